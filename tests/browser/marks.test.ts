import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { type InstalledExtension, installExtension } from './installed-extension.ts';
import { type SelectInstruction, selectInPage } from './select-in-page.ts';
import { readStored } from './stored-inspection.ts';
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
  extension = await installExtension({ folder: folder.folder });
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

  test('are forgotten when the tab leaves the page', async () => {
    await page.goto(server.url('frames'), { waitUntil: 'load' });
    await expect.poll(() => verdictOf(intro), { timeout: 20_000 }).toBeUndefined();
  });
});
