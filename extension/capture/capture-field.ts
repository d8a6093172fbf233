import { longestQuote, quoteCut } from '../../shared/evidence/bound-clip.ts';
import type { CapturedClip } from '../../shared/evidence/captured-clip.ts';
import { type FormField, maskedValue, type Structure } from '../../shared/evidence/structure.ts';
import { describeInPage } from './anchoring/describe-in-page.ts';
import { type CaptureOutcome, captured } from './capture-outcome.ts';
import { definitionGrid } from './definition-list.ts';
import { childNodesOf, titleOf } from './dom-properties.ts';
import { fieldLabel } from './field-label.ts';
import { type Control, controlText, isTextField, privacyOf, type TextField } from './form-control.ts';
import { headingTrail } from './heading-trail.ts';
import { listPlace } from './list-place.ts';
import type { PageText } from './page-text.ts';
import { describeQuote, rangeSelectorBetween } from './selected-text.ts';
import { tableGrid } from './table-grid.ts';

/** Of the field that has the focus: what is selected in it; null where that is nothing, or it does not tell. */
export function captureFieldSelection(page: PageText, field: TextField): CaptureOutcome | null {
  const { selectionStart, selectionEnd } = field;
  if (selectionStart === null || selectionEnd === null) return null;
  if (privacyOf(field) !== null) return selectionStart === selectionEnd ? null : captureControl(page, field);
  return captureField(page, field, { start: selectionStart, end: selectionEnd, unread: [] });
}

// Fields of some types (date, number, e-mail) do not tell a script which part of them is selected.
const WHOLE_FIELD_TAKEN =
  'This kind of field does not tell which part of it is selected; all of its value was taken.';

export function captureWholeField(page: PageText, field: TextField): CaptureOutcome | null {
  const unread = field.selectionStart === null ? [WHOLE_FIELD_TAKEN] : [];
  return captureField(page, field, { start: 0, end: field.value.length, unread });
}

/** A field that was chosen as such, of any kind; null where it is empty. */
export function captureControl(page: PageText, control: Control): CaptureOutcome | null {
  const privacy = isTextField(control) ? privacyOf(control) : null;
  if (privacy === 'password') return { type: 'private-field' };
  if (privacy === 'code') return captureMasked(page, control);
  const value = shownValue(control);
  return captureField(page, control, { start: 0, end: value.length, unread: [] });
}

const shownValue = (control: Control): string => controlText(control) ?? '';

const VALUE_NOT_TAKEN =
  'This is a field for a card number or a one-time code: what is typed in it was not read, so it cannot be found again by it.';

function captureMasked(page: PageText, control: Control): CaptureOutcome {
  const range = rangeAround(control);
  return captured(control.ownerDocument, {
    quote: maskedValue,
    selectors: range === null ? [] : [range],
    anchor: null,
    structure: structureOf(page, control, maskedValue),
    unread: [VALUE_NOT_TAKEN],
    isFindable: false,
  });
}

interface FieldPart {
  readonly start: number;
  readonly end: number;
  readonly unread: readonly string[];
}

function captureField(page: PageText, control: Control, part: FieldPart): CaptureOutcome | null {
  const { start, end, unread } = part;
  const value = shownValue(control);
  const quote = value.slice(start, Math.min(end, start + longestQuote));
  if (quote.trim() === '') return null;
  const range = rangeAround(control);
  return captured(control.ownerDocument, {
    quote,
    selectors: [describeQuote(value, start, start + quote.length), ...(range ? [range] : [])],
    anchor: describeField(page, control, { ...part, end: start + quote.length }),
    structure: structureOf(page, control, quote),
    unread: start + quote.length < end ? [...unread, quoteCut] : unread,
  });
}

function rangeAround(control: Control) {
  const parent = control.parentNode;
  const index = parent ? [...childNodesOf(parent)].indexOf(control) : -1;
  return parent && rangeSelectorBetween({ node: parent, offset: index }, { node: parent, offset: index + 1 });
}

function structureOf(page: PageText, control: Control, value: FormField['value']): Structure {
  const headings = headingTrail(page, page.spans.get(control)?.first ?? 0);
  return {
    headings,
    table: tableGrid(page, [control]) ?? definitionGrid(page, [control]),
    field: { label: fieldLabel(page, control), name: control.name, type: control.type, value },
    list: listPlace(page, [control], headings),
  };
}

function describeField(page: PageText, control: Control, { start, end }: FieldPart): CapturedClip['anchor'] {
  const segment = page.segments[page.spans.get(control)?.first ?? -1];
  if (segment?.node !== control) return null;
  const span = { start: segment.start + start, end: segment.start + end };
  return describeInPage(page, titleOf(control.ownerDocument), span);
}
