import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import type { Browser, CDPSession, Page, WebWorker } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unsealLog } from '../../extension/store/sealed-rows.ts';
import type { VaultFile } from '../../extension/vault/vault-file.ts';
import { openSealed } from '../../shared/exchange/sealing/open-sealed.ts';
import { factsExpected } from '../unit/extension/second-copy/copy-files-contract.ts';
import { beginInspectionScript } from './begin-inspection.ts';
import { LAUNCH_TIMEOUT_MS, launchChromiumWithExtension } from './browsers.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { filesWithKey, filesWithText } from './profile-scan.ts';
import { selectInPage } from './select-in-page.ts';
import { readStored } from './stored-inspection.ts';
import { untilKept } from './stored-pages.ts';
import { readTables } from './stored-rows.ts';
import { samplePassphrase, unlockScript } from './vault-hands.ts';

/**
 * Words that come nowhere but where they are put (a page's own text would stand in the browser's cache, too), and share
 * no piece with others, since packing would write a piece that came before as a reference to it.
 */
const markers = {
  fromBefore: 'Qv7hXk2mWt9bLz4s',
  clipped: 'Hy3nFc8dRp5gJw6u',
  draft: 'Tb6zMe1vKq8xNs3a',
};
const control = 'Gd5rPj9wUc2yEf7k';

const otherPassphrase = 'velvet anchor pumice lantern';

let server: FixtureServer;
let downloads: string;
let profile: string;
let browser: Browser;
let panel: Page;
let page: Page;
let masterKey: Buffer;
let seed: Buffer;

const says = (words: string, timeout = 30_000) =>
  panel.waitForFunction(
    (wanted) => document.body.textContent.includes(wanted),
    { polling: 50, timeout },
    words,
  );

async function openBrowser(): Promise<void> {
  browser = await launchChromiumWithExtension(undefined, profile);
  await browser.waitForTarget((target) => target.type() === 'service_worker');
  const [extension] = [...(await browser.extensions()).values()];
  if (extension === undefined) throw new Error('The browser has the extension');
  panel = await browser.newPage();
  await panel.goto(`chrome-extension://${extension.id}/sidepanel.html?tab`);
  const client = await panel.createCDPSession();
  await client.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  page = await browser.newPage();
  await page.goto(server.url('frames'), { waitUntil: 'load' });
}

async function clip(words: string): Promise<void> {
  const [extension] = [...(await browser.extensions()).values()];
  await page.bringToFront();
  await page.evaluate((text) => {
    const element = document.querySelector('#top-text');
    if (element) element.textContent = text;
  }, words);
  await page.evaluate(selectInPage, { contents: '#top-text' });
  await extension?.triggerAction(page);
}

const pressInPanel = (words: string) =>
  panel.evaluate((wanted) => {
    [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === wanted)?.click();
  }, words);

const fill = (label: string, value: string) =>
  panel.waitForFunction(
    (words, typed) => {
      const found = [...document.querySelectorAll('label')].find((one) => one.textContent.trim() === words);
      const field = found?.control as HTMLInputElement | undefined;
      if (field === undefined) return false;
      field.value = typed;
      return field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    { polling: 50 },
    label,
    value,
  );

async function worker(): Promise<WebWorker> {
  const target = await browser.waitForTarget((candidate) => candidate.type() === 'service_worker');
  const found = await target.worker();
  if (found === null) throw new Error('The extension has no worker');
  return found;
}

/** Runs in a page of the extension before any passphrase: a database as the version before wrote it, and the control. */
async function writeClear({ old, other }: { readonly old: string; readonly other: string }): Promise<void> {
  const open = (name: string, version: number, stores: Readonly<Record<string, string | string[]>>) =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name, version);
      opening.onupgradeneeded = () => {
        for (const [store, keyPath] of Object.entries(stores))
          opening.result.createObjectStore(store, { keyPath });
      };
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
  const put = (database: IDBDatabase, store: string, row: object) =>
    new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
      transaction.objectStore(store).put(row);
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
    });
  // Dexie multiplies its versions by ten.
  const before = await open('plumbline', 20, {
    logs: 'log',
    entries: ['log', 'sequence'],
    checkpoints: ['log', 'size'],
    contents: 'commitment',
    attachments: 'commitment',
    drafts: 'name',
    settings: 'name',
    frameworks: 'id',
    pendingPages: 'item',
  });
  await put(before, 'drafts', {
    name: 'person/tab',
    value: JSON.stringify({ name: old, role: 'Inspector' }),
  });
  before.close();
  const beside = await open('control', 1, { rows: 'id' });
  await put(beside, 'rows', { id: 1, text: other });
  beside.close();
}

