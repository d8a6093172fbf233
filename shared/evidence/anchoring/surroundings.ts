import type { AnchorDescription, Run } from './anchor-description.ts';
import type { PageIndex } from './page-index.ts';
import { runPlaces } from './run-places.ts';
import { tellingRuns } from './telling-words.ts';
import { wordHashes } from './words.ts';

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
  const own = lastLineBefore(starts, start);
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

/** Whether the page is another one of the same template: another record, whose every label looks the same. */
export function isAnotherRecord(
  index: PageIndex,
  description: AnchorDescription,
  title: ReadonlySet<number>,
): boolean {
  const { page } = description;
  if (page.telling.length + page.tabled.length < LEAST_SIGNS) return false;
  const isThere = (run: Run) => hasRun(index, run, { from: 0, to: index.words.length });
  const telling = shareOf(page.telling, isThere);
  const isRenamed = page.title.length > 0 && shareOf(page.title, (hash) => title.has(hash)) < 1;
  if (page.telling.length < LEAST_SIGNS)
    return isRenamed && telling < 1 && shareOf(page.tabled, isThere) < LEAST_SHARE;
  // Of a few signs most may be the page's own clock.
  const least = page.telling.length < FEW_SIGNS ? LEAST_SHARE / 2 : LEAST_SHARE;
  if (telling >= least || (page.tabled.length >= LEAST_SIGNS && shareOf(page.tabled, isThere) >= LEAST_SHARE))
    return false;
  return hasSignsOfItsOwn(index, description);
}

/** How much of a page is read for signs: one that is longer is no mere part of another. */
const SIGN_REACH = 20_000;

/** A page that was cut down to a part of itself has lost the stored signs, and has no others in their stead. */
function hasSignsOfItsOwn({ view }: PageIndex, { quote, before, after, page }: AnchorDescription): boolean {
  const clipped = new Set([...before, ...wordHashes(quote), ...after]);
  const wanted = Math.max(LEAST_SIGNS, page.telling.length / 3);
  let found = 0;
  for (const line of view.lines) {
    if (found >= wanted || line.start > SIGN_REACH) return true;
    found += tellingRuns(view, [line]).filter((run) => run.some((hash) => !clipped.has(hash))).length;
  }
  return found >= wanted;
}

const LEAST_SIGNS = 3;
const FEW_SIGNS = 6;
const LEAST_SHARE = 0.34;

export const shareOf = <T>(all: readonly T[], isThere: (one: T) => boolean): number =>
  all.length === 0 ? 1 : all.filter(isThere).length / all.length;

/** Whether words stand one after the other somewhere in a stretch of the page. */
export const hasRun = (
  index: PageIndex,
  run: Run,
  stretch: { readonly from: number; readonly to: number },
): boolean => !runPlaces(index, run, stretch).next().done;
