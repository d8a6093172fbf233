import type { Browser, Frame } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtAddin } from '../excel-host/built-addin.ts';
import { ExcelHost } from '../excel-host/excel-host.ts';
import { type HostServer, startHostServer } from '../excel-host/host-server.ts';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';
import {
  type FirefoxExtensionPage,
  launchFirefoxWithExtension,
  openFirefoxExtensionPage,
} from './firefox-extension.ts';
import { extensionForAddin, type TestExtension } from './test-extension.ts';
import { setUpVaultScript } from './vault-hands.ts';

let host: ExcelHost;
let excel: HostServer;
let copy: TestExtension;
let browser: Browser;
let panel: FirefoxExtensionPage;

beforeAll(async () => {
  host = ExcelHost.open(null, { calculation: 'built-in' });
  excel = await startHostServer(host, { addinFolder: builtAddin() });
  copy = extensionForAddin('firefox', excel.addinUrl);
  browser = await launchFirefoxWithExtension(copy.folder, {
    acceptInsecureCerts: true,
    // The browser's own question, whether the add-in's pages may be reached, is answered with yes.
    prefs: { 'extensions.webextOptionalPermissionPrompts': false },
  });
  panel = await openFirefoxExtensionPage(browser, 'sidepanel.html?tab');
  await panel.evaluate(setUpVaultScript);
}, LAUNCH_TIMEOUT_MS * 2);

afterAll(async () => {
  await browser?.close();
  await Promise.all([excel?.close(), host?.close()]);
  copy?.remove();
});

async function panelSays(words: string): Promise<void> {
  await expect.poll(() => panel.evaluate('document.body.innerText'), { timeout: 20_000 }).toContain(words);
}

const fill = (label: string, value: string) =>
  panel.evaluate(`(() => {
    const label = [...document.querySelectorAll('label')].find((one) => one.textContent.trim().startsWith('${label}'));
    label.control.value = '${value}';
    label.control.dispatchEvent(new Event('input', { bubbles: true }));
    return '';
  })()`);

const paneSays = (pane: Frame, words: string) =>
  expect.poll(() => pane.evaluate(() => document.body.textContent), { timeout: 20_000 }).toContain(words);

test('asks for the add-in’s pages alone, and the open workbook takes the evidence', async () => {
  await panelSays('Start an inspection');
  await panel.press('Start an inspection');
  await panelSays('Your role');
  await fill('Force', 'Marchshire (fictional)');
  await fill('Your name', 'Sample Inspector (fictional)');
  await fill('Your role', 'Inspector');
  await panel.press('Start the inspection');
  await panelSays('Nothing to sort');
  const workbook = await browser.newPage();
  await workbook.goto(excel.hostUrl);
  const pane = await (await workbook.waitForSelector('#addin'))?.contentFrame();
  if (!pane) throw new Error('The pane has no page');
  await paneSays(pane, 'Bring in an evidence file');

  await panel.evaluate(
    `[...document.querySelectorAll('nav button')].find((one) => one.textContent.startsWith('Files')).click(), ''`,
  );
  await panelSays('Send to workbook');
  await panel.press('Send to workbook');
  await panelSays('The pane has the evidence file.');
  const given = await panel.evaluate('browser.permissions.getAll().then(({ origins }) => origins.join())');
  expect(given).toBe('https://localhost/*');

  await paneSays(pane, 'The browser sends an evidence file: 0 items.');
  await workbook.bringToFront();
  await pane.evaluate(() => {
    [...document.querySelectorAll('button')].find((one) => one.textContent === 'Bring in')?.click();
  });
  await panelSays('The workbook has it.');
  expect(host.model.sheets.map(({ name }) => name)).toContain('PL Evidence');
});
