import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { browserWithPolicy, maySetPolicy, type PolicyBrowser } from './browser-policy.ts';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { type InstalledExtension, installExtension } from './installed-extension.ts';
import { selectInPage } from './select-in-page.ts';
import { untilKept } from './stored-pages.ts';

const POLICY = 'Your organisation’s policy for this browser lets no extension read it.';

describe.runIf(maySetPolicy)('a page that an organisation’s policy keeps from extensions', () => {
  let policy: PolicyBrowser;
  let server: FixtureServer;
  let extension: InstalledExtension;
  let page: Page;

  beforeAll(async () => {
    server = await startFixtureServer();
    policy = browserWithPolicy({
      ExtensionSettings: { '*': { runtime_blocked_hosts: ['*://blocked.example'] } },
    });
    vi.stubEnv('PLUMBLINE_CHROMIUM', policy.path);
    extension = await installExtension({ flags: ['--host-resolver-rules=MAP blocked.example 127.0.0.1'] });
    page = await extension.browser.newPage();
    await page.setViewport(null);
    await page.goto(server.url('passwords').replace('127.0.0.1', 'blocked.example'), { waitUntil: 'load' });
    await page.bringToFront();
    await page.evaluate(selectInPage, { contents: '#top-text' });
  }, LAUNCH_TIMEOUT_MS);

  afterAll(async () => {
    vi.unstubAllEnvs();
    await extension.browser.close();
    await server.close();
    policy.remove();
  });

  test('is said to be, with the way by which its text can be kept', async () => {
    await extension.press(page);
    await extension.panel.waitForFunction(
      (words) => document.body.textContent.includes(words),
      { polling: 100 },
      'your organisation lets no extension read this page. Select the text, right-click it',
    );
  });

  test('has its text kept from the menu, and says of each part why it is missing', async () => {
    await (await extension.worker()).evaluate(dispatchMenu, 'Words of a blocked page.');
    const { kept } = await untilKept(extension.panel, 'Words of a blocked page.');
    if (kept.outcome !== 'kept') throw new Error(kept.why);
    expect(kept.parts).toEqual([]);
    expect(Object.fromEntries(kept.refused.map(({ role, why }) => [role, why]))).toEqual({
      screenshot: POLICY,
      element: POLICY,
      archive: 'The browser or your organisation’s policy lets no extension archive it.',
      fields: 'No frame of the page could be read.',
    });
    expect(kept.unread).toContainEqual({ url: page.url(), why: POLICY });
  });
});

declare const chrome: {
  readonly tabs: { query(of: object): Promise<readonly { readonly url: string }[]> };
  readonly contextMenus: { readonly onClicked: { dispatch(...args: readonly unknown[]): void } };
};

/** Runs in the worker: no script reaches a native menu, so the browser's own event is fired. */
async function dispatchMenu(selectionText: string): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  const press = { selectionText, pageUrl: tab?.url, menuItemId: 'clip-selection' };
  chrome.contextMenus.onClicked.dispatch(press, tab);
}
