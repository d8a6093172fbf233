import { beforeAll, describe, expect, test } from 'vitest';
import { importEvidence } from '../../../../excel-addin/sheets/import-evidence.ts';
import { importErrorSentences } from '../../../../excel-addin/sheets/import-sentences.ts';
import { refreshSheets } from '../../../../excel-addin/sheets/refresh-sheets.ts';
import { createLiveSheets } from '../../../../excel-addin/taskpane/live-sheets.ts';
import type { FileWorkbook } from '../../../../excel-addin/workbook/file/file-workbook.ts';
import { findFramework } from '../../../../shared/criteria/catalogue.ts';
import type { Framework } from '../../../../shared/criteria/framework.ts';
import type { Pack } from '../../../../shared/exchange/pack.ts';
import { writePack } from '../../../../shared/exchange/write-pack.ts';
import { defaultRule } from '../../../../shared/grading/default-rule.ts';
import { setFields } from '../../../../shared/ledger/change.ts';
import { ok } from '../../../../shared/result.ts';
import {
  createChance,
  createDevice,
  type Device,
  packOf,
  point,
  startOf,
} from '../../shared/sample-inspection.ts';
import { openSample, tableRows, takeIn, typeInto } from './sample-workbook.ts';

let device: Device;
let stranger: Device;

beforeAll(async () => {
  device = await createDevice('ann');
  await device.record([...startOf(device), point('e1'.repeat(16), 'Seen')]);
  stranger = await createDevice('stranger');
  await stranger.record([...startOf(stranger), point('e9'.repeat(16), 'Elsewhere')]);
});

const inspectionCell = { table: 'PlCover', key: 'Inspection (number)', header: 'Value' } as const;
const options = { nowMs: 0, fileName: 'x.plumb', programVersion: '0.1.0' };

async function sampleWith(devices: readonly Device[]): Promise<FileWorkbook> {
  const workbook = await openSample();
  expect(await takeIn(workbook, devices)).toMatchObject({ ok: true });
  return workbook;
}

async function expectRefused(workbook: FileWorkbook, pack: Pack, says: RegExp): Promise<void> {
  const before = workbook.toBytes();
  const taken = await importEvidence(workbook, await writePack(pack), options);
  expect(taken.ok ? [] : importErrorSentences(taken.error, ({ type }) => type)).toEqual([
    expect.stringMatching(says),
  ]);
  expect(workbook.toBytes()).toEqual(before);
}

describe('a workbook whose cover no longer says which inspection it holds', () => {
  test('takes in no file that shares nothing with it', async () => {
    const workbook = await sampleWith([device]);
    await typeInto(workbook, inspectionCell, '');
    await expectRefused(
      workbook,
      packOf([stranger]),
      /^PL Cover no longer says which inspection .*“Inspection \(number\)”/,
    );
  });

  test('lets nobody begin another inspection over its rows', async () => {
    const workbook = await sampleWith([device]);
    await typeInto(workbook, inspectionCell, '');
    const before = workbook.toBytes();
    const sheets = createLiveSheets({
      workbook,
      memory: { read: async () => ok(null), write: async () => ok(undefined) },
      version: '0.1.0',
      now: () => new Date(0),
      randomBytes: createChance('begin').randomBytes,
      show: async () => ok(false),
      remove: async () => ok([]),
      watch: async () => ok(undefined),
      watchAll: async () => ok(undefined),
      removeRow: async () => ok(false),
      readSelection: async () => ok({ type: 'no-cells' }),
      showCells: async () => ok('gone'),
    });
    const begun = await sheets.begin({
      ...{ force: 'Eastshire (fictional)', kind: 'inspection', framework: 'ncpi-2024' },
      ...{ startDate: '2026-11-02', endDate: '2026-11-13' },
    });
    expect(begun).toMatchObject({
      ok: false,
      error: { type: 'refused', reason: expect.stringContaining('PL Cover no longer says') },
    });
    expect(workbook.toBytes()).toEqual(before);
  });

  test('takes in a file with an item that it holds, which puts the cover right', async () => {
    const workbook = await sampleWith([device]);
    await typeInto(workbook, inspectionCell, '');
    expect((await takeIn(workbook, [device])).ok).toBe(true);
    const row = (await tableRows(workbook, 'PlCover')).find(({ Item }) => Item === inspectionCell.key);
    expect(row?.Value).toBe('a1'.repeat(16));
  });
});

