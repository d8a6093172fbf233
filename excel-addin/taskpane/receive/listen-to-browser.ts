import { hasPaneMark } from '../../../shared/exchange/pane-mark.ts';
import type { NoticeText } from '../notice.tsx';

/** What the waiting file needs of the pane. */
export interface BringsInFiles {
  /** One thing is done at a time: false while something else is being done. */
  isFree(): boolean;
  /** Exactly as a chosen or dropped file; what the pane then tells, null where that is nothing. */
  bringIn(file: File): Promise<NoticeText | null>;
}

/** Takes files from the extension of this browser; without one nothing of it is ever loaded. */
export function listenToBrowser(pane: BringsInFiles): void {
  let answers: Promise<(data: unknown) => Promise<void>> | null = null;
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    // Content scripts speak as the page itself; other windows and frames have nothing to say here.
    if (event.source !== window || event.origin !== window.origin || !hasPaneMark(event.data)) return;
    const { data } = event;
    answers ??= import('./show-offered-file.tsx').then(({ answerInPane }) => answerInPane(pane));
    answers
      .then((answer) => answer(data))
      .catch(() => {
        // The browser says after five seconds that nothing answered; the next try loads it again.
        answers = null;
      });
  });
}
