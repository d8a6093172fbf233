import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { type InstalledExtension, installExtension } from './installed-extension.ts';
import { type SelectInstruction, selectInPage } from './select-in-page.ts';
import { readStored } from './stored-inspection.ts';
import { untilNothingOwed } from './stored-pages.ts';

/** What the probe below leaves in a page or worker: the durability of each write. */
type Probed = typeof globalThis & { writes: string[]; savedClips: string[]; heard: BroadcastChannel };

/** Runs in an extension page or the worker before the writes that it is to see. */
function watchWrites(): void {
  const scope = globalThis as Probed;
  scope.writes = [];
  scope.savedClips = [];
  // At each write, not where a transaction begins: that, Dexie has bound before a test can come in between.
  for (const name of ['add', 'put'] as const) {
    const original = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function write(...args) {
      scope.writes.push(this.transaction.durability);
      return original.apply(this, args);
    };
  }
  // Held, or it is collected as garbage with its listener.
  scope.heard = new BroadcastChannel('plumbline');
  scope.heard.addEventListener('message', ({ data }) => {
    if (data.type === 'clip-saved') scope.savedClips.push(data.item);
  });
}

let server: FixtureServer;
let extension: InstalledExtension;
let browser: Browser;
let panel: Page;
let page: Page;

const savedClips = () => panel.evaluate(() => (globalThis as Probed).savedClips);
const waitForClips = (count: number) =>
  panel.waitForFunction(
    (wanted) => (globalThis as Probed).savedClips.length >= wanted,
    { timeout: 20_000, polling: 100 },
    count,
  );

/** Polls by time: the panel may stand behind the page, where it draws no frames. */
const waitForText = (text: string) =>
  panel.waitForFunction(
    (wanted) => document.body.textContent.includes(wanted),
    { timeout: 30_000, polling: 100 },
    text,
  );

async function clip(words: string): Promise<void> {
  await page.bringToFront();
  await page.evaluate((text) => {
    const element = document.querySelector('#top-text');
    if (element) element.textContent = text;
  }, words);
  await page.evaluate(selectInPage, { contents: '#top-text' });
  await extension.press(page);
}

beforeAll(async () => {
  server = await startFixtureServer();
  extension = await installExtension({ beforePanel: watchWrites });
  ({ browser, panel } = extension);
  page = await browser.newPage();
  await page.goto(server.url('frames'), { waitUntil: 'load' });
  await (await extension.worker()).evaluate(watchWrites);
}, LAUNCH_TIMEOUT_MS);

afterAll(async () => {
  await browser.close();
  await server.close();
});

