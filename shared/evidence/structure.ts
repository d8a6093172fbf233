/** What a selection was part of: kept so that a value keeps its meaning, and the clip can be found again. */
export interface Structure {
  /** The nearest heading before the selection and the headings above that one, outermost first. */
  readonly headings: readonly string[];
  readonly table: TableGrid | null;
  readonly field: FormField | null;
}

/** The selected rows and columns of a table. */
export interface TableGrid {
  readonly caption: string;
  /** One text a column; the rows of a several-row header are joined by ' / '. '' where a column has none. */
  readonly columnHeaders: readonly string[];
  readonly rows: readonly TableGridRow[];
}

export interface TableGridRow {
  /** The row's own header cell, else its first cell: what tells this row from the others. */
  readonly key: string;
  /** As many as there are columnHeaders. */
  readonly cells: readonly string[];
}

/** A form field; its password value is never read. */
export interface FormField {
  readonly label: string;
  readonly name: string;
  readonly type: string;
  readonly value: string;
}
