/** A table as a plain grid: a merged cell stands at every place that it covers. */
export interface TableModel {
  readonly rows: readonly Element[];
  readonly grid: readonly (readonly (Element | undefined)[])[];
  readonly columnCount: number;
  readonly headerRowCount: number;
}

// https://html.spec.whatwg.org/multipage/tables.html, "algorithm for processing rows", step 8.
export const MAX_COLUMN_SPAN = 1000;

/** Of what merged cells cover: more is no table that anybody reads, and its cells count where they begin. */
const MOST_PLACES = 1_000_000;

export function createTableModel(table: HTMLTableElement): TableModel {
  const rows = [...table.rows];
  const grid: (Element | undefined)[][] = rows.map(() => []);
  let places = 0;
  for (const [rowIndex, row] of rows.entries()) {
    let column = 0;
    for (const cell of row.cells) {
      while (grid[rowIndex]?.[column]) column += 1;
      let width = Math.min(cell.colSpan, MAX_COLUMN_SPAN);
      let rowEnd = lastRowOf(cell, rowIndex, rows);
      places += width * (rowEnd - rowIndex);
      if (places > MOST_PLACES) [width, rowEnd] = [1, rowIndex + 1];
      fill(grid, { cell, column, width, rowIndex, rowEnd });
      column += width;
    }
  }
  return { rows, grid, columnCount: widthOf(grid), headerRowCount: countHeaderRows(rows) };
}

interface Placement {
  readonly cell: Element;
  readonly column: number;
  readonly width: number;
  readonly rowIndex: number;
  readonly rowEnd: number;
}

export function fill(grid: (Element | undefined)[][], placement: Placement): void {
  const { cell, column, width, rowIndex, rowEnd } = placement;
  for (let row = rowIndex; row < rowEnd; row += 1) {
    for (let at = column; at < column + width; at += 1) {
      const places = grid[row];
      if (places) places[at] ??= cell;
    }
  }
}

export const widthOf = (grid: TableModel['grid']): number =>
  grid.reduce((widest, row) => Math.max(widest, row.length), 0);

// A cell never reaches beyond its row group; rowspan="0" reaches to the group's end.
function lastRowOf(
  cell: HTMLTableCellElement,
  rowIndex: number,
  rows: readonly HTMLTableRowElement[],
): number {
  if (cell.rowSpan === 1) return rowIndex + 1;
  const group = rows[rowIndex]?.parentNode;
  const wanted = cell.rowSpan === 0 ? rows.length : rowIndex + cell.rowSpan;
  let end = rowIndex + 1;
  while (end < wanted && rows[end]?.parentNode === group) end += 1;
  return end;
}

export function countHeaderRows(rows: Iterable<HTMLTableRowElement>): number {
  let count = 0;
  for (const row of rows) {
    if (!isHeaderRow(row)) break;
    count += 1;
  }
  return count;
}

function isHeaderRow(row: HTMLTableRowElement): boolean {
  if (row.parentElement?.localName === 'thead') return true;
  return row.cells.length > 0 && [...row.cells].every(isColumnHeader) && groupHeadingOf(row) === null;
}

/** The heading of the rows below it: a header cell alone in its row of the body. It is no column's header. */
export function groupHeadingOf(row: Element | undefined): Element | null {
  if (row?.localName !== 'tr') return null;
  const [cell, ...others] = (row as HTMLTableRowElement).cells;
  const isAlone = cell?.localName === 'th' && others.length === 0 && cell.colSpan > 1;
  return isAlone && row.parentElement?.localName !== 'thead' ? cell : null;
}

function isColumnHeader(cell: HTMLTableCellElement): boolean {
  return cell.localName === 'th' && !/^row/.test(cell.scope);
}
