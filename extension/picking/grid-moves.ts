/** Rows and columns of a table, from the first to the last, and the cell from which they were chosen. */
export interface GridPart {
  readonly rows: Span;
  readonly columns: Span;
  readonly at: { readonly row: number; readonly column: number };
}

export interface Span {
  readonly first: number;
  readonly last: number;
}

export interface GridSize {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly headerRowCount: number;
}

export type GridShape = 'cell' | 'cells' | 'row' | 'rows' | 'column' | 'columns' | 'table';

const one = (index: number): Span => ({ first: index, last: index });
export const lengthOf = ({ first, last }: Span): number => last - first + 1;

export const cellAt = (row: number, column: number): GridPart => ({
  rows: one(row),
  columns: one(column),
  at: { row, column },
});

export const wholeGrid = ({ rowCount, columnCount }: GridSize, at: GridPart['at']): GridPart => ({
  rows: { first: 0, last: rowCount - 1 },
  columns: { first: 0, last: columnCount - 1 },
  at,
});

export function shapeOf({ rows, columns }: GridPart, size: GridSize): GridShape {
  const isWide = lengthOf(columns) === size.columnCount;
  if (isWide && lengthOf(rows) === size.rowCount) return 'table';
  if (isWide && size.columnCount > 1) return lengthOf(rows) === 1 ? 'row' : 'rows';
  if (isHigh(rows, size)) return lengthOf(columns) === 1 ? 'column' : 'columns';
  return lengthOf(rows) === 1 && lengthOf(columns) === 1 ? 'cell' : 'cells';
}

// A table of one row has no columns to choose beside its cells.
const isHigh = (rows: Span, { rowCount, headerRowCount }: GridSize): boolean =>
  rows.first <= headerRowCount && rows.last === rowCount - 1 && rowCount - headerRowCount > 1;

/** From cells to their rows, from rows or columns to the table; null when that is the whole table. */
export function widerPart(part: GridPart, size: GridSize): GridPart | null {
  const shape = shapeOf(part, size);
  if (shape === 'table') return null;
  if (shape !== 'cell' && shape !== 'cells') return wholeGrid(size, part.at);
  return { ...part, columns: { first: 0, last: size.columnCount - 1 } };
}

/** From the table to a row, from rows or columns to a cell; null when that is a cell. */
export function narrowerPart(part: GridPart, size: GridSize): GridPart | null {
  const { at } = part;
  const shape = shapeOf(part, size);
  if (shape === 'cell') return null;
  if (shape === 'table' && size.columnCount > 1 && size.rowCount > 1)
    return { rows: one(at.row), columns: { first: 0, last: size.columnCount - 1 }, at };
  return cellAt(at.row, at.column);
}

/** The columns of what is chosen, without their header rows. */
export const columnsPart = (part: GridPart, { rowCount, headerRowCount }: GridSize): GridPart => ({
  rows: { first: Math.min(headerRowCount, rowCount - 1), last: rowCount - 1 },
  columns: lengthOf(part.columns) === 1 ? part.columns : one(part.at.column),
  at: { row: Math.max(part.at.row, Math.min(headerRowCount, rowCount - 1)), column: part.at.column },
});

/** The row, column or cell before or after; null beyond the table's edge. */
export function besidePart(part: GridPart, size: GridSize, step: -1 | 1): GridPart | null {
  const shape = shapeOf(part, size);
  const { row, column } = part.at;
  if (shape === 'table') return null;
  if (shape === 'row' || shape === 'rows') {
    const next = (step < 0 ? part.rows.first : part.rows.last) + step;
    return isIn(next, size.rowCount) ? { ...part, rows: one(next), at: { row: next, column } } : null;
  }
  if (shape === 'column' || shape === 'columns') {
    const next = (step < 0 ? part.columns.first : part.columns.last) + step;
    return isIn(next, size.columnCount) ? { ...part, columns: one(next), at: { row, column: next } } : null;
  }
  const place = row * size.columnCount + column + step;
  if (!isIn(place, size.rowCount * size.columnCount)) return null;
  return cellAt(Math.floor(place / size.columnCount), place % size.columnCount);
}

/** One neighbour more on a side, or one less where that side was the one that had grown. */
export function extendedPart(part: GridPart, size: GridSize, direction: Direction): GridPart {
  const shape = shapeOf(part, size);
  const isBefore = direction === 'left' || direction === 'up';
  const isOverRows = direction === 'up' || direction === 'down' || shape === 'row' || shape === 'rows';
  if (shape === 'table' || (isOverRows && (shape === 'column' || shape === 'columns'))) return part;
  return isOverRows
    ? { ...part, rows: grow(part.rows, { from: part.at.row, isBefore, count: size.rowCount }) }
    : { ...part, columns: grow(part.columns, { from: part.at.column, isBefore, count: size.columnCount }) };
}

export type Direction = 'up' | 'down' | 'left' | 'right';

interface Growth {
  readonly from: number;
  readonly isBefore: boolean;
  readonly count: number;
}

function grow({ first, last }: Span, { from, isBefore, count }: Growth): Span {
  if (isBefore) return last > from ? { first, last: last - 1 } : { first: Math.max(0, first - 1), last };
  return first < from ? { first: first + 1, last } : { first, last: Math.min(count - 1, last + 1) };
}

const isIn = (index: number, count: number): boolean => index >= 0 && index < count;
