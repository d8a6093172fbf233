import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { writePack } from '../../shared/exchange/write-pack.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { createDevice, packOf, point, startOf } from '../unit/shared/sample-inspection.ts';
import {
  bringInSample,
  chooseFile,
  createPaneBench,
  judge,
  type OpenPane,
  type PaneBench,
  sees,
} from './pane-bench.ts';

let bench: PaneBench;
beforeAll(async () => {
  bench = await createPaneBench();
});
afterEach(() => bench.closePane());
afterAll(() => bench?.close());

function expectQuiet({ host, office }: OpenPane): void {
  expect(host.unsupported).toEqual([]);
  expect(office.outsideRequests).toEqual([]);
  expect(office.consoleErrors).toEqual([]);
}

const leadership = 'ncpi-2024/leadership';

test('refuses a rule in words while it is changed, shows what a valid one would change, then grades by it', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  await bringInSample(frame);
  judge(pane.host, 5, ['Good', 'Good', 'Adequate', 'Adequate']);
  await frame.getByRole('button', { name: 'Grades' }).click();
  await frame.getByRole('button', { name: 'How grades are worked out' }).click();
  await sees(frame, 'By the rule one-slip 1.0.0, topic by topic. A person awards every grade.');
  await frame.getByRole('button', { name: 'Change the rule' }).click();
  await sees(frame, 'Nothing is changed yet.');
  await frame.getByLabel('Good: below Good').selectOption('any number');
  await frame.getByLabel('Good: below Adequate').selectOption('any number');
  await sees(frame, /^The rule cannot be used: in line 3 \(Adequate\), the line can never be reached/);
  await sees(frame, 'Line 3: Adequate');
  await sees(frame, 'Line 5: Inadequate, where no line above holds.');
  await frame.getByLabel('Good: below Good').selectOption('at most 2');
  await frame.getByLabel('Good: below Adequate').selectOption('none');
  await sees(frame, 'One indicated grade would change:');
  await sees(frame, /1 Leadership \(Inspector\): Adequate → Good/);
  expect((await pane.host.read('PL Grades', 'C5')).values).toEqual([['Adequate']]);
  await frame.getByLabel('Why it is changed (PL Rule shows it)').fill('Topics of four criteria');
  await frame.getByRole('button', { name: 'Use this rule' }).click();
  await sees(frame, /^Grades are now worked out by the rule one-slip \(edited\) 1\.1\.0/);
  expect((await pane.host.read('PL Grades', 'C5')).values).toEqual([['Good']]);
  await frame.getByRole('button', { name: 'Back to the shipped rule' }).click();
  await sees(frame, /1 Leadership \(Inspector\): Good → Adequate/);
  await frame.getByRole('button', { name: 'Use this rule' }).click();
  await sees(frame, /^Grades are now worked out by the rule one-slip 1\.0\.0/);
  expect((await pane.host.read('PL Grades', 'C5')).values).toEqual([['Adequate']]);
  expectQuiet(pane);
});

test('signs a topic off, says what has changed since, and takes it back', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  await bringInSample(frame);
  judge(pane.host, 5, ['Good', 'Good', 'Good', 'Good']);
  await frame.getByRole('button', { name: 'Grades' }).click();
  await frame.getByRole('button', { name: 'Sign off Leadership' }).click();
  await sees(frame, 'It rests on 4 of 4 judgments.');
  await frame.getByLabel('Your name').fill('Alex Example');
  await frame.getByRole('button', { name: 'Sign off', exact: true }).click();
  await sees(frame, /^1 Leadership \(Inspector\) signed off by Alex Example\./);
  await sees(frame, /^Signed off by Alex Example on /);
  await sees(frame, 'Nothing has changed since.');
  judge(pane.host, 6, ['Adequate']);
  await sees(frame, /^1 thing has changed since\./);
  await frame.getByRole('button', { name: 'Show what has changed since Leadership was signed off' }).click();
  await sees(frame, /^1\.2 .*, Inspector judgment: “Good” when it was signed, “Adequate” now\.$/);
  await frame.getByRole('button', { name: /^Show 1\.2 .*Inspector judgment in sheet/ }).click();
  await expect.poll(() => pane.host.model.activeSheet.name).toBe('PL Judgments');
  await frame.getByRole('button', { name: /things? to see to/ }).click();
  await sees(frame, /1 thing has changed since Alex Example signed off 1 Leadership/);
  await frame.getByRole('button', { name: 'Take the sign-off back of Leadership' }).click();
  await sees(frame, /^The sign-off of Leadership was taken back/);
  expect(await frame.getByText(/^Signed off by/).count()).toBe(0);
  expectQuiet(pane);
});

