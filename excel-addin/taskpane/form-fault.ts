import type { Signal } from '@preact/signals';
import { createContext } from 'preact';
import type { NoticeText } from './notice.tsx';

/** The pane's notice, for forms: one that names a field is a fault of what was typed there. */
export const FormNotice = createContext<Signal<NoticeText | null> | null>(null);

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isField = (element: Element | null | undefined): element is Field =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLSelectElement ||
  element instanceof HTMLTextAreaElement;

/** The first field that cannot be sent as it is, with the sentence; null where all can. */
export function firstFault(
  form: HTMLFormElement,
): { readonly name: string; readonly sentence: string } | null {
  for (const field of form.elements) {
    if (!isField(field) || field.name === '' || field.disabled) continue;
    const isEmpty = field.required && field.value.trim() === '' && !field.validity.badInput;
    if (!isEmpty && field.validity.valid) continue;
    return { name: field.name, sentence: faultSentence(field, isEmpty) };
  }
  return null;
}

function faultSentence(field: Field, isEmpty: boolean): string {
  const label = `“${field.labels?.[0]?.textContent?.trim() ?? field.name}”`;
  if (!isEmpty) return field.type === 'date' ? `${label} is no whole date yet.` : field.validationMessage;
  return field instanceof HTMLSelectElement ? `Choose in ${label}.` : `Fill in ${label}.`;
}

/** Says at the field what is wrong with it, and puts the focus there; false where the form has no such field. */
export function markFault(form: HTMLFormElement, name: string, sentence: string): boolean {
  clearFaults(form);
  const field = form.querySelector(`[name="${CSS.escape(name)}"]`);
  if (!isField(field)) return false;
  const line = document.createElement('p');
  line.className = 'problem field-fault';
  line.id = `fault-${field.id || name.replaceAll(' ', '-')}`;
  line.textContent = sentence;
  (field.closest('label') ?? field).after(line);
  field.setAttribute('aria-invalid', 'true');
  const described = field.getAttribute('aria-describedby');
  field.setAttribute('aria-describedby', described === null ? line.id : `${described} ${line.id}`);
  field.focus();
  return true;
}

export function clearFaults(form: HTMLFormElement): void {
  for (const line of form.querySelectorAll('.field-fault')) {
    for (const field of form.querySelectorAll('[aria-invalid="true"]')) takeOff(field, line.id);
    line.remove();
  }
}

function takeOff(field: Element, id: string): void {
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ').filter((each) => each !== '');
  if (!ids.includes(id)) return;
  const left = ids.filter((each) => each !== id);
  field.removeAttribute('aria-invalid');
  if (left.length === 0) field.removeAttribute('aria-describedby');
  else field.setAttribute('aria-describedby', left.join(' '));
}
