import { byId, parentElementOf } from '../capture/dom-properties.ts';
import { isPrivate } from '../capture/form-control.ts';
import type { FieldState } from './frame-state.ts';
import { isPrivateMarkup } from './private-markup.ts';

export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement;

const TYPELESS = new Set(['button', 'submit', 'reset', 'image', 'hidden']);

/** Whether a person fills it in: buttons and what is hidden from them are no fields. */
export const isField = (control: Control): boolean => !TYPELESS.has(control.type);

export function isPrivateControl(control: Control): boolean {
  if (control instanceof HTMLSelectElement) return isPrivateMarkup(markupOf(control));
  return isPrivate(control) || isPrivateMarkup(markupOf(control));
}

const markupOf = (element: Element): ReadonlyMap<string, string> =>
  new Map(
    ['type', 'name', 'id', 'autocomplete', 'placeholder', 'title', 'style', 'aria-label'].flatMap((name) => {
      const value = element.getAttribute(name);
      return value === null ? [] : [[name, value] as const];
    }),
  );

/** As filled in now. What a private field holds is not read. */
export function readField(control: Control, path: string): FieldState {
  const { name, type } = control;
  const named = { label: labelOf(control), name: cut(name, 200), type, path: cut(path, 2_000) };
  const nothing = { ...named, value: null, checked: null, chosen: null };
  if (isPrivateControl(control)) return nothing;
  if (control instanceof HTMLSelectElement) {
    const chosen = [...control.selectedOptions].slice(0, 100).map((option) => cut(option.label, 500));
    return { ...nothing, value: cut(control.value, MOST_TEXT), chosen };
  }
  const value = cut(control.value, MOST_TEXT);
  if (control instanceof HTMLInputElement && (type === 'checkbox' || type === 'radio'))
    return { ...nothing, value, checked: control.checked };
  return { ...nothing, value };
}

/** Characters of one field: more is no form that somebody filled in. */
const MOST_TEXT = 100_000;
const MOST_LABEL = 200;

const cut = (text: string, length: number): string => (text.length > length ? text.slice(0, length) : text);

/** The words that stand for a field, without the text of the page: it would have to be read whole. */
export function labelOf(control: Control): string {
  const words = [
    () => labelledBy(control),
    () => control.getAttribute('aria-label'),
    () => [...(control.labels ?? [])].map((label) => ownText(label)).join(' '),
    () => control.closest('td, th')?.previousElementSibling?.textContent,
    () => control.title,
    () => control.getAttribute('placeholder'),
  ];
  for (const read of words) {
    const label = read()?.replace(/\s+/g, ' ').trim() ?? '';
    if (label !== '') return cut(label, MOST_LABEL);
  }
  return '';
}

function labelledBy(control: Control): string {
  const root = control.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return '';
  const ids = control.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  return ids.map((id) => byId(root, id)?.textContent ?? '').join(' ');
}

/** A label may hold its field: what is chosen or typed there is no part of the label. */
function ownText(label: Element): string {
  const parts: string[] = [];
  const walker = Document.prototype.createTreeWalker.call(document, label, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (!parentElementOf(node)?.closest('select, textarea, script, style')) parts.push(node.nodeValue ?? '');
  return parts.join(' ');
}
