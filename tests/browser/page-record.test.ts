import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { type InstalledExtension, installExtension } from './installed-extension.ts';
import { selectInPage } from './select-in-page.ts';
import { readStored } from './stored-inspection.ts';
import {
  archiveText,
  type KeptRecord,
  partBytes,
  readStoredPages,
  untilKept,
  untilPageOwed,
} from './stored-pages.ts';
import { extensionWithHosts } from './test-extension.ts';

let server: FixtureServer;
let extension: InstalledExtension;
let browser: Browser;
let panel: Page;
let page: Page;

async function clipWords(words: string): Promise<void> {
  await page.bringToFront();
  await page.evaluate((text) => {
    const element = document.querySelector('#top-text');
    if (element) element.textContent = text;
  }, words);
  await page.evaluate(selectInPage, { contents: '#top-text' });
  await extension.press(page);
}

async function keptRecord(words: string): Promise<KeptRecord> {
  const { kept } = await untilKept(panel, words);
  if (kept.outcome !== 'kept') throw new Error(kept.why);
  return kept;
}

const roles = (kept: KeptRecord) => kept.parts.map(({ role }) => role);

beforeAll(async () => {
  server = await startFixtureServer();
  extension = await installExtension({
    flags: ['--force-device-scale-factor=2', '--window-size=1400,1800'],
  });
  ({ browser, panel } = extension);
  page = await browser.newPage();
  // The window's own size: a picture shows what the window shows, not what a test says that it does.
  await page.setViewport(null);
  await page.goto(server.url('passwords'), { waitUntil: 'load' });
}, LAUNCH_TIMEOUT_MS);

afterAll(async () => {
  await browser.close();
  await server.close();
});

