import type { AnchorDescription } from './anchor-description.ts';
import { type Word, wordsOf } from './words.ts';

const read = new WeakMap<AnchorDescription, readonly Word[]>();

/** The words of a clip's quote, read once: a quote may be 200,000 characters long, and is asked for at every turn. */
export function quoteWords(description: AnchorDescription): readonly Word[] {
  const words = read.get(description) ?? wordsOf(description.quote);
  read.set(description, words);
  return words;
}

const CHARACTERS_PER_STEP = 20_000;

/** Reads them in steps of a few milliseconds, before they are asked for. */
export function* quoteWordSteps(description: AnchorDescription): Generator<undefined, void> {
  const { quote } = description;
  if (quote.length <= CHARACTERS_PER_STEP || read.has(description)) return;
  const words: Word[] = [];
  for (let from = 0; from < quote.length; ) {
    const to = nextSpace(quote, from + CHARACTERS_PER_STEP);
    for (const word of wordsOf(quote.slice(from, to), from)) words.push(word);
    from = to;
    yield;
  }
  read.set(description, words);
}

/** No word has a space in it. */
function nextSpace(text: string, from: number): number {
  const spaces = /\s/g;
  spaces.lastIndex = from;
  return spaces.exec(text)?.index ?? text.length;
}