beforeAll(async () => {
  server = await startFixtureServer();
  downloads = mkdtempSync(join(tmpdir(), 'plumbline-downloads-'));
  profile = mkdtempSync(join(tmpdir(), 'plumbline-profile-'));
  await openBrowser();
}, LAUNCH_TIMEOUT_MS);

afterAll(async () => {
  await browser.close();
  await server.close();
  for (const folder of [profile, downloads]) rmSync(folder, { recursive: true, force: true });
});

test('asks for a passphrase before anything, and takes over what was kept without one', async () => {
  await panel.evaluate(writeClear, { old: markers.fromBefore, other: control });
  await panel.reload();
  await says('What Plumbline has kept here until now is taken over');
  await panel.evaluate(beginInspectionScript);
  const { tables } = await readTables(panel, 'drafts');
  expect(tables.drafts.length).toBeGreaterThan(0);
  const names = await panel.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(names).not.toContain('plumbline');
});

test('keeps clips, pages and half-typed words under the lock', async () => {
  await clip(markers.clipped);
  await says(markers.clipped);
  await untilKept(panel, markers.clipped);
  await panel.bringToFront();
  await panel.locator('textarea').fill(markers.draft);
  await expect.poll(async () => (await readTables(panel, 'drafts')).tables.drafts.length).toBeGreaterThan(1);
  const { sealing, tables } = await readTables(panel, 'logs');
  const [own] = await Promise.all(tables.logs.map((row) => unsealLog(sealing, row)));
  seed = Buffer.from(own?.seed ?? []);
  expect(seed).toHaveLength(32);
  const held = await panel.evaluate('chrome.storage.session.get("vaultKey")');
  masterKey = Buffer.from((held as { vaultKey: string }).vaultKey, 'base64');
  expect(masterKey).toHaveLength(32);
});

test('is locked by hand, clips nothing then, and goes on where it was', async () => {
  const before = (await readStored(panel)).entryCount;
  await pressInPanel('Lock');
  await says('Plumbline is locked');
  expect(await panel.evaluate(() => document.body.textContent)).not.toContain(markers.clipped);
  await clip('Clipped while locked');
  await says('Nothing was saved: Plumbline is locked.');
  expect(await panel.evaluate('chrome.storage.session.get("vaultKey")')).toEqual({});
  await panel.evaluate(unlockScript);
  await says(markers.clipped);
  expect((await readStored(panel)).entryCount).toBe(before);
  await panel.waitForFunction(
    (draft) => [...document.querySelectorAll('textarea')].some(({ value }) => value === draft),
    { polling: 50 },
    markers.draft,
  );
});

test('refuses another passphrase in words', async () => {
  await pressInPanel('Lock');
  await says('Plumbline is locked');
  await panel.bringToFront();
  await panel.locator('input').fill('not the passphrase at all');
  await panel.locator('::-p-aria(Unlock)').click();
  await says('This is not the passphrase. Nothing is deleted');
  await panel.locator('input').fill(samplePassphrase);
  await panel.locator('::-p-aria(Unlock)').click();
  await says(markers.clipped);
});

test('is locked by one key press, whatever is in front', async () => {
  await (await worker()).evaluate(() => chrome.commands.onCommand.dispatch('lock', undefined));
  await says('Plumbline is locked');
  expect(await (await worker()).evaluate('chrome.storage.session.get(null)')).toEqual({});
});

test('locks itself when the computer was left for as long as was chosen, and with its own screen', async () => {
  await panel.evaluate(unlockScript);
  const left = async (state: string) =>
    (await worker()).evaluate((told) => {
      chrome.idle.queryState = async () => told;
      chrome.alarms.onAlarm.dispatch({ name: 'auto-lock' });
    }, state);
  await left('active');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await panel.evaluate('chrome.storage.session.get("vaultKey")')).not.toEqual({});
  await left('idle');
  await says('Plumbline is locked');
  await panel.evaluate(unlockScript);
  await (await worker()).evaluate(() => chrome.idle.onStateChanged.dispatch('locked'));
  await says('Plumbline is locked');
});

