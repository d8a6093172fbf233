import type { AnchorDescription } from './anchor-description.ts';
import type { PageIndex } from './page-index.ts';
import { quoteWords } from './quote-words.ts';
import { wordLikeness } from './word-likeness.ts';
import { foldWord, wordsOf } from './words.ts';

/** The words of a stored clip with its context, made ready to be laid on a page. */
export interface OldWords {
  readonly hashes: readonly number[];
  readonly weights: readonly number[];
  /** The quote's words are those from `first` up to, not including, `end`. */
  readonly first: number;
  readonly end: number;
  /** The words of the quote's own line with it. */
  readonly lineFrom: number;
  readonly lineTo: number;
  /** The quote's words themselves, as they were written, from 0. */
  readonly wordAt: (at: number) => string;
  /** How alike two words were found to be, by the place of the old one and the hash of the new. */
  readonly compared: Map<string, Map<number, number>>;
}

/** Words without any weight of their own still show where the others belong. */
const LEAST_WEIGHT = 0.3;

export function createOldWords(index: PageIndex, description: AnchorDescription): OldWords {
  const { before, after, cutBefore, cutAfter, quote } = description;
  const whole = cutBefore + quote + cutAfter;
  const words = whole === quote ? quoteWords(description) : wordsOf(whole);
  const hashes = [...before, ...words.map(({ hash }) => hash), ...after];
  return {
    hashes,
    weights: hashes.map((hash) => LEAST_WEIGHT + (1 - LEAST_WEIGHT) * index.weightOf(hash)),
    first: before.length,
    end: before.length + words.length,
    lineFrom: Math.max(0, before.length - description.beforeInLine),
    lineTo: Math.min(hashes.length, before.length + words.length + description.afterInLine),
    wordAt: (at) => whole.slice(words[at]?.start ?? 0, words[at]?.end ?? 0),
    compared: new Map(),
  };
}

/** A part of the old words, such as the beginning of a long quote with what stands before it. */
export function partOf(old: OldWords, from: number, to: number): OldWords {
  const first = Math.max(0, old.first - from);
  const end = Math.min(old.end, to) - from;
  const skipped = Math.max(0, from - old.first);
  return {
    hashes: old.hashes.slice(from, to),
    weights: old.weights.slice(from, to),
    first,
    end,
    lineFrom: Math.max(0, old.lineFrom - from),
    lineTo: Math.min(old.lineTo, to) - from,
    wordAt: (at) => old.wordAt(skipped + at),
    compared: old.compared,
  };
}

/**
 * For each word of the quote that is not in a stretch of the page, how alike the stretch's words are to it; only
 * those are compared that are no word of the quote themselves.
 */
export function alikeIn(
  index: PageIndex,
  old: OldWords,
  { from, to }: { readonly from: number; readonly to: number },
): (oldIndex: number) => Float64Array | null {
  const there = new Set<number>();
  for (let at = from; at < to; at += 1) there.add(index.words[at] ?? 0);
  const known = new Set(old.hashes);
  const fresh: number[] = [];
  for (let at = from; at < to; at += 1) if (!known.has(index.words[at] ?? 0)) fresh.push(at);
  return (oldIndex) => {
    if (oldIndex < old.first || oldIndex >= old.end || there.has(old.hashes[oldIndex] ?? 0)) return null;
    const word = foldWord(old.wordAt(oldIndex - old.first));
    const compared = old.compared.get(word) ?? new Map<number, number>();
    old.compared.set(word, compared);
    let alike: Float64Array | null = null;
    for (const at of fresh) {
      const likeness = compareOnce(index, { word, compared }, at);
      if (likeness === 0) continue;
      alike ??= new Float64Array(to - from);
      alike[at - from] = likeness;
    }
    return alike;
  };
}

function compareOnce(
  { words, view, starts, ends }: PageIndex,
  { word, compared }: { readonly word: string; readonly compared: Map<number, number> },
  at: number,
): number {
  const hash = words[at] ?? 0;
  const seen = compared.get(hash);
  if (seen !== undefined) return seen;
  const likeness = wordLikeness(word, foldWord(view.text.slice(starts[at], ends[at])));
  compared.set(hash, likeness);
  return likeness;
}
