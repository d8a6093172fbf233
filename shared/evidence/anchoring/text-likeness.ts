import { wordLikeness } from './word-likeness.ts';
import { foldWord, wordsOf } from './words.ts';

/**
 * How alike two short texts are: the share of words that they have in common, alike ones counted by how alike they
 * are. A short text with another number in it is another text: another reference, another date.
 */
export const textLikeness = (a: string, b: string): number => likenessOfWords(foldedWords(a), foldedWords(b));

/** The same of words that `foldedWords` gave. */
export function likenessOfWords(left: readonly string[], right: readonly string[]): number {
  if (left.length === 0 || right.length === 0) return 0;
  const best = bestLikenesses(left, right);
  const shared = best.reduce((sum, likeness) => sum + likeness, 0);
  const isShort = left.length <= SHORT && right.length <= SHORT;
  const isOtherNumber = left.some((word, at) => /\p{N}/u.test(word) && best[at] === 0);
  return ((isShort && isOtherNumber ? 0.4 : 1) * 2 * shared) / (left.length + right.length);
}

/** How alike two names of things are: as alike as their least alike words. */
export function keyLikeness(a: string, b: string): number {
  const [left, right] = [foldedWords(a), foldedWords(b)];
  if (left.length === 0 || left.length > SHORT) return textLikeness(a, b);
  return Math.min(...bestLikenesses(left, right), left.length / Math.max(right.length, 1), 1);
}

/** What of a label's words stands in another one: labels gain a star or a remark. */
export function labelLikeness(a: string, b: string): number {
  const [left, right] = [foldedWords(a), foldedWords(b)];
  if (left.length === 0 || right.length === 0) return 0;
  const shared = bestLikenesses(left, right).reduce((sum, likeness) => sum + likeness, 0);
  return shared / Math.min(left.length, right.length);
}

const SHORT = 8;
const MOST_WORDS = 40;

function bestLikenesses(left: readonly string[], right: readonly string[]): readonly number[] {
  const free = new Set(right.keys());
  return left.map((word) => {
    const equal = right.indexOf(word);
    if (equal >= 0 && free.delete(equal)) return 1;
    let best = 0;
    let place = -1;
    for (const at of free) {
      const likeness = wordLikeness(word, right[at] ?? '');
      if (likeness > best) [best, place] = [likeness, at];
      if (best === 1) break;
    }
    free.delete(place);
    return best;
  });
}

export const foldedWords = (text: string): readonly string[] =>
  wordsOf(text)
    .slice(0, MOST_WORDS)
    .map(({ start, end }) => foldWord(text.slice(start, end)));
