import { type Browser, browser } from 'wxt/browser';
import { keepClip, type Notice, readingSentence, saveSentence } from '../clipping/clip-tab.ts';
import { savePicture } from '../clipping/save-picture.ts';
import { isOtherPlace, isOwnWindow, messageType } from '../messages/own-window.ts';
import { keepRegion } from '../page-record/keep-region.ts';
import type { PageAccess } from '../page-record/page-access.ts';
import type { PageKeeper } from '../page-record/page-keeper.ts';
import { openPicture } from '../page-record/picture.ts';
import { inTime, settle } from '../page-record/refusal-words.ts';
import type { StoreContext } from '../store/store-context.ts';
import { parsePickMessage } from './parse-pick-message.ts';
import type { PickAnswer, PickMessage, PickRequest, PickStart } from './pick-messages.ts';

interface Means {
  readonly context: StoreContext;
  readonly access: PageAccess;
  readonly pages: PageKeeper;
  tell(notice: Notice): Promise<void>;
}

/** Lets the person point out a part of the page in a tab; what they take is heard by `listenForPicks`. */
export async function startPicking(tabId: number): Promise<Notice | null> {
  let starts: readonly (PickStart | undefined)[];
  try {
    const target = { tabId, allFrames: true };
    const injected = await browser.scripting.executeScript({ target, files: ['/picker.js'] });
    starts = injected.map(({ result }) => result as PickStart | undefined);
  } catch {
    return { level: 'problem', text: NOT_ALLOWED };
  }
  const found = starts.filter((start) => start != null);
  if (found.length === 0) return { level: 'problem', text: NOT_ALLOWED };
  if (found.every(({ isPdf }) => isPdf)) return { level: 'problem', text: readingSentence({ type: 'pdf' }) };
  const request: PickRequest = { type: 'pick-frames', urls: found.map(({ url }) => url) };
  await browser.tabs.sendMessage(tabId, request).catch(() => undefined);
  return null;
}

const NOT_ALLOWED =
  'Plumbline may not read this page yet. Start picking from the page itself: by its keyboard shortcut, or right-click the page and choose “Pick a part of the page”. If that fails too, the browser or your organisation lets no extension read it.';

/** The worker hears what is picked; and a window of ours may have picking begun. */
export function listenForPicks(means: Means): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, answer) => {
    const tabId = startedIn(message, sender);
    if (tabId !== null) {
      void startPicking(tabId).then((notice) => notice && means.tell(notice));
      return undefined;
    }
    const picked = parsePickMessage(message);
    const from = picked && placeOf(sender);
    if (picked === null || from === null || saysOtherPlace(picked, sender)) return undefined;
    void hear(means, picked, from).catch(ownFault).then(answer);
    return true;
  });
}

function startedIn(message: unknown, sender: Browser.runtime.MessageSender): number | null {
  if (!isOwnWindow(sender) || messageType(message) !== 'start-picking') return null;
  const { tabId } = message as { readonly tabId?: unknown };
  return typeof tabId === 'number' ? tabId : null;
}

/** A page may not say that it is another: the browser's word stands against what came out of it. */
const saysOtherPlace = (picked: PickMessage, { url }: Browser.runtime.MessageSender): boolean =>
  picked.type === 'picked-clip' && isOtherPlace(picked.clip.pageUrl, url);

interface Place {
  readonly tab: Browser.tabs.Tab & { readonly id: number };
  readonly frameId: number;
}

function placeOf({ tab, frameId }: Browser.runtime.MessageSender): Place | null {
  if (tab?.id === undefined || frameId === undefined) return null;
  return { tab: { ...tab, id: tab.id }, frameId };
}

async function hear(means: Means, message: PickMessage, from: Place): Promise<PickAnswer | null> {
  if (message.type === 'pick-here') {
    await askOthers(from, { type: 'pick-step-back' });
    return null;
  }
  // Begun before anything can move.
  const picture = message.type === 'pick-left' ? null : means.access.takePicture(from.tab.windowId);
  picture?.catch(() => undefined);
  void askOthers(from, { type: 'pick-stop' });
  if (picture === null || message.type === 'pick-left') return null;
  const notice =
    message.type === 'picked-clip'
      ? await saveClipped(means, message, { ...from, picture })
      : await saveRegion(means, message, { ...from, picture });
  await means.tell(notice);
  // Our words come onto the page only when it is kept, so that they do not stand in its archive.
  const isKept = await settle(inTime(means.pages.idle(), MOST_WAIT_MS));
  return notice.level === 'problem' || isKept.ok ? { level: notice.level, text: notice.text } : null;
}

/** Later, nobody waits for a word. */
const MOST_WAIT_MS = 10_000;

interface Pictured extends Place {
  readonly picture: Promise<Uint8Array<ArrayBuffer>>;
}

function saveClipped(
  { context, pages }: Means,
  { clip, place }: PickMessage & { readonly type: 'picked-clip' },
  { tab, frameId, picture }: Pictured,
): Promise<Notice> {
  const isTop = frameId === 0;
  const page = {
    pageUrl: isTop ? clip.pageUrl : (tab.url ?? clip.pageUrl),
    pageTitle: isTop ? clip.pageTitle : (tab.title ?? clip.pageTitle),
    frameUrl: isTop ? null : clip.pageUrl,
  };
  return keepClip(context, { ...clip, ...page }, { tabId: tab.id, pages, picture, part: { frameId, place } });
}

async function saveRegion(
  { context, access }: Means,
  { place, words }: PickMessage & { readonly type: 'picked-picture' },
  { tab, frameId, picture }: Pictured,
): Promise<Notice> {
  const kept = await keepRegion(access, { tabId: tab.id, picture, part: { frameId, place } }, openPicture);
  if (!kept.ok)
    return {
      level: 'problem',
      text: `Nothing was saved: the browser gave no picture of the page. Start picking from the page itself, by the keyboard shortcut or a right-click, and try again. (${kept.why})`,
    };
  const page = { pageTitle: tab.title ?? '', pageUrl: tab.url ?? '' };
  const saved = await savePicture(context, { bytes: kept.value, words, ...page });
  return saved.ok
    ? { level: 'info', text: 'Picture saved. Type what it shows beside it, in “To sort”.' }
    : { level: 'problem', text: saveSentence(saved.error) };
}

async function askOthers({ tab, frameId }: Place, request: PickRequest): Promise<void> {
  const frames = (await browser.webNavigation.getAllFrames({ tabId: tab.id })) ?? [];
  const others = frames.filter((frame) => frame.frameId !== frameId);
  await Promise.all(
    others.map((other) =>
      browser.tabs.sendMessage(tab.id, request, { frameId: other.frameId }).catch(() => undefined),
    ),
  );
}

/** The name alone: a message might carry what stands on the page. */
const ownFault = (error: unknown): PickAnswer => ({
  level: 'problem',
  text: `Nothing was saved: Plumbline itself failed (${error instanceof Error ? error.name : 'unknown error'}). Please report it.`,
});
