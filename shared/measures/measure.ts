/** Which way is better. A neutral measure describes, and is never given a band. */
export type MeasureDirection = 'higher' | 'lower' | 'neutral';

/** A snapshot is counted on a day, a period from a day to a day: the two are never compared silently. */
export type MeasureBasis = 'snapshot' | 'period';

export type MeasureUnit = 'count' | 'percent' | 'share' | 'rate' | 'days' | 'hours' | 'money' | 'other';

/**
 * From which value on a measure counts as which grade, the best first; each grade's limit belongs to it. With
 * 'higher' a value at or above a limit has that grade, with 'lower' one at or below. What meets none has the lowest
 * grade of the scale. Limits must fall (or rise) strictly from grade to grade; grades may be left out.
 */
export type MeasureBands = readonly { readonly grade: string; readonly limit: number }[];

/** A statistic bound to criteria, in the words that its row on PL Measures holds. */
export interface Measure {
  readonly id: string;
  readonly name: string;
  readonly unit: MeasureUnit;
  readonly direction: MeasureDirection;
  readonly basis: MeasureBasis;
  /** 'April 2018 to March 2019', '30 September 2019': as the force's own header says. */
  readonly period: string;
  /** What is counted, in words; never empty. */
  readonly definition: string;
  /** Of what it is counted, in words ("all children reported missing"); never empty: "none" says there is none. */
  readonly denominator: string;
  readonly target: number | null;
  readonly bands: MeasureBands;
  /** Ids of criteria. */
  readonly criteria: readonly string[];
  /** The entry of the measure library that it came from; null for one of the force's own. */
  readonly libraryId: string | null;
}
