import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { deepActiveElement } from '../capture/composed-tree.ts';
import { listenInPage } from '../picking/listen-in-page.ts';
import { isFrame } from '../picking/page-element.ts';
import type { PickAnswer, PickRequest, PickStart } from '../picking/pick-messages.ts';
import { createPicker } from '../picking/picker.ts';
import type { TellWorker } from '../picking/picker-state.ts';

/** In the extension's own world of the page: its scripts do not see it. */
interface PickedWorld {
  /** Ends the picking that is under way in this document. */
  endPicking?: () => void;
}

const GONE: PickAnswer = {
  level: 'problem',
  text: 'Nothing was saved: Plumbline was updated or switched off. Reload this page and try again.',
};

const tell: TellWorker = async (message) => {
  try {
    return (await browser.runtime.sendMessage(message)) ?? null;
  } catch {
    return message.type === 'picked-clip' || message.type === 'picked-picture' ? GONE : null;
  }
};

export default defineUnlistedScript((): PickStart => {
  const world = globalThis as PickedWorld;
  const start = { url: document.URL, isPdf: document.contentType === 'application/pdf' };
  if (start.isPdf) return start;
  world.endPicking?.();
  const picker = createPicker(window, tell);
  const hear = (request: PickRequest) => {
    if (/^pick-/.test(request.type)) picker.hear(request);
    return undefined;
  };
  browser.runtime.onMessage.addListener(hear);
  picker.isOver.addEventListener('abort', () => browser.runtime.onMessage.removeListener(hear));
  const endListening = listenInPage(window, picker);
  world.endPicking = () => {
    picker.stop();
    endListening();
  };
  const active = deepActiveElement(document);
  if (window.parent !== window && document.hasFocus() && !(active && isFrame(active))) picker.activate();
  return start;
});
