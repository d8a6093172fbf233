import type { Page } from 'puppeteer-core';
import { startFixtureServer } from '../../tests/browser/fixture-server.ts';
import { type InstalledExtension, installExtension } from '../../tests/browser/installed-extension.ts';
import { selectInPage } from '../../tests/browser/select-in-page.ts';
import type { Figure } from './figure.ts';
import { toSample } from './measure.ts';

const GESTURES = 24;
const WARM_UPS = 3;
/** An ordinary record: some text, a table and a form. */
const PAGE = 'record';

/** From the toolbar button to the clip on the disk, and to the whole page kept behind it, in real Chromium. */
export async function benchCapture(): Promise<readonly Figure[]> {
  const server = await startFixtureServer();
  const extension = await installExtension({ beforePanel: listen });
  try {
    const page = await extension.browser.newPage();
    await page.setViewport(null);
    await page.goto(server.url(PAGE), { waitUntil: 'load' });
    await page.bringToFront();
    const turns: Turn[] = [];
    for (let turn = 0; turn < WARM_UPS + GESTURES; turn++)
      turns.push(await timeTurn({ extension, page, turn }));
    const counted = turns.slice(WARM_UPS);
    const against = toSample(counted.map(({ bareMs }) => bareMs));
    const againstWhat = 'bare executeScript and one strict IndexedDB write, in the worker';
    return [
      {
        what: 'gesture to saved, the page kept behind it',
        unit: 'ms',
        ours: toSample(counted.map(({ savedMs }) => savedMs)),
        against,
        againstWhat,
        note: 'with the one message by which the browser is told to press it, and the panel open',
      },
      {
        what: 'gesture to the whole page kept: pictures, archive, fields, manifest',
        unit: 'ms',
        ours: toSample(counted.map(({ keptMs }) => keptMs)),
        against,
        againstWhat,
      },
    ];
  } finally {
    await extension.browser.close();
    await server.close();
  }
}

interface Turn {
  readonly savedMs: number;
  readonly keptMs: number;
  readonly bareMs: number;
}

type Heard = typeof globalThis & { savedAtMs: number[]; changedAtMs: number[]; heard: BroadcastChannel };

/** Runs in the panel before its own scripts. The clock of the day is the one that two processes share. */
function listen(): void {
  const scope = globalThis as Heard;
  scope.savedAtMs = [];
  scope.changedAtMs = [];
  // Held, or it is collected as garbage with its listener.
  scope.heard = new BroadcastChannel('plumbline');
  scope.heard.addEventListener('message', ({ data }) => {
    const nowMs = performance.timeOrigin + performance.now();
    if (data.type === 'clip-saved') scope.savedAtMs.push(nowMs);
    // One for the clip, one for its page.
    if (data.type === 'changed') scope.changedAtMs.push(nowMs);
  });
}

interface Turning {
  readonly extension: InstalledExtension;
  readonly page: Page;
  readonly turn: number;
}

async function timeTurn({ extension, page, turn }: Turning): Promise<Turn> {
  await page.evaluate(selectInPage, { contents: 'h1' });
  const before = await extension.panel.evaluate(() => (globalThis as Heard).changedAtMs.length);
  const pressedMs = performance.timeOrigin + performance.now();
  await extension.press(page);
  const times = await extension.panel.waitForFunction(
    (index, changes) => {
      const { savedAtMs, changedAtMs } = globalThis as Heard;
      const kept = changedAtMs[changes + 1];
      return kept === undefined ? null : [savedAtMs[index], kept];
    },
    { timeout: 30_000, polling: 50 },
    turn,
    before,
  );
  const [saved = Number.NaN, kept = Number.NaN] = (await times.jsonValue()) as number[];
  const bareMs = await (await extension.worker()).evaluate(timeBare);
  return { savedMs: saved - pressedMs, keptMs: kept - pressedMs, bareMs };
}

/** Runs in the worker: the least that any extension has to do to keep a selection. */
async function timeBare(): Promise<number> {
  const { chrome } = globalThis as unknown as { chrome: Bare };
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('bare', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { autoIncrement: true });
    opening.onsuccess = () => resolve(opening.result);
  });
  const startedMs = performance.now();
  const target = { tabId: tab?.id ?? -1 };
  const [answer] = await chrome.scripting.executeScript({ target, func: () => String(getSelection()) });
  const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' });
  transaction.objectStore('rows').put({ text: answer?.result });
  await new Promise<void>((resolve) => {
    transaction.oncomplete = () => resolve();
  });
  const elapsedMs = performance.now() - startedMs;
  database.close();
  return elapsedMs;
}

interface Bare {
  readonly tabs: { query(of: object): Promise<readonly { readonly id: number }[]> };
  readonly scripting: { executeScript(of: object): Promise<readonly { readonly result: unknown }[]> };
}
