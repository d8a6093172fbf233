import type { CellArea } from './cell-place.ts';
import { areaName, cellName, parseArea } from './cell-place.ts';
import { refusal } from './file-fault.ts';
import type { Edits } from './plan-update.ts';
import type { OpenTable } from './read-table.ts';
import { formulaText, rowCells, type SheetCell, sheetData, sheetRows } from './sheet-rows.ts';
import { attribute, elements, withAttribute } from './xml-text.ts';

interface PlacedCell {
  readonly row: number;
  readonly cell: SheetCell;
}

/**
 * Makes room for new rows as Excel does: what stands beneath the table, in its columns, moves down. Where that
 * would need formulas elsewhere to follow, it refuses and names the cell: only a spreadsheet program can do that.
 */
export function movedDown(table: OpenTable, area: CellArea): Edits {
  const { sheetXml: xml, place, found } = table;
  const edits: Edits = new Map();
  if (area.lastRow === place.rows.lastRow) return edits;
  const where = `the table on the sheet "${found.sheet.name}"`;
  if (place.hasTotals) throw refusal(`Take the totals row off ${where} (Table Design), then try again.`);
  const beneath = cellsBeneath(table);
  if (!beneath.some(({ cell }) => cell.contentEnd > cell.tag.end)) return edits;
  const fixed = fixedBeneath(xml, place.rows, beneath);
  if (fixed !== undefined)
    throw refusal(`New rows need the cells beneath ${where}, but ${fixed} cannot be moved. Move it first.`);
  const set = (row: number, column: number, moved: string): void => {
    edits.set(row, (edits.get(row) ?? new Map()).set(column, { type: 'moved', xml: moved }));
  };
  for (const { row, cell } of beneath) set(row, cell.column, '');
  for (const { row, cell } of beneath) {
    const to = row + area.lastRow - place.rows.lastRow;
    const tag = withAttribute(xml.slice(cell.tag.start, cell.tag.end), 'r', cellName(cell.column, to));
    set(to, cell.column, tag + xml.slice(cell.tag.end, cell.end));
  }
  return edits;
}

function cellsBeneath({ sheetXml: xml, place }: OpenTable): readonly PlacedCell[] {
  const cells: PlacedCell[] = [];
  for (const row of sheetRows(xml, sheetData(xml))) {
    if (row.number <= place.rows.lastRow) continue;
    for (const cell of rowCells(xml, row))
      if (isWithinColumns(cell.column, place.rows)) cells.push({ row: row.number, cell });
  }
  return cells;
}

export const isWithinColumns = (column: number, area: CellArea): boolean =>
  column >= area.firstColumn && column <= area.lastColumn;

/** Something beneath the table that moving its XML would not move whole: a formula, a link, merged cells. */
function fixedBeneath(xml: string, rows: CellArea, beneath: readonly PlacedCell[]): string | undefined {
  const calculated = beneath.find(
    ({ cell }) => formulaText(xml.slice(cell.tag.end, cell.contentEnd)) !== undefined,
  );
  if (calculated !== undefined) return cellName(calculated.cell.column, calculated.row);
  const tail = sheetData(xml).end;
  for (const name of ['mergeCell', 'hyperlink'])
    for (const tag of elements(xml, name, tail)) {
      const area = parseArea(attribute(tag, 'ref') ?? '');
      if (area !== undefined && area.lastRow > rows.lastRow) return areaName(area);
    }
  return undefined;
}
