import 'fake-indexeddb/auto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectOk, openTestComputer } from '../unit/extension/store/open-test-store.ts';
import { createSampleAuthority } from '../unit/shared/time-stamps/sample-authority.ts';
import { axeFaults } from './axe-faults.ts';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { type InstalledExtension, installExtension } from './installed-extension.ts';
import { selectInPage } from './select-in-page.ts';
import { readStored, type Said } from './stored-inspection.ts';
import { untilKept } from './stored-pages.ts';

const fixture = (name: string) => join(import.meta.dirname, '../fixtures/documents', name);
const words = 'The plan was reviewed with the child.';
const patience = { timeout: 20_000 };

let server: FixtureServer;
let extension: InstalledExtension;
let browser: Browser;
let panel: Page;
let downloads: string;

const button = (name: string) => panel.locator(`::-p-aria([name="${name}"][role="button"])`);
const field = (name: string) => panel.locator(`::-p-aria([name="${name}"])`);
const fold = (name: string) => panel.locator(`main summary::-p-text(${name})`);
const goTo = (place: string) => panel.locator(`nav ::-p-text(${place})`).click();
const sees = (text: string) =>
  panel.waitForFunction(
    (wanted) => document.body.textContent.includes(wanted),
    { timeout: 20_000, polling: 50 },
    text,
  );

const said = async (kind: 'consultation' | 'disclosure', way: string): Promise<readonly Said['fields'][]> =>
  (await readStored(panel)).said
    .filter((one) => one.kind === `${kind}-set` && one.fields.way === way)
    .map(({ fields }) => fields);
const looks = (way: string) => said('consultation', way);
const given = (way: string) => said('disclosure', way);
const itemWith = async (text: string): Promise<string> =>
  (await readStored(panel)).state.items.find(({ shown }) => shown.text.includes(text))?.id ?? '';

beforeAll(async () => {
  server = await startFixtureServer();
  downloads = mkdtempSync(join(tmpdir(), 'plumbline-custody-'));
  extension = await installExtension({ flags: ['--window-size=1400,1800'] });
  ({ browser, panel } = extension);
  await panel.setViewport({ width: 360, height: 760 });
  const client = await panel.createCDPSession();
  await client.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  const page = await browser.newPage();
  // A picture is taken of what the window shows.
  await page.setViewport(null);
  await page.goto(server.url('passwords'), { waitUntil: 'load' });
  await page.bringToFront();
  await page.evaluate((text) => {
    const element = document.querySelector('#top-text');
    if (element) element.textContent = text;
  }, words);
  await page.evaluate(selectInPage, { contents: '#top-text' });
  await extension.press(page);
  await untilKept(panel, words);
  await page.close();
  await panel.bringToFront();
}, LAUNCH_TIMEOUT_MS + 60_000);

afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(downloads, { recursive: true });
});

/** Fills in what is asked whenever evidence leaves, and gives it. */
async function give(what: string, recipient: string, reason: string): Promise<void> {
  await field('For whom? (empty: for yourself)').fill(recipient);
  await field('Why? (you may leave it empty)').fill(reason);
  await button(what).click();
}

describe('an item that is opened', () => {
  test('is noted once, with the pictures that are shown with it', async () => {
    await goTo('To sort');
    await sees(words);
    const item = await itemWith(words);
    await expect
      .poll(async () => (await looks('item')).map(({ items }) => items), patience)
      .toEqual([[item]]);
    await expect
      .poll(async () => (await looks('picture')).map(({ items }) => items), patience)
      .toEqual([[item]]);
    await panel.reload();
    await sees('Page kept');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await looks('item')).toHaveLength(1);
  });

  test('is noted when the fields of its page are opened', async () => {
    await panel.locator('summary::-p-text(as filled in)').click();
    await expect.poll(async () => looks('fields'), patience).toHaveLength(1);
  });

  test('is noted when the archive of its page is saved, for whom and why', async () => {
    await panel.locator('button::-p-text(Save a copy of the archive)').click();
    await give('Save the copy', 'Analyst (fictional)', 'To look at the plan');
    await expect
      .poll(() => given('file-copy'), patience)
      .toMatchObject([{ recipient: 'Analyst (fictional)', reason: 'To look at the plan' }]);
    await expect.poll(() => readdirSync(downloads).join(), patience).toContain('.mhtml');
  });

  test('is noted when its words are copied', async () => {
    await panel.evaluate(() => {
      const quote = document.querySelector('.in-hand .quote');
      if (quote) document.getSelection()?.selectAllChildren(quote);
      document.dispatchEvent(new ClipboardEvent('copy', { bubbles: true }));
    });
    const item = await itemWith(words);
    await expect
      .poll(async () => (await given('text-copy')).map(({ items }) => items), patience)
      .toEqual([[item]]);
  });
});

