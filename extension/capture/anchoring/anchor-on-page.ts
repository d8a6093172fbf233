import type { AnchorDescription, Anchored } from '../../../shared/evidence/anchoring/anchor-description.ts';
import { anchorPlace } from '../../../shared/evidence/anchoring/anchor-place.ts';
import { lastAtMost } from '../../../shared/evidence/anchoring/last-where.ts';
import { indexSteps, type PageIndex } from '../../../shared/evidence/anchoring/page-index.ts';
import { quoteWordSteps } from '../../../shared/evidence/anchoring/quote-words.ts';
import { ownerOf, titleOf } from '../dom-properties.ts';
import { type PageText, pageTextSteps } from '../page-text.ts';
import { textOffsetToPoint } from '../text-points.ts';
import { pageViewSteps } from './read-page-view.ts';

/** A page read and made ready once, for finding any number of clips on it. */
export interface AnchorPage {
  readonly page: PageText;
  readonly index: PageIndex;
  /** Where each segment of the text starts. */
  readonly starts: readonly number[];
}

/** In steps of a few milliseconds: give the page its turn between them. */
export function* anchorPageSteps(root: Element): Generator<undefined, AnchorPage> {
  const document = ownerOf(root);
  const page = yield* pageTextSteps(root, { opensDetails: true });
  const view = yield* pageViewSteps(page, document === null ? '' : titleOf(document));
  const index = yield* indexSteps(view);
  return { page, index, starts: page.segments.map(({ start }) => start) };
}

export interface AnchoredRange extends Anchored {
  readonly range: Range | null;
}

/** The same in steps, for a clip that may be long. */
export function* anchorOnPageSteps(
  on: AnchorPage,
  description: AnchorDescription,
): Generator<undefined, AnchoredRange> {
  yield* quoteWordSteps(description);
  return anchorOnPage(on, description);
}

/** Where a clip stands on the page now, as a range of its document. */
export function anchorOnPage(on: AnchorPage, description: AnchorDescription): AnchoredRange {
  const anchored = anchorPlace(on.index, description);
  return { ...anchored, range: anchored.place && rangeAt(on, anchored.place) };
}

function rangeAt({ page, starts }: AnchorPage, { start, end }: { start: number; end: number }): Range | null {
  const first = page.segments[segmentAt({ page, starts }, start)];
  const last = page.segments[segmentAt({ page, starts }, end - 1)];
  if (!first || !last) return null;
  const from = textOffsetToPoint(first, Math.max(start, first.start), 'start');
  const to = textOffsetToPoint(last, Math.min(end, last.end), 'end');
  const range = new Range();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

// Empty segments share their start with the one that holds the character there.
function segmentAt({ page, starts }: Omit<AnchorPage, 'index'>, offset: number): number {
  let at = lastAtMost(starts, offset);
  while (at > 0 && page.segments[at]?.end === page.segments[at]?.start) at -= 1;
  return at;
}
