import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Frame } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Pack } from '../../shared/exchange/pack.ts';
import { readPack } from '../../shared/exchange/read-pack.ts';
import { verifyPack } from '../../shared/exchange/verify-pack.ts';
import { writePack } from '../../shared/exchange/write-pack.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { createDevice, packOf, point, startOf } from '../unit/shared/sample-inspection.ts';
import { type BrowserOffice, launchChromium, openInBrowser } from './browser-office.ts';
import { ExcelHost } from './excel-host.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

let addinFolder: string;
let browser: Browser;
let host: ExcelHost;
let office: BrowserOffice | undefined;

beforeAll(async () => {
  addinFolder = await mkdtemp(join(tmpdir(), 'plumbline-addin-'));
  const configFile = join(root, 'excel-addin/vite.config.ts');
  await build({ configFile, logLevel: 'error', build: { outDir: addinFolder } });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await rm(addinFolder, { recursive: true, force: true });
});

afterEach(async () => {
  await office?.close();
  office = undefined;
  await host.close();
});

async function openPane(xlsx: Uint8Array | null = null): Promise<Frame> {
  host = ExcelHost.open(xlsx, { calculation: 'built-in' });
  office = await openInBrowser(browser, host, { addinFolder });
  return office.frame;
}

/** Nothing was blocked by the policy, asked of the network, or missing in the host. */
function expectQuiet(): void {
  expect(host.unsupported).toEqual([]);
  expect(office?.outsideRequests).toEqual([]);
  expect(office?.consoleErrors).toEqual([]);
}

async function samplePack(): Promise<Pack> {
  const device = await createDevice('pane');
  const item = device.newId();
  const link = { item, criterion: 'ncpi-2024/initial-response/2', direction: 'strength' } as const;
  await device.record([
    ...startOf(device),
    point(item, 'Control room staff ask about children at every call.'),
    point(device.newId(), '=HYPERLINK("http://example.invalid")'),
    setFields('link', { id: device.newId() }, link),
  ]);
  return packOf([device]);
}

const fileOf = (bytes: Uint8Array, name = 'evidence.plumb') => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
});

const bringIn = async (frame: Frame, bytes: Uint8Array): Promise<void> =>
  frame.setInputFiles('input[type=file]', fileOf(bytes));

const sees = (frame: Frame, text: string | RegExp) => frame.getByText(text).first().waitFor();

/** Row 5 is criterion 1.1; G and H are the inspector's judgment and reasons. */
const judge = (fromRow: number, grades: readonly string[]): void =>
  host.userEdit('PL Judgments', `G${fromRow}:G${fromRow + grades.length - 1}`, grades.map((grade) => [grade]));

test('brings in an evidence file, says what it checked, and duplicates nothing the second time', async () => {
  const frame = await openPane();
  await sees(frame, 'Bring in an evidence file');
  const bytes = await writePack(await samplePack());
  await bringIn(frame, bytes);
  await sees(frame, 'Nothing is missing or changed in this file: 2 points, by 1 person.');
  await sees(frame, '2 added, 0 updated, 0 withdrawn; no judgment was touched.');
  await sees(frame, 'Marchshire (fictional)');
  await bringIn(frame, bytes);
  await sees(frame, 'All of it was in this workbook already; no judgment was touched.');
  expect(host.model.sheets.map(({ name }) => name)).toEqual([
    'Sheet1',
    'PL Cover',
    'PL Evidence',
    'PL Findings',
    'PL Cases',
    'PL Judgments',
    'PL Grades',
    'PL Rule',
  ]);
  expectQuiet();
});

test('takes a file that is dropped on it', async () => {
  const frame = await openPane();
  await sees(frame, 'Bring in an evidence file');
  const bytes = [...(await writePack(await samplePack()))];
  await frame.evaluate((numbers) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(numbers)], 'dropped.plumb'));
    const place = document.querySelector('.file-drop');
    place?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, bytes);
  await sees(frame, /^Nothing is missing or changed in this file/);
  expectQuiet();
});

