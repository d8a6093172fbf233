import { areaName, type CellArea, cellName, isWithinColumns, parseArea, touches } from './cell-place.ts';
import { type Edits, setEdit } from './edits.ts';
import { refusal } from './file-fault.ts';
import type { OpenTable } from './read-table.ts';
import { formulaText, rowCells, type SheetCell, sheetRows } from './sheet-rows.ts';
import { attribute, elements, withAttribute } from './xml-text.ts';

interface PlacedCell {
  readonly row: number;
  readonly cell: SheetCell;
}

/** Excel's last column is XFD. */
const lastColumn = 16_383;

/**
 * Makes room for new rows and columns as Excel does: what stands beneath the table, in its columns, moves down, and
 * what stands beside a new column moves right; when rows go, what stands beneath moves up again. A new column takes
 * cells that are blank as they are. Where formulas, links or merged cells would have to follow, it refuses and names
 * the cell: only a spreadsheet program can do that.
 */
export function makeRoom(table: OpenTable, area: CellArea): Edits {
  const edits: Edits = new Map();
  const { rows: place, hasTotals } = table.place;
  const isSame = area.lastRow === place.lastRow && area.lastColumn === place.lastColumn;
  if (isSame) return edits;
  if (hasTotals) throw refusal(`Take the totals row off ${where(table)} (Table Design), then try again.`);
  if (area.lastColumn > place.lastColumn) moveRight(table, area, edits);
  if (area.lastRow < place.lastRow) removeRows(table, area, edits);
  if (area.lastRow !== place.lastRow) moveBeneath(table, area, edits);
  return edits;
}

const where = ({ found }: OpenTable): string => `the table on the sheet "${found.sheet.name}"`;
const hasContent = ({ cell }: PlacedCell): boolean => cell.contentEnd > cell.tag.end;

function moveBeneath(table: OpenTable, area: CellArea, edits: Edits): void {
  const { rows: place } = table.place;
  const region = { ...area, firstRow: place.lastRow + 1, lastRow: Number.POSITIVE_INFINITY };
  const beneath = cellsIn(table, region);
  if (!beneath.some(hasContent)) return;
  const fixed = fixedIn(table, region, beneath);
  // Where rows go, what cannot move simply stays where it is.
  if (fixed !== undefined && area.lastRow < place.lastRow) return;
  if (fixed !== undefined)
    throw refusal(
      `New rows need the cells beneath ${where(table)}, but ${fixed} cannot be moved. Move it first.`,
    );
  moveCells(table, { cells: beneath, rows: area.lastRow - place.lastRow, columns: 0 }, edits);
}

function moveRight(table: OpenTable, area: CellArea, edits: Edits): void {
  const { rows: place } = table.place;
  const region = {
    ...place,
    firstRow: place.firstRow - 1,
    firstColumn: place.lastColumn + 1,
    lastColumn: Number.POSITIVE_INFINITY,
  };
  const beside = cellsIn(table, region);
  const isInTheWay = (one: PlacedCell): boolean => hasContent(one) && one.cell.column <= area.lastColumn;
  const columns = area.lastColumn - place.lastColumn;
  const taken = { ...region, lastColumn: area.lastColumn };
  const fixedInTheWay = fixedIn(table, taken, []);
  if (!beside.some(isInTheWay) && fixedInTheWay === undefined) return;
  const tooFar = beside.find(({ cell }) => cell.column + columns > lastColumn);
  const fixed =
    tooFar === undefined ? fixedIn(table, region, beside) : cellName(tooFar.cell.column, tooFar.row);
  if (fixed !== undefined)
    throw refusal(
      `A new column needs the cells to the right of ${where(table)}, but ${fixed} cannot be moved. Move it first.`,
    );
  moveCells(table, { cells: beside, rows: 0, columns }, edits);
}

function removeRows(table: OpenTable, area: CellArea, edits: Edits): void {
  const { rows: place } = table.place;
  for (const { row, cell } of cellsIn(table, { ...place, firstRow: area.lastRow + 1 }))
    setEdit(edits, [row, cell.column], { type: 'moved', xml: '' });
}

interface Move {
  readonly cells: readonly PlacedCell[];
  readonly rows: number;
  readonly columns: number;
}

function moveCells({ sheetXml: xml }: OpenTable, { cells, rows, columns }: Move, edits: Edits): void {
  for (const { row, cell } of cells) setEdit(edits, [row, cell.column], { type: 'moved', xml: '' });
  for (const { row, cell } of cells) {
    const to = [row + rows, cell.column + columns] as const;
    const tag = withAttribute(xml.slice(cell.tag.start, cell.tag.end), 'r', cellName(to[1], to[0]));
    setEdit(edits, to, { type: 'moved', xml: tag + xml.slice(cell.tag.end, cell.end) });
  }
}

function cellsIn({ sheetXml: xml, data }: OpenTable, region: CellArea): readonly PlacedCell[] {
  const cells: PlacedCell[] = [];
  for (const row of sheetRows(xml, data)) {
    if (row.number < region.firstRow) continue;
    if (row.number > region.lastRow) break;
    for (const cell of rowCells(xml, row))
      if (isWithinColumns(cell.column, region)) cells.push({ row: row.number, cell });
  }
  return cells;
}

/** Something that moving its XML would not move whole: a formula, a link, merged cells, another table. */
function fixedIn(table: OpenTable, region: CellArea, cells: readonly PlacedCell[]): string | undefined {
  const { sheetXml: xml, data, otherTables } = table;
  const calculated = cells.find(
    ({ cell }) => formulaText(xml.slice(cell.tag.end, cell.contentEnd)) !== undefined,
  );
  if (calculated !== undefined) return cellName(calculated.cell.column, calculated.row);
  const tail = data.end;
  const tied = ['mergeCell', 'hyperlink'].flatMap((name) =>
    elements(xml, name, tail).flatMap((tag) => parseArea(attribute(tag, 'ref') ?? '') ?? []),
  );
  const found = [...tied, ...otherTables].find((area) => touches(area, region));
  return found === undefined ? undefined : areaName(found);
}