test('is given another passphrase by the recovery file of the inspection lead, and changes it', async () => {
  const identity = await generateIdentity();
  await panel.evaluate(unlockScript);
  await panel.bringToFront();
  await panel.locator('nav ::-p-text(Files)').click();
  await panel.locator('summary ::-p-text(Lock and passphrase)').click();
  await fill('Receiving keys of your inspection lead', 'age1nothing');
  await fill('Your passphrase', samplePassphrase);
  await pressInPanel('Save a recovery file');
  await says('is not a receiving key');
  await fill('Receiving keys of your inspection lead', await identityToRecipient(identity));
  await pressInPanel('Save a recovery file');
  await says('The recovery file “plumbline-recovery.age” is in your downloads');
  const saved = join(downloads, 'plumbline-recovery.age');
  await expect.poll(() => existsSync(saved)).toBe(true);
  const file = readFileSync(saved);
  const opened = await openSealed(file, { type: 'identity', identity });
  if (!opened.ok) throw new Error(opened.error.type);
  const [code = ''] =
    Buffer.from(opened.value)
      .toString('utf8')
      .match(/(?:[0-9a-f]{4}-){15}[0-9a-f]{4}/) ?? [];
  await pressInPanel('Lock');
  await says('Plumbline is locked');
  await pressInPanel('I forgot the passphrase');
  await fill(
    'Recovery code',
    code.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
  );
  await fill('New passphrase', otherPassphrase);
  await fill('The same again', otherPassphrase);
  await pressInPanel('Unlock with the new passphrase');
  await says('This is not the recovery code');
  await fill('Recovery code', code);
  await pressInPanel('Unlock with the new passphrase');
  await says(markers.clipped);
  await panel.locator('nav ::-p-text(Files)').click();
  await panel.locator('summary ::-p-text(Lock and passphrase)').click();
  await fill('Passphrase until now', otherPassphrase);
  await fill('New passphrase', samplePassphrase);
  await fill('The same again', samplePassphrase);
  await pressInPanel('Change the passphrase');
  await says('The passphrase is changed.');
});

/** A security key, or a computer's screen lock, as the browser sees it: it answers at once and knows its person. */
async function plugIn(client: CDPSession, hasPrf: boolean): Promise<string> {
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasPrf },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
      automaticPresenceSimulation: true,
    },
  });
  return authenticatorId;
}

const isButtonThere = (words: string) =>
  panel.evaluate(
    (wanted) => [...document.querySelectorAll('button')].some((one) => one.textContent.trim() === wanted),
    words,
  );

test('is unlocked by a security key that has a secret to give, beside the passphrase and never without it', async () => {
  const client = await panel.createCDPSession();
  await client.send('WebAuthn.enable');
  const withoutSecret = await plugIn(client, false);
  await panel.bringToFront();
  const openSection = async () => {
    await panel.locator('nav ::-p-text(Files)').click();
    await panel.locator('summary ::-p-text(Lock and passphrase)').click();
  };
  const ownWrap = async () => {
    const [file] = (await readTables(panel, 'vault')).tables.vault as readonly VaultFile[];
    return file?.securityKey;
  };
  await openSection();
  await fill('Your passphrase, to set it up', otherPassphrase);
  await pressInPanel('Set up a security key');
  await says('This is not the passphrase.');
  await fill('Your passphrase, to set it up', samplePassphrase);
  await pressInPanel('Set up a security key');
  await says('This security key cannot unlock Plumbline');
  expect(await ownWrap()).toBeUndefined();
  await client.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: withoutSecret });
  const key = await plugIn(client, true);
  await pressInPanel('Set up a security key');
  await says('It is set up.');
  expect(await ownWrap()).toMatchObject({ v: 1, kdf: 'hkdf-sha-256' });
  await pressInPanel('Lock');
  await says('Unlock with your security key');
  await pressInPanel('Unlock with your security key');
  await says(markers.clipped);
  await pressInPanel('Lock');
  await says('Unlock with your security key');
  await client.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: key });
  await plugIn(client, true);
  await pressInPanel('Unlock with your security key');
  await says('The security key or screen lock did not answer');
  await panel.evaluate(unlockScript);
  await says(markers.clipped);
  await openSection();
  await says('It is set up.');
  await pressInPanel('Remove the security key');
  await says('Your passphrase, to set it up');
  expect(await ownWrap()).toBeUndefined();
  await pressInPanel('Lock');
  await says('Plumbline is locked');
  expect(await isButtonThere('Unlock with your security key')).toBe(false);
  await panel.evaluate(unlockScript);
  await says(markers.clipped);
});

