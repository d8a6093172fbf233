import { readFigure } from '../../shared/measures/read-figure.ts';

/** What Excel hands to a function: one value, or rows of values; null and '' are blank cells. */
export type Argument = unknown;
export type Matrix = readonly (readonly unknown[])[];

/** A sentence for the cell that asked: Excel shows it behind #VALUE!. */
export class FunctionFault extends Error {}

/** The cells of a range in reading order. */
export const cellsOf = (range: Argument): readonly unknown[] =>
  Array.isArray(range) ? (range as Matrix).flat() : [range];

const figureOf = (cell: unknown) => {
  const value = typeof cell === 'number' || typeof cell === 'boolean' ? cell : String(cell ?? '');
  return readFigure({ value, text: String(value), numberFormat: 'General' });
};

/** Markers and blank cells are gaps; words that are no number are refused, so that no slip passes as a gap. */
export function gapsAndNumbers(range: Argument): readonly (number | null)[] {
  return cellsOf(range).map((cell, index) => {
    const figure = figureOf(cell);
    if (figure.type === 'number') return figure.number;
    if (figure.type === 'words' || figure.type === 'error')
      throw new FunctionFault(`Value ${index + 1} is no number: “${String(cell)}”.`);
    return null;
  });
}

export function numbers(range: Argument): readonly number[] {
  return gapsAndNumbers(range).map((number, index) => {
    if (number === null)
      throw new FunctionFault(`Value ${index + 1} is blank or a marker, and a number is needed.`);
    return number;
  });
}

/** An optional argument that was left out. */
export const isLeftOut = (argument: Argument): boolean =>
  argument === undefined || argument === null || argument === '';

export const wordOf = (cell: unknown): string =>
  String(cell ?? '')
    .trim()
    .toLowerCase();

/** Grades as places on their scale (from 1), so that any wording of them will do; null for a blank cell. */
export function places(range: Argument, scale: Argument): readonly (number | null)[] {
  const words = cellsOf(scale)
    .map(wordOf)
    .filter((word) => word !== '');
  return cellsOf(range).map((cell) => {
    const word = wordOf(cell);
    if (word === '') return null;
    const place = words.indexOf(word);
    if (place === -1) throw new FunctionFault(`“${String(cell)}” is not on the scale (${words.join(', ')}).`);
    return place + 1;
  });
}