describe('pressing the button over selected text', () => {
  test('saves the clip at once, and the panel shows it, to be sorted', async () => {
    await clip('Officers asked the child what she wanted.');
    await waitForClips(1);
    await waitForText('Officers asked the child what she wanted.');
    const { state, faults } = await readStored(panel);
    expect(faults).toEqual([]);
    expect(state.items).toMatchObject([
      {
        original: { type: 'clip', quote: 'Officers asked the child what she wanted.', isFindable: true },
        shown: { title: 'Records system – Northmoor Constabulary (fictional)', source: server.url('frames') },
        links: [],
      },
    ]);
  });

  test('writes every transaction so that it is on the disk, in the panel and in the worker', async () => {
    const inPanel = await panel.evaluate(() => (globalThis as Probed).writes);
    const inWorker = await (await extension.worker()).evaluate(() => (globalThis as Probed).writes);
    expect(inPanel.length).toBeGreaterThan(2);
    expect(inWorker.length).toBeGreaterThan(0);
    expect(new Set([...inPanel, ...inWorker])).toEqual(new Set(['strict']));
  });

  test('opens the panel and clips nothing when nothing is selected', async () => {
    await page.bringToFront();
    await page.evaluate(() => document.getSelection()?.removeAllRanges());
    await untilNothingOwed(panel);
    const before = (await readStored(panel)).entryCount;
    await extension.press(page);
    await browser.waitForTarget((target) => target.url().endsWith('/sidepanel.html'));
    expect((await readStored(panel)).entryCount).toBe(before);
  });

  test('by the shortcut saves as well', async () => {
    await page.bringToFront();
    await page.evaluate(selectInPage, { contents: '#below' });
    await (await extension.worker()).evaluate(dispatchCommand, 'clip-selection');
    await waitForText('Text below the frames.');
  });

  test('from the menu keeps the bare text where no script may run, and says that it cannot be found again', async () => {
    const words = 'Words of a page that forbids scripts.';
    await page.goto('chrome://version');
    await (await extension.worker()).evaluate(dispatchMenu, words);
    await waitForText(words);
    const { state } = await readStored(panel);
    const item = state.items.find(({ shown }) => shown.text === words);
    expect(item?.original).toMatchObject({ quote: words, isFindable: false, selectors: [] });
    expect(item?.original).toHaveProperty('unread', [
      'This page lets no extension look at it: only the selected text was kept.',
    ]);
  });

  test('on a page that forbids scripts says so, and how its text can be kept', async () => {
    await untilNothingOwed(panel);
    const before = (await readStored(panel)).entryCount;
    await page.bringToFront();
    await extension.press(page);
    await waitForText('lets no extension read this page. Select the text, right-click it');
    expect((await readStored(panel)).entryCount).toBe(before);
    await page.goto(server.url('frames'), { waitUntil: 'load' });
  });

  test('of a row under the heading of a group is shown with that heading', async () => {
    await page.goto(server.url('figures'), { waitUntil: 'load' });
    await page.bringToFront();
    const total: SelectInstruction = { from: ['#b-total', '7'], to: ['#b-total', '7'] };
    await page.evaluate(selectInPage, total);
    await extension.press(page);
    await waitForText('B. Missing / Total');
    await page.goto(server.url('frames'), { waitUntil: 'load' });
  });

  test('loses no clip that was acknowledged while the worker is killed eight times', async () => {
    const before = (await savedClips()).length;
    for (let kill = 0; kill < 8; kill++) {
      await clip(`Clip before kill ${kill}`);
      // Some die before they write, some while they do, some after: what counts is what was acknowledged.
      await new Promise((resolve) => setTimeout(resolve, kill * 12));
      await killWorker();
    }
    await clip('Clip after the last kill');
    await waitForText('Clip after the last kill');
    const { state, faults } = await readStored(panel);
    const stored = state.items.map(({ id }) => id);
    const acknowledged = await savedClips();
    expect(acknowledged.length).toBeGreaterThan(before);
    expect(acknowledged.filter((item) => !stored.includes(item))).toEqual([]);
    expect(faults).toEqual([]);
  });
});

test('a wrong name for the durability option is silently another durability: what the store’s check is for', async () => {
  const durability = await panel.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('control', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
      opening.onsuccess = () => resolve(opening.result);
    });
    const misspelt = { durabilty: 'strict' } as IDBTransactionOptions;
    return database.transaction('rows', 'readwrite', misspelt).durability;
  });
  expect(durability).not.toBe('strict');
});

/** What these two use of the worker's own world. */
declare const chrome: {
  readonly tabs: { query(of: { active: true; lastFocusedWindow: true }): Promise<readonly unknown[]> };
  readonly commands: { readonly onCommand: Fired };
  readonly contextMenus: { readonly onClicked: Fired };
};

/** No synthetic key reaches a command, and no script a native menu: the browser's own events are fired. Both run in the worker. */
async function dispatchCommand(command: string): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  chrome.commands.onCommand.dispatch(command, tab);
}

async function dispatchMenu(selectionText: string): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  chrome.contextMenus.onClicked.dispatch({ selectionText, menuItemId: 'clip-selection' }, tab);
}

interface Fired {
  dispatch(...args: readonly unknown[]): void;
}

async function killWorker(): Promise<void> {
  try {
    await (await extension.worker()).close();
  } catch (error) {
    // Closing ends the session that is then to be ended: which of the two is first, chance decides.
    if (!String(error).includes('No session with given id')) throw error;
  }
}
