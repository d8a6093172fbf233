import { type Reading, stretchOf } from './reading.ts';
import { originOf } from './trace.ts';

/** A target is a stretch of the original's characters. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * `there`: at least half of the target's ink stands unedited, and no more foreign ink than its own stands between.
 * `gone`: none of its ink stands, nor anything that was written in its place as an edit of it.
 * `either`: it was edited beyond half but something stands in its place (a cell's whole value): saying that it
 * is gone and marking that place are both fair, marking another place is not.
 * `unfair`: two fair people would judge it differently (torn into scattered pieces); it is left out.
 */
export type Truth =
  | { readonly type: 'there'; readonly places: ReadonlySet<number>; readonly neutral: ReadonlySet<number> }
  | { readonly type: 'either'; readonly places: ReadonlySet<number>; readonly neutral: ReadonlySet<number> }
  | { readonly type: 'gone' }
  | { readonly type: 'unfair' };

/** Below this share of unedited ink the target is no longer plainly "there". */
const STANDING_SHARE = 0.5;

export function truthOf(original: Reading, changed: Reading, target: Stretch): Truth {
  let ink = 0;
  for (let at = target.from; at < target.to; at++) ink += original.isInk[at] ?? 0;
  const places = new Set<number>();
  let standing = 0;
  changed.marks.forEach((mark, place) => {
    const origin = originOf(mark);
    if (origin < target.from || origin >= target.to || mark === -1 || changed.isInk[place] !== 1) return;
    places.add(place);
    if (mark >= 0) standing++;
  });
  if (places.size === 0) return { type: 'gone' };
  const neutral = inkBetween(changed, places);
  if (neutral.size > places.size) return { type: 'unfair' };
  return { type: standing / ink >= STANDING_SHARE ? 'there' : 'either', places, neutral };
}

/** Foreign ink between the first and last of the target counts neither for nor against an answer. */
function inkBetween(reading: Reading, places: ReadonlySet<number>): Set<number> {
  const all = [...places];
  const neutral = new Set<number>();
  for (let place = all[0] ?? 0; place < (all.at(-1) ?? 0); place++)
    if (reading.isInk[place] === 1 && !places.has(place)) neutral.add(place);
  return neutral;
}

/** Intersection over union of the ink that an answer marks and the ink that is the target's. */
export function overlapOf(
  reading: Reading,
  range: Range,
  truth: { readonly places: ReadonlySet<number>; readonly neutral: ReadonlySet<number> },
): number {
  const stretch = stretchOf(reading, range);
  if (!stretch) return 0;
  let both = 0;
  let other = 0;
  for (let place = stretch.start; place < stretch.end; place++) {
    if (reading.isInk[place] !== 1 || truth.neutral.has(place)) continue;
    if (truth.places.has(place)) both++;
    else other++;
  }
  return both / (truth.places.size + other);
}
