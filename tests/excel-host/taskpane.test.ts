import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { writeInspectionFile } from '../../shared/exchange/inspection-file.ts';
import type { Pack } from '../../shared/exchange/pack.ts';
import { readPack } from '../../shared/exchange/read-pack.ts';
import { verifyPack } from '../../shared/exchange/verify-pack.ts';
import { inspectionId } from '../unit/shared/sample-inspection.ts';
import { loadOfficeInNode } from './node-office.ts';
import {
  bringInSample,
  chooseFile,
  createPaneBench,
  judge,
  type OpenPane,
  type PaneBench,
  samplePackBytes,
  sees,
} from './pane-bench.ts';
import { createOfficeHands } from './user-hands.ts';

let bench: PaneBench;
beforeAll(async () => {
  bench = await createPaneBench();
});
afterEach(() => bench.closePane());
afterAll(() => bench?.close());

/** Nothing was blocked by the policy, asked of the network, or missing in the host. */
function expectQuiet({ host, office }: OpenPane): void {
  expect(host.unsupported).toEqual([]);
  expect(office.outsideRequests).toEqual([]);
  expect(office.consoleErrors).toEqual([]);
}

const sheetNames = ({ host }: OpenPane): readonly string[] => host.model.sheets.map(({ name }) => name);

test('brings in an evidence file, says what it checked, and duplicates nothing the second time', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  await sees(frame, 'Bring in an evidence file');
  const bytes = await samplePackBytes();
  await chooseFile(frame, bytes);
  await sees(frame, 'Nothing is missing or changed in this file: 2 points, by 1 person.');
  await sees(frame, '2 added, 0 updated, 0 withdrawn; no judgment was touched.');
  await sees(frame, 'Marchshire (fictional)');
  await chooseFile(frame, bytes);
  await sees(frame, 'All of it was in this workbook already; no judgment was touched.');
  expect(sheetNames(pane)).toEqual([
    'Sheet1',
    'PL Cover',
    'PL Overview',
    'PL Evidence',
    'PL Findings',
    'PL Cases',
    'PL Judgments',
    'PL Grades',
    'PL Comparison',
    'PL Coverage',
    'PL Rule',
    'PL Checks',
  ]);
  expectQuiet(pane);
});

test('takes a file that is dropped on it', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  await sees(frame, 'Bring in an evidence file');
  const bytes = [...(await samplePackBytes())];
  await frame.evaluate((numbers) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(numbers)], 'dropped.plumb'));
    const place = document.querySelector('.file-drop');
    place?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, bytes);
  await sees(frame, /^Nothing is missing or changed in this file/);
  expectQuiet(pane);
});

test('refuses a file that was changed by one byte, and writes nothing', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  const bytes = await samplePackBytes();
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await chooseFile(frame, bytes);
  await sees(frame, /^This file was changed after it was made/);
  expect(sheetNames(pane)).toEqual(['Sheet1']);
  expectQuiet(pane);
});

test('follows judgments typed by hand, and writes an award with name and date', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  await bringInSample(frame);
  await frame.getByRole('button', { name: 'Grades' }).click();
  judge(pane.host, 5, ['Good', 'Good', 'Adequate', '']);
  await sees(frame, 'Between Requires improvement and Good: 1.4 is open.');
  judge(pane.host, 8, ['Good']);
  await sees(frame, /Here 1\.3 is Adequate\./);

  await frame.getByRole('button', { name: 'Award for Leadership' }).click();
  const grade = frame.getByLabel('Awarded grade');
  expect(await grade.locator('option:checked').textContent()).toBe('Choose a grade');
  expect(await grade.evaluate((select: HTMLSelectElement) => select.required)).toBe(true);
  await grade.selectOption('Adequate');
  await frame.getByLabel('Reason').fill('Wellbeing is not yet measured.');
  await frame.getByLabel('Your name').fill('Alex Example');
  await frame.getByRole('button', { name: 'Write the award' }).click();
  await sees(frame, 'Leadership: Adequate awarded by Alex Example, with today’s date.');
  const today = await frame.evaluate(() => new Date().toLocaleDateString('sv-SE'));
  const { values } = await pane.host.read('PL Grades', 'C5:L5');
  expect(values[0]?.[0]).toBe('Good');
  expect(values[0]?.slice(5)).toEqual([
    'Adequate',
    'Wellbeing is not yet measured.',
    'Alex Example',
    today,
    '',
  ]);
  expectQuiet(pane);
});

