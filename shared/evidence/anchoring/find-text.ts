import { alignWords } from './align-words.ts';
import type { AnchorDescription } from './anchor-description.ts';
import { likelyStretches, nearness } from './likely-stretches.ts';
import { alikeIn, createOldWords, type OldWords, partOf } from './old-words.ts';
import type { PageIndex } from './page-index.ts';
import { runPlaces } from './run-places.ts';

/** A place on a page where the quote may stand now. */
export interface TextMatch {
  /** Indexes of words, half open. */
  readonly from: number;
  readonly to: number;
  /** Shares of the quote, of the words before it and of those after it that stand there; null where none were kept. */
  readonly quote: number;
  readonly before: number | null;
  readonly after: number | null;
  /** The nearest words before it or the nearest after it stand beside it still. */
  readonly isTouching: boolean;
  /** The share of those of its own line, near or far; null where it was the whole line. */
  readonly inLine: number | null;
  /** The share of the quote's numbers that stand there; null where it has none. */
  readonly numbers: number | null;
  /** The quote's words all stand there and no others. */
  readonly isExact: boolean;
  /** The context's nearest words, on both sides, stand there with nothing between: what stood between was taken away. */
  readonly isClosed: boolean;
}

const LONG_QUOTE = 120;
const LONG_PART = 50;
const MARGIN = 12;

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly band: { readonly low: number; readonly high: number } | null;
}

/** Looks for a quote by its words and its context's, anywhere or between the words `from` and `to`. */
export function findText(
  index: PageIndex,
  description: AnchorDescription,
  within?: { readonly from: number; readonly to: number },
): readonly TextMatch[] {
  const old = createOldWords(index, description);
  // What stands in other cells may be like what stands in this one.
  if (within) return [matchIn(index, partOf(old, old.lineFrom, old.lineTo), { ...within, band: null })];
  const length = old.end - old.first;
  if (length > LONG_QUOTE) return findLong(index, old);
  const matches = stretchesOf(index, old).map((stretch) => matchIn(index, old, stretch));
  return [...matches, ...exactBeside(index, old, matches)];
}

function stretchesOf(index: PageIndex, old: OldWords): readonly Stretch[] {
  return likelyStretches(index, old).map(({ low, high }) => ({
    from: Math.max(0, low - MARGIN),
    to: Math.min(index.words.length, high + old.hashes.length + MARGIN),
    band: { low: low - MARGIN, high: high + MARGIN },
  }));
}

const MOST_EXACT = 4;

/** A rare quote is looked at wherever it stands word for word, though nothing of its context is there any more. */
function exactBeside(index: PageIndex, old: OldWords, matches: readonly TextMatch[]): readonly TextMatch[] {
  const run = old.hashes.slice(old.first, old.end);
  const starts: number[] = [];
  for (const start of runPlaces(index, run, { from: 0, to: index.words.length })) {
    if (starts.push(start) > MOST_EXACT) return [];
  }
  const isNew = (start: number) => !matches.some(({ from, isExact }) => isExact && from === start);
  return starts.filter(isNew).map((start) => matchIn(index, old, stretchAt(index, old, start - old.first)));
}

const stretchAt = (index: PageIndex, old: OldWords, shift: number): Stretch => ({
  from: Math.max(0, shift - MARGIN),
  to: Math.min(index.words.length, shift + old.hashes.length + MARGIN),
  band: { low: shift - MARGIN, high: shift + MARGIN },
});

/** Of a long quote the two ends are looked for, each with its side of the context. */
function findLong(index: PageIndex, old: OldWords): readonly TextMatch[] {
  const head = partOf(old, 0, old.first + LONG_PART);
  const tail = partOf(old, old.end - LONG_PART, old.hashes.length);
  const heads = stretchesOf(index, head).map((stretch) => matchIn(index, head, stretch));
  const tails = stretchesOf(index, tail).map((stretch) => matchIn(index, tail, stretch));
  const length = old.end - old.first;
  return heads.flatMap((first) => {
    const fitting = tails
      .filter(({ to }) => to - first.from > length * 0.4 && to - first.from < length * 2)
      .toSorted((a, b) => b.quote - a.quote);
    const [last] = fitting;
    if (!last) return [];
    const span = { from: first.from, to: last.to };
    return {
      ...span,
      quote: sharedShare(index, old, span),
      before: first.before,
      after: last.after,
      numbers: numberShare(old, (at) => Number(index.positionsOf(old.hashes[at] ?? 0).length > 0)),
      isTouching: first.isTouching || last.isTouching,
      inLine: null,
      isExact: isExact(index, old, span),
      isClosed: false,
    };
  });
}

function sharedShare(index: PageIndex, old: OldWords, { from, to }: { from: number; to: number }): number {
  const there = new Set<number>();
  for (let at = from; at < to; at += 1) there.add(index.words[at] ?? 0);
  return share(old, { from: old.first, to: old.end }, (at) => (there.has(old.hashes[at] ?? 0) ? 1 : 0)) ?? 0;
}

function isExact(index: PageIndex, old: OldWords, { from, to }: { from: number; to: number }): boolean {
  if (to - from !== old.end - old.first) return false;
  for (let at = from; at < to; at += 1) {
    if (index.words[at] !== old.hashes[old.first + at - from]) return false;
  }
  return true;
}

