import { beforeAll, describe, expect, test } from 'vitest';
import { importEvidence } from '../../../../excel-addin/sheets/import-evidence.ts';
import type { FileWorkbook } from '../../../../excel-addin/workbook/file/file-workbook.ts';
import { findFramework } from '../../../../shared/criteria/catalogue.ts';
import { writePack } from '../../../../shared/exchange/write-pack.ts';
import { type Change, removeLink, setFields } from '../../../../shared/ledger/change.ts';
import {
  createDevice,
  type Device,
  inspectionId,
  packOf,
  point,
  startOf,
} from '../../shared/sample-inspection.ts';
import { openSample, tableRows, takeIn, typeInto } from './sample-workbook.ts';

const first = 'e1'.repeat(16);
const second = 'e2'.repeat(16);
const link = 'f1'.repeat(16);
const linked: Change = setFields(
  'link',
  { id: link },
  { item: first, criterion: 'ncpi-2024/initial-response/2', direction: 'area-for-improvement' },
);

let device: Device;
let workbook: FileWorkbook;

beforeAll(async () => {
  device = await createDevice('ann');
  await device.record(startOf(device));
  await device.record([point(first, '=HYPERLINK("x") is what it said'), point(second, 'Second'), linked]);
});

const withSample = async (): Promise<FileWorkbook> => {
  workbook = await openSample();
  const taken = await takeIn(workbook, [device]);
  if (!taken.ok) throw new Error(JSON.stringify(taken.error));
  return workbook;
};

const evidence = () => tableRows(workbook, 'PlEvidence');

describe('taking in an evidence file', () => {
  test('adds its sheets, none of them without anything on it, and a row for each item', async () => {
    workbook = await openSample();
    const taken = await takeIn(workbook, [device]);
    expect(taken).toMatchObject({
      ok: true,
      value: {
        evidence: { added: 2, updated: 0, newlyWithdrawn: 0, keptNewer: 0, changedOnTwo: 0 },
        sheetsAdded: [
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
        ],
      },
    });
    expect(await evidence()).toMatchObject([
      {
        Type: 'Point',
        Text: '=HYPERLINK("x") is what it said',
        Criteria: '3.2 area for improvement',
        Gathered: '2026-11-03 10:00',
        By: 'Sample Person',
        Status: '',
        Id: first,
      },
      { Text: 'Second', Criteria: '', Id: second },
    ]);
  });

  test('has 23 judgments and ten topic rows, open, with the item counted once', async () => {
    await withSample();
    const judgments = await tableRows(workbook, 'PlJudgments');
    expect(judgments).toHaveLength(23);
    expect(
      judgments.filter(({ Items }) => Items !== 0).map(({ Number: number, Items }) => [number, Items]),
    ).toEqual([['3.2', 1]]);
    const criterion = findFramework('ncpi-2024')?.topics[2]?.criteria[1];
    expect(judgments.find((row) => row.Number === '3.2')?.Criterion).toBe(criterion?.text);
    const grades = await tableRows(workbook, 'PlGrades');
    expect(grades).toHaveLength(10);
    expect(new Set(grades.map((row) => row['Indicated grade']))).toEqual(new Set(['Not enough evidence']));
  });

  test('changes no byte the second time, and says that nothing is new', async () => {
    await withSample();
    const before = workbook.toBytes();
    const again = await takeIn(workbook, [device], { nowMs: Date.UTC(2027, 0, 1) });
    expect(again).toMatchObject({
      ok: true,
      value: { outcome: { rowsAdded: 0, rowsChanged: 0, sheetsAdded: [] } },
    });
    expect(again.ok ? again.value.sentences : []).toContain('Nothing new: all of it was here already.');
    expect(workbook.toBytes()).toEqual(before);
  });

  test('leaves every judgment and award alone', async () => {
    await withSample();
    const judgment = {
      table: 'PlJudgments',
      key: 'ncpi-2024/leadership/1',
      header: 'Inspector judgment',
    } as const;
    const award = {
      table: 'PlGrades',
      key: 'ncpi-2024/leadership inspector',
      header: 'Awarded grade',
    } as const;
    await typeInto(workbook, judgment, 'Good');
    await typeInto(workbook, award, 'Adequate');
    await takeIn(workbook, [device]);
    const [first] = await tableRows(workbook, 'PlJudgments');
    expect(first).toMatchObject({ 'Inspector judgment': 'Good', 'Inspector counts as': 'Good' });
    const [topic] = await tableRows(workbook, 'PlGrades');
    expect(topic).toMatchObject({
      'Awarded grade': 'Adequate',
      Good: 1,
      Open: 3,
      Check: 'Give a reason. Give a name. Give a date.',
    });
  });
});

