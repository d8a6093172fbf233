import type { CellRole } from './scheme.ts';

/** A figure of the force's own: a count, or a marker that already stands there and stays. */
export type SourceFigure =
  | { readonly type: 'count'; readonly count: number }
  | {
      readonly type: 'marker';
      readonly marker: string;
      /** A count is behind it that somebody withheld: nothing we publish may give it away. */
      readonly isWithheld: boolean;
    };

export interface SourceCell {
  readonly id: string;
  readonly role: CellRole;
  readonly figure: SourceFigure;
}

/** The total is the sum of the parts; ids of cells. */
export interface SumRelation {
  readonly total: string;
  readonly parts: readonly string[];
}

/** A percentage, or a rate for each so many, that is worked out from two published counts, to so many decimal places. */
export interface PercentageOf {
  readonly id: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly decimals: number;
  /** 100 where it is absent; 1 gives a share, 10,000 a rate for each ten thousand. */
  readonly per?: number;
}

/** Everything that leaves together: a reader can set any figure of it against any other. */
export interface CountTable {
  readonly cells: readonly SourceCell[];
  readonly sums: readonly SumRelation[];
  readonly percentages: readonly PercentageOf[];
}
