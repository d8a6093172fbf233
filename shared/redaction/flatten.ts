const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const spaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const apostrophes = /[\u2018\u2019\u201b\u02bc\uff07`´]/g;
const quotes = /[\u201c-\u201f«»]/g;
/** A run of digits in which a scanner has read some as letters. */
const misread = /(?<![A-Za-z])[\dOoIl|]*\d[\dOoIl|]*\d[\dOoIl|]*(?![A-Za-z])/g;

/**
 * The text with one kind of dash, space, apostrophe and quotation mark, and with letters that stand for digits as
 * digits. It has as many UTF-16 units as before, so that a place in it is a place in the original.
 */
export const flatten = (text: string): string =>
  text
    .replace(dashes, '-')
    .replace(spaces, ' ')
    .replace(apostrophes, "'")
    .replace(quotes, '"')
    .replace(misread, (run) => run.replace(/[Oo]/g, '0').replace(/[Il|]/g, '1'));

/** A word without accents, in lower case: what names are compared by. */
export const foldWord = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'");
