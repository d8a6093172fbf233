import type { Announcement } from '../store/announcements.ts';
import type { PanelModel } from './panel-model.ts';

/** Shows what the worker tells; a new clip comes into hand, unless the person is in the middle of typing. */
export function followWorker(panel: PanelModel, message: Announcement): void {
  if (message.type === 'notice') {
    // "Clip saved." must not hide that something is wrong.
    if (message.level === 'info' && panel.notice.peek()?.level === 'problem') return;
    const { text, level, pdf } = message;
    panel.tell({ text, level, ...(pdf !== undefined && { pdf }) });
    return;
  }
  if (message.type !== 'clip-saved') return;
  if (panel.current.peek()?.inspection.id !== message.inspection) {
    panel.tell({
      text: 'The clip was saved in another inspection, the one chosen last in another window.',
      level: 'problem',
    });
    return;
  }
  if (isTyping(document.activeElement)) {
    panel.tell({ text: 'A clip was saved. It is in “To sort”.', level: 'info' });
    return;
  }
  panel.tell(null);
  panel.goTo('to-sort');
  panel.takeInHand(message.item);
  panel.wantsFocus.value = true;
}

/** A field with words in it has the focus: what the person types next must go there. */
const isTyping = (element: Element | null): boolean =>
  (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) &&
  element.value !== '' &&
  element.type !== 'checkbox';
