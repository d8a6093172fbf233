import { findTables, type SheetTable } from '../../proposals/find-tables.ts';
import type { ForceSheetReading } from '../../workbook/force-sheet.ts';
import type { CheckRow } from '../check-row.ts';
import { isLeftOut } from '../read-force-sheets.ts';
import { figureChecks } from './figure-checks.ts';
import { forceNameChecks, hiddenChecks, jointForceChecks, unitChecks } from './label-checks.ts';
import { doubleCountChecks, sumChecks } from './sum-checks.ts';
import { checkedTable } from './table-cells.ts';

/** All that is odd in the figures of sheets of theirs; nothing of it is changed. */
export const checkForceFigures = (readings: readonly ForceSheetReading[]): readonly CheckRow[] =>
  readings.flatMap((reading) =>
    isLeftOut(reading) ? [notLookedThrough(reading)] : findTables(reading).flatMap(checkTable),
  );

const notLookedThrough = ({ sheetName, area }: ForceSheetReading): CheckRow => ({
  id: `not-read ${sheetName}`,
  kind: 'not-read',
  state: 'know',
  what: `“${sheetName}” has ${(area.rowCount * area.columnCount).toLocaleString('en-GB')} cells in use, more than are read at once, and was not looked through. Clear what is not needed there, or copy the figures that matter to a sheet of their own.`,
  at: { sheetName, row: area.row, column: area.column },
  where: '',
  count: 1,
});

/** The checks of one table, for a caller that has found the tables already. */
export function checkTable(table: SheetTable): readonly CheckRow[] {
  const checked = checkedTable(table);
  return [
    ...figureChecks(checked),
    ...sumChecks(checked),
    ...doubleCountChecks(checked),
    ...unitChecks(checked),
    ...jointForceChecks(checked),
    ...forceNameChecks(checked),
    ...hiddenChecks(checked),
  ];
}
