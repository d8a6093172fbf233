import { lastAtMost, type PageIndex } from './page-index.ts';

/** Where words stand one after the other in a stretch of the page: looked for by the rarest of them. */
export function* runPlaces(
  index: PageIndex,
  run: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
): Generator<number, void> {
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
