import type { AnchorDescription } from '../../../shared/evidence/anchoring/anchor-description.ts';
import { describePlace } from '../../../shared/evidence/anchoring/describe-place.ts';
import type { PageText } from '../page-text.ts';
import { runSteps } from '../run-steps.ts';
import { pageViewSteps } from './read-page-view.ts';

/** What is kept of a part of a page's text so that it can be found again. */
export function describeInPage(
  page: PageText,
  title: string,
  { start, end }: { readonly start: number; readonly end: number },
): AnchorDescription {
  return describePlace(runSteps(pageViewSteps(page, title)), start, end);
}
