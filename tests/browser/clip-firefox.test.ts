import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

/** Begins an inspection in the panel as a person would; runs in the panel, so it may use nothing from outside. */
async function beginInspection(): Promise<string> {
  const until = async <T>(find: () => T | null | undefined | false): Promise<T> => {
    for (let tries = 0; tries < 200; tries++) {
      const found = find();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`Not found: ${find}`);
  };
  const press = async (words: string) =>
    (
      await until(() =>
        [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === words),
      )
    ).click();
  const fill = async (words: string, value: string) => {
    const label = await until(() =>
      [...document.querySelectorAll('label')].find((one) => one.textContent.trim().startsWith(words)),
    );
    const input = label.control as HTMLInputElement;
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  await press('Start an inspection');
  await fill('Force', 'Marchshire (fictional)');
  await fill('Your name', 'Sample Inspector (fictional)');
  await fill('Your role', 'Inspector');
  await press('Start the inspection');
  await until(() => document.body.textContent.includes('Nothing to sort'));
  return 'begun';
}

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
  await panel.evaluate(`(${beginInspection})()`);
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
