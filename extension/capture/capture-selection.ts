import type { CapturedClip } from '../../shared/evidence/captured-clip.ts';
import { describeInPage } from './anchoring/describe-in-page.ts';
import { deepActiveElement } from './composed-tree.ts';
import { definitionGrid } from './definition-list.ts';
import { fieldLabel } from './field-label.ts';
import { isPrivate, isTextField, type TextField } from './form-control.ts';
import { headingTrail } from './heading-trail.ts';
import { type PageText, readPageText } from './page-text.ts';
import {
  type DomRange,
  describeQuote,
  describeSelectors,
  rangeSelectorBetween,
  rangeToSelectedText,
  type SelectedText,
} from './selected-text.ts';
import { tableGrid } from './table-grid.ts';

export type CaptureOutcome =
  | { readonly type: 'captured'; readonly clip: CapturedClip }
  | { readonly type: 'nothing-selected' }
  /** The focus is in a password, a code or a card number: nothing was read. */
  | { readonly type: 'private-field' }
  /** The browser's own PDF viewer, into which no extension can look. */
  | { readonly type: 'pdf' };

/** Reads what is selected in one document; changes nothing in it. */
export function captureSelection(document: Document): CaptureOutcome {
  if (document.contentType === 'application/pdf') return { type: 'pdf' };
  const page = readPageText(document.body ?? document.documentElement);
  const active = deepActiveElement(document);
  const field = isTextField(active) ? active : null;
  if (field && isPrivate(field)) {
    // Where a selection stands is no part of the value.
    if (field.selectionStart !== field.selectionEnd) return { type: 'private-field' };
    return captureRange(page, document) ?? { type: 'nothing-selected' };
  }
  return (
    (field && captureFieldSelection(page, field)) ??
    captureRange(page, document) ??
    (field?.selectionStart === null ? captureWholeField(page, field) : null) ?? { type: 'nothing-selected' }
  );
}

function captureFieldSelection(page: PageText, field: TextField): CaptureOutcome | null {
  const { selectionStart, selectionEnd } = field;
  if (selectionStart === null || selectionEnd === null) return null;
  return captureField(page, field, { start: selectionStart, end: selectionEnd, unread: [] });
}

// Fields of some types (date, number, e-mail) do not tell a script which part of them is selected.
const WHOLE_FIELD_TAKEN =
  'This kind of field does not tell which part of it is selected; all of its value was taken.';

function captureWholeField(page: PageText, field: TextField): CaptureOutcome | null {
  const unread = field.selectionStart === null ? [WHOLE_FIELD_TAKEN] : [];
  return captureField(page, field, { start: 0, end: field.value.length, unread });
}

// Chromium reports a selection inside a date field as one around it.
function onlyField(page: PageText, { firstSegment, lastSegment }: SelectedText): TextField | null {
  const node = firstSegment === lastSegment ? page.segments[firstSegment]?.node : null;
  return node instanceof Element && isTextField(node) ? node : null;
}

interface FieldPart {
  readonly start: number;
  readonly end: number;
  readonly unread: readonly string[];
}

function captureRange(page: PageText, document: Document): CaptureOutcome | null {
  const selection = document.getSelection();
  const range = selection && selectedRange(selection, page.shadowRoots);
  const selected = range && rangeToSelectedText(page, range);
  if (!selected) return null;
  const field = onlyField(page, selected);
  if (field) return captureWholeField(page, field);
  const nodes = page.segments
    .slice(selected.firstSegment, selected.lastSegment + 1)
    .filter(({ start, end }) => end > start)
    .map(({ node }) => node);
  return captured(document, {
    quote: page.text.slice(selected.start, selected.end),
    selectors: describeSelectors(page, selected),
    anchor: describeInPage(page, document.title, selected),
    structure: {
      headings: headingTrail(page, selected.firstSegment),
      table: tableGrid(page, nodes) ?? definitionGrid(page, nodes),
      field: null,
    },
    unread: unreadParts(page, selected, selection.rangeCount),
  });
}

function captureField(page: PageText, field: TextField, part: FieldPart): CaptureOutcome | null {
  const { start, end, unread } = part;
  const quote = field.value.slice(start, end);
  if (quote.trim() === '') return null;
  const parent = field.parentNode;
  const index = parent ? [...parent.childNodes].indexOf(field) : -1;
  const range =
    parent && rangeSelectorBetween({ node: parent, offset: index }, { node: parent, offset: index + 1 });
  return captured(field.ownerDocument, {
    quote,
    selectors: [describeQuote(field.value, start, end), ...(range ? [range] : [])],
    anchor: describeField(page, field, part),
    structure: {
      headings: headingTrail(page, page.spans.get(field)?.first ?? 0),
      table: tableGrid(page, [field]) ?? definitionGrid(page, [field]),
      field: { label: fieldLabel(page, field), name: field.name, type: field.type, value: quote },
    },
    unread,
  });
}

function describeField(page: PageText, field: TextField, { start, end }: FieldPart): CapturedClip['anchor'] {
  const segment = page.segments[page.spans.get(field)?.first ?? -1];
  if (segment?.node !== field) return null;
  const span = { start: segment.start + start, end: segment.start + end };
  return describeInPage(page, field.ownerDocument.title, span);
}

type ClipParts = Pick<CapturedClip, 'quote' | 'selectors' | 'anchor' | 'structure' | 'unread'>;

function captured(document: Document, parts: ClipParts): CaptureOutcome {
  return {
    type: 'captured',
    clip: {
      ...parts,
      pageUrl: document.URL,
      pageTitle: document.title,
      frameUrl: null,
      isFindable: true,
    },
  };
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
  return frame instanceof HTMLIFrameElement || frame instanceof HTMLFrameElement ? frame.src : '';
}
