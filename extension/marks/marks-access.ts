import { browser } from 'wxt/browser';
import { type FoundInFrame, followFound, readFound } from './marks-kept.ts';
import type { FoundClip, MarkRequest, MarkTabAnswer } from './marks-messages.ts';

/** What a window of ours needs of the marks on the page in front of it. */
export interface MarksAccess {
  /** What was found on the page in front; empty where nothing was looked for. */
  read(): Promise<readonly FoundClip[]>;
  /** Called whenever that may have changed. Returns the way to stop. */
  subscribe(listener: () => void): () => void;
  look(): Promise<MarkTabAnswer>;
  /** Scrolls the page to a clip's mark. */
  show(item: string): Promise<void>;
}

export const browserMarksAccess: MarksAccess = {
  async read() {
    return (await inFront()).flatMap(({ found }) => found);
  },
  subscribe(listener) {
    const stop = followFound(listener);
    browser.tabs.onActivated.addListener(listener);
    return () => {
      stop();
      browser.tabs.onActivated.removeListener(listener);
    };
  },
  async look() {
    const tabId = await tabInFront();
    if (tabId === null) return 'no-clips';
    return browser.runtime.sendMessage({ type: 'mark-tab', tabId });
  },
  async show(item) {
    const frame = (await inFront()).find(({ found }) => found.some((one) => one.item === item));
    if (frame === undefined) return;
    const request: MarkRequest = { type: 'show-clip', item };
    await browser.tabs.sendMessage(frame.tabId, request, { frameId: frame.frameId }).catch(() => undefined);
  },
};

async function tabInFront(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

async function inFront(): Promise<readonly FoundInFrame[]> {
  const tabId = await tabInFront();
  return (await readFound()).filter((frame) => frame.tabId === tabId);
}
