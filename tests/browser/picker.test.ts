import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { type InstalledExtension, installExtension } from './installed-extension.ts';
import { readStored } from './stored-inspection.ts';
import { readStoredPages } from './stored-pages.ts';
import { extensionWithHosts, type TestExtension } from './test-extension.ts';

type Heard = typeof globalThis & { heard: string[]; last: Element | null; closedPlace(): DOMRect };

let server: FixtureServer;
let copy: TestExtension;
let extension: InstalledExtension;
let browser: Browser;
let panel: Page;
let page: Page;

declare const chrome: {
  readonly tabs: { query(about: object): Promise<readonly object[]> };
  readonly commands: { readonly onCommand: { dispatch(command: string, tab: object): void } };
};

/** No synthetic key reaches a command: the browser's own event is fired, in the worker. */
async function dispatchPick(): Promise<void> {
  const tabs = await chrome.tabs.query({ active: true });
  const tab = tabs.find((one) => (one as { url?: string }).url?.startsWith('http'));
  if (tab !== undefined) chrome.commands.onCommand.dispatch('pick-element', tab);
}

const waitForPicking = (isWanted: boolean) =>
  page.waitForFunction(
    (wanted) => {
      const host = document.querySelector('html > [popover]');
      return wanted ? host !== null && host !== (globalThis as Heard).last : host === null;
    },
    { timeout: 15_000, polling: 50 },
    isWanted,
  );

async function startPicking(): Promise<void> {
  await page.bringToFront();
  await page.evaluate(() => {
    (globalThis as Heard).last = document.querySelector('html > [popover]');
  });
  await (await extension.worker()).evaluate(dispatchPick);
  await waitForPicking(true);
}

const items = async (): Promise<readonly ItemState[]> => (await readStored(panel)).state.items;

