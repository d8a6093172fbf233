import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writePack } from '../../shared/exchange/write-pack.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { createDevice, packOf, point, startOf } from '../unit/shared/sample-inspection.ts';
import { createSampleAuthority } from '../unit/shared/time-stamps/sample-authority.ts';
import { stampLog } from '../unit/shared/time-stamps/stamp-log.ts';
import { createTeam, disclosure } from '../unit/verifier/sample-team.ts';
import { axeFaults } from './axe-faults.ts';
import { BROWSER_NAMES, launchBrowser } from './browsers.ts';

const address = pathToFileURL(resolve('dist/verifier/plumbline-verify.html')).href;
const folder = mkdtempSync(join(tmpdir(), 'plumbline-verifier-'));
const path = (name: string) => join(folder, name);

const markup = '<img src=x onerror="document.title=1"><b>Bold</b>';

beforeAll(async () => {
  const team = await createTeam(['page a', 'page b', 'page c'], { isSettled: true });
  const good = await writePack(team.pack);
  writeFileSync(path('good.plumb'), good);
  writeFileSync(path('cut.plumb'), good.subarray(0, -300));
  const openssl = createSampleAuthority();
  writeFileSync(path('root.cer'), openssl.root);
  writeFileSync(path('stamped.plumb'), await writePack(await stampLog(team.pack, openssl)));
  const device = await createDevice('page hostile');
  await device.record([
    ...startOf(device),
    setFields('actor', { id: device.actor }, { name: markup, role: markup }),
    point(device.newId(), markup),
    disclosure(device, markup),
  ]);
  writeFileSync(path('odd <b>name.plumb'), await writePack(packOf([device])));
});

describe.each(BROWSER_NAMES)('the verifier’s page from a disk, in %s', (name) => {
  let browser: Browser;
  let page: Page;
  const asked: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser(name);
    page = await browser.newPage();
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (fault) => complaints.push(String(fault)));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(address);
  });

  afterAll(async () => {
    await browser?.close();
  });

  const check = async (...files: readonly string[]): Promise<string> => {
    await page.goto(address);
    const field = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await field.uploadFile(...files.map(path));
    await page.waitForSelector('.report');
    return page.$eval('main', (main) => main.textContent ?? '');
  };

  test('says of a good file that it holds, whose it is, and what that does not prove', async () => {
    const told = await check('good.plumb');
    expect(told).toContain('This file holds');
    expect(told).toContain('Sample Person (computer 2), Inspector');
    expect(told).toContain('What it does not prove');
  });

  test('says of two files which one does not hold', async () => {
    const told = await check('good.plumb', 'cut.plumb');
    expect(told).toContain('This file holds');
    expect(told).toContain('This file does not hold');
  });

  test('says of a time stamp who gave it, and judges it by a certificate that is chosen with the file', async () => {
    expect(await check('stamped.plumb')).toContain('is for you to judge');
    const judged = await check('root.cer', 'stamped.plumb');
    expect(judged).toContain('for whom “Sample Time (fictional) root” vouches');
    expect(judged).toContain('A time stamp proves that this record');
  });

  test('shows markup in names as the text that it is', async () => {
    const told = await check('odd <b>name.plumb');
    expect(told).toContain(markup);
    expect(told).toContain('odd <b>name.plumb');
    expect(await page.$$eval('main b, main img', (found) => found.length)).toBe(0);
    expect(await page.title()).toBe('Check an evidence file – Plumbline');
  });

  test('moves to what was found, and is worked by keyboard alone', async () => {
    await check('good.plumb');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'What was found',
    );
    await page.goto(address);
    await page.waitForSelector('input[type=file]');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('file');
  });

  test('fits a window of 360 pixels', async () => {
    await page.setViewport({ width: 360, height: 700 });
    await check('good.plumb');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
    await page.setViewport({ width: 1000, height: 800 });
  });

  test('asks for nothing but itself, and its policy lets nothing else be asked for', async () => {
    // Firefox tells also of a font of its own, which is in the address itself.
    expect(asked.filter((url) => url !== address && !url.startsWith('data:font/'))).toEqual([]);
    expect(complaints).toEqual([]);
    const refused = await page.evaluate(async () => {
      const answers = await Promise.allSettled([fetch('https://example.invalid/'), fetch('data:,x')]);
      return answers.every(({ status }) => status === 'rejected');
    });
    expect(refused).toBe(true);
  });
});

test('has nothing that axe objects to, empty and full, in the light and in the dark', async () => {
  const browser = await launchBrowser('chromium');
  try {
    const page = await browser.newPage();
    // Only so that axe itself, which is no part of the page, may run in it.
    await page.setBypassCSP(true);
    for (const value of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      for (const file of [null, 'good.plumb', 'cut.plumb']) {
        await page.goto(address);
        const field = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
        if (file !== null) {
          await field.uploadFile(path(file));
          await page.waitForSelector('.report');
        }
        expect(await axeFaults(page)).toEqual([]);
      }
    }
  } finally {
    await browser.close();
  }
});
