import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CapturedClip } from '../../shared/evidence/captured-clip.ts';
import type { PdfSelector } from '../../shared/evidence/selector.ts';
import { axeFaults } from './axe-faults.ts';
import { beginInspectionScript } from './begin-inspection.ts';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';
import { builtExtension } from './built-extension.ts';
import {
  type FirefoxExtensionPage,
  launchFirefoxWithExtension,
  openFirefoxExtensionPage,
  workFirefoxShortcut,
} from './firefox-extension.ts';
import { type InstalledExtension, installExtension } from './installed-extension.ts';
import { readStored } from './stored-inspection.ts';

const folder = join(import.meta.dirname, '../fixtures/documents');
const fixture = (name: string) => join(folder, name);

/** A records system: its PDF is given to those who are signed in, and it may not be stored. */
async function startRecordsSystem(): Promise<{ readonly origin: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    if (request.url === '/sign-in') {
      response.setHeader('set-cookie', 'session=fictional');
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Signed in</title>');
    } else if (request.headers.cookie?.includes('session=fictional')) {
      response.setHeader('content-type', 'application/pdf');
      response.setHeader('cache-control', 'no-store').end(readFileSync(fixture('report.pdf')));
    } else response.writeHead(403).end();
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** Selects words of a shown PDF; runs in the viewer, so it may use nothing from outside. */
function selectWords(words: string): boolean {
  for (const layer of document.querySelectorAll('.text-layer')) {
    const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    while (walker.nextNode()) nodes.push(walker.currentNode as Text);
    const at = nodes
      .map((node) => node.data)
      .join('')
      .indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    let before = 0;
    for (const node of nodes) {
      const end = before + node.length;
      if (at >= before && at < end) range.setStart(node, at - before);
      if (at + words.length > before && at + words.length <= end)
        range.setEnd(node, at + words.length - before);
      before = end;
    }
    document.getSelection()?.removeAllRanges();
    document.getSelection()?.addRange(range);
    return true;
  }
  return false;
}

/** The words under the marks of clips; runs in the viewer. */
const markedWords = () =>
  [...(CSS.highlights.get('plumbline-clip') ?? [])].map((range) => String(range)).join('');

const pdfSelector = (clip: CapturedClip | undefined): PdfSelector | undefined =>
  clip?.selectors.find((one) => one.type === 'PdfSelector');

/** On a busy machine. */
const patience = { timeout: 20_000 };

const twice = 'The same sentence stands twice on this page. ';

describe('the PDF viewer in Chromium', () => {
  let extension: InstalledExtension;
  let browser: Browser;
  let panel: Page;
  let viewer: Page;
  let system: Awaited<ReturnType<typeof startRecordsSystem>>;
  const viewerUrl = () => panel.url().replace('sidepanel.html?tab', 'viewer.html');
  const sees = (page: Page, words: string) =>
    page.waitForFunction((wanted) => document.body.textContent.includes(wanted), { polling: 100 }, words);
  const chooseFile = async (name: string) => {
    const field = (await viewer.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await field.uploadFile(fixture(name));
  };
  const untilText = (page: Page) =>
    page.waitForFunction(() => document.querySelectorAll('.text-layer span').length > 20, { polling: 100 });
  const clips = async () =>
    (await readStored(panel)).state.items.flatMap(({ original }) =>
      original.type === 'clip' ? [original] : [],
    );
  const clip = async (words: string) => {
    const before = (await clips()).length;
    await viewer.waitForFunction(selectWords, { polling: 100 }, words);
    await viewer.locator('button::-p-text(Clip the selection)').click();
    await expect.poll(async () => (await clips()).length, patience).toBe(before + 1);
    return (await clips()).at(-1);
  };

  beforeAll(async () => {
    system = await startRecordsSystem();
    extension = await installExtension();
    ({ browser, panel } = extension);
    viewer = await browser.newPage();
    await viewer.setViewport({ width: 1200, height: 800 });
    await viewer.goto(viewerUrl());
  }, LAUNCH_TIMEOUT_MS);
  afterAll(async () => {
    await browser.close();
    system.server.closeAllConnections();
    system.server.close();
  });

  test('shows a file, and says its pages', async () => {
    await chooseFile('report.pdf');
    await untilText(viewer);
    await sees(viewer, 'of 3');
    expect(await viewer.title()).toBe('report.pdf – Plumbline');
  });

  test('clips with the file’s hash, page, quote and place, and keeps the file', async () => {
    const original = await clip('Officers asked the child what she wanted');
    const selector = pdfSelector(original);
    // sha256sum tests/fixtures/documents/report.pdf
    expect(selector).toMatchObject({
      type: 'PdfSelector',
      fileSha256: 'a27deace631d5c03de1e5f263ea2d1020b3bfc64439bac18fe15ad3f4a5499e2',
      page: 1,
      exact: 'Officers asked the child what she wanted',
      suffix: expect.stringContaining(' in 14 of the 20 cases'),
      file: { name: 'report.pdf', mediaType: 'application/pdf', byteLength: 30_457 },
    });
    // pdftotext -bbox: its words stand on the line from y 640 to 649 of 792, x from 33.75.
    const [line, ...others] = selector?.rectangles ?? [];
    expect(others).toEqual([]);
    expect(line?.x).toBeCloseTo(33.75, 0);
    expect(original?.pageUrl).toBe('report.pdf, page 1');
  });

  test('clips over two pages with a place on each', async () => {
    await viewer.waitForFunction(
      () => document.querySelectorAll('.pdf-page')[1]?.querySelector('span[role=presentation]'),
      { polling: 100 },
    );
    await viewer.evaluate(() => {
      const [first, second] = document.querySelectorAll('.pdf-page');
      const range = document.createRange();
      range.setStart(first?.querySelector('.text-layer') as Element, 0);
      range.setEnd(second?.querySelector('.text-layer span[role=presentation]') as Element, 1);
      document.getSelection()?.removeAllRanges();
      document.getSelection()?.addRange(range);
    });
    const before = (await clips()).length;
    await viewer.locator('button::-p-text(Clip the selection)').click();
    await expect.poll(async () => (await clips()).length, patience).toBe(before + 1);
    const pages = (await clips()).at(-1)?.selectors.map((one) => one.type === 'PdfSelector' && one.page);
    expect(pages).toEqual([1, 2]);
  });

  test('stores the file once, however often it is clipped from', async () => {
    await clip(`${twice}Supervisors did not look`);
    const files = (await clips()).flatMap(({ selectors }) =>
      selectors.flatMap((one) => (one.type === 'PdfSelector' ? (one.file?.commitment ?? []) : [])),
    );
    expect(files.length).toBeGreaterThan(2);
    expect(new Set(files).size).toBe(1);
  });

  test('clips by the shortcut, pressed in the viewer', async () => {
    const before = (await clips()).length;
    await viewer.bringToFront();
    await viewer.evaluate(selectWords, 'The force will report again');
    await extension.press(viewer);
    await expect.poll(async () => (await clips()).length, patience).toBe(before + 1);
  });

  test('clips by keyboard alone, from the page as text', async () => {
    await viewer.bringToFront();
    await viewer.locator('button::-p-text(Page as text)').click();
    const area = await viewer.waitForSelector('.text-pane textarea');
    await viewer.waitForFunction(
      () => (document.querySelector('.text-pane textarea') as HTMLTextAreaElement).value !== '',
    );
    const before = (await clips()).length;
    await area?.focus();
    await viewer.keyboard.down('Shift');
    for (let count = 0; count < 5; count++) await viewer.keyboard.press('ArrowRight');
    await viewer.keyboard.up('Shift');
    await viewer.keyboard.press('Tab');
    await viewer.keyboard.press('Enter');
    await expect.poll(async () => (await clips()).length, patience).toBe(before + 1);
    expect((await clips()).at(-1)?.quote).toHaveLength(5);
    await viewer.locator('button::-p-text(Page as text)').click();
  });

  test('marks the clips of the same file when it is opened again, each at its own place', async () => {
    await viewer.goto(viewerUrl());
    await chooseFile('report.pdf');
    await viewer.waitForFunction(() => (CSS.highlights.get('plumbline-clip')?.size ?? 0) > 0, {
      polling: 100,
    });
    await expect.poll(() => viewer.evaluate(markedWords), patience).toContain('Supervisors did not look');
    expect(await viewer.evaluate(markedWords)).not.toContain('Supervisors looked');
    expect(await viewer.evaluate(() => document.querySelectorAll('.clip-box').length)).toBe(0);
  });

  test('notes that the clips of the file were listed', async () => {
    const looks = async () =>
      (await readStored(panel)).said.filter(
        ({ kind, fields }) => kind === 'consultation-set' && fields.way === 'page-clips',
      );
    await expect.poll(looks, patience).not.toEqual([]);
  });

  test('is clean for axe-core, in the light and in the dark', async () => {
    for (const value of ['light', 'dark']) {
      await viewer.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      expect(await axeFaults(viewer)).toEqual([]);
    }
    await viewer.emulateMediaFeatures([]);
  });

  test('asks for the password of a PDF, again when it was wrong, and keeps it nowhere', async () => {
    await viewer.goto(viewerUrl());
    await chooseFile('locked.pdf');
    await viewer.locator('input[type=password]').fill('wrong');
    await viewer.keyboard.press('Enter');
    await sees(viewer, 'That is not its password.');
    await viewer.locator('input[type=password]').fill('fictional-password');
    await viewer.keyboard.press('Enter');
    await viewer.waitForFunction(
      () => document.querySelector('.text-layer')?.textContent.includes('behind a password'),
      { polling: 100 },
    );
    expect(await viewer.evaluate(() => document.documentElement.outerHTML)).not.toContain(
      'fictional-password',
    );
  });

  test('says of a damaged PDF that it is damaged', async () => {
    await viewer.goto(viewerUrl());
    await chooseFile('broken.pdf');
    await sees(viewer, '“broken.pdf” is damaged or not finished');
  });

  test('is offered for a PDF in a tab, and fetches it with the person’s own sign-in', async () => {
    const page = await browser.newPage();
    await page.goto(`${system.origin}/sign-in`);
    await page.goto(`${system.origin}/records/report%20one.pdf`);
    await page.bringToFront();
    await extension.press(page);
    await sees(panel, 'Open the PDF in Plumbline’s own viewer');
    await panel.bringToFront();
    await panel.locator('button::-p-text(Open it in Plumbline)').click();
    const target = await browser.waitForTarget((one) => one.url().includes('viewer.html?passed='));
    const opened = await target.page();
    if (opened === null) throw new Error('the viewer is a page');
    viewer = opened;
    await untilText(viewer);
    expect(await viewer.title()).toBe('report one.pdf – Plumbline');
    const original = await clip('Risk was graded again');
    expect(original?.pageUrl).toBe(`${system.origin}/records/report%20one.pdf#page=2`);
    // The same bytes as the file that was clipped from before.
    expect(pdfSelector(original)?.file?.commitment).toBe(pdfSelector((await clips())[0])?.file?.commitment);
    await page.close();
  });

  test('opens for a PDF that is chosen in the panel', async () => {
    await panel.bringToFront();
    await panel.locator('nav ::-p-text(Evidence)').click();
    const field = await panel.waitForSelector('label.file-button input');
    await (field as ElementHandle<HTMLInputElement>).uploadFile(fixture('locked.pdf'));
    const seen = viewer.url();
    const target = await browser.waitForTarget(
      (one) => one.url().includes('viewer.html?passed=') && one.url() !== seen,
    );
    const opened = await target.page();
    await opened?.waitForSelector('input[type=password]');
  });
});

describe('files brought to the panel in Chromium', () => {
  let browser: Browser;
  let panel: Page;
  const sees = (words: string) =>
    panel.waitForFunction((wanted) => document.body.textContent.includes(wanted), { polling: 100 }, words);
  const choose = async (...names: string[]) => {
    await panel.locator('nav ::-p-text(Evidence)').click();
    const field = await panel.waitForSelector('label.file-button input');
    await (field as ElementHandle<HTMLInputElement>).uploadFile(...names.map(fixture));
  };
  const add = () => panel.locator('button::-p-text(Add to the evidence)').click();
  const last = async () => (await readStored(panel)).state.items.at(-1);

  beforeAll(async () => {
    ({ browser, panel } = await installExtension());
    await panel.setViewport({ width: 360, height: 800 });
  }, LAUNCH_TIMEOUT_MS);
  afterAll(() => browser.close());

  test('a Word file: the words that were selected, and the file', async () => {
    await choose('supervision.docx');
    await panel.waitForSelector('textarea.reading');
    await panel.evaluate(() => {
      const area = document.querySelector('textarea.reading') as HTMLTextAreaElement;
      const at = area.value.indexOf('Sergeants');
      area.focus();
      area.setSelectionRange(at, at + 'Sergeants look at each case'.length);
    });
    await sees('These words will be shown');
    await add();
    await sees('Document added.');
    expect((await last())?.original).toMatchObject({
      type: 'document',
      text: 'Sergeants look at each case',
      reference: 'supervision.docx',
      attachment: { name: 'supervision.docx', byteLength: 1858 },
    });
  });

  test('a workbook: the cells of one area of one sheet', async () => {
    await choose('returns.xlsx');
    await panel.locator('::-p-aria(Cells that matter)').fill('A3:B5');
    await sees('April');
    await add();
    await sees('To sort (2)');
    expect((await last())?.shown).toMatchObject({
      text: 'Month: April; Episodes: 31\nMonth: May; Episodes: 28',
      source: 'returns.xlsx, sheet “Missing”, A3:B5',
      grid: { columnHeaders: ['Month', 'Episodes'] },
    });
  });

  test('an e-mail, and then what is attached to it', async () => {
    await choose('message.eml');
    await panel.locator('button::-p-text(Read list.csv)').click();
    await panel.locator('button::-p-text(Take all of it)').click();
    await add();
    await panel.waitForFunction(() => document.querySelector('main h2')?.textContent === 'list.csv', {
      polling: 100,
    });
    await add();
    await sees('To sort (4)');
    expect((await last())?.shown.source).toBe('list.csv, attached to “Missing children: figures for May”');
  });

  test('an e-mail that has no plain text: the words of its markup', async () => {
    await choose('markup-only.eml');
    await panel.waitForSelector('textarea.reading');
    const read = await panel.$eval('textarea.reading', (area) => (area as HTMLTextAreaElement).value);
    expect(read).toContain('Return interviews were late in May.');
    expect(read).not.toMatch(/color|ran/);
    await panel.locator('button::-p-text(Take all of it)').click();
    await add();
    await sees('To sort (5)');
  });

  test('a pasted screenshot, with the words of the person', async () => {
    await panel.evaluate(async () => {
      const canvas = new OffscreenCanvas(300, 120);
      canvas.getContext('2d')?.fillRect(0, 0, 300, 120);
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([await canvas.convertToBlob()], 'image.png', { type: 'image/png' }));
      const event = { clipboardData, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new ClipboardEvent('paste', event));
    });
    await sees('300 × 120 pixels');
    await panel.locator('::-p-aria(What it shows that matters)').fill('The map shows no patrols.');
    expect(await axeFaults(panel)).toEqual([]);
    await add();
    await sees('To sort (6)');
    expect((await last())?.original).toMatchObject({
      text: 'The map shows no patrols.',
      attachment: { mediaType: 'image/png' },
    });
  });

  test('pasted text, with where it is from', async () => {
    await panel.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'Copied from a remote desktop (fictional).');
      const event = { clipboardData, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new ClipboardEvent('paste', event));
    });
    await panel.locator('::-p-aria(Title)').fill('Custody log');
    await add();
    await sees('To sort (7)');
    expect((await last())?.original).toMatchObject({
      title: 'Custody log',
      text: 'Copied from a remote desktop (fictional).',
      attachment: null,
    });
  });

  test('a program under the name of a PDF is refused in words', async () => {
    await panel.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['MZ fictional'], 'report.pdf', { type: 'application/pdf' }));
      const event = { dataTransfer, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent('drop', event));
    });
    await sees('This is a program or a shortcut to one.');
  });
});