test('fills in name and date where a grade was awarded in the sheet', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  await bringInSample(frame);
  pane.host.userEdit('PL Grades', 'H6:I6', [['Good', 'As the interviews showed.']]);
  await frame.getByRole('button', { name: 'Grades' }).click();
  await sees(frame, 'Give a name.');
  await frame.getByRole('button', { name: 'Fill in my name and today’s date' }).click();
  await frame.getByLabel('Your name').fill('Sam Sample');
  await frame.getByRole('button', { name: 'Fill in', exact: true }).click();
  await sees(frame, 'Filled in for Partnership working.');
  expect((await pane.host.read('PL Grades', 'J6')).values).toEqual([['Sam Sample']]);
  expectQuiet(pane);
});

test('gives judgments back as a signed file, and a later file takes the place of an earlier one', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  await bringInSample(frame);
  judge(pane.host, 5, ['Good', 'Not a grade', 'Adequate']);
  await frame.getByRole('button', { name: 'Judgments' }).click();
  await sees(frame, '2 of 23 judged');
  await sees(frame, /“Not a grade” in Inspector judgment/);
  await frame.getByRole('button', { name: 'Save the judgments file' }).click();
  await frame.getByLabel('Your name').fill('Alex Example');
  const first = await download(pane, () =>
    frame.getByRole('button', { name: 'Save the judgments file' }).click(),
  );
  judge(pane.host, 5, ['Outstanding']);
  await sees(frame, '2 of 23 judged');
  const second = await download(pane, () =>
    frame.getByRole('button', { name: 'Save the judgments file' }).click(),
  );

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
  expectQuiet(pane);
});

async function download({ office }: OpenPane, press: () => Promise<void>): Promise<Pack> {
  const [downloaded] = await Promise.all([office.page.waitForEvent('download'), press()]);
  expect(downloaded.suggestedFilename()).toMatch(/^marchshire-fictional-judgments-\d{4}-\d\d-\d\d\.plumb$/);
  const pack = await readPack(await readFile(await downloaded.path()));
  if (!pack.ok) throw new Error(pack.error.type);
  return pack.value;
}

test('begins an inspection without a file, and adds a document to it', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  await frame.getByRole('button', { name: 'Begin without one' }).click();
  await frame.getByLabel('Force (choose one, or type another)').fill('Northshire (fictional)');
  await frame.getByRole('button', { name: 'Add our sheets' }).click();
  await sees(frame, /^Sheets added: PL Cover, PL Overview, PL Evidence/);
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
  const { values } = await pane.host.read('PL Evidence', 'A5:D5');
  expect(values).toEqual([['Document', '', '3.2 strength', 'Missing children policy']]);
  expectQuiet(pane);
});

test('keeps the words of a note through Esc, another view and a reload, until they are written', async () => {
  const pane = await bench.open();
  await bringInSample(pane.frame);
  const { frame } = pane;
  await frame.getByRole('button', { name: 'Add a note' }).click();
  await frame.getByLabel('Note', { exact: true }).pressSequentially('Seen at the desk.');
  await frame.getByLabel('Points to').selectOption('strength');
  await frame.getByLabel('Note', { exact: true }).press('Escape');
  const goOn = frame.getByRole('button', { name: 'Go on with what you wrote: Add a note' });
  await goOn.waitFor();
  await frame.getByRole('button', { name: 'Grades' }).click();
  await frame.getByRole('button', { name: 'Award for Leadership' }).click();
  await frame.getByLabel('Reason').pressSequentially('Not yet sure.');
  await frame.evaluate(() => location.reload());
  await goOn.click();
  expect(await frame.getByLabel('Note', { exact: true }).inputValue()).toBe('Seen at the desk.');
  expect(await frame.getByLabel('Points to').inputValue()).toBe('strength');
  await frame.getByLabel('Your name').fill('Alex Example');
  await frame.getByRole('button', { name: 'Add the note' }).click();
  await sees(frame, 'Note added to the evidence sheet.');
  await frame.getByRole('button', { name: 'Add a note', exact: true }).click();
  expect(await frame.getByLabel('Note', { exact: true }).inputValue()).toBe('');
  await frame.getByRole('button', { name: 'Grades' }).click();
  await frame.getByRole('button', { name: 'Go on with what you wrote: Award for Leadership' }).click();
  expect(await frame.getByLabel('Reason').inputValue()).toBe('Not yet sure.');
  expectQuiet(pane);
});

