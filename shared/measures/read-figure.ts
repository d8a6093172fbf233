import type { Figure, FigureCell, FigureOddity } from './figure.ts';
import { findMarker } from './markers.ts';

/** As Excel spells them in English, in which our cells are read. */
const errorWord =
  /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA|BLOCKED!|CONNECT!|BUSY!)$/;

/** What a cell of the force's means. Nothing but a number is ever counted, and nothing is guessed. */
export function readFigure(cell: FigureCell): Figure {
  if (cell.isError === true) return { type: 'error', word: String(cell.value) };
  if (typeof cell.value === 'boolean') return { type: 'words', text: String(cell.value).toUpperCase() };
  if (typeof cell.value === 'number') return readNumberCell(cell.value, cell);
  const text = visibleText(cell.value);
  if (text === '') return { type: 'blank' };
  if (errorWord.test(text)) return { type: 'error', word: text };
  return (
    markerOf(text) ??
    belowOf(text) ??
    numberOf(text) ??
    markerBehindNumber(text) ??
    (text === withoutNoteMarks(text)
      ? undefined
      : (markerOf(withoutNoteMarks(text)) ?? belowOf(withoutNoteMarks(text)))) ?? { type: 'words', text }
  );
}

function readNumberCell(number: number, { text, numberFormat }: FigureCell): Figure {
  if (!isDateFormat(numberFormat)) return { type: 'number', number, oddities: [] };
  return { type: 'words', text: visibleText(text) };
}

/** A day, month or year is shown; an elapsed time ('[h]:mm') is a number. */
export function isDateFormat(numberFormat: string): boolean {
  const shown = numberFormat.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  return !/general/i.test(shown) && /[yd]|m{3}/i.test(shown);
}

/** Without what nobody sees: zero-width characters, and spaces of any width at the ends. */
export const visibleText = (text: string): string =>
  text
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/\s+/gu, ' ')
    .trim();

function markerOf(text: string): Figure | undefined {
  const found = findMarker(text);
  return found === undefined ? undefined : { type: 'marker', marker: found.marker, meaning: found.meaning };
}

/** '0 [c]', '5 [x]': the marker says what the number before it is not. */
function markerBehindNumber(text: string): Figure | undefined {
  const marked = /^[-−+]?£?[\d.,]+\s?%?\s*(\[[a-z]+\])$/iu.exec(withoutNoteMarks(text))?.[1];
  return marked === undefined ? undefined : markerOf(marked);
}

const bound = String.raw`(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?\s*(%?)`;
const lessThan = new RegExp(String.raw`^(?:<|fewer than|less than)\s*${bound}$`, 'i');
const atMost = new RegExp(String.raw`^(?:(?:<=|≤)\s*${bound}|${bound} or (?:fewer|less))$`, 'i');

function belowOf(text: string): Figure | undefined {
  const less = lessThan.exec(text);
  if (less !== null) return { type: 'below', below: boundOf(less[1], less[2]), text };
  const most = atMost.exec(text);
  if (most === null || (most[2] ?? most[4]) === '%') return undefined;
  return { type: 'below', below: boundOf(most[1] ?? most[3], '') + 1, text };
}

const boundOf = (digits = '', percent = ''): number =>
  Number(digits.replaceAll(',', '')) / (percent === '%' ? 100 : 1);

/**
 * Note marks as tables flatten them behind a figure: 1" 12* 5 [note 1] 3r 7(p) 9¹. A number in round brackets is
 * none ('12 (3)' may be a part of the twelve), nor is a letter that counts ('12k', '3m').
 */
const noteMark =
  /\s*(?:["”″*†‡§^]+|[¹²³⁰⁴-⁹]+|\[(?:notes?\s*[\d, and]+|\d{1,2}|[rpe]|er)\]|\((?:note\s*\d+|[a-z])\)|(?<=[\d%])\s?(?:r|p|e))$/iu;

function withoutNoteMarks(text: string): string {
  let rest = text;
  for (let mark = noteMark.exec(rest); mark !== null && mark.index > 0; mark = noteMark.exec(rest))
    rest = rest.slice(0, mark.index);
  return rest;
}

/** Thousands by commas in threes, a full stop before decimals: '12,5' and '1.234,5' are not read, since nobody can tell. */
const writtenNumber = /^([-−+]?)£?((?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)?(?:\.\d+)?)\s?(%?)$/u;

function numberOf(text: string): Figure | undefined {
  const plain = withoutNoteMarks(text);
  const parts = writtenNumber.exec(plain);
  const digits = parts?.[2] ?? '';
  if (parts === null || digits === '') return undefined;
  const oddities: FigureOddity[] = ['number-as-text'];
  if (plain !== text) oddities.push('note-mark');
  if (/^(?:19|20)\d\d$/.test(plain)) oddities.push('text-year');
  const size = Number(digits.replaceAll(',', ''));
  const number = (parts[1] === '-' || parts[1] === '−' ? -size : size) / (parts[3] === '%' ? 100 : 1);
  return { type: 'number', number: number === 0 ? 0 : number, oddities };
}
