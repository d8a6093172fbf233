import type { AnchorDescription } from './anchor-description.ts';
import { type Word, wordsOf } from './words.ts';

const read = new WeakMap<AnchorDescription, readonly Word[]>();

/** The words of a clip's quote, read once: a quote may be 200,000 characters long, and is asked for at every turn. */
export function quoteWords(description: AnchorDescription): readonly Word[] {
  const words = read.get(description) ?? wordsOf(description.quote);
  read.set(description, words);
  return words;
}
