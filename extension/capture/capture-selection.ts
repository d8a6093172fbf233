import { longestQuote, quoteCut } from '../../shared/evidence/bound-clip.ts';
import { keptAddress } from '../../shared/evidence/kept-address.ts';
import { describeInPage } from './anchoring/describe-in-page.ts';
import { captureFieldSelection, captureWholeField } from './capture-field.ts';
import { type CaptureOutcome, captured } from './capture-outcome.ts';
import { deepActiveElement } from './composed-tree.ts';
import { definitionGrid } from './definition-list.ts';
import { bodyOf, contentTypeOf, rootElementOf, selectionOf, titleOf } from './dom-properties.ts';
import { isPrivate, isTextField, type TextField } from './form-control.ts';
import { headingTrail } from './heading-trail.ts';
import { listPlace } from './list-place.ts';
import { type PageText, readPageText } from './page-text.ts';
import { type DomRange, describeSelectors, rangeToSelectedText, type SelectedText } from './selected-text.ts';
import { gridOf, type TablePart, tableGrid } from './table-grid.ts';

/** Reads what is selected in one document; changes nothing in it. */
export function captureSelection(document: Document): CaptureOutcome {
  if (contentTypeOf(document) === 'application/pdf') return { type: 'pdf' };
  const page = readPageText(bodyOf(document) ?? rootElementOf(document));
  const active = deepActiveElement(document);
  const field = isTextField(active) ? active : null;
  const isWholeFieldMeant = field?.selectionStart === null && !isPrivate(field);
  return (
    (field && captureFieldSelection(page, field)) ??
    captureSelectedRange(page, document) ??
    (isWholeFieldMeant ? captureWholeField(page, field) : null) ?? { type: 'nothing-selected' }
  );
}

// Chromium reports a selection inside a date field as one around it.
function onlyField(page: PageText, { firstSegment, lastSegment }: SelectedText): TextField | null {
  const node = firstSegment === lastSegment ? page.segments[firstSegment]?.node : null;
  return node instanceof Element && isTextField(node) ? node : null;
}

function captureSelectedRange(page: PageText, document: Document): CaptureOutcome | null {
  const selection = selectionOf(document);
  const range = selection && selectedRange(selection, page.shadowRoots);
  return range && captureRange(page, document, { range, rangeCount: selection.rangeCount, part: null });
}

interface ChosenRange {
  readonly range: DomRange;
  readonly rangeCount: number;
  /** Some columns of a table, where not all that stands in the range is meant. */
  readonly part: TablePart | null;
}

/** What stands in a range of a document; null where that is no text. */
export function captureRange(
  page: PageText,
  document: Document,
  { range, rangeCount, part }: ChosenRange,
): CaptureOutcome | null {
  const whole = rangeToSelectedText(page, range);
  if (!whole) return null;
  const selected = firstOf(page, whole, longestQuote);
  const field = onlyField(page, selected);
  if (field) return captureWholeField(page, field);
  const nodes = page.segments
    .slice(selected.firstSegment, selected.lastSegment + 1)
    .filter(({ start, end }) => end > start)
    .map(({ node }) => node);
  const headings = headingTrail(page, selected.firstSegment);
  const grid = part && gridOf(page, part);
  return captured(document, {
    quote: grid
      ? grid.rows.map(({ cells }) => cells.join('\t')).join('\n')
      : page.text.slice(selected.start, selected.end),
    selectors: describeSelectors(page, selected),
    anchor: describeInPage(page, titleOf(document), selected),
    structure: {
      headings,
      table: grid ?? tableGrid(page, nodes) ?? definitionGrid(page, nodes),
      field: null,
      list: listPlace(page, nodes, headings),
    },
    unread: [...unreadParts(page, selected, rangeCount), ...(selected === whole ? [] : [quoteCut])],
  });
}

/** Where the whole would be longer than a clip may be, its beginning. */
function firstOf(page: PageText, whole: SelectedText, length: number): SelectedText {
  const { start, end } = whole;
  if (end - start <= length) return whole;
  // A cut through a surrogate pair would leave half a character.
  const at = start + length - (/[\uD800-\uDBFF]/.test(page.text.charAt(start + length - 1)) ? 1 : 0);
  const lastSegment = page.segments.findLastIndex((one) => one.start < at && one.end > start);
  return { ...whole, end: at, lastSegment };
}

// A selection inside a shadow tree is hidden from getRangeAt.
function selectedRange(selection: Selection, shadowRoots: readonly ShadowRoot[]): DomRange | null {
  if (selection.rangeCount === 0) return null;
  const range =
    typeof selection.getComposedRanges === 'function' && selection.rangeCount === 1
      ? selection.getComposedRanges({ shadowRoots: [...shadowRoots] })[0]
      : selection.getRangeAt(0);
  if (!range) return null;
  return {
    start: { node: range.startContainer, offset: range.startOffset },
    end: { node: range.endContainer, offset: range.endOffset },
  };
}

function unreadParts(page: PageText, selected: SelectedText, rangeCount: number): readonly string[] {
  const severalRanges =
    'Several separate parts were selected; only the first was taken. Clip the others one at a time.';
  const frames = page.frames
    .filter((frame) => {
      const place = page.spans.get(frame)?.first ?? 0;
      return place > selected.firstSegment && place <= selected.lastSegment;
    })
    .map((frame) => `The selection runs over a frame whose text was not taken: ${frameAddress(frame)}`);
  return rangeCount > 1 ? [severalRanges, ...frames] : frames;
}

function frameAddress(frame: Element): string {
  if (frame.hasAttribute('srcdoc')) return 'about:srcdoc';
  return frame instanceof HTMLIFrameElement || frame instanceof HTMLFrameElement
    ? keptAddress(frame.src)
    : '';
}
