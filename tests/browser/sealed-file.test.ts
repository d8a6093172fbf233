import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults } from './axe-faults.ts';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';
import { type InstalledExtension, installExtension } from './installed-extension.ts';
import { storedDrafts } from './stored-drafts.ts';
import { readStored } from './stored-inspection.ts';

const passphrase = 'lamp orchard ferry quilt';

let giver: InstalledExtension;
let taker: InstalledExtension;
let downloads: string;
let identity: string;
let recipient: string;

beforeAll(async () => {
  downloads = mkdtempSync(join(tmpdir(), 'plumbline-sealed-'));
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
  giver = await installExtension();
  taker = await installExtension();
  const client = await giver.panel.createCDPSession();
  await client.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  for (const { panel } of [giver, taker]) await panel.setViewport({ width: 360, height: 760 });
  await addDocument(giver.panel, 'Missing children policy (fictional)');
  for (const { panel } of [giver, taker]) await panel.locator('nav ::-p-text(Files)').click();
}, LAUNCH_TIMEOUT_MS * 2);

afterAll(async () => {
  await Promise.all([giver?.browser.close(), taker?.browser.close()]);
  rmSync(downloads, { recursive: true });
});

const sees = (panel: Page, text: string) =>
  panel.waitForFunction(
    (wanted) => (document.body.textContent ?? '').includes(wanted),
    { timeout: 30_000, polling: 50 },
    text,
  );
const field = (panel: Page, name: string) =>
  panel.locator(`main ::-p-aria([name="${name}"][role="textbox"])`);
const press = (panel: Page, name: string) =>
  panel.locator(`::-p-aria([name="${name}"][role="button"])`).click();
const choose = (panel: Page, words: string) => panel.locator(`label.check::-p-text(${words})`).click();
const invalidSentences = (panel: Page) =>
  panel.$$eval('form :invalid', (all) => all.map((one) => (one as HTMLInputElement).validationMessage));
const given = () => readdirSync(downloads).filter((name) => /\.(?:plumb|age)$/.test(name));

async function addDocument(panel: Page, title: string): Promise<void> {
  await panel.locator('nav ::-p-text(Evidence)').click();
  await press(panel, 'Add a document');
  await field(panel, 'Title').fill(title);
  await press(panel, 'Add the document');
  await sees(panel, 'Document added.');
}

async function open(panel: Page, path: string): Promise<void> {
  const input = await panel.waitForSelector('.drop-place input[type=file]');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
}

async function expectAccessible(panel: Page): Promise<void> {
  for (const value of ['dark', 'light']) {
    await panel.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    expect(await axeFaults(panel)).toEqual([]);
  }
}

describe('an evidence file sealed with a passphrase', () => {
  test('asks for a passphrase that is hard to guess, twice the same', async () => {
    await giver.panel.bringToFront();
    await field(giver.panel, 'Who is it for?').fill('Sam Sample (fictional)');
    await field(giver.panel, 'Passphrase').fill('secret');
    await field(giver.panel, 'The passphrase again').fill('secrets');
    await press(giver.panel, 'Save the evidence file');
    expect(await invalidSentences(giver.panel)).toEqual([
      'This is too easy to guess. At least 4 words, or 14 characters.',
      'This is not the same passphrase as above.',
    ]);
    expect(given()).toEqual([]);
    await expectAccessible(giver.panel);
  });

  test('leaves as a file of the age format, and the passphrase stays nowhere', async () => {
    await field(giver.panel, 'Passphrase').fill(passphrase);
    await field(giver.panel, 'The passphrase again').fill(passphrase);
    await press(giver.panel, 'Save the evidence file');
    await sees(giver.panel, 'It is sealed with the passphrase you typed.');
    await expect.poll(given).toHaveLength(1);
    const [name = ''] = given();
    expect(name).toMatch(/\.plumb\.age$/);
    expect(readFileSync(join(downloads, name)).subarray(0, 22).toString()).toBe('age-encryption.org/v1\n');
    expect(JSON.stringify(await storedDrafts(giver.panel))).not.toContain('orchard');
    expect(
      await giver.panel.$$eval('input', (inputs) => inputs.some(({ value }) => value.includes('orchard'))),
    ).toBe(false);
    const { state } = await readStored(giver.panel);
    expect(state.disclosures).toMatchObject([{ recipient: 'Sam Sample (fictional)', fileName: name }]);
  });

  test('says that another passphrase is not its own, and takes nothing in', async () => {
    const [name = ''] = given();
    await taker.panel.bringToFront();
    await open(taker.panel, join(downloads, name));
    await field(taker.panel, 'Its passphrase').fill('lamp orchard ferry quilts');
    await expectAccessible(taker.panel);
    await press(taker.panel, 'Open the file');
    await sees(taker.panel, 'The passphrase is not the one this file was sealed with.');
    expect((await readStored(taker.panel)).state.items).toEqual([]);
  });

  test('opens in another profile with its passphrase, and holds the same', async () => {
    await field(taker.panel, 'Its passphrase').fill(passphrase);
    await press(taker.panel, 'Open the file');
    await sees(taker.panel, 'Nothing is missing or changed. 1 item added.');
    const [ours, theirs] = [await readStored(giver.panel), await readStored(taker.panel)];
    expect(theirs.faults).toEqual([]);
    expect(theirs.state.items).toHaveLength(1);
    expect(theirs.state.items).toEqual(ours.state.items);
    expect(theirs.state.disclosures).toEqual(ours.state.disclosures);
  });
});