describe('a list', () => {
  test.each(['To sort', 'Evidence', 'Sessions', 'Cases', 'Findings'])('is noted at “%s”', async (place) => {
    const about = place === 'To sort' ? 'to-sort' : place.toLowerCase();
    await goTo(place);
    await expect.poll(async () => (await looks('list')).map((look) => look.about), patience).toContain(about);
  });

  test('that is searched is noted once it stands still, with what it found', async () => {
    await goTo('Evidence');
    await field('Search').fill('reviewed with');
    const item = await itemWith(words);
    await expect
      .poll(() => looks('search'), patience)
      .toEqual([{ way: 'search', items: [item], itemCount: 1, about: '' }]);
    expect(JSON.stringify((await readStored(panel)).said)).not.toContain('reviewed with"');
    await field('Search').fill('');
  });

  test('is noted before it is printed, for whom and why', async () => {
    await panel.evaluate(() => {
      window.print = () => {
        document.body.dataset.printed = document.querySelector('.for-print')?.textContent ?? '';
      };
    });
    await goTo('Evidence');
    await button('Print').click();
    await field('For whom? (empty: for yourself)').wait();
    await picture('print');
    await give('Print 1 item', 'Team leader (fictional)', 'Debrief');
    await expect
      .poll(() => given('paper'), patience)
      .toMatchObject([{ recipient: 'Team leader (fictional)', reason: 'Debrief', itemCount: 1 }]);
    await expect.poll(() => panel.evaluate(() => document.body.dataset.printed), patience).toContain(words);
    await panel.evaluate(() => dispatchEvent(new Event('afterprint')));
  });

  test('of the clips of the page in front is noted when it is opened', async () => {
    const item = await itemWith(words);
    await panel.goto(panel.url().replace('?tab', ''));
    const found = [{ item, verdict: 'same', confidence: 1, text: '' }];
    // The worker forgets what it knew of a tab that goes to another page, at some moment of its own.
    await expect
      .poll(async () => {
        await panel.evaluate(async (clips) => {
          const { chrome } = globalThis as unknown as ExtensionPage;
          const tab = await chrome.tabs.getCurrent();
          await chrome.storage.session.set({ [`marks/${tab.id}/0`]: clips });
        }, found);
        return panel.$eval('.page-clips summary', (summary) => summary.textContent);
      }, patience)
      .toContain('1 clip');
    await panel.locator('.page-clips summary').click();
    await picture('page-clips');
    await expect
      .poll(async () => (await looks('page-clips')).map(({ items }) => items), patience)
      .toEqual([[item]]);
  });
});

interface ExtensionPage {
  readonly chrome: {
    readonly tabs: { getCurrent(): Promise<{ readonly id: number }> };
    readonly storage: { readonly session: { set(items: object): Promise<void> } };
  };
}

describe('a finding', () => {
  test('is noted when it is written from items, and when they are read under it', async () => {
    await goTo('Findings');
    await field('The finding, in one sentence').fill('Plans are reviewed.');
    await panel.locator('::-p-xpath(//fieldset//button[starts-with(., "Supports")])').click();
    await expect.poll(() => looks('finding'), patience).toMatchObject([{ about: '' }]);
    await button('Save the finding').click();
    await fold('What it rests on').click();
    const { state } = await readStored(panel);
    await expect
      .poll(async () => (await looks('finding')).map(({ about }) => about), patience)
      .toEqual(['', state.findings[0]?.id]);
  });
});

