import type { AnchorDescription } from './anchor-description.ts';
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

function headingHashesAbove({ view, headingAt, lineHashes }: PageIndex, start: number): readonly number[] {
  const starts = { length: view.lines.length, at: (line: number) => view.lines[line]?.start ?? 0 };
  let line = headingAt[lastLineBefore(starts, start)] ?? -1;
  let level = 7;
  const found: number[] = [];
  while (line >= 0 && level > 1) {
    const heading = view.lines[line];
    if (heading && heading.level < level && heading.start < start) {
      found.push(lineHashes[line] ?? 0);
      level = heading.level;
    }
    line = line > 0 ? (headingAt[line - 1] ?? -1) : -1;
  }
  return found;
}

function lastLineBefore({ length, at }: { length: number; at(line: number): number }, start: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle) <= start) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The index of the line at an offset of the text. */
export const lineAt = ({ view }: PageIndex, offset: number): number =>
  lastLineBefore({ length: view.lines.length, at: (line) => view.lines[line]?.start ?? 0 }, offset);

/** Whether the page is another one of the same template: another record, whose every label looks the same. */
export function isAnotherRecord(
  index: PageIndex,
  { page }: AnchorDescription,
  title: ReadonlySet<number>,
): boolean {
  const isThere = (hash: number) => index.positionsOf(hash).length > 0;
  const telling = shareOf(page.telling, isThere);
  const tabled = shareOf(page.tabled, isThere);
  const titled = shareOf(page.title, (hash) => title.has(hash));
  if (page.telling.length < 4) return false;
  return telling < 0.34 && (page.tabled.length < 4 || tabled < 0.34) && (titled < 1 || telling < 0.2);
}

const shareOf = (hashes: readonly number[], isThere: (hash: number) => boolean): number =>
  hashes.length === 0 ? 1 : hashes.filter(isThere).length / hashes.length;
