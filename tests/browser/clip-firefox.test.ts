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

let server: FixtureServer;
let browser: Browser;
let panel: FirefoxExtensionPage;
let page: Page;

const panelText = () => panel.evaluate('document.body.innerText');

async function untilPanelSays(words: string): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const text = await panelText();
    if (text.includes(words)) return text;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The panel never said “${words}”`);
}

beforeAll(async () => {
  server = await startFixtureServer();
  browser = await launchFirefoxWithExtension(builtExtension('firefox'));
  panel = await openFirefoxExtensionPage(browser, 'sidepanel.html?tab');
  await panel.evaluate(beginInspectionScript);
  page = await browser.newPage();
  await page.goto(server.url('frames'), { waitUntil: 'load' });
}, LAUNCH_TIMEOUT_MS);

afterAll(async () => {
  await browser.close();
  await server.close();
});

test('in Firefox the shortcut that the browser assigned saves the clip, and the panel shows it', async () => {
  await page.bringToFront();
  await page.evaluate(selectInPage, { contents: '#top-text' });
  await workFirefoxShortcut(browser);
  const text = await untilPanelSays('To sort (1)');
  expect(text).toContain('Text of the page itself.');
  expect(text).toContain('Records system – Northmoor Constabulary (fictional)');
});

test('in Firefox the shortcut over nothing says so and saves nothing', async () => {
  await page.bringToFront();
  await page.evaluate(() => document.getSelection()?.removeAllRanges());
  await workFirefoxShortcut(browser);
  expect(await untilPanelSays('Nothing is selected on this page.')).toContain('To sort (1)');
});
