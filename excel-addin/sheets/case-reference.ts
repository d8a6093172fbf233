import { trimSpaces } from '../../shared/grading/normal-form.ts';

/** Characters that people put into a reference or leave out of it: spaces, hyphens and dashes. */
const separators = [' ', '\u00a0', '-', '\u2010', '\u2011', '\u2013', '\u2014'] as const;
/** COUNTIF would take these for patterns. */
const wildcards = [
  ['~', '\uff5e'],
  ['*', '\uff0a'],
  ['?', '\uff1f'],
] as const;
/** COUNTIF takes a condition of no more than 255 characters. */
const longestForm = 200;

/**
 * What two references of one case have in common, whatever their case, spaces and dashes. It begins with '#', so that
 * COUNTIF does not take "0012" and "12" for one number. '' for a blank reference.
 */
export function referenceForm(text: string): string {
  let form = text.toLowerCase();
  for (const separator of separators) form = form.replaceAll(separator, '');
  for (const [wildcard, plain] of wildcards) form = form.replaceAll(wildcard, plain);
  return form === '' ? '' : `#${form.slice(0, longestForm)}`;
}

/** What referenceForm gives of a cell. */
export function referenceFormula(cell: string): string {
  let form = `LOWER(${cell})`;
  for (const separator of separators) form = `SUBSTITUTE(${form},"${separator}","")`;
  for (const [wildcard, plain] of wildcards) form = `SUBSTITUTE(${form},"${wildcard}","${plain}")`;
  const blank = separators
    .slice(1)
    .reduce((rest, separator) => `SUBSTITUTE(${rest},"${separator}","")`, cell);
  return `IF(LEN(TRIM(${blank}))=0,"","#"&LEFT(${form},${longestForm}))`;
}

const titleBefore = /^(?:(?:mr|mrs|ms|miss|mx|dr|rev)\.? +\p{L}|(?:master|baby|child) +\p{L}{2})/iu;
const nameWord = /^\p{Lu}['’\p{L}]+(?:-\p{Lu}['’\p{L}]+)*$/u;
const initial = /^\p{Lu}\.?$/u;
/** Written in capitals alone it is a code ("MARCH NORTH"), unless a comma turns it: "EXAMPLE, Jane". */
const lowerCase = /\p{Ll}/u;

/**
 * A reference has digits as a rule. Two or three capitalised words without any, or a title before a word, is warned of
 * as a name; one word alone is not, nor is "Child A", since forces have such codes.
 */
export function looksLikeName(reference: string): boolean {
  const text = trimSpaces(reference.replaceAll('\u00a0', ' '));
  if (titleBefore.test(text) && !/\d/.test(text)) return true;
  if (/\d/.test(text) || !lowerCase.test(text)) return false;
  const words = text
    .replace(/,/g, ' ')
    .split(/ +/)
    .filter((word) => word !== '');
  const isName = words.every((word) => nameWord.test(word) || initial.test(word));
  const weight = words.filter((word) => nameWord.test(word) || word.endsWith('.')).length;
  return isName && weight >= 2 && words.length <= 4;
}

/** What stands before and after the reference in the sentence that nameWarning gives. */
export const nameWords = {
  before: '“',
  after: '” looks like a name: use the force’s reference number, never a name.',
} as const;

export const nameWarning = (reference: string): string => nameWords.before + reference + nameWords.after;
