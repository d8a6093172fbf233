import { areaReference, type SheetArea } from '../workbook/cell-reference.ts';
import type { ForceCells } from './force-cells.ts';
import type { MeasureSeries } from './measure-readings.ts';

const reference = ({ sheetName, area }: SheetArea): string => areaReference(sheetName, area);

/**
 * How many values the series has: numbers whose period is not blank. Its two ranges, the values' first, are where the
 * series is read back from.
 */
export const pointsFormula = ({ values, periods }: MeasureSeries): string =>
  `SUMPRODUCT(ISNUMBER(${reference(values)})*(LEN(${reference(periods)})>0))`;

export const periodsFormula = ({ periods }: MeasureSeries): string => `COUNTA(${reference(periods)})`;

/** Values and periods lie along each other, or no formula could pair them. */
export const isPaired = ({ values, periods }: MeasureSeries): boolean =>
  values.area.rowCount === periods.area.rowCount && values.area.columnCount === periods.area.columnCount;

/** What pointsFormula and periodsFormula give; a formula of theirs that gives '' counts as filled, as in COUNTA. */
export function countSeries(
  { values, periods }: MeasureSeries,
  cells: ForceCells,
): { points: number; periods: number } {
  const headers = cells.in(periods.sheetName, periods.area);
  const figures = cells.in(values.sheetName, values.area);
  const isNamed = (at: number): boolean => (headers[at]?.[1].value ?? '') !== '';
  return {
    points: figures.filter(([, { value }], at) => typeof value === 'number' && isNamed(at)).length,
    periods: headers.filter(([, { value, formula }]) => value !== '' || formula !== undefined).length,
  };
}
