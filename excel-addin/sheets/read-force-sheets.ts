import { ok, type Result } from '../../shared/result.ts';
import { type ForceSheetReading, mostForceCells, type SheetOutline } from '../workbook/force-sheet.ts';
import type { Workbook, WorkbookError } from '../workbook/workbook.ts';

/**
 * Every sheet that is not ours and has anything on it. One of more than `mostForceCells` cells stands in the answer
 * without any cell, and PL Checks says that it was not looked through. Three round trips.
 */
export async function readForceSheets(
  workbook: Workbook,
): Promise<Result<readonly ForceSheetReading[], WorkbookError>> {
  const outline = await workbook.outline();
  if (!outline.ok) return outline;
  const theirs = outline.value.filter(({ isOurs, usedArea }) => !isOurs && usedArea !== null);
  const wanted = theirs.filter((sheet) => !isTooLarge(sheet));
  const read = await workbook.readSheets(wanted.map(({ sheetName }) => ({ sheetName })));
  return read.ok ? ok([...read.value, ...theirs.filter(isTooLarge).map(leftOut)]) : read;
}

const isTooLarge = ({ usedArea }: SheetOutline): boolean =>
  usedArea !== null && usedArea.rowCount * usedArea.columnCount > mostForceCells;

const leftOut = ({ sheetName, usedArea }: SheetOutline): ForceSheetReading => ({
  sheetName,
  area: usedArea ?? { row: 0, column: 0, rowCount: 0, columnCount: 0 },
  cells: [],
  ...{ merges: [], hiddenRows: [], hiddenColumns: [], has1904Dates: false },
});

/** A sheet that has cells, none of which was read. */
export const isLeftOut = ({ area, cells }: ForceSheetReading): boolean =>
  cells.length === 0 && area.rowCount > 0;