describe('a kept PDF', () => {
  test('is noted when it is opened in the viewer, and when its words are copied or its pages printed', async () => {
    await goTo('Evidence');
    await button('Add a document').click();
    await field('Title').fill('Report on response');
    const input = await panel.waitForSelector('form input[type=file]');
    await (input as ElementHandle<HTMLInputElement>).uploadFile(fixture('report.pdf'));
    await button('Add the document').click();
    await sees('Document added.');
    await goTo('To sort');
    await fold('Where this is from').click();
    const opening = browser.waitForTarget((target) => target.url().includes('/viewer.html'));
    await panel.locator('button::-p-text(Open it in the viewer)').click();
    const viewer = await (await opening).page();
    if (!viewer) throw new Error('The viewer has a page');
    await viewer.waitForFunction(() => document.querySelectorAll('.text-layer span').length > 20, {
      polling: 100,
    });
    const item = await itemWith('Report on response');
    await expect
      .poll(async () => (await looks('document')).map(({ items }) => items), patience)
      .toEqual([[item]]);
    await viewer.evaluate(() => {
      document.dispatchEvent(new ClipboardEvent('copy', { bubbles: true }));
      dispatchEvent(new Event('beforeprint'));
    });
    await expect
      .poll(
        async () =>
          [...(await given('text-copy')), ...(await given('paper'))].map(({ fileName }) => fileName),
        patience,
      )
      .toEqual(['', 'report.pdf', '', 'report.pdf']);
    await viewer.close();
    await panel.bringToFront();
  });
});

describe('a file', () => {
  test('of all evidence is noted for whom and why', async () => {
    await goTo('Files');
    await panel.locator('label.check::-p-text(Not sealed)').click();
    await field('Who is it for?').fill('Lead inspector (fictional)');
    await field('Why? (you may leave it empty)').fill('Weekly copy');
    await button('Save the evidence file').click();
    await sees('is in your downloads');
    expect(await given('evidence-file')).toMatchObject([
      { recipient: 'Lead inspector (fictional)', reason: 'Weekly copy', items: null, itemCount: 2 },
    ]);
  });
});

/** Where somebody looks at how it looks. */
async function picture(name: string): Promise<void> {
  const folder = process.env.PLUMBLINE_SHOTS;
  if (folder === undefined) return;
  await panel.setViewport({ width: 360, height: 1800 });
  writeFileSync(join(folder, `${name}.png`), await panel.screenshot());
  await panel.setViewport({ width: 360, height: 760 });
}

