/** A cell as the force keeps it: no more than this is needed to say what it means. */
export interface FigureCell {
  readonly value: string | number | boolean;
  readonly text: string;
  readonly numberFormat: string;
  readonly isError?: boolean;
}

/**
 * What a cell means. Only 'number' carries a value that may be counted with; every other kind has one defined
 * meaning, and none is ever a zero.
 */
export type Figure =
  | {
      readonly type: 'number';
      readonly number: number;
      /** What was odd in reading it: it stood as text, or had a note's mark behind it. */
      readonly oddities: readonly FigureOddity[];
    }
  /** A marker of the statistics' own: there is a reason why no number stands here. */
  | { readonly type: 'marker'; readonly marker: string; readonly meaning: MarkerMeaning }
  /** '<5', 'fewer than 10': a number is there and was withheld; `below` is the bound. */
  | { readonly type: 'below'; readonly below: number; readonly text: string }
  | { readonly type: 'blank' }
  | { readonly type: 'error'; readonly word: string }
  /** Text that is neither a number nor a marker: a label, a year, a note. */
  | { readonly type: 'words'; readonly text: string };

export type FigureOddity = 'number-as-text' | 'note-mark' | 'text-year';

export type MarkerMeaning =
  | 'not-available'
  | 'zero-or-nil'
  | 'suppressed'
  | 'not-applicable'
  | 'unreliable'
  | 'rounds-to-zero';
