import type { Selector } from '../../shared/evidence/selector.ts';
import type { PageText, Segment } from './page-text.ts';
import { type DomPoint, pointToTextOffset, textOffsetToPoint } from './text-points.ts';
import { nodeToXPath } from './xpath.ts';

/** A part of a page's text, without white space at its ends. */
export interface SelectedText {
  readonly start: number;
  readonly end: number;
  readonly firstSegment: number;
  readonly lastSegment: number;
}

export interface DomRange {
  readonly start: DomPoint;
  readonly end: DomPoint;
}

// Long enough to tell most repeats apart, short enough not to keep another record beside the one meant.
const CONTEXT_LENGTH = 64;

/** The part of the page's text that a range covers; null when it covers no text. */
export function rangeToSelectedText(page: PageText, range: DomRange): SelectedText | null {
  let start = pointToTextOffset(page, range.start, 'start');
  let end = pointToTextOffset(page, range.end, 'end');
  while (start < end && /\s/.test(page.text.charAt(start))) start += 1;
  while (start < end && /\s/.test(page.text.charAt(end - 1))) end -= 1;
  const firstSegment = page.segments.findIndex((segment) => segment.end > start && segment.start < end);
  const lastSegment = page.segments.findLastIndex((segment) => segment.start < end && segment.end > start);
  return start < end && firstSegment >= 0 ? { start, end, firstSegment, lastSegment } : null;
}

export function describeSelectors(page: PageText, selected: SelectedText): readonly Selector[] {
  const { start, end } = selected;
  const range = rangeSelector(page, selected);
  return [
    describeQuote(page.text, start, end),
    { type: 'TextPositionSelector', start, end },
    ...(range ? [range] : []),
  ];
}

export function describeQuote(text: string, start: number, end: number): Selector {
  const before = Math.max(0, start - CONTEXT_LENGTH);
  return {
    type: 'TextQuoteSelector',
    exact: text.slice(start, end),
    // A cut through a surrogate pair would leave half a character.
    prefix: text.slice(before, start).replace(/^[\uDC00-\uDFFF]/, ''),
    suffix: text.slice(end, end + CONTEXT_LENGTH).replace(/[\uD800-\uDBFF]$/, ''),
  };
}

function rangeSelector(
  page: PageText,
  { start, end, firstSegment, lastSegment }: SelectedText,
): Selector | null {
  const first = page.segments[firstSegment];
  const last = page.segments[lastSegment];
  if (!first || !last) return null;
  return rangeSelectorBetween(pointIn(first, start, 'start'), pointIn(last, end, 'end'));
}

function pointIn(segment: Segment, offset: number, edge: 'start' | 'end'): DomPoint {
  const inside = Math.min(Math.max(offset, segment.start), segment.end);
  return textOffsetToPoint(segment, inside, edge);
}

export function rangeSelectorBetween(start: DomPoint, end: DomPoint): Selector | null {
  const startPath = nodeToXPath(start.node);
  const endPath = nodeToXPath(end.node);
  if (startPath === null || endPath === null) return null;
  return {
    type: 'RangeSelector',
    startSelector: { type: 'XPathSelector', value: startPath },
    startOffset: start.offset,
    endSelector: { type: 'XPathSelector', value: endPath },
    endOffset: end.offset,
  };
}
