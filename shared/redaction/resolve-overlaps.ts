import { cues, type Hit, isNameClass } from './hit.ts';

/**
 * Hits that share no character, in the order of the text. Those that overlap become one over all of their
 * characters, so that none that any of them claimed is left, named by the strongest.
 */
export function resolveOverlaps(hits: readonly Hit[]): readonly Hit[] {
  const ordered = [...hits].sort((a, b) => a.start - b.start || b.end - a.end || byStrength(a, b));
  const resolved: Hit[] = [];
  for (const hit of ordered) {
    const last = resolved.at(-1);
    if (!last || hit.start >= last.end) {
      resolved.push(hit);
      continue;
    }
    const strongest =
      isWholeOf(last, hit) || (!isWholeOf(hit, last) && byStrength(last, hit) <= 0) ? last : hit;
    resolved[resolved.length - 1] = { ...strongest, start: last.start, end: Math.max(last.end, hit.end) };
  }
  return resolved;
}

/** A person who is known tells more than the piece of the name that a word beside it announced. */
const isWholeOf = (whole: Hit, piece: Hit): boolean =>
  whole.identity !== null &&
  piece.identity === null &&
  whole.start <= piece.start &&
  whole.end >= piece.end &&
  isNameClass(whole.class) &&
  isNameClass(piece.class) &&
  whole.class !== 'person';

function byStrength(a: Hit, b: Hit): number {
  const byCue = weakness(a) - weakness(b);
  if (byCue !== 0) return byCue;
  const byLength = b.end - b.start - (a.end - a.start);
  return byLength || (a.class < b.class ? -1 : a.class > b.class ? 1 : 0);
}

/** A name of which nothing says whose it is, and a reference of which nothing says what it is of, yield to one of which something does. */
const weakness = (hit: Hit): number =>
  cues.indexOf(hit.cue) +
  (hit.class === 'person' && hit.cue !== 'case list' ? cues.length / 2 : 0) +
  (hit.class === 'case-reference' && hit.cue === 'written form' ? 0.5 : 0);