/** The item that comes of what is done. */
async function itemFrom(act: () => Promise<void>): Promise<ItemState> {
  const before = (await items()).length;
  await act();
  for (let tries = 0; tries < 100; tries++) {
    const now = await items();
    const last = now.at(-1);
    if (now.length > before && last !== undefined) return last;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('Nothing was saved');
}

async function centre(css: string): Promise<{ readonly x: number; readonly y: number }> {
  await page.$eval(css, (element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const box = await (await page.$(css))?.boundingBox();
  if (!box) throw new Error(`Nothing to be seen of ${css}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function pointAt(css: string): Promise<void> {
  const { x, y } = await centre(css);
  await page.mouse.move(x - 2, y);
  await page.mouse.move(x, y);
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const isShifted = key.startsWith('Shift+');
    if (isShifted) await page.keyboard.down('Shift');
    await page.keyboard.press(key.replace('Shift+', '') as 'Enter');
    if (isShifted) await page.keyboard.up('Shift');
  }
}

const pickByKeys = (css: string, ...keys: readonly string[]) =>
  itemFrom(async () => {
    await startPicking();
    await pointAt(css);
    await press(...keys, 'Enter');
  });

const pickByClick = (css: string) =>
  itemFrom(async () => {
    await startPicking();
    const { x, y } = await centre(css);
    await page.mouse.move(x - 2, y);
    await page.mouse.click(x, y);
  });

/** Runs in the panel: how large a kept picture is, and which colours are in it. */
async function lookAtPicture(base64: string) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const pixels = context?.getImageData(0, 0, width, height).data ?? [];
  const colours = new Set<string>();
  for (let at = 0; at < pixels.length; at += 4)
    colours.add(`${pixels[at]} ${pixels[at + 1]} ${pixels[at + 2]}`);
  return { size: [width, height], colours: [...colours] };
}

beforeAll(async () => {
  server = await startFixtureServer();
  copy = extensionWithHosts(['http://127.0.0.1/*']);
  extension = await installExtension({ folder: copy.folder, flags: ['--window-size=1200,1600'] });
  ({ browser, panel } = extension);
  page = await browser.newPage();
  await page.setViewport(null);
}, LAUNCH_TIMEOUT_MS);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  copy?.remove();
});

describe('picking a part of a page in Chromium', () => {
  beforeEach(async () => {
    await page.bringToFront();
    await page.goto(server.url('picking'), { waitUntil: 'load' });
    // The press, like a real shortcut, lets the extension take pictures of this page.
    await extension.press(page);
  });

  const columnHeaders = ['Reference', 'Child / Age', 'Child / Seen alone', 'Risk'];
  const firstRow = { key: 'MP/24/0041', cells: ['MP/24/0041', '14', 'Yes', 'High'] };
  const secondRow = { key: 'MP/24/0052', cells: ['MP/24/0052', '15', 'No', 'Medium'] };

  test('takes a cell by a click, with its row, and the page hears nothing of it', async () => {
    const { original } = await pickByClick('#risk');
    expect(original).toMatchObject({
      type: 'clip',
      quote: 'High',
      pageUrl: server.url('picking'),
      isFindable: true,
      structure: {
        headings: ['Case record'],
        table: { caption: 'Missing episodes', columnHeaders, rows: [firstRow] },
      },
    });
    expect(await page.evaluate(() => (globalThis as Heard).heard)).toEqual([]);
  });

  test('takes a row by the arrows, and several with Shift', async () => {
    const row = await pickByKeys('#risk', 'ArrowUp');
    expect(row.original).toMatchObject({
      quote: 'MP/24/0041\t14\tYes\tHigh',
      structure: { table: { rows: [firstRow] } },
    });
    await page.reload();
    const rows = await pickByKeys('#risk', 'ArrowUp', 'Shift+ArrowDown');
    expect(rows.original).toMatchObject({ structure: { table: { rows: [firstRow, secondRow] } } });
    expect(await page.evaluate(() => (globalThis as Heard).heard)).toEqual([]);
  });

  test('takes a column by C, with what tells its rows apart', async () => {
    const { original, shown } = await pickByKeys('#risk', 'c');
    expect(original).toMatchObject({
      quote: 'High\nMedium\nHigh',
      structure: {
        table: {
          caption: 'Missing episodes',
          columnHeaders: ['Risk'],
          rows: [
            { key: 'MP/24/0041', cells: ['High'] },
            { key: 'MP/24/0052', cells: ['Medium'] },
            { key: 'MP/24/0067', cells: ['High'] },
          ],
        },
      },
    });
    expect(shown.text.split('\n')[1]).toBe('MP/24/0052 – Risk: Medium');
  });

  test('takes two columns, of a merged cell what stands in each', async () => {
    const { original } = await pickByKeys('#risk', 'c', 'Shift+ArrowLeft');
    expect(original).toMatchObject({
      structure: {
        table: {
          columnHeaders: ['Child / Seen alone', 'Risk'],
          rows: [
            { key: 'MP/24/0041', cells: ['Yes', 'High'] },
            { key: 'MP/24/0052', cells: ['No', 'Medium'] },
            { key: 'MP/24/0067', cells: ['not recorded', 'High'] },
          ],
        },
      },
    });
  });

  test('takes a cell of a grid that is built of boxes', async () => {
    const { original } = await pickByClick('#outcome');
    expect(original).toMatchObject({
      quote: 'Seen',
      structure: {
        table: {
          caption: 'Visits',
          columnHeaders: ['Day', 'Officer', 'Outcome'],
          rows: [{ key: 'Monday', cells: ['Monday', 'PC Sample', 'Seen'] }],
        },
      },
    });
  });

  test('takes an item of a nested list with its place', async () => {
    const { original } = await pickByClick('#carer');
    expect(original).toMatchObject({
      quote: 'Carer told',
      structure: {
        headings: ['Case record', 'Actions'],
        list: { label: 'Actions', isOrdered: false, above: ['Safety plan'], first: 2, last: 2, count: 2 },
      },
    });
  });

  test('takes fields with their live values, a card number masked, a password never', async () => {
    await page.$eval('#field', (input) => {
      (input as HTMLInputElement).value = 'Very high';
    });
    expect((await pickByClick('#field')).original).toMatchObject({
      quote: 'Very high',
      structure: { field: { label: 'Risk', name: 'risk', type: 'text', value: 'Very high' } },
    });
    expect((await pickByClick('#grade')).original).toMatchObject({
      structure: { field: { label: 'Grade', name: 'grade', value: 'Raised' } },
    });
    const card = await pickByClick('#card');
    expect(card.original).toMatchObject({
      quote: '••••',
      isFindable: false,
      structure: { field: { label: 'Card number', name: 'payment', value: '••••' } },
    });
    expect(JSON.stringify(card)).not.toContain('4000');
    const before = (await items()).length;
    await startPicking();
    await pointAt('#password');
    await press('Enter');
    await new Promise((done) => setTimeout(done, 500));
    expect((await items()).length).toBe(before);
    await press('Escape');
  });

  test('leaves no trace after Escape, and gives the focus back', async () => {
    await page.focus('#field');
    const look = () => page.evaluate(() => document.documentElement.outerHTML);
    const before = await look();
    await startPicking();
    expect(await look()).not.toBe(before);
    await press('ArrowUp', 'ArrowRight', 'c', 'r', 'Shift+ArrowRight', 'Escape', 'Escape');
    await waitForPicking(false);
    expect(await look()).toBe(before);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field');
  });

  test('takes words of a closed shadow tree', async () => {
    const { original } = await itemFrom(async () => {
      await page.$eval('#closed', (host) => host.scrollIntoView({ block: 'center', behavior: 'instant' }));
      await startPicking();
      const { x, y } = await page.evaluate(() => (globalThis as Heard).closedPlace());
      await page.mouse.move(x + 3, y + 8);
      await page.mouse.click(x + 5, y + 10);
    });
    expect(original).toMatchObject({ quote: 'Words in a closed shadow tree.' });
  });

  test('takes words of a frame of another origin that may be read', async () => {
    const { original } = await itemFrom(async () => {
      await startPicking();
      const { x, y } = await centre('iframe');
      for (const step of [0, 1, 2, 3]) {
        await page.mouse.move(x - 150 + step, y - 20);
        await new Promise((done) => setTimeout(done, 300));
      }
      await page.mouse.click(x - 146, y - 20);
    });
    expect(original).toMatchObject({
      pageUrl: server.url('picking'),
      frameUrl: `${server.otherOrigin}/frame-inside`,
    });
  });

  test('keeps a picture of a canvas, and of a region that is drawn over it', async () => {
    const canvas = await pickByClick('#map');
    expect(canvas.original).toMatchObject({
      type: 'document',
      text: 'Map of the last sighting',
      reference: server.url('picking'),
      attachment: { mediaType: 'image/png' },
    });
    await page.reload();
    const region = await itemFrom(async () => {
      await startPicking();
      const at = await centre('#map');
      const [x, y] = [Math.round(at.x), Math.round(at.y)];
      await page.mouse.move(x - 50, y - 20);
      await page.mouse.down();
      await page.mouse.move(x, y, { steps: 3 });
      await page.mouse.move(x + 50, y + 20, { steps: 3 });
      await page.mouse.up();
    });
    if (region.original.type !== 'document' || region.original.attachment === null)
      throw new Error('A region is kept as a document');
    // The red of the canvas alone: nothing of ours stands in the picture.
    const { attachments } = await readStoredPages(panel);
    const picture = attachments.get(region.original.attachment.commitment);
    expect(await panel.evaluate(lookAtPicture, picture?.toString('base64') ?? '')).toEqual({
      size: [100, 40],
      colours: ['192 0 0'],
    });
  });
});