describe('what is kept of a page in Chromium', () => {
  let kept: KeptRecord;
  beforeAll(async () => {
    await page.focus('input[name=reference]');
    await page.keyboard.press('End');
    await page.keyboard.type(', typed');
    await page.select('select[name=risk]', 'High');
    await page.click('input[name=seen]');
    await page.type('input[name=secret-light]', 'MARKER-typed');
    await clipWords('The plan was reviewed with the child.');
    kept = await keptRecord('The plan was reviewed with the child.');
  }, 60_000);

  test('is a picture, the clipped part, the archive and the fields, with nothing left to do', async () => {
    expect(kept.refused).toEqual([]);
    expect(roles(kept)).toEqual(['screenshot', 'element', 'archive', 'fields']);
    expect((await readStoredPages(panel)).pending).toEqual([]);
    expect((await readStored(panel)).faults).toEqual([]);
  });

  test('holds no password: not in the archive, the fields, nor anywhere in the database', async () => {
    const worker = await extension.worker();
    const raw = (await worker.evaluate(rawArchive)) as string;
    const rawText = raw
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    // What the browser's own archive gives away: else this test would prove nothing.
    const leaked = new Set(rawText.match(/MARKER-[a-z0-9-]+/g));
    expect([...leaked].length).toBeGreaterThan(10);
    const stored = await readStoredPages(panel);
    const archive = archiveText(stored, kept);
    expect(archive).toContain('The plan was reviewed with the child.');
    expect(archive).toContain('shadow value');
    expect(archive).toContain('inner value');
    expect(archive).toContain('12 May');
    expect(archive.match(/MARKER[^"]*/g)).toBeNull();
    const everything = [...stored.attachments.values()].map((bytes) => bytes.toString('latin1')).join('\n');
    expect(everything.match(/MARKER[^"]*/g)).toBeNull();
    const { state } = await readStored(panel);
    expect(JSON.stringify(state.items)).not.toContain('MARKER');
  });

  test('has the fields as they were filled in, in shadow trees and frames as well', async () => {
    const stored = await readStoredPages(panel);
    const fields = JSON.parse(partBytes(stored, kept, 'fields')?.toString('utf8') ?? '{}');
    const top = fields.frames.find(({ isTop }: { isTop: boolean }) => isTop);
    const named = (name: string) => top.fields.find((field: { name: string }) => field.name === name);
    expect(named('reference')).toMatchObject({ label: 'Reference', value: 'as sent, typed' });
    expect(named('risk')).toMatchObject({ value: 'High', chosen: ['High'] });
    expect(named('seen')).toMatchObject({ label: 'Child seen alone', checked: true });
    expect(named('secret-light')).toMatchObject({ label: 'Password', type: 'password', value: null });
    const inShadow = top.fields.filter(({ value }: { value: string }) => value === 'shadow value');
    expect(inShadow).toHaveLength(3);
    const frames = fields.frames.map(({ url }: { url: string }) => url);
    expect(frames).toEqual(
      ['passwords', 'about:srcdoc', 'passwords-inside'].map((one) => expect.stringContaining(one)),
    );
  });

  test('accounts for every frame, and names the one of another address that could not be read', () => {
    expect(kept).toMatchObject({ framesRead: 3, framesUnread: 1 });
    expect(kept.unread).toEqual([
      {
        url: `${server.otherOrigin}/passwords-inside`,
        why: 'It comes from another address, which Plumbline may not read yet.',
      },
    ]);
  });

  test('has pictures at the pixels of the screen, in which no field for a password can be read', async () => {
    const stored = await readStoredPages(panel);
    const picture = partBytes(stored, kept, 'screenshot');
    const [width, scale] = await page.evaluate(() => [innerWidth, devicePixelRatio] as const);
    expect(scale).toBe(2);
    expect(picture?.readUInt32BE(16)).toBe(2 * width);
    const seen = await page.evaluate(colours, picture?.toString('base64') ?? '', 2);
    // The field for a shown password is green on the page, and painted over in the picture.
    expect(seen).toMatchObject({ inField: [127, 127, 127], inUnreadFrame: [127, 127, 127] });
    const element = partBytes(stored, kept, 'element');
    expect(element?.readUInt32BE(16)).toBeLessThanOrEqual(2 * width);
    expect(element?.readUInt32BE(20)).toBeLessThan(120);
  });

  test('names every part by its SHA-256 in the manifest, which the ledger commits to', async () => {
    const stored = await readStoredPages(panel);
    const manifest = JSON.parse(stored.attachments.get(kept.manifest.commitment)?.toString('utf8') ?? '');
    for (const { role, sha256, byteLength } of manifest.parts) {
      const bytes = partBytes(stored, kept, role) ?? Buffer.alloc(0);
      const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString(
        'hex',
      );
      expect([role, digest, bytes.length]).toEqual([role, sha256, byteLength]);
    }
    expect(manifest.parts).toHaveLength(4);
    expect(manifest.frames).toHaveLength(4);
  });
});

describe('a page of a system that was added', () => {
  test('is kept with its frames of other addresses, and without their passwords', async () => {
    const added = extensionWithHosts(['http://127.0.0.1/*']);
    const other = await installExtension({ folder: added.folder });
    try {
      const record = await other.browser.newPage();
      await record.setViewport(null);
      await record.goto(server.url('passwords'), { waitUntil: 'load' });
      await record.bringToFront();
      await record.evaluate(selectInPage, { contents: '#top-text' });
      await other.press(record);
      const { kept } = await untilKept(other.panel, 'plan was reviewed in June');
      expect(kept).toMatchObject({
        framesRead: 4,
        framesUnread: 0,
        refused: [],
        remarks: [],
        fieldCount: 28,
      });
      const stored = await readStoredPages(other.panel);
      const everything = [...stored.attachments.values()].map((bytes) => bytes.toString('latin1')).join('');
      expect(everything).not.toContain('MARKER');
      expect(archiveText(stored, kept as KeptRecord)).not.toContain('MARKER');
    } finally {
      await other.browser.close();
      added.remove();
    }
  });
});

describe('a page that cannot be kept as usual', () => {
  const killWorker = async () => {
    try {
      await (await extension.worker()).close();
    } catch (error) {
      // Closing ends the session that is then to be ended: which of the two is first, chance decides.
      if (!String(error).includes('No session with given id')) throw error;
    }
  };

  /** An archive of many megabytes takes its time: whatever is to happen in between, does. */
  const weighDown = () =>
    page.evaluate(() => document.body.append(document.createComment('weight '.repeat(3_000_000))));

  const clipUntilOwed = async (words: string) => {
    await weighDown();
    const isOwed = untilPageOwed(panel);
    await clipWords(words);
    await isOwed;
  };

  /** Clips, and kills the worker as soon as the clip is on the disk: before its page is. */
  const clipAndKill = async (words: string) => {
    await clipUntilOwed(words);
    await killWorker();
  };

  /** Any press starts the worker; here, one over nothing. */
  const startWorker = async () => {
    const blank = await browser.newPage();
    await blank.goto(server.url('languages'), { waitUntil: 'load' });
    await blank.bringToFront();
    await extension.press(blank);
    await blank.close();
  };

  test('for the worker died is finished at its next start, and says how late', async () => {
    await clipAndKill('Clipped before the worker died.');
    expect((await readStoredPages(panel)).pending).toHaveLength(1);
    await startWorker();
    const kept = await keptRecord('Clipped before the worker died.');
    expect(roles(kept)).toContain('archive');
    expect(kept.remarks.join(' ')).toMatch(
      /The browser stopped in between: the page was kept \d+ seconds? after/,
    );
    expect((await readStoredPages(panel)).pending).toEqual([]);
  });

  test('for the worker died and the page was left is marked', async () => {
    await clipAndKill('Clipped before the page was left.');
    await page.goto(server.url('frames'), { waitUntil: 'load' });
    await startWorker();
    const { kept } = await untilKept(panel, 'Clipped before the page was left.');
    expect(kept).toEqual({
      outcome: 'interrupted',
      why: 'The page was left before its archive was complete.',
    });
    await page.goto(server.url('passwords'), { waitUntil: 'load' });
  });

  test('for the worker died and the tab was closed is marked', async () => {
    const other = page;
    page = await browser.newPage();
    await page.goto(server.url('passwords'), { waitUntil: 'load' });
    await clipAndKill('Clipped before the tab was closed.');
    await page.close();
    page = other;
    await startWorker();
    const { kept } = await untilKept(panel, 'Clipped before the tab was closed.');
    expect(kept).toEqual({
      outcome: 'interrupted',
      why: 'The page was closed before its archive was complete.',
    });
    expect((await readStoredPages(panel)).pending).toEqual([]);
  });

  test('for its tab is closed in the middle loses no clip, and says what is missing', async () => {
    const other = page;
    page = await browser.newPage();
    await page.goto(server.url('passwords'), { waitUntil: 'load' });
    await clipUntilOwed('Clipped from a tab that closes.');
    await page.close();
    page = other;
    const { kept } = await untilKept(panel, 'Clipped from a tab that closes.');
    const why = kept.outcome === 'interrupted' ? [kept.why] : kept.refused.map(({ why: reason }) => reason);
    expect(why.at(-1)).toBe('The page was closed before it was complete.');
    expect((await readStoredPages(panel)).pending).toEqual([]);
    expect((await readStored(panel)).faults).toEqual([]);
  });

  test('for it changes all the time is kept with that remark', async () => {
    await page.evaluate(() => {
      const ticking = document.createElement('p');
      document.body.append(ticking);
      setInterval(() => {
        ticking.textContent = String(performance.now());
      }, 5);
    });
    await clipWords('Clipped from a page that changes.');
    const kept = await keptRecord('Clipped from a page that changes.');
    expect(kept.remarks).toContain(
      'The page’s text changed while it was kept: the picture and the archive may differ.',
    );
  });

  test('for it has 200 frames is kept with all of them', async () => {
    await page.goto(server.url('passwords'), { waitUntil: 'load' });
    await page.evaluate(async () => {
      const loaded = Array.from({ length: 196 }, (_, index) => {
        const frame = document.createElement('iframe');
        frame.srcdoc = `<p>Frame ${index}</p><input name="n" value="value ${index}"><input type="password" value="MARKER-${index}">`;
        document.body.append(frame);
        return new Promise((resolve) => frame.addEventListener('load', resolve));
      });
      await Promise.all(loaded);
    });
    await clipWords('Clipped from a page of 200 frames.');
    const kept = await keptRecord('Clipped from a page of 200 frames.');
    expect(kept).toMatchObject({ framesRead: 199, framesUnread: 1, refused: [] });
    const archive = archiveText(await readStoredPages(panel), kept);
    expect(archive).toContain('value 195');
    expect(archive).not.toContain('MARKER');
  });

  test('leaves every clip as it was: nothing is missing or changed', async () => {
    const { state, faults } = await readStored(panel);
    expect(faults).toEqual([]);
    expect(state.items.every(({ kept }) => kept !== null)).toBe(true);
    expect(state.conflicts).toEqual([]);
  });
});

/** Runs in the worker: the browser's own archive, as it comes. */
async function rawArchive(): Promise<string> {
  const { tabs, pageCapture } = (globalThis as unknown as { chrome: RawCapture }).chrome;
  const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
  const blob = await pageCapture.saveAsMHTML({ tabId: tab?.id ?? -1 });
  return blob.text();
}

interface RawCapture {
  readonly tabs: { query(of: object): Promise<readonly { readonly id: number }[]> };
  readonly pageCapture: { saveAsMHTML(of: object): Promise<Blob> };
}

/** Runs in the page: colours of a picture in the field that shows a password and in the frame that was not read. */
async function colours(base64: string, scale: number): Promise<Record<string, number[]>> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const at = (css: string) => {
    const { right, top } = document.querySelector(css)?.getBoundingClientRect() ?? new DOMRect();
    const pixel = context?.getImageData((right - 8) * scale, (top + 8) * scale, 1, 1).data;
    return [...(pixel ?? [])].slice(0, 3);
  };
  return { inField: at('#marked'), inUnreadFrame: at('#other') };
}
