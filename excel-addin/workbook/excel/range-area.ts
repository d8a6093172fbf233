import type { CellArea } from '../force-sheet.ts';

/** Where a range stands whose place was loaded; null where there is none. */
export const areaOf = (range: Excel.Range | undefined): CellArea | null =>
  range === undefined || range.isNullObject
    ? null
    : {
        row: range.rowIndex,
        column: range.columnIndex,
        rowCount: range.rowCount,
        columnCount: range.columnCount,
      };

export const PLACE = 'rowIndex,columnIndex,rowCount,columnCount';

/** The same of every range of a collection. */
export const PLACES = 'items/rowIndex,items/columnIndex,items/rowCount,items/columnCount';

/** The places of a collection of areas; none where there is no collection. */
export const areasOf = (areas: Excel.RangeAreas): readonly CellArea[] =>
  areas.isNullObject ? [] : areas.areas.items.flatMap((range) => areaOf(range) ?? []);

export const overlap = (a: CellArea, b: CellArea): boolean =>
  a.row < b.row + b.rowCount &&
  b.row < a.row + a.rowCount &&
  a.column < b.column + b.columnCount &&
  b.column < a.column + a.columnCount;
