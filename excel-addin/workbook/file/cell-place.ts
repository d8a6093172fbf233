/** A rectangle of cells: columns from 0, rows from 1 as the sheet numbers them. */
export interface CellArea {
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

export const cellName = (column: number, row: number): string => `${columnLetters(column)}${row}`;

export const areaName = (area: CellArea): string => {
  const from = cellName(area.firstColumn, area.firstRow);
  const to = cellName(area.lastColumn, area.lastRow);
  return from === to ? from : `${from}:${to}`;
};

export function parseArea(name: string): CellArea | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/.exec(name);
  if (match === null) return undefined;
  const [, column = '', row = '', toColumn = column, toRow = row] = match;
  return {
    firstColumn: columnNumber(column),
    lastColumn: columnNumber(toColumn),
    firstRow: Number(row),
    lastRow: Number(toRow),
  };
}

export const touches = (a: CellArea, b: CellArea): boolean =>
  a.firstRow <= b.lastRow &&
  a.lastRow >= b.firstRow &&
  a.firstColumn <= b.lastColumn &&
  a.lastColumn >= b.firstColumn;

export const isWithinColumns = (column: number, area: CellArea): boolean =>
  column >= area.firstColumn && column <= area.lastColumn;

const reference =
  /("(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\])|(?<![\p{L}\p{N}_.$])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.(!])/gu;

/** A formula as it reads when copied by so many rows and columns: what a shared formula says in its other cells. */
export const shiftFormula = (formula: string, rows: number, columns: number): string =>
  formula.replace(reference, (...match) => {
    const [whole, aside, dollarColumn, letters, dollarRow, row] = match;
    if (aside !== undefined) return whole;
    const column = dollarColumn === '$' ? letters : columnLetters(columnNumber(letters) + columns);
    return `${dollarColumn}${column}${dollarRow}${dollarRow === '$' ? row : Number(row) + rows}`;
  });
