import type { PageLine, PageView } from './page-view.ts';
import { joinHashes, wordHashes } from './words.ts';

/**
 * What tells one record from another of the same template: references, dates, times, and names of several words. A
 * lone year or a small number stands on too many pages. Each is a run of word hashes.
 */
export function tellingRuns(view: PageView, lines: readonly PageLine[]): readonly (readonly number[])[] {
  const found = new Map<number, readonly number[]>();
  for (const { start, end, kind, level } of lines) {
    if (kind === 'label' || kind === 'header' || level > 1) continue;
    for (const { 0: raw } of view.text.slice(start, end).matchAll(TELLING)) {
      if (/^(?:19|20)?\d\d$|^.{1,3}$/.test(raw)) continue;
      const run = wordHashes(raw).slice(0, 4);
      found.set(joinHashes(run), run);
    }
  }
  found.delete(0);
  return [...found.values()];
}

// A date in words, two or more capitalised words in a row, or anything with a digit between white space.
const TELLING =
  /\d{1,2}(?:st|nd|rd|th)? \p{Lu}\p{L}{2,} \d{4}|\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)+|[\p{L}\p{N}][^\s()]*\p{N}|\p{N}[^\s()]*[\p{L}\p{N}]/gu;

/** The same few of a set, whichever others come and go: those with the smallest hashes. */
export const smallest = (
  runs: readonly (readonly number[])[],
  count: number,
): readonly (readonly number[])[] => runs.toSorted((a, b) => joinHashes(a) - joinHashes(b)).slice(0, count);
