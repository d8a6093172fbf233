import { err, ok, type Result } from '../../../shared/result.ts';
import { type CellArea, type ForceSheetReading, mostForceCells, tooManyCells } from '../force-sheet.ts';
import type { WorkbookError } from '../workbook.ts';
import { type CellRow, loadCells, rowsOfCells } from './force-cells.ts';
import { hiddenColumns, hiddenRows } from './hidden-lines.ts';
import { isOfficeError } from './office-error.ts';
import { areaOf, areasOf, overlap, PLACE, PLACES } from './range-area.ts';

interface SheetWanted {
  readonly sheetName: string;
  readonly area?: CellArea;
}

type Sheets = Result<readonly ForceSheetReading[], WorkbookError>;

/**
 * One round trip. The rest of a sheet that is longer than `FIRST_ROWS` follows in bands, once it is known to be small
 * enough. Where Excel refuses the first answer (more than 5 MB on the web, or more than 512 merged areas at once), half
 * of the sheets are asked for, and so on; a single sheet that is refused is fetched in bands.
 */
export const readForceSheets = async (
  excel: typeof Excel,
  wanted: readonly SheetWanted[],
): Promise<Sheets> => {
  const read = (isAtOnce: boolean): Promise<Sheets> =>
    excel.run({ delayForCellEdit: false }, (context) => readWanted(context, wanted, isAtOnce));
  try {
    return await read(true);
  } catch (thrown) {
    if (!isOfficeError(thrown) || thrown.code === 'InvalidOperationInCellEditMode') throw thrown;
    return wanted.length > 1 ? readHalves(excel, wanted) : read(false);
  }
};

const readHalves = async (excel: typeof Excel, wanted: readonly SheetWanted[]): Promise<Sheets> => {
  const half = Math.ceil(wanted.length / 2);
  const first = await readForceSheets(excel, wanted.slice(0, half));
  if (!first.ok) return first;
  const second = await readForceSheets(excel, wanted.slice(half));
  return second.ok ? ok([...first.value, ...second.value]) : second;
};

const FIRST_ROWS = 50_000;
const BAND_ROWS = 2000;

const readWanted = async (
  context: Excel.RequestContext,
  wanted: readonly SheetWanted[],
  isAtOnce: boolean,
): Promise<Sheets> => {
  const sheets = wanted.map((one) => queueSheet(context, one));
  const firsts = isAtOnce ? sheets.map((sheet, index) => queueFirst(sheet, wanted[index]?.area)) : [];
  await context.sync();
  const readings: ForceSheetReading[] = [];
  for (const [index, sheet] of sheets.entries()) {
    if (sheet.sheet.isNullObject) continue;
    const area = areaOf(sheet.whole) ?? { row: 0, column: 0, rowCount: 0, columnCount: 0 };
    if (area.rowCount * area.columnCount > mostForceCells) return tooLarge(sheet.sheet.name, area);
    readings.push(await completed(sheet, area, firsts[index]));
  }
  return ok(readings);
};

const queueSheet = (context: Excel.RequestContext, { sheetName, area }: SheetWanted) => {
  const sheet = context.workbook.worksheets.getItemOrNullObject(sheetName).load('name');
  const whole = (area === undefined ? sheet.getUsedRangeOrNullObject(true) : rangeOf(sheet, area)).untrack();
  const visible = whole.getSpecialCellsOrNullObject('Visible').untrack();
  visible.areas.load(PLACES);
  return { sheet, whole: whole.load(`${PLACE},rowHidden,columnHidden`), visible };
};

type QueuedSheet = ReturnType<typeof queueSheet>;

const rangeOf = (sheet: Excel.Worksheet, { row, column, rowCount, columnCount }: CellArea): Excel.Range =>
  sheet.getRangeByIndexes(row, column, rowCount, columnCount).untrack();

/** The cells of the first rows, and the sheet's merged areas. */
const queueFirst = ({ sheet, whole }: QueuedSheet, area: CellArea | undefined) => {
  const rows = area === undefined ? `1:${FIRST_ROWS}` : `${area.row + 1}:${area.row + FIRST_ROWS}`;
  // Excel gives the merged areas whose first cell lies in the range (OfficeDev/office-js#3611): ask from A1 on.
  const about =
    area === undefined ? sheet.getUsedRangeOrNullObject(false).untrack() : rangeOf(sheet, beforeEndOf(area));
  return {
    cells: loadCells(whole.getIntersectionOrNullObject(rows).untrack()),
    merged: queueMerged(about),
  };
};

/** From A1 to the area's last cell. */
const beforeEndOf = ({ row, column, rowCount, columnCount }: CellArea): CellArea => ({
  row: 0,
  column: 0,
  rowCount: row + rowCount,
  columnCount: column + columnCount,
});

const queueMerged = (range: Excel.Range): Excel.RangeAreas => {
  const merged = range.getMergedAreasOrNullObject().untrack();
  merged.areas.load(PLACES);
  return merged;
};

const completed = async (
  { sheet, whole, visible }: QueuedSheet,
  area: CellArea,
  first: ReturnType<typeof queueFirst> | undefined,
): Promise<ForceSheetReading> => {
  const cells: CellRow[] = first === undefined ? [] : rowsOfCells(first.cells);
  if (cells.length < area.rowCount) await readBands(sheet, area, cells);
  const merges = first === undefined ? await readMerges(sheet, beforeEndOf(area)) : areasOf(first.merged);
  const parts = areasOf(visible);
  const isAnything = !whole.isNullObject;
  return {
    sheetName: sheet.name,
    area,
    cells,
    merges: merges.filter((merge) => overlap(merge, area)),
    hiddenRows: isAnything ? hiddenRows(area, whole.rowHidden, parts) : [],
    hiddenColumns: isAnything ? hiddenColumns(area, whole.columnHidden, parts) : [],
    has1904Dates: false,
  };
};

/** A round trip a band, smaller ones where Excel refuses; adds the rows that follow those in `cells`. */
const readBands = async (sheet: Excel.Worksheet, area: CellArea, cells: CellRow[]): Promise<void> => {
  let bandRows = BAND_ROWS;
  while (cells.length < area.rowCount) {
    const rowCount = Math.min(bandRows, area.rowCount - cells.length);
    const range = loadCells(rangeOf(sheet, { ...area, row: area.row + cells.length, rowCount }));
    try {
      await sheet.context.sync();
    } catch (thrown) {
      if (!isOfficeError(thrown) || rowCount === 1) throw thrown;
      bandRows = Math.ceil(rowCount / 4);
      continue;
    }
    for (const cellRow of rowsOfCells(range)) cells.push(cellRow);
  }
};

/** Halved as long as Excel refuses, since it does not say how many there are. */
const readMerges = async (sheet: Excel.Worksheet, area: CellArea): Promise<readonly CellArea[]> => {
  if (area.rowCount === 0 || area.columnCount === 0) return [];
  const merged = queueMerged(rangeOf(sheet, area));
  try {
    await sheet.context.sync();
    return areasOf(merged);
  } catch (thrown) {
    if (!isOfficeError(thrown) || area.rowCount === 1) throw thrown;
  }
  const half = Math.ceil(area.rowCount / 2);
  return [
    ...(await readMerges(sheet, { ...area, rowCount: half })),
    ...(await readMerges(sheet, { ...area, row: area.row + half, rowCount: area.rowCount - half })),
  ];
};

const tooLarge = (sheetName: string, { rowCount, columnCount }: CellArea): Sheets =>
  err({ type: 'too-large', sheetName, reason: tooManyCells(rowCount * columnCount) });
