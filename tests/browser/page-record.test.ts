import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { type InstalledExtension, installExtension } from './installed-extension.ts';
import { selectInPage } from './select-in-page.ts';
import { archiveText, type KeptRecord, partBytes, readStoredPages, untilKept } from './stored-pages.ts';
import { readStored } from './stored-inspection.ts';

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
  extension = await installExtension();
  ({ browser, panel } = extension);
  page = await browser.newPage();
  await page.setViewport({ width: 900, height: 1600, deviceScaleFactor: 2 });
  await page.goto(server.url('passwords'), { waitUntil: 'load' });
}, LAUNCH_TIMEOUT_MS);

afterAll(async () => {
  await browser.close();
  await server.close();
});

describe('what is kept of a page in Chromium', () => {
  let kept: KeptRecord;
  beforeAll(async () => {
    await page.type('input[name=reference]', ', typed');
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
    expect(frames).toEqual(['passwords', 'about:srcdoc', 'passwords-inside'].map((one) => expect.stringContaining(one)));
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
    expect(picture?.readUInt32BE(16)).toBe(1800);
    const seen = await page.evaluate(colours, picture?.toString('base64') ?? '', 2);
    // The field for a shown password is green on the page, and painted over in the picture.
    expect(seen).toMatchObject({ inField: [127, 127, 127] });
    const element = partBytes(stored, kept, 'element');
    expect(element?.readUInt32BE(16)).toBeLessThan(1800);
    expect(element?.readUInt32BE(20)).toBeLessThan(120);
  });

  test('names every part by its SHA-256 in the manifest, which the ledger commits to', async () => {
    const stored = await readStoredPages(panel);
    const manifest = JSON.parse(stored.attachments.get(kept.manifest.commitment)?.toString('utf8') ?? '');
    for (const { role, sha256, byteLength } of manifest.parts) {
      const bytes = partBytes(stored, kept, role) ?? Buffer.alloc(0);
      const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
      expect([role, digest, bytes.length]).toEqual([role, sha256, byteLength]);
    }
    expect(manifest.parts).toHaveLength(4);
    expect(manifest.frames).toHaveLength(4);
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

/** Runs in the page: the colour of a picture in the middle of the field that shows a password. */
async function colours(base64: string, scale: number): Promise<{ inField: number[] }> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const field = document.querySelector('#marked')?.getBoundingClientRect() ?? new DOMRect();
  const pixel = context?.getImageData((field.right - 8) * scale, (field.top + 6) * scale, 1, 1).data;
  return { inField: [...(pixel ?? [])].slice(0, 3) };
}
