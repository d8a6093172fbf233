import { beforeEach, describe, expect, test } from 'vitest';
import { importEvidence } from '../../../../excel-addin/sheets/import-evidence.ts';
import type { FileWorkbook } from '../../../../excel-addin/workbook/file/file-workbook.ts';
import { writePack } from '../../../../shared/exchange/write-pack.ts';
import { setFields } from '../../../../shared/ledger/change.ts';
import { createDevice, type Device, packOf, startOf } from '../../shared/sample-inspection.ts';
import { openSample, tableRows, takeIn, typeInto } from './sample-workbook.ts';

const leadership = 'ncpi-2024/leadership';
let workbook: FileWorkbook;
let inspector: Device;
let force: Device;

beforeEach(async () => {
  inspector = await createDevice('inspector');
  await inspector.record(startOf(inspector));
  await inspector.record([
    setFields('case', { id: 'c1'.repeat(16) }, { reference: 'MP/24/1', inspectorGrade: 'inadequate' }),
  ]);
  workbook = await openSample();
  await takeIn(workbook, [inspector]);
  force = await createDevice('force');
  const told = { layer: 'force', name: 'F. Example', date: '2026-11-10' } as const;
  await force.record([
    setFields('actor', { id: force.actor }, { name: 'F. Example', role: 'Force' }),
    ...(['1', '2'] as const).map((number) =>
      setFields(
        'judgment',
        { id: `d${number}`.repeat(16) },
        { criterion: `${leadership}/${number}`, layer: 'force', judgment: 'Good', reasons: 'Ours' },
      ),
    ),
    setFields(
      'judgment',
      { id: 'd3'.repeat(16) },
      { criterion: `${leadership}/1`, layer: 'inspector', judgment: 'Inadequate', reasons: 'Not theirs' },
    ),
    setFields(
      'moderation',
      { id: 'e1'.repeat(16) },
      { ...told, criterion: `${leadership}/1`, outcome: 'agreed' },
    ),
    setFields('sign-off', { id: 'e2'.repeat(16) }, { ...told, topic: leadership, restedOn: 'ab12' }),
    setFields(
      'case',
      { id: 'c8'.repeat(16) },
      { reference: 'mp/24 /1', forceGrade: 'good', inspectorGrade: 'good', reasons: 'Force says' },
    ),
    setFields('case', { id: 'c9'.repeat(16) }, { reference: 'MP/24/2', forceGrade: 'inadequate' }),
    setFields('finding', { id: 'b1'.repeat(16) }, { kind: 'strength', sentence: 'Quick', criteria: [] }),
    setFields(
      'measure',
      { id: 'f1'.repeat(16) },
      { name: 'Found', value: 12, valueText: '12', source: "'T'!A1", asOf: '2026-11-10', period: '2024' },
    ),
  ]);
});

let ids = 0;
const take = async (isOver = false) =>
  importEvidence(workbook, await writePack({ ...packOf([force]), purpose: 'judgments' }), {
    ...{ nowMs: 4_000, fileName: 'force.plumb', programVersion: '0', takesForceJudgments: true },
    newId: () => String(ids++).padStart(32, '0'),
    takesForceOverTyped: isOver,
  });

const judgment = async () => (await tableRows(workbook, 'PlJudgments'))[0];

describe('the force’s layer of its own file', () => {
  test('comes in whole, and nothing of the inspector’s', async () => {
    expect(await take()).toMatchObject({ ok: true, value: { judgmentsFilled: 2, asked: [] } });
    expect(await judgment()).toMatchObject({
      ...{ 'Force judgment': 'Good', 'Force reasons': 'Ours', 'Force counts as': 'Good' },
      ...{ 'Force moderated by': 'F. Example', 'Force moderation': 'Agreed' },
      ...{ 'Inspector judgment': '', 'Inspector reasons': '' },
    });
    const grades = await tableRows(workbook, 'PlGrades');
    expect(grades.find(({ Id }) => Id === `${leadership} force`)).toMatchObject({
      ...{ 'Signed off by': 'F. Example', 'Rests on (digest)': 'ab12' },
    });
    const cases = (await tableRows(workbook, 'PlCases')).map((row) => [
      ...[row.Reference, row['Force grade'], row['Inspector grade'], row.Reasons],
    ]);
    expect(cases).toEqual([
      ['MP/24/1', 'Good', 'Inadequate', ''],
      ['MP/24/2', 'Inadequate', '', ''],
    ]);
    expect(await tableRows(workbook, 'PlFindings')).toMatchObject([{ Finding: 'Quick', Kind: 'Strength' }]);
    expect((await tableRows(workbook, 'PlMeasures'))[0]).toMatchObject({
      ...{ Name: 'Found', Value: 12, Source: "'T'!A1", Period: '2024' },
    });
  });

  test('says nothing new the second time', async () => {
    await take();
    const before = workbook.toBytes();
    expect(await take()).toMatchObject({
      ok: true,
      value: { judgmentsFilled: 0, asked: [], outcome: { rowsAdded: 0, rowsChanged: 0 } },
    });
    expect(workbook.toBytes()).toEqual(before);
  });

  test('is asked about where something else was typed, and counts once that is answered', async () => {
    const cell = { table: 'PlJudgments', key: `${leadership}/1`, header: 'Force judgment' } as const;
    await typeInto(workbook, cell, 'Adequate');
    const asked = await take();
    expect(asked).toMatchObject({
      ok: true,
      value: { asked: [{ header: 'Force judgment', here: 'Adequate', text: 'Good' }] },
    });
    expect(asked.ok ? asked.value.sentences : []).toContain(
      '1.1, Force judgment: “Adequate” stands here and was left; the force’s file says “Good”.',
    );
    expect(await judgment()).toMatchObject({ 'Force judgment': 'Adequate', 'Force reasons': 'Ours' });
    expect(await take(true)).toMatchObject({ ok: true, value: { asked: [] } });
    expect(await judgment()).toMatchObject({ 'Force judgment': 'Good', 'Force counts as': 'Good' });
  });
});

describe('a finding that a person changed here', () => {
  test('keeps what was typed when a newer file comes in, which Status says', async () => {
    const key = 'b1'.repeat(16);
    await inspector.record([
      setFields('finding', { id: key }, { kind: 'strength', sentence: 'Quick', criteria: [] }),
    ]);
    await takeIn(workbook, [inspector]);
    await typeInto(workbook, { table: 'PlFindings', key, header: 'Kind' }, 'Area for improvement');
    await inspector.record([setFields('finding', { id: key }, { sentence: 'Quick at night' })]);
    await takeIn(workbook, [inspector]);
    expect(await tableRows(workbook, 'PlFindings')).toMatchObject([
      {
        Kind: 'Area for improvement',
        Finding: 'Quick at night',
        Status: 'Kind changed here by hand: the evidence file says something else',
      },
    ]);
  });
});
