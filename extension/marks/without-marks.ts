import { browser } from 'wxt/browser';
import type { PageMarks } from './mark-page.ts';
import { markedTabs } from './marks-kept.ts';

/** Takes a picture of a window’s page while our marks of earlier clips are off it: the page is kept as it was seen. */
export async function withoutMarks<T>(windowId: number, take: () => Promise<T>): Promise<T> {
  const [tab] = await browser.tabs.query({ active: true, windowId });
  if (tab?.id === undefined || !(await markedTabs()).includes(tab.id)) return take();
  const target = { tabId: tab.id, allFrames: true };
  // Where the marks cannot be reached, a picture with them is better than none.
  await browser.scripting.executeScript({ target, func: hideMarks }).catch(() => undefined);
  try {
    return await take();
  } finally {
    void browser.scripting.executeScript({ target, func: showMarks }).catch(() => undefined);
  }
}

/** Runs in a page, beside the marks: resolves when it is drawn without them. */
async function hideMarks(): Promise<void> {
  const { plumblineMarks: marks } = globalThis as { plumblineMarks?: PageMarks };
  if (marks === undefined) return;
  marks.setHidden(true);
  const drawn = new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
  // A frame that nobody sees is never drawn.
  await Promise.race([drawn, new Promise((resolve) => setTimeout(resolve, 100))]);
}

function showMarks(): void {
  (globalThis as { plumblineMarks?: PageMarks }).plumblineMarks?.setHidden(false);
}
