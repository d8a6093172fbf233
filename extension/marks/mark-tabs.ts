import { browser } from 'wxt/browser';
import { isOwnWindow, messageType } from '../messages/own-window.ts';
import { listenToAnnouncements } from '../store/announcements.ts';
import type { StoreContext } from '../store/store-context.ts';
import { originPattern } from '../systems/system-origins.ts';
import { isFirefox } from '../systems/system-permissions.ts';
import { clipsOfFrame } from './clips-of-frame.ts';
import { markStyles } from './mark-names.ts';
import { createItemReader } from './marked-items.ts';
import { forgetFrames, forgetTab, keepFound, markedTabs } from './marks-kept.ts';
import {
  type ClipToFind,
  type MarkRequest,
  type MarkTabAnswer,
  parseFoundMessage,
} from './marks-messages.ts';

export interface TabMarker {
  /** Marks the clips that were made at the addresses of a tab's frames, where scripts may run. */
  markTab(tabId: number): Promise<MarkTabAnswer>;
  /** After a lock: lets go of what was read. */
  forget(): Promise<void>;
}

/** Marks clips when their page is opened again: in added systems by itself, elsewhere when asked. */
export function createTabMarker(context: StoreContext): TabMarker {
  const readItems = createItemReader(context);

  const markTab = async (tabId: number): Promise<MarkTabAnswer> => {
    const frames = (await browser.webNavigation.getAllFrames({ tabId })) ?? [];
    const pageUrl = frames.find(({ parentFrameId }) => parentFrameId < 0)?.url ?? '';
    const items = await readItems();
    await forgetFrames(tabId, ({ frameId }) => !frames.some((frame) => frame.frameId === frameId));
    const marked = await Promise.all(
      frames.map(({ frameId, url }) => markFrame({ tabId, frameId }, clipsOfFrame(items, { url, pageUrl }))),
    );
    if (marked.includes('marked')) return 'marked';
    return marked.includes('refused') ? 'refused' : 'no-clips';
  };
  const markAgain = async () => {
    // All at once: a page that is stuck must not keep the others waiting.
    const tabs = await markedTabs();
    await Promise.all(tabs.map((tabId) => markTab(tabId).catch(() => forgetTab(tabId))));
  };

  followPages(markTab);
  listenToAnnouncements(({ type }) => {
    if (type === 'changed') void markAgain();
  });
  browser.runtime.onMessage.addListener((message: unknown, sender) => {
    const found = parseFoundMessage(message);
    if (found === null || sender.tab?.id === undefined || sender.frameId === undefined) return undefined;
    void keepFound({ tabId: sender.tab.id, frameId: sender.frameId }, found.found);
    return undefined;
  });
  listenForMarking(markTab, markAgain);
  const forget = async () => {
    await readItems();
  };
  return { markTab, forget };
}

interface Frame {
  readonly tabId: number;
  readonly frameId: number;
}

async function markFrame(
  { tabId, frameId }: Frame,
  clips: readonly ClipToFind[],
): Promise<'marked' | 'refused' | 'no-clips'> {
  if (clips.length === 0) {
    // What was marked there before, on another page of an application or before it was withdrawn.
    const request: MarkRequest = { type: 'mark-clips', clips };
    await browser.tabs.sendMessage(tabId, request, { frameId }).catch(() => undefined);
    await forgetFrames(tabId, (frame) => frame.frameId === frameId);
    return 'no-clips';
  }
  const target = { tabId, frameIds: [frameId] };
  try {
    const [started] = await browser.scripting.executeScript({ target, files: ['/marks.js'] });
    if (started?.result === true) {
      // As the user's, no rule of the page reaches the lines of a mark; but Chromium paints the colours of a
      // highlight only where they are an author's.
      for (const origin of ['USER', 'AUTHOR'] as const)
        await browser.scripting.insertCSS({ target, css: markStyles, origin });
    }
    const request: MarkRequest = { type: 'mark-clips', clips };
    await browser.tabs.sendMessage(tabId, request, { frameId });
    return 'marked';
  } catch {
    // The browser, a policy or the missing permission: whoever asked is told; nobody else needs to know.
    return 'refused';
  }
}

/** A page tells of each of its frames, and applications of every step: one look for all of them. */
const gatherMs = 150;

function followPages(markTab: TabMarker['markTab']): void {
  const waiting = new Map<number, { readonly urls: Set<string>; timer: ReturnType<typeof setTimeout> }>();
  // A frame of an address that was not given must not hide that the page's was.
  const markIfGranted = async (tabId: number, urls: ReadonlySet<string>) => {
    const granted = await Promise.all([...urls].map(isGranted));
    if (granted.includes(true)) await markTab(tabId);
  };
  const follow = ({ tabId, url }: { readonly tabId: number; readonly url: string }) => {
    const before = waiting.get(tabId);
    clearTimeout(before?.timer);
    const urls = (before?.urls ?? new Set()).add(url);
    const mark = () => {
      waiting.delete(tabId);
      void markIfGranted(tabId, urls).catch(() => undefined);
    };
    waiting.set(tabId, { urls, timer: setTimeout(mark, gatherMs) });
  };
  // A system that was just added may be open already.
  browser.permissions.onAdded.addListener(({ origins = [] }) => {
    if (origins.length > 0) void followOpen(origins, follow).catch(() => undefined);
  });
  browser.webNavigation.onCompleted.addListener(follow);
  browser.webNavigation.onHistoryStateUpdated.addListener(follow);
  browser.webNavigation.onReferenceFragmentUpdated.addListener(follow);
  browser.webNavigation.onCommitted.addListener(({ tabId, frameId }) => {
    if (frameId === 0) void forgetTab(tabId);
    else void forgetFrames(tabId, (frame) => frame.frameId === frameId);
  });
  browser.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId));
}

async function followOpen(
  origins: string[],
  follow: (page: { readonly tabId: number; readonly url: string }) => void,
): Promise<void> {
  for (const { id, url } of await browser.tabs.query({ url: origins }))
    if (id !== undefined && url !== undefined) follow({ tabId: id, url });
}

async function isGranted(url: string): Promise<boolean> {
  const pattern = originPattern(url, isFirefox);
  return pattern !== null && browser.permissions.contains({ origins: [pattern] });
}

/** From a window of our own alone. */
function listenForMarking(markTab: TabMarker['markTab'], markAgain: () => Promise<void>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, answer) => {
    if (!isOwnWindow(sender)) return undefined;
    const type = messageType(message);
    // An announcement wakes no worker; this does.
    if (type === 'mark-again') void markAgain();
    if (type !== 'mark-tab') return undefined;
    const { tabId } = message as { readonly tabId?: unknown };
    if (typeof tabId !== 'number') return undefined;
    void markTab(tabId)
      .catch((): MarkTabAnswer => 'refused')
      .then(answer);
    return true;
  });
}
