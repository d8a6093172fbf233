import { browser } from 'wxt/browser';
import { parsePaneAnswer, type ToPane } from '../../shared/exchange/pane-messages.ts';
import type { RelayRequest } from './bridge-messages.ts';
import type { FoundPane } from './send-to-workbook.ts';

/**
 * The panes that are open, also those opened before the person allowed it. The relay is put into them now and nowhere
 * else: no script of ours waits in any page, and Excel's own frames, whose addresses alone are seen, are not entered.
 */
export async function findPanes(origin: string): Promise<readonly FoundPane[]> {
  const tabs = await browser.tabs.query({});
  const latestFirst = tabs.toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  const found = await Promise.all(
    latestFirst.map(({ id }) => (id === undefined ? [] : panesOfTab(id, origin))),
  );
  return found.flat();
}

async function panesOfTab(tabId: number, origin: string): Promise<readonly FoundPane[]> {
  const frames = await browser.webNavigation.getAllFrames({ tabId }).catch(() => null);
  const frameIds = (frames ?? []).filter(({ url }) => originOf(url) === origin).map(({ frameId }) => frameId);
  const entered = await Promise.all(frameIds.map((frameId) => enter(tabId, frameId)));
  return entered.filter((pane) => pane !== null);
}

const originOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).origin : null);

/** null where the frame is gone meanwhile, or may not be entered. */
async function enter(tabId: number, frameId: number): Promise<FoundPane | null> {
  try {
    await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      files: ['/pane-relay.js'],
    });
  } catch {
    return null;
  }
  const ask = async (body: ToPane) => {
    const request: RelayRequest = { type: 'to-pane', body };
    const answer: unknown = await browser.tabs.sendMessage(tabId, request, { frameId }).catch(() => null);
    return parsePaneAnswer(answer);
  };
  return { tabId, frameId, ask };
}
