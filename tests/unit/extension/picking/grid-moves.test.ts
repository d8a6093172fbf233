import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  besidePart,
  cellAt,
  columnsPart,
  extendedPart,
  type GridPart,
  narrowerPart,
  shapeOf,
  widerPart,
} from '../../../../extension/picking/grid-moves.ts';

/** A header row and three rows of records, each of four columns. */
const size = { rowCount: 4, columnCount: 4, headerRowCount: 1 };
const rowOf = (row: number, column = 0): GridPart => ({
  rows: { first: row, last: row },
  columns: { first: 0, last: 3 },
  at: { row, column },
});

describe('moves in a table', () => {
  test('go from a cell to its row, then to the table, and back to the same cell', () => {
    const row = widerPart(cellAt(2, 3), size);
    expect(row).toEqual(rowOf(2, 3));
    const table = row && widerPart(row, size);
    expect(table && shapeOf(table, size)).toBe('table');
    expect(table && widerPart(table, size)).toBeNull();
    expect(table && narrowerPart(table, size)).toEqual(rowOf(2, 3));
    expect(row && narrowerPart(row, size)).toEqual(cellAt(2, 3));
    expect(narrowerPart(cellAt(2, 3), size)).toBeNull();
  });

  test('go on from the last cell of a row to the first of the next, and stop at the edge', () => {
    expect(besidePart(cellAt(1, 3), size, 1)).toEqual(cellAt(2, 0));
    expect(besidePart(cellAt(2, 0), size, -1)).toEqual(cellAt(1, 3));
    expect(besidePart(cellAt(3, 3), size, 1)).toBeNull();
    expect(besidePart(rowOf(0), size, -1)).toBeNull();
    expect(besidePart(rowOf(1), size, 1)).toEqual(rowOf(2));
  });

  test('take the column of a cell without the header, and the columns beside it', () => {
    const column = columnsPart(cellAt(0, 3), size);
    expect(column).toMatchObject({ rows: { first: 1, last: 3 }, columns: { first: 3, last: 3 } });
    expect(shapeOf(column, size)).toBe('column');
    expect(besidePart(column, size, -1)?.columns).toEqual({ first: 2, last: 2 });
    const two = extendedPart(column, size, 'left');
    expect(two.columns).toEqual({ first: 2, last: 3 });
    expect(shapeOf(two, size)).toBe('columns');
    expect(extendedPart(two, size, 'right')).toEqual(column);
    expect(extendedPart(column, size, 'down')).toEqual(column);
  });

  test('add rows to a row by either pair of arrows, and take them back', () => {
    const two = extendedPart(rowOf(1), size, 'down');
    expect(two.rows).toEqual({ first: 1, last: 2 });
    expect(extendedPart(rowOf(1), size, 'right')).toEqual(two);
    expect(extendedPart(two, size, 'up')).toEqual(rowOf(1));
    expect(shapeOf(two, size)).toBe('rows');
  });

  test('never leave the table, whatever is pressed', () => {
    const moves = fc.array(
      fc.constantFrom('up', 'down', 'left', 'right', 'wide', 'narrow', 'before', 'after', 'c'),
    );
    const sizes = fc.record({
      rowCount: fc.integer({ min: 1, max: 5 }),
      columnCount: fc.integer({ min: 1, max: 5 }),
      headerRowCount: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(sizes, moves, (any, pressed) => {
        let part: GridPart = cellAt(0, 0);
        for (const one of pressed) {
          if (one === 'wide') part = widerPart(part, any) ?? part;
          else if (one === 'narrow') part = narrowerPart(part, any) ?? part;
          else if (one === 'before') part = besidePart(part, any, -1) ?? part;
          else if (one === 'after') part = besidePart(part, any, 1) ?? part;
          else if (one === 'c') part = columnsPart(part, any);
          else part = extendedPart(part, any, one as 'up');
          const { rows, columns } = part;
          expect(rows.first >= 0 && rows.first <= rows.last && rows.last < any.rowCount).toBe(true);
          expect(columns.first >= 0 && columns.first <= columns.last && columns.last < any.columnCount).toBe(
            true,
          );
        }
      }),
    );
  });
});
