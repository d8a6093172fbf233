import { cues, type Hit } from './hit.ts';

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
    const strongest = byStrength(last, hit) <= 0 ? last : hit;
    resolved[resolved.length - 1] = { ...strongest, start: last.start, end: Math.max(last.end, hit.end) };
  }
  return resolved;
}

function byStrength(a: Hit, b: Hit): number {
  const byCue = cues.indexOf(a.cue) - cues.indexOf(b.cue);
  if (byCue !== 0) return byCue;
  const byLength = b.end - b.start - (a.end - a.start);
  return byLength || (a.class < b.class ? -1 : a.class > b.class ? 1 : 0);
}