const beginNorthshire = async ({ frame }: OpenPane): Promise<void> => {
  await frame.getByRole('button', { name: 'Begin without one' }).click();
  await frame.getByLabel('Force (choose one, or type another)').fill('Northshire (fictional)');
  await frame.getByRole('button', { name: 'Add our sheets' }).click();
  await sees(frame, '0 of 23 judged');
};

test('begins with an inspection file, so that its evidence comes in later', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  await frame.getByRole('button', { name: 'Begin without one' }).click();
  const text = writeInspectionFile({
    ...{ inspection: inspectionId, framework: 'ncpi-2024', areasFramework: 'ncpi-2020', kind: 'joint' },
    ...{ force: 'Marchshire (fictional)', startDate: '2026-11-02', endDate: '2026-11-13' },
  });
  await frame
    .getByLabel('I have an inspection file')
    .setInputFiles({ name: 'm.plumb-inspection', mimeType: '', buffer: Buffer.from(text) });
  await sees(frame, /^Marchshire \(fictional\): Joint inspection, 2 Nov 2026 to 13 Nov 2026/);
  await frame.getByRole('button', { name: 'Add our sheets' }).click();
  await sees(frame, '0 of 23 judged');
  judge(pane.host, 5, ['Good']);
  await sees(frame, '1 of 23 judged');
  await frame.getByRole('button', { name: 'Evidence' }).click();
  await bringInSample(frame);
  await sees(frame, '2 added, 0 updated, 0 withdrawn; no judgment was touched.');
  expectQuiet(pane);
});

test('says why another inspection’s file is refused, and takes its inspection while nothing is judged', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  await beginNorthshire(pane);
  await frame.getByRole('button', { name: 'Evidence' }).click();
  await chooseFile(frame, await samplePackBytes());
  await sees(
    frame,
    /^This workbook was begun as an inspection of its own, and this file belongs to another\./,
  );
  await frame.getByRole('button', { name: 'Use this file’s inspection for this workbook' }).click();
  await sees(frame, '2 added, 0 updated, 0 withdrawn; no judgment was touched.');
  await sees(frame, 'Marchshire (fictional)');
  expectQuiet(pane);
});

test('offers no other inspection once something is judged', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  await beginNorthshire(pane);
  judge(pane.host, 5, ['Good']);
  await sees(frame, '1 of 23 judged');
  await frame.getByRole('button', { name: 'Evidence' }).click();
  await chooseFile(frame, await samplePackBytes());
  await sees(frame, /^This workbook was begun as an inspection of its own/);
  expect(await frame.getByRole('button', { name: 'Use this file’s inspection' }).count()).toBe(0);
  expectQuiet(pane);
});

test('gives a note that was added in the pane to the browser’s Plumbline', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  await bringInSample(frame);
  await frame.getByRole('button', { name: 'Add a note' }).click();
  await frame.getByLabel('Note', { exact: true }).fill('The register is kept on paper.');
  await frame.getByLabel('Criterion').selectOption('ncpi-2024/initial-response/2');
  await frame.getByLabel('Your name').fill('Alex Example');
  await frame.getByRole('button', { name: 'Add the note' }).click();
  await sees(frame, 'Note added to the evidence sheet.');
  await frame.getByRole('button', { name: 'Judgments' }).click();
  const pack = await download(pane, () =>
    frame.getByRole('button', { name: 'Save the judgments file' }).click(),
  );
  await sees(frame, /^0 judgments, 0 awarded grades and 1 document or note signed into/);
  const { faults, verified } = await verifyPack(pack);
  expect(faults).toEqual([]);
  expect(verified.state.items.map(({ original, links }) => [original, links[0]?.criterion])).toEqual([
    [{ type: 'point', text: 'The register is kept on paper.' }, 'ncpi-2024/initial-response/2'],
  ]);
  expectQuiet(pane);
});

