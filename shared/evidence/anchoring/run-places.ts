import type { Run } from './anchor-description.ts';
import { lastAtMost } from './last-where.ts';
import type { PageIndex } from './page-index.ts';

interface WordSpan {
  readonly from: number;
  readonly to: number;
}

/** Where words stand one after the other in a stretch of the page: looked for by the rarest of them. */
export function* runPlaces(index: PageIndex, run: Run, { from, to }: WordSpan): Generator<number, void> {
  let pivot = 0;
  for (const [offset, hash] of run.entries()) {
    if (index.positionsOf(hash).length < index.positionsOf(run[pivot] ?? 0).length) pivot = offset;
  }
  const places = index.positionsOf(run[pivot] ?? 0);
  for (let at = lastAtMost(places, from - 1) + 1; at < places.length; at += 1) {
    const start = (places[at] ?? 0) - pivot;
    if (start + run.length > to) return;
    if (start >= from && run.every((hash, offset) => index.words[start + offset] === hash)) yield start;
  }
}

/** Whether they stand so anywhere in it. */
export const hasRun = (index: PageIndex, run: Run, stretch: WordSpan): boolean =>
  !runPlaces(index, run, stretch).next().done;
