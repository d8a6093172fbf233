import type { Pane } from '../pane.ts';

/** The form that changes the rule, beside the words of it, which are open as 'rule'. */
export const editForm = 'rule edit';

/** What was typed stays in the draft; the button that opened the form has the focus again. */
export function backToWords(pane: Pane): void {
  pane.formToReturnTo.value = editForm;
  pane.openForm.value = 'rule';
}