describe('an evidence file sealed for named people', () => {
  beforeAll(async () => {
    await giver.panel.bringToFront();
    // It has the same name: the day has not changed. A browser that asks nobody writes over what is there.
    for (const name of given()) rmSync(join(downloads, name));
    await addDocument(giver.panel, 'Second policy (fictional)');
    await giver.panel.locator('nav ::-p-text(Files)').click();
    await choose(giver.panel, 'Sealed for named people');
  });

  test('names the person whose key cannot be used, and records nothing', async () => {
    await press(giver.panel, 'Add a person');
    await field(giver.panel, 'Name of person 1').fill('Sam Sample');
    await field(giver.panel, 'Receiving key of person 1').fill(recipient);
    await field(giver.panel, 'Name of person 2').fill('Ali Sample');
    await field(giver.panel, 'Receiving key of person 2').fill(recipient.slice(0, -3));
    await expectAccessible(giver.panel);
    await press(giver.panel, 'Save the evidence file');
    await sees(giver.panel, 'Not saved. The key of Ali Sample is not a receiving key');
    expect((await readStored(giver.panel)).state.disclosures).toHaveLength(1);
  });

  test('opens with the secret key of one of them, and the record says who they are', async () => {
    await press(giver.panel, 'Leave out person 2');
    await press(giver.panel, 'Save the evidence file');
    await sees(giver.panel, 'It is sealed for them: nobody else can open it, nor can you.');
    await expect.poll(given).toHaveLength(1);
    const { state } = await readStored(giver.panel);
    const last = state.disclosures.at(-1);
    expect(last?.recipient).toBe(`Sam Sample (key ${recipient.slice(0, 9)}…${recipient.slice(-4)})`);
    await taker.panel.bringToFront();
    await open(taker.panel, join(downloads, last?.fileName ?? ''));
    await field(taker.panel, 'Your secret key').fill(await generateX25519Identity());
    await press(taker.panel, 'Open the file');
    await sees(taker.panel, 'This file is not sealed for this key.');
    await field(taker.panel, 'Your secret key').fill(identity);
    await press(taker.panel, 'Open the file');
    await sees(taker.panel, 'Nothing is missing or changed. 1 item added.');
  });
});

test('an evidence file that is not sealed is saved only when that is chosen, with a warning', async () => {
  await giver.panel.bringToFront();
  await choose(giver.panel, 'Not sealed');
  await sees(giver.panel, 'Whoever gets or finds this file can read all of it');
  await expectAccessible(giver.panel);
  await field(giver.panel, 'Who is it for?').fill('The workbook');
  await press(giver.panel, 'Save the evidence file');
  await sees(giver.panel, 'It is not sealed.');
  await expect.poll(() => given().filter((name) => name.endsWith('.plumb'))).toHaveLength(1);
});
