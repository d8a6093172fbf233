import type { AnchorDescription } from './anchor-description.ts';
import { lastWhere } from './last-where.ts';
import type { PageIndex } from './page-index.ts';

/** The share of the stored headings that stand above a place now, the nearest counted twice; 1 where none were kept. */
export function headingShare(index: PageIndex, { headings }: AnchorDescription, start: number): number {
  const above = new Set(headingHashesAbove(index, start));
  if (headings.length === 0) return above.size === 0 ? 1 : 0.6;
  let found = 0;
  let all = 0;
  for (const [at, heading] of headings.entries()) {
    const weight = at === headings.length - 1 ? 2 : 1;
    all += weight;
    if (above.has(heading)) found += weight;
  }
  return found / all;
}

/** Whether the nearest heading above a place is one that stood elsewhere on the page when the clip was taken. */
export function isUnderOther(
  index: PageIndex,
  { headings, page }: AnchorDescription,
  start: number,
): boolean {
  const nearest = headingHashesAbove(index, start).at(0);
  if (nearest === undefined || nearest === headings.at(-1)) return false;
  return !headings.includes(nearest) && page.otherHeadings.includes(nearest);
}

/** Nearest first. */
function headingHashesAbove({ view, headingAt, lineHashes }: PageIndex, start: number): readonly number[] {
  const own = lastWhere(view.lines.length, (at) => (view.lines[at]?.start ?? 0) <= start);
  let line = headingAt[own] ?? -1;
  let level = view.lines[own]?.level || 7;
  const found: number[] = [];
  while (line >= 0 && level > 1) {
    const heading = view.lines[line];
    if (heading && line !== own && heading.level < level) {
      found.push(lineHashes[line] ?? 0);
      level = heading.level;
    }
    line = line > 0 ? (headingAt[line - 1] ?? -1) : -1;
  }
  return found;
}
