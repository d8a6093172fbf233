import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bringInSample, createPaneBench, type OpenPane, type PaneBench, sees } from './pane-bench.ts';
import { formatAddress } from './workbook-model/address.ts';

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

/** The texts of one column of a table of ours. */
async function column({ host }: OpenPane, name: string, header: string): Promise<readonly unknown[]> {
  const table = host.model.table(name);
  if (table === undefined) throw new Error(`there is no ${name}`);
  const { values } = await host.read(table.sheet.name, formatAddress(table.box));
  const index = values[0]?.indexOf(header) ?? -1;
  return values.slice(1).map((row) => row[index]);
}

test('a pasted list becomes cases with progress by area, and a case goes to the force and back', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  await bringInSample(frame);
  await frame.getByRole('button', { name: 'Cases', exact: true }).click();
  await sees(frame, 'No case yet. Paste the references of the sample, or add one case.');
  await frame.getByRole('button', { name: 'Paste a list of cases' }).click();
  await frame
    .getByLabel('References, one a line')
    .fill('DA/1\tDomestic abuse\tGood\tGood\nDA/2\tDomestic abuse\nDA/2\nJane Example');
  await sees(frame, '3 new cases.');
  await sees(frame, 'There already, or twice in the list: DA/2. Each is taken once.');
  await sees(frame, /^Line 4: “Jane Example” looks like a name/);
  await frame.getByRole('button', { name: 'Add 3 cases' }).click();
  await sees(frame, '3 cases added to PL Cases.');
  await frame.getByRole('button', { name: 'Domestic abuse: 1 of 2 audited' }).click();
  expect(await column(pane, 'PlCases', 'Reference')).toEqual(['DA/1', 'DA/2', 'Jane Example']);

  await frame.getByRole('button', { name: 'Refer back on DA/2' }).click();
  await frame.getByLabel('Question to the force').fill('Was the child seen?');
  await frame.getByLabel('Date').fill('2026-11-20');
  await frame.getByRole('button', { name: 'Write the referral' }).click();
  await sees(frame, 'DA/2 referred back to the force.');
  expect(await column(pane, 'PlCases', 'Referred back')).toEqual(['', '2026-11-20', '']);
  await frame.getByRole('button', { name: '1 case without a reply' }).click();
  await frame.getByRole('button', { name: 'Record the reply on DA/2' }).last().click();
  await frame.getByLabel('Reply', { exact: true }).fill('Seen on the 3rd.');
  await frame.getByLabel('Date').fill('2026-11-24');
  await frame.getByRole('button', { name: 'Write the reply' }).click();
  await sees(frame, 'Reply on DA/2 recorded.');
  await frame.getByRole('button', { name: '1 case without a reply' }).waitFor({ state: 'detached' });
  expect(await column(pane, 'PlCases', 'Reply')).toEqual(['', 'Seen on the 3rd.', '']);

  await frame.getByRole('button', { name: 'Grade of DA/2' }).click();
  await frame.getByLabel('Inspector’s grade').selectOption('Requires improvement');
  await frame.getByLabel('Criteria it bears on').fill('1.1; 99');
  await frame.getByRole('button', { name: 'Write the grade' }).click();
  await frame.locator('#fault-field-criteria').getByText('“99” is no criterion of this edition.').waitFor();
  await frame.getByLabel('Criteria it bears on').fill('1.1');
  await frame.getByRole('button', { name: 'Write the grade' }).click();
  await sees(frame, 'DA/2: Requires improvement.');
  expect(await column(pane, 'PlCases', 'Inspector grade')).toEqual(['Good', 'Requires improvement', '']);
  await frame.getByRole('button', { name: 'Withdraw DA/2' }).click();
  await frame.getByLabel('Why it is withdrawn').fill('Another force’s child.');
  await frame.getByRole('button', { name: 'Withdraw the case' }).click();
  await sees(frame, 'DA/2 is withdrawn. Its row stays on PL Cases.');
  await frame.getByRole('button', { name: 'Domestic abuse: 1 of 1 audited' }).waitFor();
  await frame.getByRole('button', { name: '1 case withdrawn' }).click();
  await frame.getByRole('button', { name: 'Count it again (DA/2)' }).click();
  await sees(frame, 'DA/2 counts again.');
  expect(await column(pane, 'PlCases', 'State')).toEqual(['', 'Open', '']);
  expectQuiet(pane);
});

