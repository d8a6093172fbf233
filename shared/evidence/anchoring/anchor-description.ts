/**
 * What is kept of a clip's place so that it can be found again on a changed page. Of the clip's own record the words
 * are kept; of everything around it only hashes of words, so that no other child's words lie beside the clip.
 */
export interface AnchorDescription {
  readonly version: 1;
  readonly quote: string;
  /** The parts of words that the quote's ends cut off. */
  readonly cutBefore: string;
  readonly cutAfter: string;
  /** Hashes of the words before the quote, nearest last, and how many of them stand in the quote's own line. */
  readonly before: readonly number[];
  readonly beforeInLine: number;
  /** Hashes of the words after the quote, nearest first, and how many of them stand in the quote's own line. */
  readonly after: readonly number[];
  readonly afterInLine: number;
  /** How often the quote stood on the page, and which of those it was, from 0. */
  readonly occurrences: number;
  readonly occurrence: number;
  readonly kind: string;
  /** Hash of each heading above, outermost first. */
  readonly headings: readonly number[];
  /** Where it started, as a share of the page's text. */
  readonly share: number;
  /** The records it stood in, when it stood in any: of many the first and the last ones. */
  readonly rows: readonly AnchorRow[];
  readonly group: AnchorGroup | null;
  readonly page: PageSigns;
}

export interface AnchorRow {
  readonly cells: readonly AnchorCell[];
  /** Which of the cells the quote covered or touched, as indexes of `cells`. */
  readonly first: number;
  readonly last: number;
  /** Which of the group's records it was. */
  readonly index: number;
  /** Hash of the record before and of the one after; 0 for none. */
  readonly previous: number;
  readonly next: number;
}

export interface AnchorCell {
  readonly text: string;
  readonly column: number;
  /** How many records of the group have the same text in this column. */
  readonly repeats: number;
}

export interface AnchorGroup {
  readonly kind: string;
  /** Hash of the caption; 0 for none. */
  readonly caption: number;
  /** Hash of each column's header; 0 for none. */
  readonly headers: readonly number[];
  readonly size: number;
  /** References, dates and names that stand around the record, in its card or among the list's other values. */
  readonly around: readonly Run[];
}

/** The hashes of some words in a row. */
export type Run = readonly number[];

/** What tells this page from another of the same template, as hashes of words. */
export interface PageSigns {
  readonly title: readonly number[];
  /** References, dates and names outside the large tables. */
  readonly telling: readonly Run[];
  /** The same in large tables. */
  readonly tabled: readonly Run[];
  /** Headings of the page that do not stand above the clip: under those, another thing of its like may stand. */
  readonly otherHeadings: readonly number[];
}

/**
 * - same: there, as it was.
 * - moved: unchanged, in another place.
 * - changed: in its place, with other words.
 * - ambiguous: several places are equally likely.
 * - gone: nowhere.
 */
export type Verdict = 'same' | 'moved' | 'changed' | 'ambiguous' | 'gone';

export interface Anchored {
  readonly verdict: Verdict;
  /** 0 to 1: how sure the verdict is. */
  readonly confidence: number;
  /** In the page's text; null when ambiguous or gone. */
  readonly place: { readonly start: number; readonly end: number } | null;
  /** The words that stand there now; '' without a place. */
  readonly text: string;
}