test('refuses a file that was changed by one byte, and writes nothing', async () => {
  const frame = await openPane();
  const bytes = await writePack(await samplePack());
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await bringIn(frame, bytes);
  await sees(frame, /^This file was changed after it was made/);
  expect(host.model.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
  expectQuiet();
});

test('follows judgments typed by hand, and writes an award with name and date', async () => {
  const frame = await openPane();
  await bringIn(frame, await writePack(await samplePack()));
  await sees(frame, /^Nothing is missing or changed/);
  await frame.getByRole('button', { name: 'Grades' }).click();
  judge(5, ['Good', 'Good', 'Adequate', '']);
  await sees(frame, 'Between Requires improvement and Good: 1.4 is open.');
  judge(8, ['Good']);
  await sees(frame, /Here 1\.3 is Adequate\./);

  await frame.getByRole('button', { name: 'Award for Leadership' }).click();
  await frame.getByLabel('Awarded grade').selectOption('Adequate');
  await frame.getByLabel('Reason').fill('Wellbeing is not yet measured.');
  await frame.getByLabel('Your name').fill('Alex Example');
  await frame.getByRole('button', { name: 'Write the award' }).click();
  await sees(frame, 'Leadership: Adequate awarded by Alex Example, with today’s date.');
  const today = await frame.evaluate(() => new Date().toLocaleDateString('sv-SE'));
  const { values } = await host.read('PL Grades', 'C5:L5');
  expect(values[0]?.[0]).toBe('Good');
  expect(values[0]?.slice(5)).toEqual(['Adequate', 'Wellbeing is not yet measured.', 'Alex Example', today, '']);
  expectQuiet();
});

test('fills in name and date where a grade was awarded in the sheet', async () => {
  const frame = await openPane();
  await bringIn(frame, await writePack(await samplePack()));
  await sees(frame, /^Nothing is missing or changed/);
  host.userEdit('PL Grades', 'H6:I6', [['Good', 'As the interviews showed.']]);
  await frame.getByRole('button', { name: 'Grades' }).click();
  await sees(frame, 'Give a name.');
  await frame.getByRole('button', { name: 'Fill in my name and today’s date' }).click();
  await frame.getByLabel('Your name').fill('Sam Sample');
  await frame.getByRole('button', { name: 'Fill in', exact: true }).click();
  await sees(frame, 'Filled in for Partnership working.');
  expect((await host.read('PL Grades', 'J6')).values).toEqual([['Sam Sample']]);
  expectQuiet();
});

test('gives judgments back as a signed file, and a later file takes the place of an earlier one', async () => {
  const frame = await openPane();
  await bringIn(frame, await writePack(await samplePack()));
  await sees(frame, /^Nothing is missing or changed/);
  judge(5, ['Good', 'Not a grade', 'Adequate']);
  await frame.getByRole('button', { name: 'Judgments' }).click();
  await sees(frame, '2 of 23 judged');
  await sees(frame, /“Not a grade” in Inspector judgment/);
  await frame.getByRole('button', { name: 'Save the judgments file' }).click();
  await frame.getByLabel('Your name').fill('Alex Example');
  const first = await download(() => frame.getByRole('button', { name: 'Save the judgments file' }).click());
  judge(5, ['Outstanding']);
  await sees(frame, '2 of 23 judged');
  const second = await download(() => frame.getByRole('button', { name: 'Save the judgments file' }).click());

  const logs = [first, second].flatMap((pack) => pack.logs);
  const contents = [first, second].flatMap((pack) => pack.contents);
  const { faults, verified } = await verifyPack({ ...second, logs, contents });
  expect(first.purpose).toBe('judgments');
  expect(faults).toEqual([]);
  expect(verified.state.conflicts).toEqual([]);
  expect(verified.state.judgments.map(({ criterion, judgment }) => [criterion, judgment]).sort()).toEqual([
    ['ncpi-2024/leadership/1', 'Outstanding'],
    ['ncpi-2024/leadership/3', 'Adequate'],
  ]);
  expect([...verified.state.actors.values()].map(({ name }) => name)).toEqual(['Alex Example']);
  expectQuiet();
});

async function download(press: () => Promise<void>): Promise<Pack> {
  if (office === undefined) throw new Error('the pane is not open');
  const [downloaded] = await Promise.all([office.page.waitForEvent('download'), press()]);
  expect(downloaded.suggestedFilename()).toMatch(/^marchshire-fictional-judgments-\d{4}-\d\d-\d\d\.plumb$/);
  const pack = await readPack(await readFile(await downloaded.path()));
  if (!pack.ok) throw new Error(pack.error.type);
  return pack.value;
}

test('begins an inspection without a file, and adds a document to it', async () => {
  const frame = await openPane();
  await frame.getByRole('button', { name: 'Begin without one' }).click();
  await frame.getByLabel('Force (choose one, or type another)').fill('Northshire (fictional)');
  await frame.getByRole('button', { name: 'Add our sheets' }).click();
  await sees(frame, /^Sheets added: PL Cover, PL Evidence/);
  await sees(frame, '0 of 23 judged');
  await frame.getByRole('button', { name: 'Evidence' }).click();
  await frame.getByRole('button', { name: 'Add a document' }).click();
  await frame.getByLabel('Title').fill('Missing children policy');
  await frame.getByLabel('Criterion').selectOption('ncpi-2024/initial-response/2');
  await frame.getByLabel('Points to').selectOption('strength');
  await frame.getByLabel('Your name').fill('Alex Example');
  await frame.getByRole('button', { name: 'Add the document' }).click();
  await sees(frame, 'Document added to the evidence sheet.');
  await sees(frame, /^1 item/);
  const { values } = await host.read('PL Evidence', 'A5:D5');
  expect(values).toEqual([['Document', '', '3.2 strength', 'Missing children policy']]);
  expectQuiet();
});

test('says what to do while a cell is being edited, and works once that has ended', async () => {
  const frame = await openPane();
  await sees(frame, 'Bring in an evidence file');
  host.setCellEditing(true);
  const bytes = await writePack(await samplePack());
  await bringIn(frame, bytes);
  await sees(frame, /^Excel is waiting for you to finish a cell\. Press Enter or Esc/);
  host.setCellEditing(false);
  await bringIn(frame, bytes);
  await sees(frame, /^Nothing is missing or changed/);
  expect(host.unsupported).toEqual([]);
});

test('shows a row in its sheet', async () => {
  const frame = await openPane();
  await bringIn(frame, await writePack(await samplePack()));
  await sees(frame, /^Nothing is missing or changed/);
  await frame.getByRole('button', { name: 'Judgments' }).click();
  await frame.getByRole('button', { name: 'Show 1.2 in sheet' }).click();
  await expect.poll(() => host.model.activeSheet.name).toBe('PL Judgments');
  expectQuiet();
});

test('goes without a trace when it is asked twice', async () => {
  const frame = await openPane();
  await bringIn(frame, await writePack(await samplePack()));
  await sees(frame, /^Nothing is missing or changed/);
  await frame.getByRole('button', { name: 'Remove Plumbline from this workbook' }).click();
  await sees(frame, /^This workbook loses 0 judgments, 0 awarded grades and 2 items of evidence/);
  await frame.getByRole('button', { name: 'Keep them' }).press('Escape');
  await frame.getByRole('button', { name: 'Remove Plumbline from this workbook' }).click();
  await frame.getByRole('button', { name: 'Remove them' }).click();
  await sees(frame, /^Removed: PL Cover, PL Evidence/);
  expect(host.model.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
  expectQuiet();
});

test('reads host and platform in the diagnostics', async () => {
  const frame = await openPane();
  await frame.getByRole('button', { name: 'Diagnostics' }).click();
  await sees(frame, /ExcelApi 1\.14/);
  await sees(frame, /EXCEL/);
  expectQuiet();
});
