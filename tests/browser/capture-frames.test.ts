import type { Browser, Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chooseFrameResult } from '../../extension/capture/choose-frame-result.ts';
import { BROWSER_NAMES, LAUNCH_TIMEOUT_MS, launchBrowser, reportFrames } from './browsers.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { type SelectInstruction, selectInPage } from './select-in-page.ts';

const PAGE_TITLE = 'Records system – Northmoor Constabulary (fictional)';

let server: FixtureServer;
beforeAll(async () => {
  server = await startFixtureServer();
});
afterAll(() => server.close());

describe.each(BROWSER_NAMES)('frames in %s', (name) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser(name);
    page = await browser.newPage();
  }, LAUNCH_TIMEOUT_MS);
  afterAll(() => browser.close());
  beforeEach(async () => {
    await page.goto(server.url('frames'), { waitUntil: 'load' });
  });

  // In the order in which the page's source has them.
  const frameNamed = (wanted: 'same' | 'srcdoc' | 'sandboxed' | 'other'): Frame => {
    const frame = page.mainFrame().childFrames()[['same', 'srcdoc', 'sandboxed', 'other'].indexOf(wanted)];
    if (!frame) throw new Error(`No frame ${wanted}`);
    return frame;
  };
  const clickInto = async (wanted: 'same' | 'srcdoc' | 'sandboxed' | 'other') => {
    const element = await page.$(`iframe[name=${wanted}]`);
    await element?.click();
  };
  const reportsOf = async () => reportFrames(name, page);

  test.each([
    ['same', 'The strategy meeting was held on time.', '/frame-inside'],
    ['srcdoc', 'Text of the inline frame.', 'about:srcdoc'],
    ['sandboxed', 'The strategy meeting was held on time.', '/frame-inside'],
    ['other', 'The strategy meeting was held on time.', '/frame-inside'],
  ] as const)('takes what is selected in the %s frame', async (wanted, quote, url) => {
    await clickInto(wanted);
    await frameNamed(wanted).evaluate(selectInPage, { contents: '#text' });
    const chosen = chooseFrameResult(await reportsOf());
    if (chosen.type !== 'captured') throw new Error(chosen.type);
    expect(chosen.clip.quote).toBe(quote);
    expect(chosen.clip.pageUrl).toBe(server.url('frames'));
    expect(chosen.clip.pageTitle).toBe(PAGE_TITLE);
    expect(chosen.clip.frameUrl?.endsWith(url)).toBe(true);
  });

  test('takes the frame that was clicked last, not an older selection on the page', async () => {
    await page.evaluate(selectInPage, { contents: '#top-text' });
    await clickInto('same');
    await frameNamed('same').evaluate(selectInPage, { contents: '#text' });
    const chosen = chooseFrameResult(await reportsOf());
    expect(chosen).toMatchObject({
      type: 'captured',
      clip: { quote: 'The strategy meeting was held on time.' },
    });
  });

  test('names the frame that could not be read, and takes no older selection in its place', async () => {
    await page.evaluate(selectInPage, { contents: '#top-text' });
    await clickInto('other');
    const all = await reportsOf();
    // Without a permission for the other origin, the browser leaves that frame out of the results.
    const readable = all.filter((report) => !report.url.startsWith(server.otherOrigin));
    expect(readable).toHaveLength(4);
    expect(chooseFrameResult(readable)).toEqual({
      type: 'unreadable-frame',
      url: `${server.otherOrigin}/frame-inside`,
      pageUrl: server.url('frames'),
      pageTitle: PAGE_TITLE,
    });
  });

  test('says of a selection that runs over frames that their text was not taken', async () => {
    const over: SelectInstruction = { from: ['#top-text', 'Text'], to: ['#below', 'frames.'] };
    await page.evaluate(selectInPage, over);
    const chosen = chooseFrameResult(await reportsOf());
    if (chosen.type !== 'captured') throw new Error(chosen.type);
    expect(chosen.clip.quote).toBe('Text of the page itself.\nText below the frames.');
    expect(chosen.clip.unread).toHaveLength(4);
  });
});
