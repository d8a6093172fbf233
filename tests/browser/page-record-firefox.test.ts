import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginInspectionScript } from './begin-inspection.ts';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';
import { builtExtension } from './built-extension.ts';
import {
  type FirefoxExtensionPage,
  launchFirefoxWithExtension,
  openFirefoxExtensionPage,
  workFirefoxShortcut,
} from './firefox-extension.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { selectInPage } from './select-in-page.ts';
import { archiveText, type KeptRecord, partBytes, readStoredPages, untilKept } from './stored-pages.ts';

let server: FixtureServer;
let browser: Browser;
let panel: FirefoxExtensionPage;
let page: Page;
let kept: KeptRecord;

/** What reads the database is written for a page of puppeteer's. */
const inPanel = () =>
  ({
    evaluate: (script: string | (() => unknown)) =>
      panel.evaluate(typeof script === 'string' ? script : `(${script})()`),
  }) as Pick<Page, 'evaluate'>;

beforeAll(async () => {
  server = await startFixtureServer();
  browser = await launchFirefoxWithExtension(builtExtension('firefox'), {
    // The browser's question is answered with yes.
    prefs: { 'extensions.webextOptionalPermissionPrompts': false },
  });
  panel = await openFirefoxExtensionPage(browser, 'sidepanel.html?tab');
  await panel.evaluate(beginInspectionScript);
  page = await browser.newPage();
  await page.goto(server.url('passwords'), { waitUntil: 'load' });
  await page.bringToFront();
  await page.focus('input[name=reference]');
  await page.keyboard.press('End');
  await page.keyboard.type(', typed');
  await page.focus('input[name=secret-light]');
  await page.keyboard.type('MARKER-typed');
  await page.evaluate(selectInPage, { contents: '#top-text' });
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  await workFirefoxShortcut(browser);
  const item = await untilKept(inPanel(), 'plan was reviewed in June');
  if (item.kept.outcome !== 'kept') throw new Error(item.kept.why);
  kept = item.kept;
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
}, LAUNCH_TIMEOUT_MS);

afterAll(async () => {
  await browser.close();
  await server.close();
});

test('in Firefox keeps the picture, the clipped part, an archive and the fields', async () => {
  expect(kept.refused).toEqual([]);
  expect(kept.parts.map(({ role }) => role)).toEqual(['screenshot', 'element', 'archive', 'fields']);
  expect(kept).toMatchObject({ framesRead: 3, framesUnread: 1 });
  expect(kept.unread).toMatchObject([{ url: `${server.otherOrigin}/passwords-inside` }]);
  const stored = await readStoredPages(inPanel());
  expect(stored.pending).toEqual([]);
  const fields = JSON.parse(partBytes(stored, kept, 'fields')?.toString('utf8') ?? '{}');
  const top = fields.frames[0].fields as { name: string; value: string | null }[];
  expect(top.find(({ name }) => name === 'reference')?.value).toBe('as sent, typed');
  expect(top.filter(({ value }) => value === 'shadow value')).toHaveLength(3);
});

