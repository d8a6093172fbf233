import type { AnchorDescription } from './anchor-description.ts';
import type { PageIndex } from './page-index.ts';
import { wordLikeness } from './word-likeness.ts';
import { foldWord, type Word, wordsOf } from './words.ts';

/** The words of a stored clip with its context, made ready to be laid on a page. */
export interface OldWords {
  readonly hashes: readonly number[];
  readonly weights: readonly number[];
  /** The quote's words are those from `first` up to, not including, `end`. */
  readonly first: number;
  readonly end: number;
  likeness(index: PageIndex): (oldIndex: number, position: number) => number;
}

/** Words without any weight of their own still show where the others belong. */
const LEAST_WEIGHT = 0.3;

export function createOldWords(index: PageIndex, description: AnchorDescription): OldWords {
  const { before, after, cutBefore, cutAfter, quote } = description;
  const whole = cutBefore + quote + cutAfter;
  const words = wordsOf(whole);
  const hashes = [...before, ...words.map(({ hash }) => hash), ...after];
  return pick(hashes, { index, whole, words, first: before.length });
}

interface Source {
  readonly index: PageIndex;
  readonly whole: string;
  readonly words: readonly Word[];
  readonly first: number;
}

function pick(hashes: readonly number[], { index, whole, words, first }: Source): OldWords {
  const end = first + words.length;
  const folded = words.map((word) => foldWord(whole.slice(word.start, word.end)));
  const alike = new Map<number, Map<number, number>>();
  const compare = (page: PageIndex, oldIndex: number, position: number): number => {
    const hash = page.words[position] ?? 0;
    if (hash === hashes[oldIndex]) return 1;
    if (oldIndex < first || oldIndex >= end) return 0;
    const known = alike.get(oldIndex) ?? new Map<number, number>();
    alike.set(oldIndex, known);
    const seen = known.get(hash);
    if (seen !== undefined) return seen;
    const raw = page.view.text.slice(page.starts[position], page.ends[position]);
    const likeness = wordLikeness(folded[oldIndex - first] ?? '', foldWord(raw));
    known.set(hash, likeness);
    return likeness;
  };
  return {
    hashes,
    weights: hashes.map((hash) => LEAST_WEIGHT + (1 - LEAST_WEIGHT) * index.weightOf(hash)),
    first,
    end,
    likeness: (page) => (oldIndex, position) => compare(page, oldIndex, position),
  };
}

/** A part of the old words, such as the beginning of a long quote with what stands before it. */
export function partOf(old: OldWords, from: number, to: number): OldWords {
  return {
    hashes: old.hashes.slice(from, to),
    weights: old.weights.slice(from, to),
    first: Math.max(0, old.first - from),
    end: Math.min(old.end, to) - from,
    likeness: (page) => {
      const likeness = old.likeness(page);
      return (oldIndex, position) => likeness(oldIndex + from, position);
    },
  };
}
