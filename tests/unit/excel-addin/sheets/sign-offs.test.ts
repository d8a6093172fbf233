import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { factsOf } from '../../../../excel-addin/sheets/build-grading.ts';
import { buildSheets, tablesWanted } from '../../../../excel-addin/sheets/build-sheets.ts';
import { readCover } from '../../../../excel-addin/sheets/cover-sheet.ts';
import { alteredSignOffs } from '../../../../excel-addin/sheets/judgment-checks.ts';
import { signOffDigest } from '../../../../excel-addin/sheets/sign-off-facts.ts';
import { changedSentence } from '../../../../excel-addin/sheets/signed-facts.ts';
import type { FileWorkbook } from '../../../../excel-addin/workbook/file/file-workbook.ts';
import { findFramework } from '../../../../shared/criteria/catalogue.ts';
import type { Framework } from '../../../../shared/criteria/framework.ts';
import { defaultRule } from '../../../../shared/grading/default-rule.ts';
import { setFields } from '../../../../shared/ledger/change.ts';
import { createDevice, startOf } from '../../shared/sample-inspection.ts';
import { openSample, tableRows, takeIn, typeInto } from './sample-workbook.ts';

const edition = (id: string): Framework => {
  const found = findFramework(id);
  if (found === undefined) throw new Error(`${id} ships`);
  return found;
};
const [framework, areas] = [edition('ncpi-2024'), edition('ncpi-2020')];
const key = 'ncpi-2024/leadership inspector';
const finding = 'f1'.repeat(16);

let workbook: FileWorkbook;
let device: Awaited<ReturnType<typeof createDevice>>;

const build = async (signOff?: { readonly digest: string }) => {
  const reading = await workbook.read(tablesWanted);
  const cover = reading.ok ? readCover(reading.value) : null;
  if (!reading.ok || cover === null) throw new Error('the sheets cannot be read');
  return buildSheets({
    ...{ framework, areas, rule: defaultRule, state: null, reading: reading.value, cover },
    ...{ workbookKnown: cover.known, programVersion: '0.1.0' },
    ...(signOff && { signOff: { key, name: 'A. Sample', date: '2026-11-20', ...signOff } }),
  });
};

const write = async (signOff?: { readonly digest: string }) => {
  const written = await workbook.write((await build(signOff)).plans);
  if (!written.ok) throw new Error(JSON.stringify(written.error));
};

const judge = (number: number, judgment: string) =>
  typeInto(
    workbook,
    { table: 'PlJudgments', key: `ncpi-2024/leadership/${number}`, header: 'Inspector judgment' },
    judgment,
  );

const gradesRow = async () => (await tableRows(workbook, 'PlGrades')).find(({ Id }) => Id === key);
const changedRows = async () =>
  (await tableRows(workbook, 'PlSignOffs'))
    .filter(({ Changed }) => Changed === 'Yes')
    .map(({ About, What, Then, Now }) => [About, What, Then, Now]);

beforeAll(async () => {
  device = await createDevice('sign-offs');
  await device.record(startOf(device));
  await device.record([
    setFields(
      'finding',
      { id: finding },
      { kind: 'strength', sentence: 'Chiefs ask.', criteria: ['ncpi-2024/leadership/1'] },
    ),
  ]);
  workbook = await openSample();
  expect((await takeIn(workbook, [device])).ok).toBe(true);
  for (const number of [1, 2, 3, 4]) await judge(number, 'Good');
  await write();
  await write({ digest: await signOffDigest(factsOf((await build()).grading, key)) });
});

describe('a topic that was signed off', () => {
  test('names who, when, and a digest of what it rested on, which two programs work out alike', async () => {
    const row = await gradesRow();
    expect(row).toMatchObject({ 'Signed off by': 'A. Sample', 'Signed off on': '2026-11-20' });
    const facts = (await tableRows(workbook, 'PlSignOffs'))
      .map((fact) => JSON.stringify([fact.Table, fact.What, fact.Row, fact.Then]))
      .sort();
    const digest = createHash('sha256')
      .update(`[${facts.join(',')}]`)
      .digest('hex');
    expect(row?.['Rests on (digest)']).toBe(digest);
  });

  test('says at first that nothing has changed', async () => {
    expect((await gradesRow())?.['Since then']).toBe('Nothing has changed since.');
    expect(await changedRows()).toEqual([]);
  });

  test('lists what changed later, with what stood there', async () => {
    await judge(2, 'Adequate');
    await device.record([setFields('finding', { id: finding }, { withdrawn: 'Said twice' })]);
    expect((await takeIn(workbook, [device])).ok).toBe(true);
    const rows = await changedRows();
    expect(rows).toContainEqual([expect.stringMatching(/^1\.2 /), 'Inspector judgment', 'Good', 'Adequate']);
    expect(rows).toContainEqual(['Chiefs ask.', 'Status', '', 'Withdrawn: Said twice']);
    expect(rows).toContainEqual([expect.stringMatching(/^1\.1 /), 'Findings', '1', '0']);
    expect(rows).toHaveLength(3);
    expect((await gradesRow())?.['Since then']).toBe('3 things have changed since: see PL Sign-offs.');
    const { grading } = await build();
    expect(changedSentence(grading.signed, key)).toMatch(
      /^3 things have changed since A\. Sample signed off 1 Leadership.* \(Inspector\) on 2026-11-20: /,
    );
  });

  test('stays as it was signed when the sheets are brought up to date again', async () => {
    const before = [await tableRows(workbook, 'PlSignOffs'), await tableRows(workbook, 'PlGrades')];
    const outcome = await workbook.write((await build()).plans);
    expect(outcome).toMatchObject({ value: { rowsAdded: 0, rowsChanged: 0, rowsRemoved: 0 } });
    expect([await tableRows(workbook, 'PlSignOffs'), await tableRows(workbook, 'PlGrades')]).toEqual(before);
  });

  test('is told apart from one whose record somebody changed', async () => {
    expect(await alteredSignOffs((await build()).grading)).toEqual([]);
    const [row] = await tableRows(workbook, 'PlSignOffs');
    const cell = { table: 'PlSignOffs', key: String(row?.Id), header: 'Then' } as const;
    await typeInto(workbook, cell, 'Outstanding');
    expect(await alteredSignOffs((await build()).grading)).toMatchObject([
      { sentence: expect.stringMatching(/^1 .* \(Inspector\): PL Sign-offs no longer says/), place: { key } },
    ]);
  });

  test('rests on what is there now once it is signed again', async () => {
    await write({ digest: await signOffDigest(factsOf((await build()).grading, key)) });
    expect(await changedRows()).toEqual([]);
    expect((await tableRows(workbook, 'PlSignOffs')).map(({ Row }) => Row)).not.toContain(finding);
  });
});
