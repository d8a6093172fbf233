/** Rows and columns from 0, both ends included. */
export interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Excel specifications and limits: 1,048,576 rows by 16,384 columns. */
export const ROWS = 1_048_576;
export const COLUMNS = 16_384;

export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

interface Corner {
  readonly row?: number;
  readonly column?: number;
}

function parseCorner(text: string): Corner | undefined {
  const match = /^\$?([A-Za-z]{1,3})?\$?(\d{1,7})?$/.exec(text);
  const [, letters, digits] = match ?? [];
  if (!letters && !digits) return undefined;
  return {
    ...(letters && { column: columnIndex(letters) }),
    ...(digits && { row: Number(digits) - 1 }),
  };
}

/** Understands A1, A1:B2, A:C and 1:3, with or without dollar signs. */
export function parseAddress(text: string): Box | undefined {
  const [first = '', second, third] = text.trim().split(':');
  const from = parseCorner(first);
  const to = second === undefined ? from : parseCorner(second);
  if (!from || !to || third !== undefined) return undefined;
  if (second === undefined && (from.row === undefined || from.column === undefined)) return undefined;
  if ((from.row === undefined) !== (to.row === undefined)) return undefined;
  if ((from.column === undefined) !== (to.column === undefined)) return undefined;
  const rows = [from.row ?? 0, to.row ?? ROWS - 1];
  const columns = [from.column ?? 0, to.column ?? COLUMNS - 1];
  const box: Box = {
    top: Math.min(...rows),
    bottom: Math.max(...rows),
    left: Math.min(...columns),
    right: Math.max(...columns),
  };
  return isOnSheet(box) ? box : undefined;
}

export const isOnSheet = (box: Box): boolean =>
  box.top >= 0 &&
  box.left >= 0 &&
  box.bottom < ROWS &&
  box.right < COLUMNS &&
  box.top <= box.bottom &&
  box.left <= box.right;

export function formatAddress(box: Box): string {
  if (box.top === 0 && box.bottom === ROWS - 1) return `${columnName(box.left)}:${columnName(box.right)}`;
  if (box.left === 0 && box.right === COLUMNS - 1) return `${box.top + 1}:${box.bottom + 1}`;
  const first = cellName(box.top, box.left);
  const last = cellName(box.bottom, box.right);
  return first === last ? first : `${first}:${last}`;
}

export const absoluteAddress = (box: Box): string =>
  formatAddress(box).replace(
    /([A-Z]+)?(\d+)?/g,
    (all, letters: string | undefined, digits: string | undefined) =>
      all === '' ? '' : `${letters ? `$${letters}` : ''}${digits ? `$${digits}` : ''}`,
  );

/** Excel quotes a sheet name unless it is a plain word that is not itself a cell address. */
export function quoteSheetName(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name);
  return isPlain ? name : `'${name.replaceAll("'", "''")}'`;
}

export function splitSheetName(address: string): { readonly sheetName?: string; readonly local: string } {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(address);
  if (!match) return { local: address };
  const [, quoted, plain = '', local = ''] = match;
  return { sheetName: quoted === undefined ? plain : quoted.replaceAll("''", "'"), local };
}

export const overlaps = (a: Box, b: Box): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

export const contains = (box: Box, row: number, column: number): boolean =>
  row >= box.top && row <= box.bottom && column >= box.left && column <= box.right;

export const intersect = (a: Box, b: Box): Box | undefined =>
  overlaps(a, b)
    ? {
        top: Math.max(a.top, b.top),
        left: Math.max(a.left, b.left),
        bottom: Math.min(a.bottom, b.bottom),
        right: Math.min(a.right, b.right),
      }
    : undefined;

export const union = (a: Box, b: Box): Box => ({
  top: Math.min(a.top, b.top),
  left: Math.min(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
});