test('says what to do while a cell is being edited, and works once that has ended', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  await sees(frame, 'Bring in an evidence file');
  pane.host.setCellEditing(true);
  const bytes = await samplePackBytes();
  await chooseFile(frame, bytes);
  await sees(frame, /^Excel is waiting for you to finish a cell\. Press Enter or Esc/);
  pane.host.setCellEditing(false);
  await chooseFile(frame, bytes);
  await sees(frame, /^Nothing is missing or changed/);
  expect(pane.host.unsupported).toEqual([]);
});

test('shows a row in its sheet', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  await bringInSample(frame);
  await frame.getByRole('button', { name: 'Judgments' }).click();
  await frame.getByRole('button', { name: /^1\.2 / }).click();
  await frame.getByRole('button', { name: 'Show 1.2 in sheet' }).click();
  await expect.poll(() => pane.host.model.activeSheet.name).toBe('PL Judgments');
  expectQuiet(pane);
});

test('goes without a trace when it is asked twice', async () => {
  const pane = await bench.open();
  const { frame, host } = pane;
  await bringInSample(frame);
  judge(pane.host, 5, ['Good']);
  await frame.getByRole('button', { name: 'Judgments' }).click();
  await frame.getByRole('button', { name: 'Save the judgments file' }).click();
  await frame.getByLabel('Your name').fill('Alex Example');
  await download(pane, () => frame.getByRole('button', { name: 'Save the judgments file' }).click());
  await sees(frame, /^1 judgment and 0 awarded grades signed into/);
  expect(await memoryParts(host)).toBeGreaterThan(0);

  const before = sheetNames(pane);
  await frame.getByRole('button', { name: 'Remove Plumbline from this workbook' }).click();
  await sees(frame, /^This workbook loses 1 judgment(,| and) 2 items of evidence/);
  await frame.getByRole('button', { name: 'Keep them' }).press('Escape');
  expect(sheetNames(pane)).toEqual(before);
  await frame.getByRole('button', { name: 'Remove Plumbline from this workbook' }).click();
  await frame.getByRole('button', { name: 'Remove them' }).click();
  await sees(frame, /^Removed: PL Cover, /);
  expect(sheetNames(pane)).toEqual(['Sheet1']);
  expect(await memoryParts(host)).toBe(0);
  expectQuiet(pane);
});

/** Parts of the saved workbook that hold our own notes. */
const memoryParts = async (host: OpenPane['host']): Promise<number> =>
  Object.values(unzipSync(await host.save())).filter((part) => strFromU8(part).includes('urn:plumbline:'))
    .length;

test('reads host and platform in the diagnostics', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  await frame.getByRole('button', { name: 'Diagnostics' }).click();
  await sees(frame, /ExcelApi 1\.14/);
  await sees(frame, /EXCEL/);
  expectQuiet(pane);
});

test('says that the structure is protected, and writes nothing', async () => {
  const pane = await bench.open();
  const { frame, host } = pane;
  await sees(frame, 'Bring in an evidence file');
  await createOfficeHands(loadOfficeInNode(host).Excel).protectStructure();
  await chooseFile(frame, await samplePackBytes());
  await sees(frame, /^This workbook’s structure is protected/);
  expect(sheetNames(pane)).toEqual(['Sheet1']);
  expectQuiet(pane);
});

test('follows its tables when somebody gives a sheet another name', async () => {
  const pane = await bench.open();
  const { frame, host } = pane;
  await bringInSample(frame);
  await frame.evaluate(() =>
    Excel.run(async (context) => {
      context.workbook.worksheets.getItem('PL Judgments').name = 'Our judgments';
      await context.sync();
    }),
  );
  judge(host, 5, ['Good']);
  await frame.getByRole('button', { name: 'Judgments' }).click();
  await sees(frame, '1 of 23 judged');
  expectQuiet(pane);
});
