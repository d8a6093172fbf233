import type { MeasureUnit } from '../../shared/measures/measure.ts';
import type { SheetTable } from './find-tables.ts';
import type { Proposed } from './measure-proposal.ts';
import { remember } from './remember.ts';
import { rateScale, unitOfCell } from './unit-of-cell.ts';

export interface Parts {
  readonly numerator: number;
  readonly denominator: number;
}

/** What of a ratio's column is known: the columns that it comes from, or why they are not. */
export type PartsReading =
  | { readonly type: 'found'; readonly parts: Parts }
  | { readonly type: 'several'; readonly all: readonly Parts[] }
  | { readonly type: 'none' }
  /** Not a ratio. */
  | { readonly type: 'not-asked' };

const mostRows = 40;
const mostColumnsAside = 14;

const numberAt = (table: SheetTable, row: number, column: number): number | null => {
  const figure = table.grid.figure(row, column);
  return figure.type === 'number' ? figure.number : null;
};

/** As exact as a figure is written: 12.3 was rounded at the first decimal; one of many decimals was not rounded. */
function toleranceOf(value: number): number {
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return decimals > 6 ? Math.abs(value) * 1e-6 + 1e-9 : 0.5 * 10 ** -decimals * 1.000001;
}

function isRatio(
  table: SheetTable,
  row: number,
  { column, parts, scale }: { column: number; parts: Parts; scale: number },
): boolean | null {
  const value = numberAt(table, row, column);
  const numerator = numberAt(table, row, parts.numerator);
  const denominator = numberAt(table, row, parts.denominator);
  if (value === null || numerator === null || denominator === null || denominator === 0) return null;
  if (value === 0 && numerator === 0) return null;
  return Math.abs((scale * numerator) / denominator - value) <= toleranceOf(value);
}

/** It must hold in nine rows of ten, and in two rows at least, unless there is only one row with exact decimals. */
function holds(
  table: SheetTable,
  rows: readonly number[],
  ratio: { column: number; parts: Parts; scale: number },
): boolean {
  const checks = rows.map((row) => ({ row, is: isRatio(table, row, ratio) })).filter(({ is }) => is !== null);
  const right = checks.filter(({ is }) => is).length;
  if (right === 0 || right * 10 < checks.length * 9) return false;
  return right >= 2 || !Number.isInteger(numberAt(table, checks[0]?.row ?? 0, ratio.column));
}

function searchParts(table: SheetTable, column: number, scale: number): PartsReading {
  const rows = table.rows.map(({ row }) => row).slice(0, mostRows);
  const first = rows.at(-1) ?? 0;
  const counts = table.columns.figures.filter(
    (other) =>
      other !== column &&
      Math.abs(other - column) <= mostColumnsAside &&
      ['count', 'money', 'hours', 'days'].includes(unitOfCell(table, first, other).value),
  );
  const all = counts.flatMap((numerator) =>
    counts
      .filter((denominator) => denominator !== numerator)
      .map((denominator) => ({ numerator, denominator }))
      .filter((parts) => holds(table, rows, { column, parts, scale })),
  );
  const [only, ...others] = all;
  if (only === undefined) return { type: 'none' };
  return others.length === 0 ? { type: 'found', parts: only } : { type: 'several', all };
}

interface ScaledColumn {
  readonly column: number;
  readonly scale: number;
}

const partsAt = remember(
  (table: SheetTable, { column, scale }: ScaledColumn) => searchParts(table, column, scale),
  ({ column, scale }) => `${scale}:${column}`,
);

/** What unitOfCell says; but under a header that says '%', 0.75 that is 30 of 40 is a share. */
export function unitByParts(table: SheetTable, row: number, column: number): Proposed<MeasureUnit> {
  const unit = unitOfCell(table, row, column);
  if (unit.value !== 'percent' || partsAt(table, { column, scale: 100 }).type !== 'none') return unit;
  return partsAt(table, { column, scale: 1 }).type === 'found' ? { ...unit, value: 'share' } : unit;
}

const scaleOf = (table: SheetTable, row: number, column: number): number | null => {
  const unit = unitByParts(table, row, column).value;
  if (unit === 'percent') return 100;
  if (unit === 'share') return 1;
  return unit === 'rate' ? rateScale(table, row, column) : null;
};

/** The columns of counts that a column of percentages or rates comes from: checked by arithmetic, row by row. */
export function partsOfColumn(table: SheetTable, row: number, column: number): PartsReading {
  const scale = scaleOf(table, row, column);
  return scale === null ? { type: 'not-asked' } : partsAt(table, { column, scale });
}

/** The ratio holds in this very row too. */
export function isRatioInRow(
  table: SheetTable,
  row: number,
  { column, parts }: { column: number; parts: Parts },
): boolean {
  const scale = scaleOf(table, row, column);
  return scale !== null && isRatio(table, row, { column, parts, scale }) === true;
}
