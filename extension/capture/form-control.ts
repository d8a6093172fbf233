export type TextField = HTMLInputElement | HTMLTextAreaElement;

const TEXTLESS_TYPES = new Set(['hidden', 'file', 'image', 'range', 'color']);
const BUTTON_TYPES = new Set(['button', 'submit', 'reset']);
const TICK_TYPES = new Set(['checkbox', 'radio']);
const PRIVATE_PURPOSES = /(^|\s)(current-password|new-password|one-time-code|cc-\S+)(\s|$)/;

// By name, not by instanceof: the nodes of another frame's document have classes of their own.
const isHtml = (element: Element | null, name: string): boolean =>
  element?.localName === name && element.namespaceURI === 'http://www.w3.org/1999/xhtml';
const isInput = (element: Element | null): element is HTMLInputElement => isHtml(element, 'input');

export function isTextField(element: Element | null): element is TextField {
  if (isHtml(element, 'textarea')) return true;
  if (!isInput(element)) return false;
  const { type } = element;
  return !TEXTLESS_TYPES.has(type) && !BUTTON_TYPES.has(type) && !TICK_TYPES.has(type);
}

/** What fields for passwords, one-time codes and bank cards are called where autocomplete does not say so. */
const PRIVATE_NAMES =
  /passw|pwd|passcode|(^|[^a-z])(pin|otp|cvv|cvc|csc)([^a-z]|$)|one.?time|security.?code|verification.?code|card.?(num|no)|(^|[^a-z])pan([^a-z]|$)/i;

/** A password, a code or a card number: its value is never read. A page may show a password as plain text. */
export function isPrivate(field: TextField): boolean {
  if (field.type === 'password') return true;
  if (PRIVATE_PURPOSES.test(field.getAttribute('autocomplete')?.toLowerCase() ?? '')) return true;
  if (PRIVATE_NAMES.test(`${field.name} ${field.id}`)) return true;
  const style = field.ownerDocument.defaultView?.getComputedStyle(field);
  return !/^(none)?$/.test(style?.getPropertyValue('-webkit-text-security') ?? '');
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
