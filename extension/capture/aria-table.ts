import { attributeOf, closestOf, localNameOf, matches } from './dom-properties.ts';
import { createTableModel, fill, MAX_COLUMN_SPAN, type TableModel, widthOf } from './table-model.ts';

const TABLE = '[role="grid"], [role="table"], [role="treegrid"]';
const ROW = '[role="row"]';
const CELL = '[role="cell"], [role="gridcell"], [role="columnheader"], [role="rowheader"]';

/** A table that is none in HTML: what scripts build of boxes, and name by its roles. */
export const isAriaTable = (element: Element): boolean =>
  localNameOf(element) !== 'table' && matches(element, TABLE);

export const isAriaCell = (element: Element, table: Element): boolean =>
  matches(element, CELL) && closestOf(element, TABLE) === table;

export const rowSpanOf = (cell: Element): number =>
  'rowSpan' in cell ? (cell as HTMLTableCellElement).rowSpan : spanOf(cell, 'aria-rowspan');

/** Of a table, or of what a page says is one by its roles. */
export const modelOf = (table: Element): TableModel =>
  isAriaTable(table) ? createAriaModel(table) : createTableModel(table as HTMLTableElement);

/** Of a table of which only a part is drawn, that part. */
function createAriaModel(table: Element): TableModel {
  const rows = inOrder(
    [...Element.prototype.querySelectorAll.call(table, ROW)].filter((row) => closestOf(row, TABLE) === table),
  );
  const cells = rows.map((row) =>
    [...Element.prototype.querySelectorAll.call(row, CELL)].filter((cell) => closestOf(cell, ROW) === row),
  );
  const columnAt = columnsByIndex(cells.flat());
  const grid: (Element | undefined)[][] = rows.map(() => []);
  for (const [rowIndex, own] of cells.entries()) {
    let column = 0;
    for (const cell of own) {
      column = columnAt?.(cell) ?? column;
      while (grid[rowIndex]?.[column]) column += 1;
      const width = Math.min(spanOf(cell, 'aria-colspan'), MAX_COLUMN_SPAN);
      const rowEnd = Math.min(rowIndex + spanOf(cell, 'aria-rowspan'), rows.length);
      fill(grid, { cell, column, width, rowIndex, rowEnd });
      column += width;
    }
  }
  const firstOfBody = cells.findIndex((own) => !isHeaderRow(own));
  const headerRowCount = firstOfBody < 0 ? rows.length : firstOfBody;
  return { rows, grid, columnCount: widthOf(grid), headerRowCount };
}

const isHeaderRow = (cells: readonly Element[]): boolean =>
  cells.length > 0 && cells.every((cell) => attributeOf(cell, 'role') === 'columnheader');

function spanOf(cell: Element, attribute: string): number {
  const span = Number(attributeOf(cell, attribute));
  return Number.isInteger(span) && span > 1 ? span : 1;
}

const indexOf = (element: Element, attribute: string): number => Number(attributeOf(element, attribute)) || 0;

/** Lists that draw only what is in view use their elements again, in whatever order. */
function inOrder(rows: readonly Element[]): readonly Element[] {
  const index = (row: Element) => indexOf(row, 'aria-rowindex');
  return rows.every((row) => index(row) > 0) ? rows.toSorted((a, b) => index(a) - index(b)) : rows;
}

/** Where every cell tells its column, that counts; columns of which nothing is drawn leave no gap. */
function columnsByIndex(cells: readonly Element[]): ((cell: Element) => number) | null {
  const index = (cell: Element) => indexOf(cell, 'aria-colindex');
  if (cells.some((cell) => index(cell) < 1 || spanOf(cell, 'aria-colspan') > 1)) return null;
  const drawn = [...new Set(cells.map(index))].sort((a, b) => a - b);
  const columns = new Map(drawn.map((one, column) => [one, column]));
  return (cell) => columns.get(index(cell)) ?? 0;
}