describe('an edition that is a force’s own', () => {
  const shipped = findFramework('ncpi-2024');
  if (shipped === undefined) throw new Error('the edition ships');
  const own: Framework = { ...shipped, id: 'own-1', title: 'Our own' };
  const changed = (text: string): Framework => ({
    ...own,
    topics: own.topics.map((topic) => ({
      ...topic,
      criteria: topic.criteria.map((one) => (one.number === '3.2' ? { ...one, text } : one)),
    })),
  });
  const packWith = async (framework: Framework): Promise<Pack> => {
    const author = await createDevice('own');
    const start = startOf(author).map((change) =>
      change.kind === 'inspection-set'
        ? { ...change, fields: { ...change.fields, framework: 'own-1' } }
        : change,
    );
    await author.record(start);
    return { ...packOf([author]), frameworks: [framework] };
  };

  test('is not rewritten by a file with another of the same name', async () => {
    const workbook = await openSample();
    expect((await importEvidence(workbook, await writePack(await packWith(own)), options)).ok).toBe(true);
    await expectRefused(workbook, await packWith(changed('Easier')), /“Our own” .* they differ at 3\.2/);
    const fewer = { ...own, topics: own.topics.slice(0, -1) };
    const gone = own.topics.at(-1)?.criteria[0]?.id ?? 'none';
    await expectRefused(workbook, await packWith(fewer), new RegExp(`they differ at ${gone}`));
    expect((await importEvidence(workbook, await writePack(await packWith(own)), options)).ok).toBe(true);
  });
});

describe('a workbook graded by another rule', () => {
  const rule = { ...defaultRule, id: 'ours', version: '2' };

  test('keeps it until another is asked for', async () => {
    const workbook = await openSample();
    const ruleRow = async () =>
      (await tableRows(workbook, 'PlRule')).find(({ Part }) => Part === 'Rule and version')?.['What it says'];
    expect((await takeIn(workbook, [device], { rule })).ok).toBe(true);
    expect((await takeIn(workbook, [device])).ok).toBe(true);
    expect(await ruleRow()).toBe('ours 2');
    expect((await refreshSheets(workbook, { programVersion: '0.1.0' })).ok).toBe(true);
    expect(await ruleRow()).toBe('ours 2');
    expect((await takeIn(workbook, [device], { rule: defaultRule })).ok).toBe(true);
    expect((await takeIn(workbook, [device])).ok).toBe(true);
    expect(await ruleRow()).toBe('one-slip 1.0.0');
  });

  test('is not graded by another where the rule is not in it, or spoilt', async () => {
    const workbook = await openSample();
    expect((await takeIn(workbook, [device], { rule })).ok).toBe(true);
    const data = { table: 'PlRule', key: 'Rule as data', header: 'What it says' } as const;
    await typeInto(workbook, data, '{"id":"ours"');
    await expectRefused(workbook, packOf([device]), /no longer hold a rule that can be used\. It is cut/);
    await typeInto(workbook, data, JSON.stringify({ ...rule, rows: rule.rows.slice(0, -1) }));
    await expectRefused(workbook, packOf([device]), /in line 4, the last line has conditions/);
    await typeInto(workbook, data, '');
    await expectRefused(workbook, packOf([device]), /by the rule “ours 2” .*, not by “one-slip 1\.0\.0”/);
    expect((await takeIn(workbook, [device], { rule: defaultRule })).ok).toBe(true);
  });
});

describe('a judgments file, which does not tell of its inspection', () => {
  const judgmentsPack = async (): Promise<Pack> => {
    const force = await createDevice('force');
    const judged = { layer: 'force', judgment: 'Good', reasons: 'Ours' } as const;
    await force.record([
      setFields('actor', { id: force.actor }, { name: 'Sample Person', role: '' }),
      setFields('judgment', { id: 'd1'.repeat(16) }, { ...judged, criterion: 'ncpi-2024/leadership/1' }),
      setFields('judgment', { id: 'd2'.repeat(16) }, { ...judged, criterion: 'elsewhere/leadership/1' }),
    ]);
    return { ...packOf([force]), purpose: 'judgments' };
  };

  test('is read into a workbook of the same inspection', async () => {
    const workbook = await sampleWith([device]);
    const bytes = await writePack(await judgmentsPack());
    expect(await importEvidence(workbook, bytes, options)).toMatchObject({
      ok: true,
      value: { judgmentsFilled: 0 },
    });
    const taken = await importEvidence(workbook, bytes, { ...options, takesForceJudgments: true });
    expect(taken).toMatchObject({ ok: true, value: { judgmentsFilled: 1 } });
    expect((await tableRows(workbook, 'PlJudgments'))[0]).toMatchObject({
      'Force judgment': 'Good',
      'Inspector judgment': '',
    });
  });

  test('is refused by any other workbook', async () => {
    await expectRefused(await openSample(), await judgmentsPack(), /holds judgments only/);
    const workbook = await sampleWith([device]);
    await typeInto(workbook, inspectionCell, 'b2'.repeat(16));
    await expectRefused(workbook, await judgmentsPack(), /^This workbook holds the inspection of Marchshire/);
  });
});
