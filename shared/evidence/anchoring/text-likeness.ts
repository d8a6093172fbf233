import { wordLikeness } from './word-likeness.ts';
import { foldWord, wordsOf } from './words.ts';

/** The share of the words that two short texts have in common, alike ones counted by how alike they are. */
export function textLikeness(a: string, b: string): number {
  const left = foldedWords(a);
  const right = foldedWords(b);
  if (left.length === 0 || right.length === 0) return 0;
  const free = new Set(right.keys());
  let shared = 0;
  for (const word of left) {
    let best = 0;
    let place = -1;
    for (const at of free) {
      const likeness = wordLikeness(word, right[at] ?? '');
      if (likeness > best) [best, place] = [likeness, at];
    }
    free.delete(place);
    shared += best;
  }
  return (2 * shared) / (left.length + right.length);
}

const MOST_WORDS = 40;

const foldedWords = (text: string): readonly string[] =>
  wordsOf(text)
    .slice(0, MOST_WORDS)
    .map(({ start, end }) => foldWord(text.slice(start, end)));
