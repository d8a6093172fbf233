import { trimSpaces } from '../../shared/grading/normal-form.ts';

/** Characters that people put between the parts of a reference, one for another: a run of them is one hyphen. */
const separators = [' ', '\u00a0', '-', '\u2010', '\u2011', '\u2013', '\u2014', '/'] as const;
/** COUNTIF would take these for patterns. */
const wildcards = [
  ['~', '\uff5e'],
  ['*', '\uff0a'],
  ['?', '\uff1f'],
] as const;
/** COUNTIF takes a condition of no more than 255 characters. */
const longestForm = 200;

/**
 * What two references of one case have in common, whatever their case and whichever spaces, dashes and slashes part
 * them. That they are parted stays: 2024-1-15 and 2024-11-5 are two cases. It begins with '#', so that COUNTIF does not
 * take "0012" and "12" for one number. '' for a blank reference.
 */
export function referenceForm(text: string): string {
  let form = text.toLowerCase();
  for (const separator of separators) form = form.replaceAll(separator, ' ');
  form = trimSpaces(form).replaceAll(' ', '-');
  for (const [wildcard, plain] of wildcards) form = form.replaceAll(wildcard, plain);
  return form === '' ? '' : `#${form.slice(0, longestForm)}`;
}

/** What referenceForm gives of a cell: TRIM makes one space of a run of them, and takes those at the ends away. */
export function referenceFormula(cell: string): string {
  const spaced = separators
    .slice(1)
    .reduce((rest, separator) => `SUBSTITUTE(${rest},"${separator}"," ")`, cell);
  let form = `SUBSTITUTE(TRIM(LOWER(${spaced}))," ","-")`;
  for (const [wildcard, plain] of wildcards) form = `SUBSTITUTE(${form},"${wildcard}","${plain}")`;
  return `IF(LEN(TRIM(${spaced}))=0,"","#"&LEFT(${form},${longestForm}))`;
}

const titleBefore = /^(?:(?:mr|mrs|ms|miss|mx|dr|rev)\.? +\p{L}|(?:master|baby|child) +\p{L}{2})/iu;
/** "NORTH-CSE-2026/7": capitals and digits, joined without a space. */
const joinedCode = /^(?=.*\d)[\p{Lu}\d]+(?:[-/_.][\p{Lu}\d]+)+$/u;
/** "CR", "DA" beside digits. */
const shortCode = /^\p{Lu}{1,3}$/u;
/** Words of which forces make codes: "Child A", "case one", "Operation Falcon". */
const codeWords: ReadonlySet<string> = new Set(
  'audit case child crime family file investigation no number op operation record ref reference'.split(' '),
);

/**
 * Two or more words of letters, one of them of two letters or more, are warned of as a name, whatever digits, dates
 * and brackets stand beside them; so is a title before a word. Not warned of is what can only be a code: a word with
 * digits in it, capitals and digits joined, "CR 12345", one word alone. A code of plain words is warned of needlessly.
 */
export function looksLikeName(reference: string): boolean {
  const text = trimSpaces(reference.replaceAll('\u00a0', ' '));
  const hasDigits = /\p{N}/u.test(text);
  if (titleBefore.test(text) && !hasDigits) return true;
  if (joinedCode.test(text)) return false;
  const words = text
    .split(/[^\p{L}\p{M}\p{N}'’]+/u)
    .filter((word) => word !== '' && !/\p{N}/u.test(word) && !codeWords.has(word.toLowerCase()));
  if (hasDigits && words.every((word) => shortCode.test(word))) return false;
  return words.length >= 2 && words.some((word) => [...word].length >= 2);
}

/** What stands before and after the reference in the sentence that nameWarning gives. */
export const nameWords = {
  before: '“',
  after: '” looks like a name: use the force’s reference number, never a name.',
} as const;

export const nameWarning = (reference: string): string => nameWords.before + reference + nameWords.after;
