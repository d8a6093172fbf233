import { browser } from 'wxt/browser';
import { parsePaneOutcome } from '../../shared/exchange/pane-messages.ts';
import type { Notice } from '../clipping/clip-tab.ts';
import { isOwnWindow, isSameOrigin, messageType } from '../messages/own-window.ts';
import { exportPackFrom } from '../store/export-pack.ts';
import type { StoreContext } from '../store/store-context.ts';
import type { SendRequest } from './bridge-messages.ts';
import { handedOverNotice, outcomeNotice, sendErrorSentence } from './bridge-sentences.ts';
import { findPanes } from './find-panes.ts';
import { type HandedOver, sendToWorkbook } from './send-to-workbook.ts';

/** To whom the record says that the evidence was given. */
const recipient = 'the open workbook';

/** "Send to workbook": the work of it, which goes on when the panel is closed. Every outcome is told in words. */
export function listenForSending(context: StoreContext, tell: (notice: Notice) => Promise<void>): void {
  const send = async ({ inspection, reason, leaving, isAllowed }: SendRequest): Promise<Notice> => {
    if (!isAllowed) return { level: 'problem', text: sendErrorSentence({ type: 'not-allowed' }) };
    const sent = await sendToWorkbook({
      findPanes: () => findPanes(__PLUMBLINE_ADDIN_ORIGIN__),
      exportPack: () =>
        exportPackFrom(context, {
          ...{ inspection, recipient, reason, leaving },
          ...{ form: 'plain', way: 'workbook' },
        }),
      newId: context.effects.newId,
    });
    if (!sent.ok) return { level: 'problem', text: sendErrorSentence(sent.error) };
    await browser.storage.session.set({ handedOver: sent.value });
    return handedOverNotice;
  };

  browser.runtime.onMessage.addListener((message: unknown, sender, answer) => {
    const type = messageType(message);
    if (type === 'pane-outcome') {
      // What the frame shows now: another page may have come into it since.
      if (!isSameOrigin(sender.url, __PLUMBLINE_ADDIN_ORIGIN__)) return undefined;
      const { outcome } = message as { readonly outcome?: unknown };
      void hearOutcome(outcome, { tabId: sender.tab?.id, frameId: sender.frameId }).then(
        (notice) => notice && tell(notice),
      );
      return undefined;
    }
    // Only a window of our own may have evidence sent; what one says is in our own form.
    if (type !== 'send-to-workbook' || !isOwnWindow(sender)) return undefined;
    void send(message as SendRequest)
      .catch(ownFault)
      .then(tell)
      .finally(() => answer(null));
    // Answered when all is done: until then the browser lets the worker live.
    return true;
  });
}

/** The name alone: a message might carry evidence. */
const ownFault = (error: unknown): Notice => ({
  level: 'problem',
  text: `Plumbline itself failed while sending (${error instanceof Error ? error.name : 'unknown error'}). Please report it.`,
});

/** Of the transfer that was handed over last, from the very pane that has it; anything else is not heard. */
async function hearOutcome(
  outcome: unknown,
  from: { readonly tabId: number | undefined; readonly frameId: number | undefined },
): Promise<Notice | null> {
  const told = parsePaneOutcome(outcome);
  const { handedOver } = await browser.storage.session.get<{ handedOver?: HandedOver }>('handedOver');
  if (told === null || handedOver === undefined || handedOver.transfer !== told.transfer) return null;
  if (handedOver.tabId !== from.tabId || handedOver.frameId !== from.frameId) return null;
  await browser.storage.session.remove('handedOver');
  return outcomeNotice(told);
}
