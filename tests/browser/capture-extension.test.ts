import { gzipSync } from 'node:zlib';
import type { Browser, Page, WebWorker } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseFrameResult } from '../../extension/capture/choose-frame-result.ts';
import type { FrameReport } from '../../extension/capture/frame-report.ts';
import { LAUNCH_TIMEOUT_MS, launchChromiumWithExtension } from './browsers.ts';
import { builtCaptureScript } from './built-extension.ts';
import {
  type FirefoxExtensionPage,
  launchFirefoxWithExtension,
  openFirefoxExtensionPage,
} from './firefox-extension.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { selectInPage } from './select-in-page.ts';
import { copyExtension, type TestExtension } from './test-extension.ts';

/** Runs in the extension's own world: what it gets from every frame that it may read, as JSON. */
function captureExpression(api: 'chrome' | 'browser', tabs: object): string {
  return `(async () => {
    const [tab] = await ${api}.tabs.query(${JSON.stringify(tabs)});
    const target = { tabId: tab.id, allFrames: true };
    const results = await ${api}.scripting.executeScript({ target, files: ['capture.js'] });
    return JSON.stringify(results.map(({ result }) => result));
  })()`;
}

describe('the installed extension in Chromium', () => {
  let server: FixtureServer;
  let copy: TestExtension;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    server = await startFixtureServer();
    copy = copyExtension('chromium', { hostPermissions: [] });
    browser = await launchChromiumWithExtension(copy.folder);
    page = await browser.newPage();
    await page.goto(server.url('frames'), { waitUntil: 'load' });
  }, LAUNCH_TIMEOUT_MS);
  afterAll(async () => {
    await browser.close();
    await server.close();
    copy.remove();
  });

  const worker = async (): Promise<WebWorker> => {
    const target = await browser.waitForTarget((candidate) => candidate.type() === 'service_worker');
    const found = await target.worker();
    if (!found) throw new Error('The extension has no worker');
    return found;
  };
  const runCapture = async (): Promise<readonly FrameReport[]> =>
    JSON.parse((await (await worker()).evaluate(captureExpression('chrome', { active: true }))) as string);

  test('may not read a page before the person has pressed its button', async () => {
    await page.bringToFront();
    await expect(runCapture()).rejects.toThrow('Cannot access contents');
  });

  test('reads the page and its frames after the button, without the frame of another origin', async () => {
    await page.bringToFront();
    const [extension] = [...(await browser.extensions()).values()];
    await extension?.triggerAction(page);
    await page.bringToFront();
    await page.evaluate(selectInPage, { contents: '#top-text' });
    const reports = await runCapture();
    expect(reports.map(({ url }) => url).toSorted()).toEqual([
      'about:srcdoc',
      `${server.origin}/frame-inside`,
      `${server.origin}/frame-inside`,
      server.url('frames'),
    ]);
    expect(chooseFrameResult(reports)).toMatchObject({
      type: 'captured',
      clip: { quote: 'Text of the page itself.', structure: { headings: ['Records system'] } },
    });
  });

  test('reads a page whose policy allows no script and no style', async () => {
    await page.goto(server.url('policy', { isStrict: true }), { waitUntil: 'load' });
    const [extension] = [...(await browser.extensions()).values()];
    await extension?.triggerAction(page);
    await page.evaluate(selectInPage, { contents: '#address' });
    expect(chooseFrameResult(await runCapture())).toMatchObject({
      clip: { quote: 'Public Protection Unit\nHarbour House\nNorthmoor' },
    });
  });
});

describe('the installed extension in Firefox, allowed to read every site', () => {
  let server: FixtureServer;
  let copy: TestExtension;
  let browser: Browser;
  let page: Page;
  let extensionPage: FirefoxExtensionPage;
  beforeAll(async () => {
    server = await startFixtureServer();
    copy = copyExtension('firefox', { hostPermissions: ['http://*/*'] });
    browser = await launchFirefoxWithExtension(copy.folder);
    extensionPage = await openFirefoxExtensionPage(browser, 'test-page.html');
    page = await browser.newPage();
  }, LAUNCH_TIMEOUT_MS);
  afterAll(async () => {
    await browser.close();
    await server.close();
    copy.remove();
  });

  const runCapture = async (): Promise<readonly FrameReport[]> => {
    const sites = `${server.origin.replace(/:\d+$/, '')}/*`;
    return JSON.parse(await extensionPage.evaluate(captureExpression('browser', { url: sites })));
  };

  test('reads a shadow tree, where scripts of extensions see the page through a wrapper', async () => {
    await page.goto(server.url('components'), { waitUntil: 'load' });
    await page.evaluate(selectInPage, { contents: '#card >>> #result' });
    expect(chooseFrameResult(await runCapture())).toMatchObject({
      type: 'captured',
      clip: { quote: 'No answer', structure: { table: { columnHeaders: ['Visit', 'Result'] } } },
    });
  });

  test('takes the first of several selected parts, and says so', async () => {
    await page.goto(server.url('figures'), { waitUntil: 'load' });
    await page.evaluate(() => {
      for (const id of ['visit', 'tuesday']) {
        const range = document.createRange();
        range.selectNodeContents(document.getElementById(id) as Element);
        document.getSelection()?.addRange(range);
      }
    });
    const chosen = chooseFrameResult(await runCapture());
    if (chosen.type !== 'captured') throw new Error(chosen.type);
    expect(chosen.clip.quote).toBe('3');
    expect(chosen.clip.unread).toEqual([
      'Several separate parts were selected; only the first was taken. Clip the others one at a time.',
    ]);
  });

  test('reads every frame, the one of another origin too', async () => {
    await page.goto(server.url('frames'), { waitUntil: 'load' });
    const element = await page.$('iframe[name=other]');
    await element?.click();
    const frame = page.mainFrame().childFrames()[3];
    await frame?.evaluate(selectInPage, { contents: '#text' });
    const reports = await runCapture();
    expect(reports).toHaveLength(5);
    expect(chooseFrameResult(reports)).toMatchObject({
      type: 'captured',
      clip: {
        quote: 'The strategy meeting was held on time.',
        pageUrl: server.url('frames'),
        frameUrl: `${server.otherOrigin}/frame-inside`,
      },
    });
  });
});

describe('the script that runs in a page', () => {
  // The budget of the whole script, which is only in a page when a clip is made.
  test.each(['chromium', 'firefox'] as const)('is under 15 KB, compressed, in %s', (name) => {
    expect(gzipSync(builtCaptureScript(name)).byteLength).toBeLessThan(15_000);
  });

  test('uses nothing that http pages lack', () => {
    expect(builtCaptureScript('chromium')).not.toMatch(/crypto\.subtle|randomUUID|navigator\.clipboard/);
  });
});
