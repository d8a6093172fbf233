import { setFields } from '../../shared/ledger/change.ts';
import type { PanelModel } from './panel-model.ts';

/** Words that are copied or dragged out of the panel leave it: noted with the items that they are of. Nothing is asked. */
export function noteCopies(panel: PanelModel): void {
  const note = ({ type, target }: Event) => {
    const items = [...new Set([...selectedItems(document), ...itemHeld(target, type === 'dragstart')])];
    const current = panel.current.peek();
    if (current === null || items.length === 0) return;
    const copied = { way: 'text-copy', items, itemCount: items.length, recipient: '', reason: '' } as const;
    void panel.record(current.inspection, [
      setFields('disclosure', { id: panel.effects.newId() }, { ...copied, fileName: '' }),
    ]);
  };
  document.addEventListener('copy', note);
  document.addEventListener('dragstart', note);
}

/** The items whose words are selected, by the mark that every view of an item bears. */
function selectedItems(page: Document): readonly string[] {
  const selection = page.getSelection();
  if (selection === null || selection.isCollapsed) return [];
  const marked = [...page.querySelectorAll<HTMLElement>('[data-item]')];
  const touched = marked.filter((element) => selection.containsNode(element, true));
  return touched.flatMap(({ dataset }) => dataset.item ?? []);
}

/** A picture that is dragged, and words in a field, are selected nowhere. */
function itemHeld(target: EventTarget | null, isDragged: boolean): readonly string[] {
  const isField = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
  if (!(target instanceof Element) || !(isField || isDragged)) return [];
  return target.closest<HTMLElement>('[data-item]')?.dataset.item?.split(' ') ?? [];
}
