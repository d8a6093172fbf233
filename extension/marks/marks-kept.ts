import { browser } from 'wxt/browser';
import type { FoundClip } from './marks-messages.ts';

// In the browser's memory alone, one row a frame: what stands on a page is no one's to keep.
const keyOf = (tabId: number, frameId: number): string => `marks/${tabId}/${frameId}`;
const KEY = /^marks\/(\d+)\/(\d+)$/;

export interface FoundInFrame {
  readonly tabId: number;
  readonly frameId: number;
  readonly found: readonly FoundClip[];
}

export async function keepFound(
  { tabId, frameId }: { readonly tabId: number; readonly frameId: number },
  found: readonly FoundClip[],
): Promise<void> {
  const key = keyOf(tabId, frameId);
  if (found.length === 0) await browser.storage.session.remove(key);
  else await browser.storage.session.set({ [key]: found });
}

export async function readFound(): Promise<readonly FoundInFrame[]> {
  const stored = await browser.storage.session.get<Record<string, unknown>>(null);
  return Object.entries(stored).flatMap(([key, found]) => {
    const [, tabId, frameId] = KEY.exec(key) ?? [];
    if (tabId === undefined) return [];
    return [{ tabId: Number(tabId), frameId: Number(frameId), found: found as readonly FoundClip[] }];
  });
}

export const markedTabs = async (): Promise<readonly number[]> => [
  ...new Set((await readFound()).map(({ tabId }) => tabId)),
];

export const forgetTab = (tabId: number): Promise<void> => forgetFrames(tabId, () => true);

export async function forgetFrames(tabId: number, isGone: (frame: FoundInFrame) => boolean): Promise<void> {
  const frames = (await readFound()).filter((one) => one.tabId === tabId && isGone(one));
  if (frames.length === 0) return;
  await browser.storage.session.remove(frames.map(({ frameId }) => keyOf(tabId, frameId)));
}

/** Called after every change. Returns the way to stop. */
export function followFound(listener: () => void): () => void {
  const onChanged = (changes: object) => {
    if (Object.keys(changes).some((key) => KEY.test(key))) listener();
  };
  browser.storage.session.onChanged.addListener(onChanged);
  return () => browser.storage.session.onChanged.removeListener(onChanged);
}
