import type { CellArea, ForceCell, ForceSheetReading } from '../../../../excel-addin/workbook/force-sheet.ts';

/** A cell as written in a sample: a plain value, or one with its number format, or an error. */
export type SampleCell =
  | string
  | number
  | { readonly value: string | number; readonly format?: string; readonly isError?: boolean };

const toCell = (sample: SampleCell | undefined): ForceCell => {
  if (sample === undefined) return { value: '', text: '', numberFormat: 'General' };
  if (typeof sample !== 'object') return { value: sample, text: String(sample), numberFormat: 'General' };
  return {
    value: sample.value,
    text: String(sample.value),
    numberFormat: sample.format ?? 'General',
    ...(sample.isError === true ? { isError: true } : {}),
  };
};

interface Extra {
  readonly merges?: readonly CellArea[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly sheetName?: string;
}

/** A sheet from rows of cells, beginning at A1. */
export function sampleSheet(rows: readonly (readonly SampleCell[])[], extra: Extra = {}): ForceSheetReading {
  const columnCount = Math.max(...rows.map((row) => row.length));
  return {
    sheetName: extra.sheetName ?? 'Sheet1',
    area: { row: 0, column: 0, rowCount: rows.length, columnCount },
    cells: rows.map((row) => Array.from({ length: columnCount }, (_, column) => toCell(row[column]))),
    merges: extra.merges ?? [],
    hiddenRows: extra.hiddenRows ?? [],
    hiddenColumns: extra.hiddenColumns ?? [],
    has1904Dates: false,
  };
}

const shiftArea = (area: CellArea, rows: number, columns: number): CellArea => ({
  ...area,
  row: area.row + rows,
  column: area.column + columns,
});

/** The same sheet with blank rows above and blank columns left of everything. */
export const shiftSheet = (sheet: ForceSheetReading, rows: number, columns: number): ForceSheetReading => ({
  ...sheet,
  area: {
    row: 0,
    column: 0,
    rowCount: sheet.area.rowCount + rows,
    columnCount: sheet.area.columnCount + columns,
  },
  cells: [
    ...Array.from({ length: rows }, () =>
      Array.from({ length: sheet.area.columnCount + columns }, () => toCell(undefined)),
    ),
    ...sheet.cells.map((row) => [...Array.from({ length: columns }, () => toCell(undefined)), ...row]),
  ],
  merges: sheet.merges.map((merge) => shiftArea(merge, rows, columns)),
  hiddenRows: sheet.hiddenRows.map((row) => row + rows),
  hiddenColumns: sheet.hiddenColumns.map((column) => column + columns),
});

/** The same sheet without one row, as Excel deletes it: what stood below moves up, merges over it shrink. */
export const withoutRow = (sheet: ForceSheetReading, gone: number): ForceSheetReading => ({
  ...sheet,
  area: { ...sheet.area, rowCount: sheet.area.rowCount - 1 },
  cells: sheet.cells.filter((_, row) => row !== gone),
  merges: sheet.merges.flatMap((merge) => {
    if (gone < merge.row) return [shiftArea(merge, -1, 0)];
    if (gone >= merge.row + merge.rowCount) return [merge];
    const rowCount = merge.rowCount - 1;
    return rowCount === 0 ? [] : [{ ...merge, rowCount }];
  }),
  hiddenRows: sheet.hiddenRows.filter((row) => row !== gone).map((row) => (row > gone ? row - 1 : row)),
});

/** Every text of a sheet as someone changes it. */
export const withTexts = (
  sheet: ForceSheetReading,
  change: (text: string, row: number, column: number) => string,
): ForceSheetReading => ({
  ...sheet,
  cells: sheet.cells.map((row, r) =>
    row.map((cell, c) => {
      if (typeof cell.value !== 'string' || cell.value === '') return cell;
      const value = change(cell.value, r, c);
      return { ...cell, value, text: value };
    }),
  ),
});
