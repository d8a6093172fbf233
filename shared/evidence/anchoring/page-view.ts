/** A page as anchoring sees it: its text, and what the layout says of the parts of it. No DOM. */
export interface PageView {
  readonly title: string;
  /** As capture reads it: a line break between blocks, a tab between cells. */
  readonly text: string;
  /** The parts between breaks and tabs, in order, none empty. */
  readonly lines: readonly PageLine[];
  readonly records: readonly PageRecord[];
  readonly groups: readonly PageGroup[];
}

export type LineKind = 'heading' | 'item' | 'label' | 'value' | 'header' | 'cell' | 'text';

export interface PageLine {
  readonly start: number;
  readonly end: number;
  readonly kind: LineKind;
  /** 1 to 6 for a heading, else 0. */
  readonly level: number;
  /** Index of the innermost record it stands in; -1 for none. */
  readonly record: number;
}

/** What belongs together as one thing among its like: a table's row, an entry of a list, a card, a label with its value. */
export interface PageRecord {
  readonly group: number;
  readonly start: number;
  readonly end: number;
  readonly cells: readonly PageCell[];
  /** The record around this one; -1 for none. */
  readonly outer: number;
}

export interface PageCell {
  readonly start: number;
  readonly end: number;
  readonly column: number;
}

/** A table, a list or whatever else holds records of one kind. */
export interface PageGroup {
  readonly kind: 'table' | 'terms' | 'list' | 'repeat';
  readonly caption: string;
  /** One a column; '' where there is none. */
  readonly headers: readonly string[];
  /** Indexes of its records, in order. */
  readonly records: readonly number[];
}
