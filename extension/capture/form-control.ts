import { closestOf, localNameOf, namespaceOf, windowOf } from './dom-properties.ts';

export type TextField = HTMLInputElement | HTMLTextAreaElement;

const TEXTLESS_TYPES = new Set(['hidden', 'file', 'image', 'range', 'color']);
const BUTTON_TYPES = new Set(['button', 'submit', 'reset']);
const TICK_TYPES = new Set(['checkbox', 'radio']);
const PASSWORD_PURPOSES = /(^|\s)(current-password|new-password)(\s|$)/;
const CODE_PURPOSES = /(^|\s)(one-time-code|cc-\S+)(\s|$)/;

// By name, not by instanceof: the nodes of another frame's document have classes of their own.
const isHtml = (element: Element | null, name: string): boolean =>
  element !== null &&
  localNameOf(element) === name &&
  namespaceOf(element) === 'http://www.w3.org/1999/xhtml';
const isInput = (element: Element | null): element is HTMLInputElement => isHtml(element, 'input');

export function isTextField(element: Element | null): element is TextField {
  if (isHtml(element, 'textarea')) return true;
  if (!isInput(element)) return false;
  const { type } = element;
  return !TEXTLESS_TYPES.has(type) && !BUTTON_TYPES.has(type) && !TICK_TYPES.has(type);
}

/** A label that says no more than that: a question about a child's password is no password. */
const PASSWORD_LABEL =
  /^(?:(?:your|the|enter|re-?enter|repeat|confirm|retype|old|current|new|user|login|network|windows)\s+)*(?:pass(?:word|phrase|code)|pin)(?:\s+again)?\W*$/i;

export const isPasswordLabel = (label: string): boolean =>
  label.length < 200 && PASSWORD_LABEL.test(label.trim());

const NAMING = ['placeholder', 'aria-label', 'title'] as const;

/** What such fields are called where autocomplete does not say so. */
const PASSWORD_NAMES = /passw|passphrase|pwd|passcode/i;
const CODE_NAMES =
  /(^|[^a-z])(pin|otp|cvv|cvc|csc)([^a-z]|$)|one.?time|security.?code|verification.?code|card.?(num|no)|(^|[^a-z])pan([^a-z]|$)/i;

/** By what autocomplete says of a field, and by what it is called. */
export const isPrivateByWords = (purpose: string, names: string): boolean =>
  PASSWORD_PURPOSES.test(purpose) ||
  CODE_PURPOSES.test(purpose) ||
  PASSWORD_NAMES.test(names) ||
  CODE_NAMES.test(names);

/**
 * Whether the value of a field must not be read: a password's, of which nothing is kept, or that of a card number or
 * one-time code, which is kept masked. A page may show a password as plain text.
 */
export function privacyOf(field: TextField): 'password' | 'code' | null {
  const purpose = field.getAttribute('autocomplete')?.toLowerCase() ?? '';
  const names = [field.name, field.id, ...NAMING.map((name) => field.getAttribute(name) ?? '')].join(' ');
  if (field.type === 'password' || PASSWORD_PURPOSES.test(purpose)) return 'password';
  if (CODE_PURPOSES.test(purpose)) return 'code';
  if (PASSWORD_NAMES.test(names) || isLabelledSecret(field)) return 'password';
  if (CODE_NAMES.test(names)) return 'code';
  const style = windowOf(field.ownerDocument)?.getComputedStyle(field);
  return /^(none)?$/.test(style?.getPropertyValue('-webkit-text-security') ?? '') ? null : 'password';
}

/** By the label around it alone: where one stands apart, the field has an id, which mostly tells as well. */
function isLabelledSecret(field: TextField): boolean {
  const label = closestOf(field, 'label')?.textContent ?? '';
  return isPasswordLabel(label);
}

export const isPrivate = (field: TextField): boolean => privacyOf(field) !== null;

export type Control = TextField | HTMLSelectElement;

/** A field that a person fills in, of whatever kind; buttons and hidden ones are none. */
export function isFilledIn(element: Element): element is Control {
  if (isTextField(element) || isHtml(element, 'select')) return true;
  return isInput(element) && TICK_TYPES.has(element.type);
}

/** What a form control shows; null for an element that is no control. */
export function controlText(element: Element): string | null {
  if (isHtml(element, 'select')) {
    return [...(element as HTMLSelectElement).selectedOptions].map((option) => option.label).join(', ');
  }
  if (isTextField(element)) return isPrivate(element) ? '' : element.value;
  if (!isInput(element)) return null;
  if (TICK_TYPES.has(element.type)) return element.checked ? '☑' : '☐';
  return BUTTON_TYPES.has(element.type) ? element.value : '';
}