function matchIn(index: PageIndex, old: OldWords, stretch: Stretch): TextMatch {
  const { hashes, weights } = old;
  const { words } = index;
  const { places, matches } = alignWords({
    old: hashes,
    weights,
    words,
    ...stretch,
    alike: alikeIn(index, old, stretch),
  });
  const { from, to, isClosed } = wholeIfThere(index, old, regionOf(places, old, stretch));
  const matched = (at: number) => matches[at] ?? 0;
  const isWhole = isExact(index, old, { from, to });
  return {
    from,
    to,
    quote: isWhole ? 1 : (share(old, { from: old.first, to: old.end }, matched) ?? 0),
    before: share(old, { from: 0, to: old.first }, matched),
    after: share(old, { from: old.end, to: old.hashes.length }, matched),
    numbers: numberShare(old, matched),
    isTouching: isTouching(places, old, { from, to }),
    inLine: inLineShare(old, matched),
    isExact: isWhole,
    isClosed,
  };
}

/** From how many words on a quote stands word for word beside other words of its own by no chance. */
const LEAST_WHOLE = 3;

/** Some of its words may be taken for others that stand near: the quote as it was goes before a place that overlaps it. */
function wholeIfThere<T extends { from: number; to: number }>(index: PageIndex, old: OldWords, region: T): T {
  const length = old.end - old.first;
  const { from, to } = region;
  if (length === 0 || to <= from || isExact(index, old, region)) return region;
  const [early, late] = [
    { ...region, to: from + length },
    { ...region, from: to - length },
  ];
  if (to - from > length && isExact(index, old, early)) return early;
  if (to - from > length && isExact(index, old, late)) return late;
  if (length < LEAST_WHOLE) return region;
  const run = old.hashes.slice(old.first, old.end);
  const near = { from: Math.max(0, from - length + 1), to: Math.min(index.words.length, to + length - 1) };
  const { value: start } = runPlaces(index, run, near).next();
  return typeof start === 'number' ? { ...region, from: start, to: start + length } : region;
}

function share(
  { weights, first, end }: OldWords,
  { from, to }: { from: number; to: number },
  matched: (at: number) => number,
): number | null {
  let found = 0;
  let all = 0;
  for (let at = from; at < to; at += 1) {
    const weight = (weights[at] ?? 0) * (at < first || at >= end ? nearness(at, first, end) : 1);
    all += weight;
    found += weight * matched(at);
  }
  return all === 0 ? null : found / all;
}

function numberShare({ wordAt, first, end }: OldWords, matched: (at: number) => number): number | null {
  let found = 0;
  let all = 0;
  for (let at = first; at < end; at += 1) {
    if (!/\p{N}/u.test(wordAt(at - first))) continue;
    all += 1;
    found += matched(at);
  }
  return all === 0 ? null : found / all;
}

/** Two words, since one may be there by chance. */
function isTouching(
  places: Int32Array,
  { first, end }: OldWords,
  { from, to }: { from: number; to: number },
): boolean {
  const isBefore =
    first > 0 && places[first - 1] === from - 1 && (first < 2 || places[first - 2] === from - 2);
  const isAtEnd = end + 1 >= places.length;
  const isAfter = end < places.length && places[end] === to && (isAtEnd || places[end + 1] === to + 1);
  return isBefore || isAfter;
}

function inLineShare(old: OldWords, matched: (at: number) => number): number | null {
  let found = 0;
  let all = 0;
  for (let at = old.lineFrom; at < old.lineTo; at += 1) {
    if (at >= old.first && at < old.end) continue;
    all += old.weights[at] ?? 0;
    found += (old.weights[at] ?? 0) * matched(at);
  }
  return all === 0 ? null : found / all;
}

/** How many unmatched words may lie between the quote's edge and the context that shows where the edge is. */
const LOOSE_EDGE = 3;

function regionOf(places: Int32Array, { first, end }: OldWords, stretch: { from: number; to: number }) {
  const at = (index: number) => places[index] ?? -1;
  let firstHit = first;
  while (firstHit < end && at(firstHit) < 0) firstHit += 1;
  let lastHit = end - 1;
  while (lastHit >= first && at(lastHit) < 0) lastHit -= 1;
  let left = first - 1;
  while (left >= 0 && at(left) < 0) left -= 1;
  let right = end;
  while (right < places.length && at(right) < 0) right += 1;
  const leftEdge = left >= 0 && first - 1 - left <= LOOSE_EDGE ? at(left) + first - left : null;
  const rightEdge = right < places.length && right - end <= LOOSE_EDGE ? at(right) - (right - end) : null;
  if (firstHit === end) {
    const isOpen = leftEdge !== null && rightEdge !== null && rightEdge > leftEdge;
    const isClosed = leftEdge !== null && rightEdge !== null && at(right) === at(left) + 1;
    return isOpen ? { from: leftEdge, to: rightEdge, isClosed } : { from: 0, to: 0, isClosed };
  }
  const guessFrom = Math.max(stretch.from, at(firstHit) - (firstHit - first));
  const guessTo = Math.min(stretch.to, at(lastHit) + 1 + (end - 1 - lastHit));
  return {
    from: firstHit === first ? at(first) : Math.min(at(firstHit), leftEdge ?? guessFrom),
    to: lastHit === end - 1 ? at(lastHit) + 1 : Math.max(at(lastHit) + 1, rightEdge ?? guessTo),
    isClosed: false,
  };
}
