/** What a selection was part of: kept so that a value keeps its meaning, and the clip can be found again. */
export interface Structure {
  /** The nearest heading before the selection and the headings above that one, outermost first. */
  readonly headings: readonly string[];
  readonly table: TableGrid | null;
  readonly field: FormField | null;
  /** The innermost list that holds all of it; null in clips of 0.2.0. */
  readonly list: ListPlace | null;
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

/** Which of a list's items it was in. */
export interface ListPlace {
  /** What the list is called, else the nearest heading; '' where there is neither. */
  readonly label: string;
  readonly isOrdered: boolean;
  /** The words of the items that this list is nested in, outermost first. */
  readonly above: readonly string[];
  /** Counted from 1; of several items the first and the last. */
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

/** What stands for the value of a field for a card number or a one-time code, which is never read. */
export const maskedValue = '••••';

/** A form field; a password's is never kept at all. */
export interface FormField {
  readonly label: string;
  readonly name: string;
  readonly type: string;
  readonly value: string;
}