test('a criterion is judged and moderated in the pane, and the same name twice is warned of', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  await bringInSample(frame);
  await frame.getByRole('button', { name: 'Judgments', exact: true }).click();
  await frame.getByRole('button', { name: /^1\.1 / }).click();
  await sees(frame, 'No finding, measure or case names this criterion yet.');
  await frame.getByRole('button', { name: 'Judge on 1.1' }).click();
  const grade = frame.getByLabel('Grade', { exact: true });
  expect(await grade.inputValue()).toBe('');
  await grade.selectOption('Good');
  await frame.getByLabel('Reasons').fill('Chiefs ask about children.');
  await frame.getByLabel('Your name').fill('Alex Example');
  await frame.getByRole('button', { name: 'Write the judgment' }).click();
  await sees(frame, '1.1: Good, judged by Alex Example.');
  await sees(frame, '1 of 23 judged');
  await sees(frame, 'No finding supports this judgment yet.');

  await frame.getByRole('button', { name: 'Give a second opinion on 1.1' }).click();
  const by = frame.getByLabel('Second opinion by');
  expect(await by.inputValue()).toBe('');
  await by.fill('alex  example');
  await sees(frame, /^alex {2}example judged this too/);
  await by.fill('Sam Sample');
  await frame.getByText(/judged this too/).waitFor({ state: 'detached' });
  await by.fill('Alex Example');
  await frame.getByLabel('Second opinion', { exact: true }).selectOption('Adequate');
  await frame.getByLabel('Reason', { exact: true }).fill('Half of them did.');
  await frame.getByRole('button', { name: 'Write the opinion' }).click();
  await sees(frame, '1.1: Alex Example proposes Adequate. The judgment stays as it is.');
  expect((await column(pane, 'PlJudgments', 'Inspector judgment'))[0]).toBe('Good');
  expect((await column(pane, 'PlJudgments', 'Proposed grade'))[0]).toBe('Adequate');
  await sees(frame, 'Inspector: the same name judged and moderated.');

  await frame.getByRole('radio', { name: 'Force' }).check();
  await frame.getByRole('button', { name: 'Judge on 1.1' }).click();
  await frame.getByLabel('Grade', { exact: true }).selectOption('Outstanding');
  await frame.getByLabel('Grade', { exact: true }).press('Escape');
  await frame.getByRole('button', { name: /^Go on with what you wrote: Judge/ }).click();
  expect(await frame.getByLabel('Grade', { exact: true }).inputValue()).toBe('Outstanding');
  await frame.getByRole('button', { name: 'Write the judgment' }).click();
  await sees(frame, /1\.1 .*: The force judged itself one grade higher\./);
  expectQuiet(pane);
});

test('a suggested confidence is entered only when it is taken', async () => {
  const pane = await bench.open();
  const { frame } = pane;
  await bringInSample(frame);
  await frame.getByRole('button', { name: 'Judgments', exact: true }).click();
  await frame.getByRole('button', { name: /^1\.1 / }).click();
  await frame.getByRole('button', { name: 'Say how sure on 1.1' }).click();
  for (const asked of [/gathered have misled/, /not fit together/, /too little of it/, /about another place/])
    await frame.getByLabel(asked).selectOption('Minor');
  const level = frame.getByLabel('How sure are you, all in all?');
  await sees(frame, /^The four answers suggest: high/);
  expect(await level.inputValue()).toBe('');
  await frame.getByRole('button', { name: 'Take it' }).click();
  expect(await level.inputValue()).toBe('High');
  await frame.getByRole('button', { name: 'Write the confidence' }).click();
  await sees(frame, '1.1: confidence high.');
  expect((await column(pane, 'PlJudgments', 'Confidence'))[0]).toBe('High');
  expectQuiet(pane);
});
