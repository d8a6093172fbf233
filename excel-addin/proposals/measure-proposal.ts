import type { Figure } from '../../shared/measures/figure.ts';
import type { MeasureBasis, MeasureUnit } from '../../shared/measures/measure.ts';
import type { CellPlace } from '../workbook/cell-reference.ts';
import type { CellArea } from '../workbook/force-sheet.ts';

/** Something read off their sheet, with the cells that it was read from, so that a person can see why. */
export interface Proposed<T> {
  readonly value: T;
  /** Empty where it is a guess that rests on no cell, such as the unit 'count'. */
  readonly from: readonly CellArea[];
}

/** How a measure is known again in a later sheet: texts as `labelForm` has them. */
export interface MeasureLabels {
  /** The labels at the left of the row, outermost first, with the region or "of which" row that it stands under. */
  readonly row: readonly string[];
  /** The headers above, outermost first, without those that say the period. */
  readonly headers: readonly string[];
  /** What the sheet says it is about: its title. */
  readonly title: string;
}

/**
 * Values one after another in time, with the cells that say each one's period at the same places along the area. A
 * place whose period cell is blank is no value of the series: a column of marks or per cents between two of them.
 */
export interface ProposedSeries {
  readonly values: CellArea;
  readonly periods: CellArea;
  /** The latest stands first in the sheet. */
  readonly isNewestFirst: boolean;
}

/** Why a row or column of a table should not be taken for a force's own figure without thinking. */
export type RowKind = 'plain' | 'subtotal' | 'total' | 'joint-forces' | 'note';

/** What a cell of theirs would be as a measure. A person corrects and confirms it; nothing is bound before. */
export interface MeasureProposal {
  readonly sheetName: string;
  /** The whole table that it stands in, with its headers and labels, without its title and footnotes. */
  readonly table: CellArea;
  readonly name: Proposed<string>;
  readonly value: CellPlace;
  readonly figure: Figure;
  readonly numerator: CellPlace | null;
  readonly denominator: CellPlace | null;
  readonly unit: Proposed<MeasureUnit>;
  readonly period: Proposed<string>;
  readonly basis: MeasureBasis;
  readonly series: ProposedSeries | null;
  readonly labels: MeasureLabels;
  readonly rowKind: RowKind;
  /** Sentences, such as that the row is a subtotal of those above. */
  readonly warnings: readonly string[];
}
