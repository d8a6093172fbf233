import { hasPaneMark } from '../../../shared/exchange/pane-mark.ts';
import type { NoticeText } from '../notice.tsx';
import { answerInPane } from './show-offered-file.tsx';

/** What the waiting file needs of the pane. */
export interface BringsInFiles {
  /** One thing is done at a time: false while something else is being done. */
  isFree(): boolean;
  /** Exactly as a chosen or dropped file; what the pane then tells, null where that is nothing. */
  bringIn(file: File): Promise<NoticeText | null>;
}

/** Takes files from the extension of this browser; without one nothing of it ever runs. */
export function listenToBrowser(pane: BringsInFiles): void {
  let answer: ((data: unknown) => Promise<void>) | null = null;
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    // Content scripts speak as the page itself; other windows and frames have nothing to say here.
    if (event.source !== window || event.origin !== window.origin || !hasPaneMark(event.data)) return;
    answer ??= answerInPane(pane);
    // The browser says after five seconds that nothing answered.
    answer(event.data).catch(() => undefined);
  });
}
