import type { AnchorDescription, Run } from './anchor-description.ts';
import type { PageIndex } from './page-index.ts';
import { quoteWords } from './quote-words.ts';
import { hasRun } from './run-places.ts';
import { shareOf } from './share-of.ts';
import { tellingRuns } from './telling-words.ts';
import { wordHashes } from './words.ts';

const LEAST_SIGNS = 3;
const FEW_SIGNS = 6;
const LEAST_SHARE = 0.34;

/** Whether the page is another one of the same template: another record, whose every label looks the same. */
export function isAnotherRecord(index: PageIndex, description: AnchorDescription): boolean {
  const { page } = description;
  if (page.telling.length + page.tabled.length < LEAST_SIGNS) return false;
  const isThere = (run: Run) => hasRun(index, run, { from: 0, to: index.words.length });
  const telling = shareOf(page.telling, isThere);
  if (page.telling.length < LEAST_SIGNS)
    return isRenamed(index, description) && telling < 1 && shareOf(page.tabled, isThere) < LEAST_SHARE;
  // Of a few signs most may be the page's own clock.
  const least = page.telling.length < FEW_SIGNS ? LEAST_SHARE / 2 : LEAST_SHARE;
  if (telling >= least || (page.tabled.length >= LEAST_SIGNS && shareOf(page.tabled, isThere) >= LEAST_SHARE))
    return false;
  return hasSignsOfItsOwn(index, description);
}

function isRenamed({ view }: PageIndex, { page }: AnchorDescription): boolean {
  const title = new Set(wordHashes(view.title));
  return page.title.length > 0 && shareOf(page.title, (hash) => title.has(hash)) < 1;
}

/** How much of a page is read for signs: one that is longer is no mere part of another. */
const SIGN_REACH = 20_000;

/** A page that was cut down to a part of itself has lost the stored signs, and has no others in their stead. */
function hasSignsOfItsOwn({ view }: PageIndex, description: AnchorDescription): boolean {
  const { before, after, page } = description;
  const clipped = new Set([...before, ...quoteWords(description).map(({ hash }) => hash), ...after]);
  const wanted = Math.max(LEAST_SIGNS, page.telling.length / 3);
  let found = 0;
  for (const line of view.lines) {
    if (found >= wanted || line.start > SIGN_REACH) return true;
    found += tellingRuns(view, [line]).filter((run) => run.some((hash) => !clipped.has(hash))).length;
  }
  return found >= wanted;
}
