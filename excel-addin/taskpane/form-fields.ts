import type { Draft } from './drafts.ts';

/** The form's fields as they stand; files are left out. */
export const readFields = (form: HTMLFormElement): Draft =>
  Object.fromEntries(
    [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === 'string'),
  );

/** Puts words back where a field of that name stands. */
export function fillFields(form: HTMLFormElement, draft: Draft): void {
  for (const element of form.elements) {
    if (!isField(element)) continue;
    const value = draft[element.name];
    if (value !== undefined) element.value = value;
  }
}

const isField = (element: Element): element is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement =>
  (element instanceof HTMLInputElement && element.type !== 'file') ||
  element instanceof HTMLSelectElement ||
  element instanceof HTMLTextAreaElement;
