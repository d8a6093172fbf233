const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const spaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const apostrophes = /[\u2018\u2019\u201b\u02bc\uff07`´]/g;
const quotes = /[\u201c-\u201f«»]/g;
/** A run of digits in which a scanner has read some as letters. */
const misread = /(?<![A-Za-z])[\dOoIl|]*\d[\dOoIl|]*(?![A-Za-z])/g;

/**
 * The text in the signs that the patterns know: one kind of dash, space, apostrophe and quotation mark, letters without
 * accents, letters that stand for digits as digits. It has as many UTF-16 units as before, so that a place in it is a
 * place in the original; a pattern of plain letters is made many times faster than one of Unicode's.
 */
export const flatten = (text: string): string =>
  text
    .replace(dashes, '-')
    .replace(spaces, ' ')
    .replace(apostrophes, "'")
    .replace(quotes, '"')
    .replace(/[^ -~\s]/g, plainUnit)
    .replace(misread, (run) => run.replace(/[Oo]/g, '0').replace(/[Il|]/g, '1'));

/** A letter that has no plain one stays a letter, large or small; a mark on a letter is part of the word. */
function plainUnit(unit: string): string {
  const [base = unit] = unit.normalize('NFD');
  if (/^[ -~]$/.test(base)) return base;
  if (/^\p{Nd}$/u.test(unit)) return '0';
  if (/^[\p{M}\p{Ll}\p{Lo}\p{Lm}]$/u.test(unit)) return 'x';
  return /^\p{L}$/u.test(unit) ? 'X' : unit;
}

/** A word without accents, in lower case: what names are compared by. */
export const foldWord = (word: string): string =>
  /^[ -~]*$/.test(word)
    ? word.toLowerCase()
    : word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'");
