/** What the host page and its server say to each other. Plain data: the page imports nothing else from here. */
export interface BoxView {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface WorkbookView {
  readonly fileName: string;
  readonly calculation: string;
  readonly sheets: readonly { readonly name: string; readonly tabColor: string }[];
  readonly active: string;
  readonly selection: BoxView;
}

export interface SheetView {
  readonly name: string;
  readonly columnWidthsPx: readonly number[];
  readonly rowHeightsPx: readonly number[];
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly merges: readonly BoxView[];
  readonly showsGridlines: boolean;
  readonly isProtected: boolean;
}

export interface CellView {
  readonly row: number;
  readonly column: number;
  /** As shown in the grid. */
  readonly text: string;
  /** As shown in the formula bar. */
  readonly content: string;
  readonly align: string;
  readonly vertical: string;
  readonly isWrapped: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly size: number;
  /** '' for the grid's own colours. */
  readonly color: string;
  readonly fill: string;
  readonly borders: readonly string[];
  readonly isInTable?: boolean;
  readonly isTableHeader?: boolean;
  readonly hasFilterButton?: boolean;
}

export interface RowsView {
  readonly cells: readonly CellView[];
}

export interface EditAnswer {
  /** Absent where the edit was made. */
  readonly refusal?: string;
  /** The person may insist: the rule only warns. */
  readonly canInsist?: boolean;
}

/** How the page starts the add-in's pane. */
export interface PaneSettings {
  readonly url: string;
  readonly requirementSets: Readonly<Record<string, string | number>>;
  readonly settings: readonly (readonly [string, string])[];
}

export type QueryReply = { readonly error: number } | { readonly status: 200; readonly body: string };

/** Sent to the page as server-sent events. */
export type HostNews =
  | { readonly type: 'changed' }
  | { readonly type: 'messages'; readonly messages: readonly (readonly unknown[])[] };
