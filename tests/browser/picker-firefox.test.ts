import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
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

let server: FixtureServer;
let browser: Browser;
let panel: FirefoxExtensionPage;
let page: Page;

async function untilPanelSays(words: string): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const text = await panel.evaluate('document.body.innerText');
    if (text.includes(words)) return text;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The panel never said “${words}”`);
}

/** The second of the shortcuts that the browser assigned. */
async function startPicking(): Promise<void> {
  await page.bringToFront();
  await workFirefoxShortcut(browser, 1);
  await page.waitForFunction(() => document.querySelector('html > [popover]') !== null, { polling: 100 });
}

beforeAll(async () => {
  server = await startFixtureServer();
  browser = await launchFirefoxWithExtension(builtExtension('firefox'));
  panel = await openFirefoxExtensionPage(browser, 'sidepanel.html?tab');
  await panel.evaluate(beginInspectionScript);
  page = await browser.newPage();
}, LAUNCH_TIMEOUT_MS);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  await page.goto(server.url('picking'), { waitUntil: 'load' });
});

test('in Firefox a row is picked by the keys alone, from the shortcut to "saved"', async () => {
  await startPicking();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'Enter'] as const)
    await page.keyboard.press(key);
  const text = await untilPanelSays('To sort (1)');
  expect(text).toContain('MP/24/0052');
  expect(text).not.toContain('MP/24/0041');
});

test('in Firefox a region is kept as a picture, for which the panel asks the words', async () => {
  await startPicking();
  for (const key of ['r', 'Enter'] as const) await page.keyboard.press(key);
  await untilPanelSays('To sort (2)');
  expect(await untilPanelSays('What it shows that matters')).toContain('Case record');
});
