import { type Box, COLUMNS, columnIndex, columnName, quoteSheetName, ROWS } from './address.ts';

/** What happened to a sheet's cells: those of `box` were put in, or taken out, and those beneath moved. */
export interface RowMove {
  readonly sheetName: string;
  readonly type: 'inserted' | 'deleted';
  readonly box: Box;
}

/**
 * A text, structured references, or a reference with the sheet before it; words before '(' and names with letters
 * before or after are none.
 */
const TOKEN =
  /"(?:[^"]|"")*"|\[(?:[^[\]]|\[[^\]]*\])*\]|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(?<![\p{L}\p{N}_.$])(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7}|#REF!)(?![\p{L}\p{N}_(.])/gu;

const sheetOf = (prefix: string): string =>
  prefix.startsWith("'") ? prefix.slice(1, -2).replaceAll("''", "'") : prefix.slice(0, -1);

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

type Rewrite = (reference: string, prefix: string) => string;

const rewriteReferences = (formula: string, rewrite: Rewrite): string =>
  formula.replace(TOKEN, (...found: readonly (string | undefined)[]) => {
    const [all = '', prefix = '', reference] = found;
    return reference === undefined ? all : rewrite(reference, prefix);
  });

/** `home` is the sheet that the formula stands on: references without a sheet mean it. */
export const followRows = (formula: string, home: string, move: RowMove): string =>
  rewriteReferences(formula, (reference, prefix) => {
    const sheetName = prefix === '' ? home : sheetOf(prefix);
    return isSame(sheetName, move.sheetName)
      ? `${prefix}${movedReference(reference, move)}`
      : `${prefix}${reference}`;
  });

export const followSheetName = (formula: string, from: string, to: string): string =>
  rewriteReferences(formula, (reference, prefix) =>
    prefix !== '' && isSame(sheetOf(prefix), from)
      ? `${quoteSheetName(to)}!${reference}`
      : `${prefix}${reference}`,
  );

/** Excel writes #REF! in the sheet's place: '=#REF!B6' shows the error #REF!. */
export const forgetSheet = (formula: string, gone: string): string =>
  rewriteReferences(formula, (reference, prefix) =>
    prefix !== '' && isSame(sheetOf(prefix), gone) ? '#REF!' : `${prefix}${reference}`,
  );

const CELL = /^(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})$/;

interface Corner {
  readonly column: number;
  readonly row: number;
  readonly spell: (row: number) => string;
}

function corner(text: string): Corner | undefined {
  const [, fixedColumn = '', letters, fixedRow = '', digits] = CELL.exec(text) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  const column = columnIndex(letters);
  const spell = (row: number): string => `${fixedColumn}${columnName(column)}${fixedRow}${row + 1}`;
  return { column, row: Number(digits) - 1, spell };
}

/** Whole columns stay; whole rows are taken as cells of every column. */
function movedReference(reference: string, move: RowMove): string {
  const [first = '', second] = reference.split(':');
  const whole = /^\$?\d+$/.test(first) && second !== undefined;
  const from = whole ? wholeRow(first) : corner(first);
  const to = second === undefined ? from : whole ? wholeRow(second) : corner(second);
  if (from === undefined || to === undefined) return reference;
  const { box } = move;
  const isWithin = whole
    ? box.left === 0 && box.right === COLUMNS - 1
    : from.column >= box.left && to.column <= box.right;
  if (!isWithin) return reference;
  const rows = movedRows(from.row, to.row, move);
  if (rows === null) return '#REF!';
  const start = from.spell(rows.top);
  return second === undefined ? start : `${start}:${to.spell(rows.bottom)}`;
}

function wholeRow(text: string): Corner {
  const fixed = text.startsWith('$') ? '$' : '';
  return { column: 0, row: Number(text.replace('$', '')) - 1, spell: (row) => `${fixed}${row + 1}` };
}

/** Where rows stand after the move; null where all of them are gone. */
export function movedRows(
  top: number,
  bottom: number,
  { type, box }: RowMove,
): { readonly top: number; readonly bottom: number } | null {
  const height = box.bottom - box.top + 1;
  if (type === 'inserted') {
    const down = (row: number): number => Math.min(row >= box.top ? row + height : row, ROWS - 1);
    return { top: down(top), bottom: down(bottom) };
  }
  if (top >= box.top && bottom <= box.bottom) return null;
  const upTop = top > box.bottom ? top - height : Math.min(top, box.top);
  const upBottom = bottom > box.bottom ? bottom - height : Math.min(bottom, box.top - 1);
  return { top: upTop, bottom: upBottom };
}
