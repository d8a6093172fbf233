import { beforeEach, describe, expect, test } from 'vitest';
import { readStanding, type Standing } from '../../../../../excel-addin/taskpane/checks/standing.ts';
import {
  changedSince,
  changedWords,
  isRecorded,
  placeOfFact,
  restsOn,
  signOff,
  takeBackSignOff,
} from '../../../../../excel-addin/taskpane/signing/sign-off.ts';
import { updateSheets } from '../../../../../excel-addin/taskpane/update-sheets.ts';
import { typeRow } from '../../sheets/sample-cases.ts';
import { tableRows, typeInto } from '../../sheets/sample-workbook.ts';
import { begunIn, type SampleAccess } from '../measures/sample-access.ts';

const key = 'ncpi-2024/leadership inspector';
const signing = { key, name: 'A. Sample', date: '2026-11-20' };
let access: SampleAccess;

const judge = (number: number, text: string, header = 'Inspector judgment') =>
  typeInto(access.workbook, { table: 'PlJudgments', key: `ncpi-2024/leadership/${number}`, header }, text);

const standing = async (): Promise<Standing> => {
  const read = await readStanding(access);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

const gradesRow = async () => (await tableRows(access.workbook, 'PlGrades')).find(({ Id }) => Id === key);

beforeEach(async () => {
  access = await begunIn('fx_p');
  for (const number of [1, 2, 3]) await judge(number, 'Good');
});

describe('signing a topic off', () => {
  test('says what it rests on, what is open, and who moderated their own judgment', async () => {
    await judge(1, 'A. Sample', 'Judged by');
    await judge(1, 'a sample', 'Moderated by');
    const rests = restsOn(await standing(), key);
    expect(rests.words).toBe('3 of 4 judgments');
    expect(rests.warnings).toEqual([
      'No grade is awarded yet: what is signed is the indicated one.',
      '1.4 is open.',
      '1.1: Inspector: the same name judged and moderated.',
    ]);
  });

  test('writes who, when and a digest that nobody altered, and says nothing has changed', async () => {
    expect((await signOff(access, signing)).ok).toBe(true);
    expect(await gradesRow()).toMatchObject({
      ...{ 'Signed off by': 'A. Sample', 'Signed off on': '2026-11-20' },
      'Since then': 'Nothing has changed since.',
    });
    const now = await standing();
    expect([isRecorded(now, key), changedSince(now, key)]).toEqual([true, []]);
    expect(now.checks.filter(({ kind }) => kind === 'sign-off')).toEqual([]);
  });

  test('digests what is written, the ids of rows that people typed included', async () => {
    await typeRow(access.workbook, { Reference: 'MP/24/7', Criteria: '1.1' });
    expect((await signOff(access, signing)).ok).toBe(true);
    const checks = (await standing()).checks.filter(({ kind }) => kind === 'sign-off');
    expect(checks).toEqual([]);
  });

  test('lists what has changed since, each with its place', async () => {
    await signOff(access, signing);
    await judge(2, 'Adequate');
    const changed = changedSince(await standing(), key);
    const judged = changed.find(({ table }) => table === 'PlJudgments');
    if (judged === undefined) throw new Error('the judgment changed');
    expect(changedWords(judged)).toMatch(
      /^1\.2 .*, Inspector judgment: “Good” when it was signed, “Adequate” now\.$/,
    );
    expect(placeOfFact(judged)).toEqual({
      ...{ sheet: 'judgments', key: 'ncpi-2024/leadership/2' },
      column: 'Inspector judgment',
    });
  });

  test('starts afresh when it is signed again, and leaves nothing when it is taken back', async () => {
    await signOff(access, signing);
    await judge(2, 'Adequate');
    await signOff(access, { ...signing, name: 'B. Example', date: '2026-11-21' });
    expect(await gradesRow()).toMatchObject({
      ...{ 'Signed off by': 'B. Example', 'Since then': 'Nothing has changed since.' },
    });
    expect((await takeBackSignOff(access, key)).ok).toBe(true);
    expect(await gradesRow()).toMatchObject({
      ...{ 'Signed off by': '', 'Signed off on': '', 'Rests on (digest)': '', 'Since then': '' },
    });
    expect((await tableRows(access.workbook, 'PlSignOffs')).filter(({ Id }) => Id)).toEqual([]);
    expect(await updateSheets(access)).toMatchObject({
      ok: true,
      value: { outcome: { rowsAdded: 0, rowsChanged: 0, rowsRemoved: 0 } },
    });
  });
});
