import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { type InstalledExtension, installExtension } from './installed-extension.ts';
import { type SelectInstruction, selectInPage } from './select-in-page.ts';
import { readStored } from './stored-inspection.ts';
import { partBytes, readStoredPages, untilKept } from './stored-pages.ts';
import { extensionWithHosts, type TestExtension } from './test-extension.ts';

let server: FixtureServer;
let folder: TestExtension;
let extension: InstalledExtension;
let browser: Browser;
let page: Page;

/** The words under each kind of mark, as the page's own scripts see them. */
const marked = () =>
  page.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map((range) => String(range)).sort()]),
    ),
  );

async function untilMarked(wanted: Record<string, readonly string[]>): Promise<void> {
  await expect.poll(marked, { timeout: 20_000, interval: 100 }).toEqual(wanted);
}

/** Of the clip with these words, what was found last. */
async function verdictOf(quote: string): Promise<string | undefined> {
  const { state } = await readStored(extension.panel);
  const item = state.items.find(({ original }) => original.type === 'clip' && original.quote === quote);
  const stored = (await (await extension.worker()).evaluate('chrome.storage.session.get(null)')) as Record<
    string,
    readonly { readonly item: string; readonly verdict: string }[]
  >;
  const found = Object.entries(stored).flatMap(([key, value]) => (key.startsWith('marks/') ? value : []));
  return found.find((one) => one.item === item?.id)?.verdict;
}

const untilVerdict = (quote: string, verdict: string) =>
  expect.poll(() => verdictOf(quote), { timeout: 20_000, interval: 200 }).toBe(verdict);

async function clip(selection: SelectInstruction): Promise<void> {
  await page.bringToFront();
  await page.evaluate(selectInPage, selection);
  await extension.press(page);
}

const open = () => page.goto(server.url('missing-episodes'), { waitUntil: 'load' });

const row = '#episodes tbody tr:nth-child(2) td:nth-child(3)';
const notOffered = { from: [row, 'Not offered'], to: [row, 'Not offered'] } as const;
const intro = 'Return interviews are offered within 72 hours of the child being found.';
const note = 'The note in the component says that nobody rang back.';

beforeAll(async () => {
  server = await startFixtureServer();
  folder = extensionWithHosts(['http://127.0.0.1/*']);
  extension = await installExtension({ folder: folder.folder, flags: ['--enable-caret-browsing'] });
  ({ browser } = extension);
  page = await browser.newPage();
  await open();
}, LAUNCH_TIMEOUT_MS);

afterAll(async () => {
  await browser.close();
  folder.remove();
  await server.close();
});

