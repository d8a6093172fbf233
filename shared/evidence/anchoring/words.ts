/** A word of a text, folded, and where it stands. */
export interface Word {
  readonly hash: number;
  readonly start: number;
  readonly end: number;
}

// A run of letters, a run of digits (a label and its value may stand without a space between them); each sign, and
// each character of a script without spaces, by itself. Soft hyphens and characters without width belong to the word
// that they stand in.
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF])+|\p{N}+|[\p{S}%]/gu;
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

export const foldWord = (raw: string): string =>
  raw.replace(INVISIBLE, '').normalize('NFKC').toLowerCase().replaceAll('ß', 'ss');

export function wordsOf(text: string, offset = 0): readonly Word[] {
  const words: Word[] = [];
  for (const { 0: raw, index } of text.matchAll(WORD)) {
    const start = offset + index;
    const hash = hashWord(raw);
    if (hash !== 0) words.push({ hash, start, end: start + raw.length });
  }
  return words;
}

export const wordHashes = (text: string): readonly number[] => wordsOf(text).map(({ hash }) => hash);

/** 0 for what folds to nothing. */
export function hashWord(raw: string): number {
  const folded = /^[a-z0-9]+$/.test(raw) ? raw : foldWord(raw);
  return folded === '' ? 0 : hashText(folded);
}

// FNV-1a, 32 bits kept to 31 so that it is a small integer, and never 0.
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) & 0x3fffffff || 1;
}

/** One number for all words of a text, in order, whatever stands between them; 0 for nothing at all. */
export function hashWords(text: string): number {
  const joined = joinHashes(wordHashes(text));
  if (joined !== 0) return joined;
  const signs = text.replace(/\s+/g, '').replace(/\p{Pd}+/gu, '-');
  return signs === '' ? 0 : hashText(signs);
}

export function joinHashes(hashes: readonly number[]): number {
  let joined = 0;
  for (const hash of hashes) joined = (Math.imul(joined, 31) + hash) & 0x3fffffff;
  return hashes.length === 0 ? 0 : joined || 1;
}