describe('the PDF viewer in Firefox', () => {
  let browser: Browser;
  let panel: FirefoxExtensionPage;
  let viewer: FirefoxExtensionPage;
  let system: Awaited<ReturnType<typeof startRecordsSystem>>;
  const until = (page: FirefoxExtensionPage, expression: string) =>
    expect.poll(() => page.evaluate(`String(${expression})`), { timeout: 30_000 }).toBe('true');

  beforeAll(async () => {
    system = await startRecordsSystem();
    const prefs = { 'extensions.webextOptionalPermissionPrompts': false };
    browser = await launchFirefoxWithExtension(builtExtension('firefox'), { prefs });
    panel = await openFirefoxExtensionPage(browser, 'sidepanel.html?tab');
    await panel.evaluate(beginInspectionScript);
  }, LAUNCH_TIMEOUT_MS);
  afterAll(async () => {
    await browser.close();
    system.server.closeAllConnections();
    system.server.close();
  });

  test('is offered for a PDF, which another tab of its system fetches', async () => {
    const signedIn = await browser.newPage();
    await signedIn.goto(`${system.origin}/sign-in`);
    const page = await browser.newPage();
    // Firefox never reports that its own viewer has loaded.
    await page.goto(`${system.origin}/records/report.pdf`, { timeout: 3000 }).catch(() => undefined);
    await page.bringToFront();
    await workFirefoxShortcut(browser);
    await until(panel, `document.body.innerText.includes('Open it in Plumbline')`);
    await panel.press('Open it in Plumbline’s viewer');
    const query = `browser.tabs.query({}).then((tabs) => tabs.find(({ url }) => url?.includes('viewer.html?'))?.url ?? '')`;
    await expect.poll(() => panel.evaluate(query), { timeout: 30_000 }).toContain('passed=');
    const url = new URL(await panel.evaluate(query));
    viewer = await openFirefoxExtensionPage(browser, `viewer.html${url.search}`);
    await until(viewer, `document.querySelectorAll('.text-layer span').length > 20`);
  });

  test('clips, and marks what was clipped', async () => {
    await until(viewer, `(${selectWords})('Supervisors did not look')`);
    await viewer.press('Clip the selection');
    await until(viewer, `document.body.innerText.includes('1 clip of this file')`);
    await until(viewer, `(${markedWords})() === 'Supervisors did not look'`);
    expect(await panel.evaluate('document.body.innerText')).toContain('To sort (1)');
  });
});