describe('clips of a page in an added system', () => {
  test('are marked as soon as they are saved, and the page is not changed', async () => {
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    await clip({ contents: '#intro' });
    await untilMarked({ 'plumbline-same': [intro] });
    await clip(notOffered);
    await untilMarked({ 'plumbline-same': ['Not offered', intro] });
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  });

  test('are marked when the page is opened again, each in its own row', async () => {
    await open();
    await untilMarked({ 'plumbline-same': ['Not offered', intro] });
    const rowOfMark = await page.evaluate(() => {
      const ranges = [...(CSS.highlights.get('plumbline-same') ?? [])];
      const cell = ranges.find((range) => String(range) === 'Not offered');
      return cell?.startContainer.parentElement?.closest('tr')?.cells[0]?.textContent;
    });
    expect(rowOfMark).toBe('ME/24/0102');
  });

  test('follow a page that draws itself anew: a row above, the same text in new nodes', async () => {
    await page.evaluate(() => {
      const body = document.querySelector('#episodes tbody');
      if (body)
        body.innerHTML = `<tr><td>ME/24/0100</td><td>Low</td><td>Not offered</td></tr>${body.innerHTML}`;
    });
    await expect
      .poll(
        () =>
          page.evaluate(() =>
            [...CSS.highlights.values()]
              .flatMap((ranges) => [...ranges] as Range[])
              .map((range) => range.startContainer.parentElement?.closest('tr')?.cells[0]?.textContent)
              .filter(Boolean),
          ),
        { timeout: 20_000 },
      )
      .toEqual(['ME/24/0102']);
  });

  test('are gone, and no other child’s row is marked, when their own row is taken away', async () => {
    await page.evaluate(() => {
      for (const row of document.querySelectorAll('tr'))
        if (row.cells[0]?.textContent === 'ME/24/0102') row.remove();
    });
    await untilVerdict('Not offered', 'gone');
    await untilMarked({ 'plumbline-same': [intro] });
  });

  test('show by another mark that their words were changed', async () => {
    await page.evaluate(() => {
      const text = document.querySelector('#intro');
      if (text) text.textContent = 'Return interviews are offered within 24 hours of the child being found.';
    });
    await untilVerdict(intro, 'changed');
    await untilMarked({
      'plumbline-changed': ['Return interviews are offered within 24 hours of the child being found.'],
    });
  });

  test('are marked in a shadow tree, and followed there', async () => {
    await open();
    await clip({ contents: '#host >>> #note' });
    await untilVerdict(note, 'same');
    await page.evaluate(() => {
      const inside = document.querySelector('#host')?.shadowRoot?.querySelector('#note');
      inside?.remove();
    });
    await untilVerdict(note, 'gone');
  });

  test('are taken off when the application goes on to another of its addresses, and come back with their own', async () => {
    await open();
    await untilMarked({ 'plumbline-same': ['Not offered', intro, note] });
    await page.evaluate(() => {
      history.pushState(null, '', '/another-child');
      document.querySelector('h1')?.append('!');
    });
    await untilMarked({});
    await expect.poll(() => verdictOf(intro), { timeout: 20_000 }).toBeUndefined();
    await page.goBack();
    await untilVerdict(intro, 'same');
  });

  test('are no longer the same when their field was filled in anew, or they were hidden by a class', async () => {
    await open();
    await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = '.off { display: none }';
      document.head.append(style);
      document.body.insertAdjacentHTML('beforeend', '<label>Seen by <input id="seen-by" /></label>');
      const field = document.querySelector<HTMLInputElement>('#seen-by');
      if (field) field.value = 'A. Sample on Monday';
    });
    await clip({ field: '#seen-by', start: 0, end: 19 });
    await untilVerdict('A. Sample on Monday', 'same');
    await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('#seen-by');
      if (field) field.value = 'Nobody';
      document.querySelector('#intro')?.classList.add('off');
    });
    await expect.poll(() => verdictOf('A. Sample on Monday'), { timeout: 20_000 }).not.toBe('same');
    await untilVerdict(intro, 'gone');
  });

  test('are forgotten when their frame goes elsewhere, or is taken out of the page', async () => {
    const framed = 'The words stand in a frame of the page.';
    const addFrame = (address: string) =>
      page.evaluate(async (src) => {
        const frame = Object.assign(document.createElement('iframe'), { src });
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
        document.body.prepend(frame);
        await loaded;
      }, address);
    await open();
    await addFrame('/record');
    await page.bringToFront();
    await page.click('iframe');
    await page.evaluate((words) => {
      const inside = document.querySelector('iframe')?.contentDocument;
      if (!inside) return;
      inside.body.innerHTML = `<p>${words}</p>`;
      inside.getSelection()?.selectAllChildren(inside.body);
    }, framed);
    await extension.press(page);
    await expect.poll(() => verdictOf(framed), { timeout: 20_000 }).toBeDefined();
    await page.evaluate(() => {
      const frame = document.querySelector('iframe');
      if (frame) frame.src = '/languages';
    });
    await expect.poll(() => verdictOf(framed), { timeout: 20_000 }).toBeUndefined();
    await addFrame('/record');
    await expect.poll(() => verdictOf(framed), { timeout: 20_000 }).toBe('gone');
    await page.evaluate(() => document.querySelector('iframe')?.remove());
    await expect.poll(() => verdictOf(framed), { timeout: 20_000 }).toBeUndefined();
  });

  test('are painted in the colour of a mark, also where the page styles its own text', async () => {
    await open();
    await page.addStyleTag({ content: '* { color: gray; background-color: navy }' });
    await untilMarked({ 'plumbline-same': ['Not offered', intro, note] });
    await page.bringToFront();
    const picture = await (await page.waitForSelector('#intro'))?.screenshot({ encoding: 'base64' });
    expect(await extension.panel.evaluate(coloursIn, picture ?? '')).toContain(markYellow);
  });

  test('are not in the picture that is kept of a later clip, and stand again afterwards', async () => {
    await clip({ contents: 'h1' });
    const heading = await page.evaluate(() => document.querySelector('h1')?.textContent ?? '');
    const { kept } = await untilKept(extension.panel, heading);
    if (kept.outcome !== 'kept') throw new Error(kept.why);
    const picture = partBytes(await readStoredPages(extension.panel), kept, 'screenshot');
    const colours = await extension.panel.evaluate(coloursIn, picture?.toString('base64') ?? '');
    expect(colours).toContain(pageNavy);
    expect(colours).not.toContain(markYellow);
    await untilMarked({ 'plumbline-same': ['Not offered', heading, intro, note].sort() });
  });

  test('are forgotten when the tab leaves the page', async () => {
    await page.goto(server.url('frames'), { waitUntil: 'load' });
    await expect.poll(() => verdictOf(intro), { timeout: 20_000 }).toBeUndefined();
  });
});

