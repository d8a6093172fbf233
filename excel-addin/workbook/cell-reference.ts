import { columnLetters, columnNumber } from './file/cell-place.ts';
import type { CellArea } from './force-sheet.ts';

export interface CellPlace {
  readonly sheetName: string;
  /** From 0. */
  readonly row: number;
  readonly column: number;
}

/** Always in quotes, which every name may have: 'Table_9'. */
export const quotedSheet = (sheetName: string): string => `'${sheetName.replaceAll("'", "''")}'`;

const cell = (row: number, column: number): string => `$${columnLetters(column)}$${row + 1}`;

/** As formulas name a cell of another sheet: 'Table_9'!$B$6. It follows when rows are inserted or the sheet renamed. */
export const cellReference = ({ sheetName, row, column }: CellPlace): string =>
  `${quotedSheet(sheetName)}!${cell(row, column)}`;

export const areaReference = (sheetName: string, area: CellArea): string => {
  const last = cell(area.row + area.rowCount - 1, area.column + area.columnCount - 1);
  const first = cell(area.row, area.column);
  return `${quotedSheet(sheetName)}!${first === last ? first : `${first}:${last}`}`;
};

export interface SheetArea {
  readonly sheetName: string;
  readonly area: CellArea;
}

const reference =
  /(?:'((?:[^']|'')+)'|([\p{L}_\\][\p{L}\p{N}_.\\]*))!\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?/gu;

/** The cells of named sheets that a formula refers to, in its order; what stands in its texts is passed over. */
export function referencesIn(formula: string): readonly SheetArea[] {
  const withoutTexts = formula.replace(/"(?:[^"]|"")*"/g, '""');
  return [...withoutTexts.matchAll(reference)].map(
    ([, quoted, plain = '', fromColumn = '', fromRow = '', toColumn, toRow]) => {
      const row = Number(fromRow) - 1;
      const column = columnNumber(fromColumn);
      return {
        sheetName: quoted === undefined ? plain : quoted.replaceAll("''", "'"),
        area: {
          row,
          column,
          rowCount: toRow === undefined ? 1 : Number(toRow) - row,
          columnCount: toColumn === undefined ? 1 : columnNumber(toColumn) - column + 1,
        },
      };
    },
  );
}