describe('the record', () => {
  const lines = () =>
    panel.$$eval('ul[aria-label="What happened"] > li', (found) => found.map((line) => line.textContent));

  test('says at its head what it may be used for, and shows the newest first', async () => {
    await fold('Who has seen what').click();
    await sees('By law (Data Protection Act 2018, section 62)');
    await expect.poll(lines, patience).not.toEqual([]);
    const [reading, first] = await lines();
    expect(reading).toContain('This record read');
    expect(first).toContain('Given in an evidence file');
    expect(first).toContain(', for Lead inspector (fictional). Reason: Weekly copy');
    expect((await lines()).at(-1)).toContain('The inspection');
  });

  test('is filtered by kind and by person', async () => {
    await (await panel.waitForSelector('::-p-aria([name="What"][role="combobox"])'))?.select('disclosed');
    await expect
      .poll(async () => (await lines()).every((line) => line.startsWith('Given out')), patience)
      .toBe(true);
    const people = await panel.$$eval('main select', (selects) =>
      [...(selects.at(-1)?.options ?? [])].map(({ text }) => text),
    );
    expect(people).toEqual(['Everybody', 'Sample Inspector (fictional)']);
    await (await panel.waitForSelector('::-p-aria([name="What"][role="combobox"])'))?.select('');
  });

  test.each(['light', 'dark'])('is clean for axe, in %s', async (value) => {
    await panel.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    expect(await axeFaults(panel)).toEqual([]);
    await picture(`record-${value}`);
    expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  test('is saved as a table by keyboard alone, which is an entry in that table', async () => {
    const ask = await panel.waitForSelector('button::-p-text(Save this record as a table)');
    await ask?.focus();
    await panel.keyboard.press('Enter');
    await field('For whom? (empty: for yourself)').fill('=1+1');
    await panel.keyboard.press('Enter');
    await sees('The record “');
    await expect.poll(() => given('log-copy'), patience).toMatchObject([{ recipient: '=1+1' }]);
    const isTable = (name: string) => name.endsWith('.csv');
    await expect.poll(() => readdirSync(downloads).some(isTable), patience).toBe(true);
    const table = readFileSync(join(downloads, readdirSync(downloads).find(isTable) ?? ''), 'utf8');
    expect(table.startsWith('\ufeff"By law')).toBe(true);
    expect(table).toContain('"This record saved as a file');
    expect(table).toContain(`"'=1+1"`);
    expect(await looks('log')).not.toEqual([]);
  });

  test('of one item says who gathered it, saw it and to whom it was given', async () => {
    await goTo('To sort');
    await panel.locator(`.item-row::-p-text(${words})`).click();
    await fold('Who has seen this').click();
    const own = () =>
      panel.$$eval('ul[aria-label="What happened to this item"] > li', (found) =>
        found.map((line) => line.querySelector('strong')?.textContent),
      );
    await expect.poll(own, patience).toContain('Collected.');
    expect(new Set(await own())).toEqual(new Set(['Given out.', 'Seen.', 'Combined.', 'Collected.']));
    expect(await axeFaults(panel)).toEqual([]);
    await picture('item');
  });
});

test('a review date that has passed is said at the head of every place', async () => {
  expect((await readStored(panel)).state.inspection?.reviewDate).toMatch(/^\d{4}-\d\d-\d\d$/);
  await goTo('Files');
  await fold('About this inspection').click();
  await field('Review date').wait();
  await picture('about');
  await panel.$$eval('input[type=date]', (dates) => {
    for (const date of dates) {
      date.value = '2025-01-31';
      date.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
  await button('Save the inspection').click();
  await sees('The review date of this inspection has passed (31 Jan 2025).');
  await goTo('Evidence');
  await sees('The review date of this inspection has passed (31 Jan 2025).');
  await picture('review');
});

const dispose = async (reason: string, label: string, name: string) => {
  await field('Why is it disposed of?').fill(reason);
  await field(label).fill(name);
  await panel.locator('button::-p-text(for good)').click();
};
const disposals = async () => (await readStored(panel)).said.filter(({ kind }) => kind === 'disposal-set');

/** What a colleague’s computer gives back, who has taken this one’s evidence file in and disposed of an item. */
async function fileOfColleague(item: string): Promise<string> {
  const given = readdirSync(downloads).find((name) => name.endsWith('.plumb')) ?? '';
  const { store } = await openTestComputer('Colleague');
  const { inspection } = expectOk(await store.importPack(readFileSync(join(downloads, given))));
  expectOk(await store.dispose(inspection, { items: [item], reason: 'Not part of this inspection' }));
  const { bytes } = expectOk(await store.exportPack(inspection, { recipient: 'the lead' }));
  const path = join(downloads, 'colleague.plumb');
  writeFileSync(path, bytes);
  return path;
}

test('a time stamp is asked for and brought in by files: openssl is the authority', async () => {
  const openssl = createSampleAuthority();
  await goTo('Files');
  await fold('Time stamps').click();
  await sees('There is no time stamp yet.');
  await button('Save a time-stamp request').click();
  const isRequest = (name: string) => name.endsWith('.tsq');
  await expect.poll(() => readdirSync(downloads).some(isRequest), patience).toBe(true);
  const request = join(downloads, readdirSync(downloads).find(isRequest) ?? '');
  const answer = join(downloads, 'answer.tsr');
  writeFileSync(answer, openssl.answer(readFileSync(request)));
  const place = 'input[type=file][accept=".tsr"]';
  const answers = (await panel.waitForSelector(place)) as ElementHandle<HTMLInputElement>;
  await answers.uploadFile(request);
  await sees('This is not a time stamp that Plumbline can read.');
  await answers.uploadFile(answer);
  await sees('Kept. The first');
  const list = () => panel.$eval('ul[aria-label="Time stamps"]', ({ textContent }) => textContent);
  await expect.poll(list, patience).toContain('so says “Sample Time (fictional) rsa”');
  await expect.poll(async () => axeFaults(panel), patience).toEqual([]);
  await picture('time-stamps');
});

describe('what is disposed of', () => {
  test('by a colleague deletes nothing here: it is asked for, and may be kept with a reason', async () => {
    const item = await itemWith(words);
    const file = await fileOfColleague(item);
    await goTo('Files');
    const input = await panel.waitForSelector('.drop-place input[type=file]');
    await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
    await sees('Colleague (fictional) disposed of 1 item on');
    await sees('Nothing of it was deleted here');
    expect((await readStored(panel)).state.items.map(({ id }) => id)).toContain(item);
    expect(await axeFaults(panel)).toEqual([]);
    await picture('asked');
    await button('Keep it here…').click();
    await field('Why is it kept here?').fill('The force has asked for it');
    await button('Keep it').click();
    await expect
      .poll(async () => (await disposals()).map(({ fields }) => fields.outcome).sort(), patience)
      .toEqual(['disposed', 'kept']);
    await panel.waitForSelector('section[aria-label="Disposed of by colleagues"]', { hidden: true });
  });

  test('as an item: what goes, stays and is out of reach is read first, then it is gone', async () => {
    await goTo('Evidence');
    await panel.locator(`.item-row::-p-text(${words})`).click();
    await fold('Dispose of this item…').click();
    await panel.locator('button::-p-text(Destroy 1 item for good)').wait();
    await sees('Given in an evidence file to Lead inspector (fictional)');
    await sees('in its own words. Read it again');
    expect(await axeFaults(panel)).toEqual([]);
    expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await picture('dispose-item');
    const item = await itemWith(words);
    await dispose('Of another family', 'Type the word: dispose', 'yes');
    await sees('Nothing was disposed of: type “dispose”');
    expect(await disposals()).toHaveLength(2);
    await dispose('Of another family', 'Type the word: dispose', 'dispose');
    await sees('Disposed of: 1 item');
    const said = (await disposals()).map(({ fields }) => fields);
    expect(said).toContainEqual(expect.objectContaining({ items: [item], reason: 'Of another family' }));
    const { state, said: left } = await readStored(panel);
    expect(state.items.map(({ id }) => id)).not.toContain(item);
    expect(JSON.stringify(left)).not.toContain(words);
    await goTo('Findings');
    await sees('1 item that it rested on was disposed of. It stands as it was written.');
    await picture('disposed-finding');
  });

  test('as a whole leaves the record, which is read in its place', async () => {
    await goTo('Files');
    await fold('Dispose of this inspection…').click();
    await panel.locator('button::-p-text(for good)').wait();
    expect(await axeFaults(panel)).toEqual([]);
    await picture('dispose-inspection');
    await dispose(
      'No longer needed',
      'Type the force’s name: Marchshire (fictional)',
      'marchshire (fictional)',
    );
    await sees('This inspection was disposed of');
    await sees('Reason: No longer needed');
    expect((await readStored(panel)).state).toMatchObject({ items: [], findings: [], sessions: [] });
    await fold('Who has seen what').click();
    await sees('The inspection disposed of');
    expect(await axeFaults(panel)).toEqual([]);
    expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await picture('disposed');
    await panel.reload();
    await sees('This inspection was disposed of');
  });
});

test('nothing that was noted broke the record', async () => {
  expect((await readStored(panel)).faults).toEqual([]);
});