async function earlierBytes(): Promise<Uint8Array<ArrayBuffer>> {
  const device = await createDevice('earlier');
  const item = device.newId();
  await device.record([
    ...startOf(device),
    point(item, 'Officers were briefed'),
    setFields(
      'judgment',
      { id: device.newId() },
      { criterion: `${leadership}/1`, layer: 'inspector', judgment: 'Adequate', reasons: '' },
    ),
  ]);
  return writePack(packOf([device]));
}

test('starts from an earlier inspection: its grades beside, and the evidence that is ticked', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  const file = { name: 'earlier.plumb', mimeType: '', buffer: Buffer.from(await earlierBytes()) };
  await frame.getByLabel('Start from an earlier inspection…').setInputFiles(file);
  await sees(frame, /^Nothing is missing or changed in this file\. It is from the inspection of Marchshire/);
  await sees(frame, 'It holds 1 judgment of the inspector’s and 1 item of evidence.');
  expect(await frame.getByLabel('Force (choose one, or type another)').inputValue()).toBe(
    'Marchshire (fictional)',
  );
  await frame.getByRole('button', { name: 'Add our sheets' }).click();
  await frame.getByLabel(/^Interview/).check();
  await frame.getByLabel('Your name').fill('Alex Example');
  await frame.getByRole('button', { name: 'Grades beside, and bring in 1 item' }).click();
  await sees(frame, /^The earlier grades stand beside yours.*1 item came in as a document\.$/);
  const { values } = await pane.host.read('PL Evidence', 'A5:E5');
  expect(values[0]?.[0]).toBe('Document');
  await frame.getByLabel('Choose the earlier file…').setInputFiles(file);
  await sees(frame, '1 item of it is here already.');
  expectQuiet(pane);
});

test('takes the force’s layer of a file when asked to, and asks about what was typed here', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  await bringInSample(frame);
  const force = await createDevice('force');
  const told = (number: number, judgment: string) =>
    setFields(
      'judgment',
      { id: force.newId() },
      { criterion: `${leadership}/${number}`, layer: 'force', judgment, reasons: '' },
    );
  await force.record([...startOf(force), told(1, 'Good'), told(2, 'Outstanding')]);
  const bytes = await writePack({ ...packOf([force]), purpose: 'judgments' });
  const table = pane.host.model.table('PlJudgments');
  const index = table?.columnNames.indexOf('Force judgment') ?? -1;
  const letter = String.fromCharCode(65 + (table?.box.left ?? 0) + index);
  pane.host.userEdit('PL Judgments', `${letter}5`, [['Adequate']]);
  await chooseFile(frame, bytes);
  await sees(frame, /holds the force’s self-assessment: 2 judgments\. Take it as the force’s layer\?/);
  await frame.getByRole('button', { name: 'Take it', exact: true }).click();
  await sees(frame, '1.1, Force judgment: “Adequate” here, “Good” in the file.');
  await frame.getByRole('button', { name: 'Take the file’s' }).click();
  await expect
    .poll(async () => (await pane.host.read('PL Judgments', `${letter}5:${letter}6`)).values)
    .toEqual([['Good'], ['Outstanding']]);
  expect(await frame.getByText('Take it as the force’s layer?').count()).toBe(0);
  expectQuiet(pane);
});
