/** A file as it was brought: its bytes, under a name that may be shown. */
export interface BroughtFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What was read of a file, for a person to choose from. */
export type DocumentReading =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'workbook'; readonly sheets: readonly SheetReading[] }
  | { readonly type: 'email'; readonly email: EmailReading }
  | { readonly type: 'picture'; readonly widthPx: number; readonly heightPx: number }
  /** PDFs are read in the viewer. */
  | { readonly type: 'pdf' };

export interface SheetReading {
  readonly name: string;
  readonly isHidden: boolean;
  /** The cells as texts, from A1. */
  readonly rows: readonly (readonly string[])[];
}

export interface EmailReading {
  readonly from: string;
  readonly to: string;
  readonly date: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly BroughtFile[];
}