describe('a newer file', () => {
  test('adds, brings up to date, marks what was withdrawn and takes off a link', async () => {
    await withSample();
    const later = await createDevice('ann');
    await later.record(startOf(later));
    const { entries } = await later.record([
      point(first, '=HYPERLINK("x") is what it said'),
      point(second, 'Second'),
      linked,
    ]);
    const refs = entries.map(({ log, sequence }) => `${log}:${sequence}`);
    await later.record([
      setFields('item', { id: second, refs: refs.slice(1, 2) }, { withdrawn: 'Said in confidence' }),
      removeLink({ id: link, refs: refs.slice(2, 3) }),
      point('e3'.repeat(16), 'Third'),
    ]);
    expect(await takeIn(workbook, [later])).toMatchObject({
      ok: true,
      value: { evidence: { added: 1, updated: 2, newlyWithdrawn: 1, keptNewer: 0, changedOnTwo: 0 } },
    });
    expect(await evidence()).toMatchObject([
      { Criteria: '', Status: '' },
      { Text: 'Second', Status: 'Withdrawn: Said in confidence' },
      { Text: 'Third' },
    ]);
    expect(await takeIn(workbook, [device])).toMatchObject({
      ok: true,
      value: { evidence: { added: 0, updated: 0, keptNewer: 2 }, outcome: { rowsChanged: 0 } },
    });
    expect((await evidence())[1]).toMatchObject({ Status: 'Withdrawn: Said in confidence' });
  });
});

describe('a colleague’s file', () => {
  test('joins what both added, and marks what both changed unseen', async () => {
    const [ann, bob] = [await createDevice('ann2'), await createDevice('bob')];
    await ann.record(startOf(ann));
    const { entries } = await ann.record([point(first, 'As said')]);
    const refs = entries.map(({ log, sequence }) => `${log}:${sequence}`);
    const shared = ann.copy();
    const contents = ann.contents();
    await bob.record(
      [setFields('item', { id: first, refs }, { note: 'Bob’s note' }), point(second, 'Bob’s own')],
      {
        nowMs: 9_000,
        seen: [ann.seen()],
      },
    );
    const bobs = { ...packOf([bob]), logs: [shared, bob.copy()], contents: [...contents, ...bob.contents()] };
    await ann.record([setFields('item', { id: first, refs }, { note: 'Ann’s note' })], { nowMs: 5_000 });
    workbook = await openSample();
    await takeIn(workbook, [ann]);
    const taken = await importEvidence(workbook, await writePack(bobs), {
      nowMs: 0,
      fileName: 'bob.plumb',
      programVersion: '0.1.0',
    });
    expect(taken).toMatchObject({ ok: true, value: { evidence: { added: 1, changedOnTwo: 1 } } });
    const [row, own] = await evidence();
    expect(own).toMatchObject({ Text: 'Bob’s own' });
    expect(row).toMatchObject({ Note: 'Bob’s note' });
    expect(row?.Status).toMatch(/^Changed on two computers, neither having seen/);
    const both = await takeIn(workbook, [ann, bob]);
    expect(both.ok).toBe(true);
    expect((await evidence())[0]?.Status).toMatch(
      /^Changed on two computers \(note\): “(Ann’s note|Bob’s note)” by .*, “(Ann’s note|Bob’s note)” by /,
    );
  });
});