test('leaves no word and no key in the browser’s folder, and opens again after a restart', async () => {
  await browser.close();
  await openBrowser();
  await says('Plumbline is locked');
  const begun = performance.now();
  await panel.evaluate(unlockScript);
  const unlockMs = performance.now() - begun;
  await says(markers.clipped);
  expect((await readStored(panel)).faults).toEqual([]);
  // So that the pieces that open at once are on the disk as well.
  await expect
    .poll(async () => (await readTables(panel, 'snapshots')).tables.snapshots.length, { timeout: 60_000 })
    .toBeGreaterThan(0);
  await browser.close();
  expect(filesWithText(profile, control)).not.toEqual([]);
  const found = Object.fromEntries(
    Object.entries(markers).map(([name, words]) => [name, filesWithText(profile, words)]),
  );
  expect(found).toEqual({ fromBefore: [], clipped: [], draft: [] });
  expect(filesWithKey(profile, masterKey)).toEqual([]);
  expect(filesWithKey(profile, seed)).toEqual([]);
  for (const words of [samplePassphrase, otherPassphrase]) expect(filesWithText(profile, words)).toEqual([]);
  expect(unlockMs).toBeLessThan(10_000);
});

/** The function that a file of ours exports, without types, as a page takes it. */
const scriptOf = (path: string): string =>
  stripTypeScriptTypes(readFileSync(path, 'utf8'))
    .replace(/^import .*$/gm, '')
    .replaceAll('export ', '');

test('rebuilds what the browser’s storage lost from the second copy, and says what came back', async () => {
  const [stored = ''] = globSync('**/IndexedDB/chrome-extension_*.leveldb', { cwd: profile });
  for (const manifest of globSync('MANIFEST-*', { cwd: join(profile, stored) }))
    writeFileSync(join(profile, stored, manifest), Buffer.alloc(100, 7));
  await openBrowser();
  await says('The browser’s storage is empty');
  await says('holds 1 inspection');
  await panel.bringToFront();
  await pressInPanel('Rebuild from it');
  await fill('Passphrase', 'not the passphrase at all');
  await pressInPanel('Rebuild');
  await says('This is not the passphrase of that copy');
  await fill('Passphrase', samplePassphrase);
  await pressInPanel('Rebuild');
  await says('1 item in 1 inspection came back', 90_000);
  await says('Nothing of the copy is missing or changed.');
  await pressInPanel('Go on with this');
  await says(markers.clipped);
  await panel.waitForFunction(
    (draft) => [...document.querySelectorAll('textarea')].some(({ value }) => value === draft),
    { polling: 50 },
    markers.draft,
  );
  await panel.locator('nav ::-p-text(Files)').click();
  await panel.locator('summary ::-p-text(Second copy)').click();
  await says('1 item in 1 inspection, verified today', 60_000);
});

test('keeps the second copy in the browser’s own place for files as in any other', async () => {
  const path = (name: string) => join(import.meta.dirname, '../..', name);
  const facts = await panel.evaluate(`(async () => {
    ${scriptOf(path('extension/second-copy/directory-files.ts'))}
    ${scriptOf(path('tests/unit/extension/second-copy/copy-files-contract.ts'))}
    const root = await navigator.storage.getDirectory();
    return factsOf(directoryFiles(await root.getDirectoryHandle('contract', { create: true })));
  })()`);
  expect(facts).toEqual(factsExpected);
});

declare const chrome: {
  readonly idle: { queryState: unknown; readonly onStateChanged: Fired };
  readonly alarms: { readonly onAlarm: Fired };
  readonly commands: { readonly onCommand: Fired };
};

interface Fired {
  dispatch(...args: readonly unknown[]): void;
}
