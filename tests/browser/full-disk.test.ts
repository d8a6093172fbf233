import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { type InstalledExtension, installExtension } from './installed-extension.ts';
import { selectInPage } from './select-in-page.ts';
import { mayMount, mountSmallDisk, type SmallDisk } from './small-disk.ts';
import { readStored } from './stored-inspection.ts';
import { untilNothingOwed } from './stored-pages.ts';

describe.runIf(mayMount)('a browser whose disk is full', () => {
  let server: FixtureServer;
  let disk: SmallDisk;
  let extension: InstalledExtension;
  let page: Page;

  beforeAll(async () => {
    server = await startFixtureServer();
    disk = mountSmallDisk(400);
    extension = await installExtension({ profile: disk.folder });
    page = await extension.browser.newPage();
    await page.goto(server.url('frames'), { waitUntil: 'load' });
  }, LAUNCH_TIMEOUT_MS);

  afterAll(async () => {
    await extension.browser.close();
    await server.close();
    disk.remove();
  });

  const waitForText = (text: string) =>
    extension.panel.waitForFunction(
      (wanted) => document.body.textContent.includes(wanted),
      { polling: 100 },
      text,
    );

  async function clip(): Promise<void> {
    await page.bringToFront();
    await page.evaluate(selectInPage, { contents: '#top-text' });
    await extension.press(page);
  }

  test('is told of in words; nothing is kept by halves, and what was there stays', async () => {
    await clip();
    await waitForText('Clip saved.');
    await untilNothingOwed(extension.panel);
    const before = await readStored(extension.panel);
    disk.fill();
    await clip();
    await waitForText('Nothing was saved:');
    disk.makeRoom();
    await extension.panel.reload();
    const after = await readStored(extension.panel);
    expect(after.entryCount).toBe(before.entryCount);
    expect(after.faults).toEqual([]);
    expect(after.state.items).toMatchObject([{ shown: { text: 'Text of the page itself.' } }]);
  });
});
