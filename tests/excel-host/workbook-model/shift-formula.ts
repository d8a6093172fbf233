import { COLUMNS, columnIndex, columnName, ROWS } from './address.ts';

/** Text and quoted sheet names stay; a word before '(' or within a longer name is no cell. */
const TOKEN =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]|(?<![\w.$])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\w(.])/g;

/** A formula moved down and right, its relative references with it: how the file spells shared formulas. */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(TOKEN, (...found: readonly (string | undefined)[]) => {
    const [all = '', fixedColumn, letters, fixedRow, digits] = found;
    if (letters === undefined || digits === undefined) return all;
    const column = columnIndex(letters) + (fixedColumn ? 0 : columns);
    const row = Number(digits) - 1 + (fixedRow ? 0 : rows);
    if (row < 0 || column < 0 || row >= ROWS || column >= COLUMNS) return '#REF!';
    return `${fixedColumn}${columnName(column)}${fixedRow}${row + 1}`;
  });
}
