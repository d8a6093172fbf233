import type { PanelModel } from './panel-model.ts';

/** What a person dropped on the panel, pasted or chose, before it is read. */
export type Brought =
  | {
      readonly type: 'file';
      readonly name: string;
      readonly blob: Blob;
      /** What it was part of, in words; '' for a file of its own. */
      readonly from: string;
    }
  | { readonly type: 'text'; readonly text: string };

const toBrought = (files: Iterable<File>, from = ''): readonly Brought[] =>
  [...files].map((file) => ({ type: 'file', name: file.name, blob: file, from }));

/** Puts files behind those that wait already, and shows the first. */
export function bring(panel: PanelModel, coming: readonly Brought[]): void {
  panel.brought.value = [...panel.brought.peek(), ...coming];
  panel.goTo('brought');
}

/** Files that were chosen in a file field, which is then ready for the next ones. */
export function bringChosen(panel: PanelModel, field: HTMLInputElement): void {
  bring(panel, toBrought(field.files ?? []));
  field.value = '';
}

/** Takes in what is dropped or pasted anywhere but in a field; returns the way to stop. */
export function listenForBrought(panel: PanelModel): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const take = (event: Event, transfer: DataTransfer | null, from = '') => {
    const coming = transfer === null ? [] : readTransfer(transfer, isEditable(event.target), from);
    if (event.defaultPrevented || coming.length === 0) return;
    event.preventDefault();
    bring(panel, coming);
  };
  addEventListener('dragover', (event) => isEditable(event.target) || event.preventDefault(), { signal });
  addEventListener('drop', (event) => take(event, event.dataTransfer), { signal });
  addEventListener('paste', (event) => take(event, event.clipboardData, 'pasted'), { signal });
  return () => stopping.abort();
}

/** Into a field goes what the browser puts there by itself: text. */
function readTransfer(transfer: DataTransfer, isIntoField: boolean, from: string): readonly Brought[] {
  const text = transfer.getData('text/plain');
  // Copied cells of Excel are text and picture at once: their text is what can be read and searched.
  if (text.trim() === '') return toBrought(transfer.files, from);
  return isIntoField ? [] : [{ type: 'text', text }];
}

const isEditable = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'file');
