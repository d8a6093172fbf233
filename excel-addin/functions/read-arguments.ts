import { readFigure } from '../../shared/measures/read-figure.ts';

/** What Excel hands to a function: one value, or rows of values; null and '' are blank cells. */
export type Argument = unknown;
export type Matrix = readonly (readonly unknown[])[];

/** A sentence for the cell that asked: Excel shows it behind #VALUE!. */
export class FunctionFault extends Error {}

/** A column as long as a sheet holds a million blank cells; no table of ours is longer than this. */
const mostCells = 200_000;

export const rowsOf = (range: Argument): Matrix => (Array.isArray(range) ? (range as Matrix) : [[range]]);

const isBlank = (cell: unknown): boolean => cell === null || cell === undefined || cell === '';

/** The cells of a range in reading order, without the blank ones at its end: a whole column costs no more than a part. */
export function cellsOf(range: Argument): readonly unknown[] {
  const cells = rowsOf(range).flat();
  return upTo(cells, filledLength(cells));
}

const filledLength = (cells: readonly unknown[]): number => cells.findLastIndex((cell) => !isBlank(cell)) + 1;

function upTo(cells: readonly unknown[], length: number): readonly unknown[] {
  if (length <= mostCells) return cells.slice(0, length);
  throw new FunctionFault('These are more than 200,000 cells: choose those with figures, not whole columns.');
}

/** The rows of a block, without the blank ones at its end. */
export function filledRows(range: Argument): Matrix {
  const rows = rowsOf(range);
  const filled = rows.slice(0, rows.findLastIndex((row) => row.some((cell) => !isBlank(cell))) + 1);
  upTo([], filled.length * (rows[0]?.length ?? 0));
  return filled;
}

/** Ranges whose cells belong together, each a row or a column; as long as the longest of them is filled. */
export function sideBySide(...ranges: readonly Argument[]): readonly (readonly unknown[])[] {
  const lines = ranges.map(lineOf);
  if (new Set(lines.map(({ length }) => length)).size > 1)
    throw new FunctionFault('The two columns are not of one length.');
  const length = Math.max(...lines.map(filledLength));
  return lines.map((line) => upTo(line, length));
}

function lineOf(range: Argument): readonly unknown[] {
  const rows = rowsOf(range);
  if (rows.length > 1 && rows.some((row) => row.length > 1))
    throw new FunctionFault('Choose one row or one column of cells, not a block.');
  return rows.flat();
}

/** Figures that belong in one order, in a row or a column. */
export const line = (range: Argument): readonly unknown[] => sideBySide(range)[0] ?? [];

/** An answer of a row a value stands beside a column of values; beside a row it is turned. */
export function alongside<T>(range: Argument, answer: readonly (readonly T[])[]): readonly (readonly T[])[] {
  const isRow = rowsOf(range).length === 1 && answer.length > 1;
  if (!isRow) return answer;
  return (answer[0] ?? []).map((_, column) => answer.flatMap((row) => row.slice(column, column + 1)));
}

const figureOf = (cell: unknown) => {
  const value = typeof cell === 'number' || typeof cell === 'boolean' ? cell : String(cell ?? '');
  return readFigure({ value, text: String(value), numberFormat: 'General' });
};

/** Markers and blank cells are gaps; words that are no number are refused, so that no slip passes as a gap. */
export function gapsAndNumbers(cells: readonly unknown[]): readonly (number | null)[] {
  return cells.map((cell, index) => {
    const figure = figureOf(cell);
    if (figure.type === 'number') return figure.number;
    if (figure.type === 'words' || figure.type === 'error')
      throw new FunctionFault(`Value ${index + 1} is no number: “${String(cell)}”.`);
    return null;
  });
}

export function numberOf(argument: Argument): number {
  const [number = null] = gapsAndNumbers(cellsOf(argument));
  if (number === null) throw new FunctionFault('A number is needed where there is a blank or a marker.');
  return number;
}

/** An optional argument that was left out. */
export const isLeftOut = (argument: Argument): boolean =>
  argument === undefined || argument === null || argument === '';

export const wordOf = (cell: unknown): string =>
  String(cell ?? '')
    .trim()
    .toLowerCase();

/**
 * Grades as places on their scale (from 1), so that any wording of them will do; null for a blank cell. Excel for
 * Windows and Mac hands blank cells over as 0 (FACTS.md): a 0 is a grade only where the scale begins with one.
 */
export function places(cells: readonly unknown[], scale: Argument): readonly (number | null)[] {
  const words = scaleWords(scale);
  const place = new Map(words.map((word, index) => [word, index + 1]));
  return cells.map((cell) => {
    const word = wordOf(cell);
    const found = place.get(word);
    if (found !== undefined) return found;
    if (word === '' || cell === 0) return null;
    throw new FunctionFault(`“${String(cell)}” is not on the scale (${words.join(', ')}).`);
  });
}

/** The grades of a scale, the lowest first. */
export const scaleWords = (scale: Argument): readonly string[] =>
  cellsOf(scale)
    .filter((cell, index) => cell !== 0 || index === 0)
    .map(wordOf)
    .filter((word) => word !== '');
