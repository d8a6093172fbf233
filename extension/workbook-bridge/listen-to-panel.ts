import { browser } from 'wxt/browser';
import { parsePaneOutcome } from '../../shared/exchange/pane-messages.ts';
import type { Notice } from '../clipping/clip-tab.ts';
import { exportPackFrom } from '../store/export-pack.ts';
import type { StoreContext } from '../store/store-context.ts';
import type { RelayedOutcome, SendRequest } from './bridge-messages.ts';
import { handedOverNotice, outcomeNotice, sendErrorSentence } from './bridge-sentences.ts';
import { findPanes } from './find-panes.ts';
import { type HandedOver, sendToWorkbook } from './send-to-workbook.ts';

/** To whom the record says that the evidence was given. */
const recipient = 'the open workbook';

/** "Send to workbook": the work of it, which goes on when the panel is closed. Every outcome is told in words. */
export function listenForSending(context: StoreContext, tell: (notice: Notice) => Promise<void>): void {
  const send = async ({ inspection, reason, isAllowed }: SendRequest): Promise<Notice> => {
    if (!isAllowed) return { level: 'problem', text: sendErrorSentence({ type: 'not-allowed' }) };
    const sent = await sendToWorkbook({
      findPanes: () => findPanes(__PLUMBLINE_ADDIN_ORIGIN__),
      exportPack: () => exportPackFrom(context, { inspection, recipient, reason, way: 'workbook' }),
      newId: context.effects.newId,
    });
    if (!sent.ok) return { level: 'problem', text: sendErrorSentence(sent.error) };
    await browser.storage.session.set({ handedOver: sent.value });
    return handedOverNotice;
  };

  browser.runtime.onMessage.addListener((message: SendRequest | RelayedOutcome, sender, answer) => {
    if (message.type === 'pane-outcome') {
      void hearOutcome(message, { tabId: sender.tab?.id, frameId: sender.frameId }).then(
        (notice) => notice && tell(notice),
      );
      return undefined;
    }
    // Only a window of our own may have evidence sent.
    if (message.type !== 'send-to-workbook' || !sender.url?.startsWith(browser.runtime.getURL('/')))
      return undefined;
    void send(message)
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
  { outcome }: RelayedOutcome,
  from: { readonly tabId: number | undefined; readonly frameId: number | undefined },
): Promise<Notice | null> {
  const told = parsePaneOutcome(outcome);
  const { handedOver } = await browser.storage.session.get<{ handedOver?: HandedOver }>('handedOver');
  if (told === null || handedOver === undefined || handedOver.transfer !== told.transfer) return null;
  if (handedOver.tabId !== from.tabId || handedOver.frameId !== from.frameId) return null;
  await browser.storage.session.remove('handedOver');
  return outcomeNotice(told);
}
