import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { markPage, type PageMarks } from '../marks/mark-page.ts';
import type { FoundMessage, MarkRequest } from '../marks/marks-messages.ts';

/** In the extension's own world of the page: its scripts do not see it. */
interface MarkedWorld {
  plumblineMarks?: PageMarks;
}

/** True when it started; false where an earlier one is at work in this document. */
export default defineUnlistedScript((): boolean => {
  const world = globalThis as MarkedWorld;
  if (world.plumblineMarks !== undefined) return false;
  const turns = { now: () => performance.now(), nextTurn };
  const marks = markPage(document, turns, (found) => {
    const message: FoundMessage = { type: 'clips-found', found: [...found] };
    // After an update of the extension nobody listens any more, and the new one marks by itself.
    void send(message).catch(() => marks.stop());
  });
  world.plumblineMarks = marks;
  // A frame that is taken out of its page leaves no other word.
  addEventListener('pagehide', () => void send({ type: 'clips-found', found: [] }).catch(() => undefined));
  addEventListener('pageshow', ({ persisted }) => persisted && marks.lookAgain());
  browser.runtime.onMessage.addListener((message: MarkRequest) => {
    if (message.type === 'mark-clips') marks.mark(message.clips);
    if (message.type === 'show-clip') marks.show(message.item);
    return undefined;
  });
  return true;
});

// Chromium does not reject but throws where the extension was updated.
const send = async (message: FoundMessage): Promise<void> => {
  await browser.runtime.sendMessage(message);
};

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