test('in Firefox writes the archive with shadow trees, frames and what was typed, and without any password', async () => {
  const stored = await readStoredPages(inPanel());
  const archive = archiveText(stored, kept);
  expect(archive).toContain('shadowrootmode="closed"');
  for (const words of ['as sent, typed', 'shadow value', 'inner value', 'Text of the frame.', '12 May'])
    expect(archive).toContain(words);
  expect(archive.match(/src="cid:frame-\d+@plumbline"/g)).toHaveLength(3);
  const everything = [...stored.attachments.values()].map((bytes) => bytes.toString('latin1')).join('\n');
  expect((archive + everything).match(/MARKER[^"]*/g)).toBeNull();
});

test('in Firefox a system that is added has its open page marked at once, and its frames read from then on', async () => {
  await page.goto(server.url('passwords'), { waitUntil: 'load' });
  expect(await marked()).toEqual([]);
  await panel.evaluate(`(async () => {
    const until = async (find) => {
      for (let tries = 0; tries < 100; tries++) {
        const found = find();
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error('Not found: ' + find);
    };
    if (!document.querySelector('.in-hand')) (await until(() => document.querySelector('.item-row'))).click();
    const words = 'What was not kept, and why';
    (await until(() => [...document.querySelectorAll('summary')].find((one) => one.textContent === words))).click();
    return 'opened';
  })()`);
  await panel.press('Add this system');
  await untilText(`${new URL(server.origin).host} was added`);
  expect(await grantedOrigins()).toContain('http://127.0.0.1/*');
  await expect.poll(marked, patience).toEqual([expect.stringMatching(/^plumbline-same: /)]);
  await page.bringToFront();
  await page.evaluate(() => {
    const element = document.querySelector('#top-text');
    if (element) element.textContent = 'Clipped once the system was added.';
  });
  await page.evaluate(selectInPage, { contents: '#top-text' });
  await workFirefoxShortcut(browser);
  const second = (await untilKept(inPanel(), 'Clipped once the system was added.')).kept;
  expect(second).toMatchObject({ framesRead: 4, framesUnread: 0, refused: [], remarks: [] });
  const stored = await readStoredPages(inPanel());
  const everything = [...stored.attachments.values()].map((bytes) => bytes.toString('latin1')).join('\n');
  expect(archiveText(stored, second as KeptRecord).match(/12 May/g)).toHaveLength(2);
  expect(everything + archiveText(stored, second as KeptRecord)).not.toContain('MARKER');
});

test('in Firefox clips of an added system are marked when their page is opened again, and gone with their words', async () => {
  await page.goto(server.url('passwords'), { waitUntil: 'load' });
  const words = await page.$eval('#top-text', (element) => element.textContent);
  await expect.poll(marked, patience).toContain(`plumbline-same: ${words}`);
  const picture = await (await page.waitForSelector('#top-text'))?.screenshot({ encoding: 'base64' });
  expect(await coloursIn(picture ?? '')).toContain(markYellow);
  await page.evaluate(() => document.querySelector('#top-text')?.remove());
  await expect.poll(marked, patience).not.toContain(`plumbline-same: ${words}`);
  await expect.poll(verdicts, patience).toContain('gone');
});

test('in Firefox a system that was added can be taken back', async () => {
  await removeSystem();
  expect(await grantedOrigins()).not.toContain('http://127.0.0.1/*');
});

const patience = { timeout: 20_000, interval: 200 };

const marked = () =>
  page.evaluate(() =>
    [...CSS.highlights].flatMap(([name, ranges]) => [...ranges].map((range) => `${name}: ${range}`)),
  );

/** #ffe28a of extension/marks/mark-names.ts. */
const markYellow = '255,226,138';

/** The colours of a picture, drawn by the browser itself. */
const coloursIn = (png: string): Promise<readonly string[]> =>
  page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context?.drawImage(image, 0, 0);
    const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
    const colours = new Set<string>();
    for (let at = 0; at < data.length; at += 4) colours.add(data.slice(at, at + 3).join());
    return [...colours];
  }, png);

const verdicts = () =>
  panel.evaluate(`browser.storage.session.get(null).then((stored) => JSON.stringify(
    Object.entries(stored).flatMap(([key, found]) => key.startsWith('marks/') ? found.map(({ verdict }) => verdict) : [])))`);

const grantedOrigins = () =>
  panel.evaluate('browser.permissions.getAll().then(({ origins }) => JSON.stringify(origins))');

async function untilText(words: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if ((await panel.evaluate('document.body.textContent')).includes(words)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The panel never said “${words}”`);
}

async function removeSystem(): Promise<void> {
  await panel.evaluate(`(async () => {
    const until = async (find) => {
      for (let tries = 0; tries < 100; tries++) {
        const found = find();
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error('Not found: ' + find);
    };
    const named = (css, words) => until(() => [...document.querySelectorAll(css)].find((one) => one.textContent.startsWith(words)));
    (await named('nav button', 'Files')).click();
    (await named('summary', 'Systems that Plumbline may read')).click();
    (await named('button', 'Remove')).click();
    await until(() => document.body.textContent.includes('No system is added yet.'));
    return 'removed';
  })()`);
}