describe('a file that is refused', () => {
  test.each([
    ['is not an evidence file', (bytes: Uint8Array) => bytes.slice(100), 'pack'],
    ['is cut short', (bytes: Uint8Array) => bytes.slice(0, -200), 'pack'],
    [
      'was changed by one byte',
      (bytes: Uint8Array) => bytes.with(bytes.length >> 1, (bytes[bytes.length >> 1] ?? 0) ^ 1),
      'pack',
    ],
  ])('because it %s leaves the workbook as it was', async (_, spoil, type) => {
    await withSample();
    const before = workbook.toBytes();
    const bytes = spoil(await writePack(packOf([device])));
    const taken = await importEvidence(workbook, bytes, { nowMs: 0, fileName: 'x', programVersion: '0' });
    expect(taken).toMatchObject({ ok: false, error: { type } });
    expect(workbook.toBytes()).toEqual(before);
  });

  test('since an entry is missing says which', async () => {
    const pack = packOf([device]);
    const logs = pack.logs.map((log) => ({ ...log, lines: log.lines.slice(0, -1) }));
    const taken = await importEvidence(await openSample(), await writePack({ ...pack, logs }), {
      nowMs: 0,
      fileName: 'x',
      programVersion: '0',
    });
    expect(taken).toMatchObject({
      ok: false,
      error: { type: 'verification-failed', faults: [{ type: 'log-cut-short' }] },
    });
  });

  test('since the workbook holds another inspection names both', async () => {
    await withSample();
    await typeInto(
      workbook,
      { table: 'PlCover', key: 'Inspection (number)', header: 'Value' },
      'b2'.repeat(16),
    );
    await typeInto(workbook, { table: 'PlCover', key: 'Force', header: 'Value' }, 'Eastshire (fictional)');
    expect(await takeIn(workbook, [device])).toEqual({
      ok: false,
      error: {
        type: 'inspection-differs',
        here: 'Eastshire (fictional), from 2026-11-02',
        inFile: 'Marchshire (fictional), from 2026-11-02',
      },
    });
  });

  test('since the workbook is graded by another edition names both', async () => {
    await withSample();
    await typeInto(workbook, { table: 'PlCover', key: 'Edition (short name)', header: 'Value' }, 'ncpi-2031');
    expect(await takeIn(workbook, [device])).toMatchObject({
      ok: false,
      error: { type: 'framework-differs', here: 'ncpi-2031', inFile: 'ncpi-2024' },
    });
  });

  test('since its edition names no criteria says so', async () => {
    const other = await createDevice('areas');
    const start = startOf(other).map((change) =>
      change.subject === inspectionId && change.kind === 'inspection-set'
        ? { ...change, fields: { ...change.fields, framework: 'ncpi-2020' } }
        : change,
    );
    await other.record(start);
    expect(await takeIn(await openSample(), [other])).toMatchObject({
      ok: false,
      error: { type: 'framework-not-gradable' },
    });
  });
});

describe('judgments inside a file', () => {
  test('fill the force’s columns only where that was asked for', async () => {
    const force = await createDevice('force');
    await force.record(startOf(force));
    const judged = { criterion: 'ncpi-2024/leadership/1', judgment: 'Good', reasons: 'Ours' } as const;
    await force.record([
      setFields('judgment', { id: 'd1'.repeat(16) }, { ...judged, layer: 'force' }),
      setFields('judgment', { id: 'd2'.repeat(16) }, { ...judged, layer: 'inspector' }),
    ]);
    workbook = await openSample();
    await takeIn(workbook, [force]);
    expect((await tableRows(workbook, 'PlJudgments'))[0]).toMatchObject({ 'Force judgment': '' });
    const asked = await takeIn(workbook, [force], { takesForceJudgments: true });
    expect(asked).toMatchObject({ ok: true, value: { judgmentsFilled: 1 } });
    expect((await tableRows(workbook, 'PlJudgments'))[0]).toMatchObject({
      'Force judgment': 'Good',
      'Force reasons': 'Ours',
      'Force counts as': 'Good',
      'Inspector judgment': '',
    });
  });
});