/** What the test before painted all text with. */
const pageNavy = '0,0,128';

/** #ffe28a of extension/marks/mark-names.ts. */
const markYellow = '255,226,138';

/** The colours of a picture; runs in a page. */
async function coloursIn(base64: string): Promise<readonly string[]> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  context?.drawImage(image, 0, 0);
  const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
  const colours = new Set<string>();
  for (let at = 0; at < data.length; at += 4) colours.add(data.slice(at, at + 3).join());
  return [...colours];
}

/** The real side panel, opened by the presses before. */
async function sidePanel(): Promise<Page> {
  const target = await browser.waitForTarget((one) => one.url().endsWith('/sidepanel.html'));
  return target.asPage();
}

const focused = (of: Page) =>
  of.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    return {
      words: element?.textContent?.trim() || element?.getAttribute('aria-label') || '',
      role: element?.role,
    };
  });

/** On with Tab, or back, as a person without a mouse goes, until what has these words has the focus, and shows it. */
async function tabTo(of: Page, words: string, isBack = false): Promise<void> {
  for (let step = 0; step < 60; step++) {
    if ((await focused(of)).words.startsWith(words)) {
      const outline = await of.evaluate(
        () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
      );
      expect(outline).not.toBe('none');
      return;
    }
    if (isBack) await of.keyboard.down('Shift');
    await of.keyboard.press('Tab');
    if (isBack) await of.keyboard.up('Shift');
  }
  throw new Error(`No Tab reached “${words}”`);
}

/** No synthetic key reaches a command: the browser's own event is fired. */
const workShortcut = async () =>
  (await extension.worker()).evaluate(`chrome.tabs.query({ active: true, lastFocusedWindow: true })
    .then(([tab]) => chrome.commands.onCommand.dispatch('clip-selection', tab))`);

test('without a mouse a text is selected, clipped, sorted, shown on its page, and opened with what was kept of it', async () => {
  await page.goto(server.url('figures'), { waitUntil: 'load' });
  await page.bringToFront();
  const words = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    while (node !== null && node.textContent?.trim() === '') node = walker.nextNode();
    // Where a caret comes to stand when a person browses with one (F7).
    document.getSelection()?.collapse(node, 0);
    return node?.textContent ?? '';
  });
  await page.keyboard.down('Shift');
  await page.keyboard.press('End');
  await page.keyboard.up('Shift');
  expect(await page.evaluate(() => String(document.getSelection()))).toBe(words);
  await workShortcut();

  const panel = await sidePanel();
  await panel.waitForSelector(`.in-hand .quote::-p-text(${words})`);
  await panel.waitForFunction(() => document.activeElement?.role === 'combobox', { polling: 50 });
  await panel.keyboard.type('3.3');
  await panel.keyboard.press('Enter');
  await panel.waitForSelector('.chip');
  await untilMarked({ 'plumbline-same': [words] });

  await tabTo(panel, 'On this page: 1 clip (1 same)', true);
  await panel.keyboard.press('Enter');
  await panel.waitForSelector('.page-clips button');
  await tabTo(panel, `Show on the page: ${words}`);
  await panel.keyboard.press('Enter');
  await untilMarked({ 'plumbline-same': [words], 'plumbline-shown': [words] });

  await tabTo(panel, `Open the clip: ${words}`);
  await panel.keyboard.press('Enter');
  await panel.waitForFunction(() => document.activeElement?.role === 'combobox', { polling: 50 });
  await panel.waitForSelector('.in-hand ::-p-text(Page kept:)');
  await panel.keyboard.press('Escape');
  await tabTo(panel, 'Save a copy of the archive');
});

test('a clip that is withdrawn loses its mark, also while the worker sleeps', async () => {
  const words = 'The only clip of this page stands in this line.';
  await page.goto(server.url('policy'), { waitUntil: 'load' });
  await page.evaluate((text) => {
    document.body.insertAdjacentHTML('beforeend', `<p id="only">${text}</p>`);
  }, words);
  await clip({ contents: '#only' });
  const markedWords = async () => Object.values(await marked()).flat();
  await expect.poll(markedWords, { timeout: 20_000 }).toEqual([words]);
  const { panel } = extension;
  await panel.bringToFront();
  await panel.locator(`.in-hand ::-p-text(${words})`).wait();
  await panel.locator('.in-hand ::-p-text(Withdraw this item)').click();
  await panel.locator('.in-hand details[open] input[required]').fill('A mistake');
  await (await extension.worker()).close().catch(() => undefined);
  await panel.locator('.in-hand details[open] button[type=submit]').click();
  await expect.poll(markedWords, { timeout: 20_000 }).toEqual([]);
});
