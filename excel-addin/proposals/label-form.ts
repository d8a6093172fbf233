import { visibleText } from '../../shared/measures/read-figure.ts';

/** Marks that point to a note and say nothing themselves: [note 3], (1), ¹, *, †. */
const bracketedNote = /\s*(?:\[(?:notes?\s*)?[\d, a-z]{1,8}\]|\((?:note\s*)?\d{1,2}(?:,\s*\d{1,2})*\))/giu;
const raisedNote = /[¹²³⁰⁴-⁹*†‡§]+/gu;

/**
 * Superscripts that a conversion flattened into the text before them: 'officers1', '20191,2', 's.391'. A year has
 * four figures; a section of an act that forces report on has two (s.17 to s.49).
 */
const flattenedNotes = [
  [/\b((?:19|20)\d{2})[1-9](?:,\d)*(?!\d)/gu, '$1'],
  [/\b(s\.?\s?\d{2})\d(?:,\d)*(?!\d)/giu, '$1'],
  [/(?<=\p{L}{4}|\))[1-9](?:,\d)*(?![\p{L}\d])/gu, ''],
] as const;

/** As a person reads a label: in one line, without what nobody sees and without note marks. */
export function cleanText(text: string): string {
  const withoutNotes = visibleText(text).replace(bracketedNote, '').replace(raisedNote, '');
  return flattenedNotes
    .reduce((rest, [pattern, kept]) => rest.replace(pattern, kept), withoutNotes)
    .replace(/\s+([,;:.])/gu, '$1')
    .trim();
}

/** As labels are compared: 'Avon & Somerset ' is 'avon and somerset', 's.391' is 's.39'. */
export const labelForm = (text: string): string =>
  cleanText(text)
    .toLocaleLowerCase('en-GB')
    .replace(/\s*&\s*/gu, ' and ')
    .replace(/[’‘`´]/gu, "'")
    .replace(/[‐-―−]/gu, '-')
    .replace(/\s*([-/])\s*/gu, '$1')
    .replace(/[\s,;:.]+$/u, '')
    .replace(/\s+/gu, ' ');
