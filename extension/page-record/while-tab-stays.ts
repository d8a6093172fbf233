import { browser } from 'wxt/browser';
import { PAGE_LEFT, RefusedError } from './refusal-words.ts';

/**
 * What is asked of a page whose tab is closed or goes elsewhere may never be answered (seen in Chromium for scripts and
 * for archives): this gives up at once.
 */
export async function whileTabStays<T>(tabId: number, asked: Promise<T>): Promise<T> {
  const { promise: left, reject } = Promise.withResolvers<never>();
  const onRemoved = (closed: number) => {
    if (closed === tabId) reject(new Error('The tab was closed.'));
  };
  const onCommitted = (details: { readonly tabId: number; readonly frameId: number }) => {
    if (details.tabId === tabId && details.frameId === 0) reject(new RefusedError(PAGE_LEFT));
  };
  browser.tabs.onRemoved.addListener(onRemoved);
  browser.webNavigation.onCommitted.addListener(onCommitted);
  try {
    return await Promise.race([asked, left]);
  } finally {
    browser.tabs.onRemoved.removeListener(onRemoved);
    browser.webNavigation.onCommitted.removeListener(onCommitted);
  }
}
