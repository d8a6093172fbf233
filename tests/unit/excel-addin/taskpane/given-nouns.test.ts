import { describe, expect, test } from 'vitest';
import { asToldHeader, asToldText } from '../../../../excel-addin/sheets/as-told.ts';
import { readCover } from '../../../../excel-addin/sheets/cover-sheet.ts';
import { withFindingIds } from '../../../../excel-addin/sheets/typed-findings.ts';
import { fromFileText, meetCells } from '../../../../excel-addin/sheets/typed-over.ts';
import { writeJudgmentsPack } from '../../../../excel-addin/taskpane/judgments-pack.ts';
import {
  emptyMemory,
  memoryToText,
  type PaneMemory,
  textToMemory,
} from '../../../../excel-addin/taskpane/pane-memory.ts';
import type { TableName } from '../../../../excel-addin/workbook/sheet-plan.ts';
import type { CellValue } from '../../../../excel-addin/workbook/workbook.ts';
import type { Pack } from '../../../../shared/exchange/pack.ts';
import { readPack } from '../../../../shared/exchange/read-pack.ts';
import { verifyPack } from '../../../../shared/exchange/verify-pack.ts';
import { defaultRule } from '../../../../shared/grading/default-rule.ts';
import { createChance, inspectionId } from '../../shared/sample-inspection.ts';
import { coverRows, edition, readingOf } from './sample-reading.ts';

const alex = { id: '0f'.repeat(16), name: 'Alex Example', role: 'Inspector' };
const id = (digits: string) => digits.repeat(16);
const { randomBytes } = createChance('given');

type Tables = Partial<Record<TableName, readonly Readonly<Record<string, CellValue>>[]>>;

/** The file that the pane gives of these tables. */
async function give(tables: Tables, memory: PaneMemory = emptyMemory) {
  const reading = readingOf({ PlCover: coverRows, ...tables });
  const cover = readCover(reading);
  if (cover === null) throw new Error('the sample has a cover');
  const made = await writeJudgmentsPack({
    ...{ reading, cover, framework: edition(), rule: defaultRule, person: alex, memory },
    ...{ nowMs: 1_800_000_000_000, today: '2027-01-15', randomBytes },
  });
  const pack = await readPack(made.bytes);
  if (!pack.ok) throw new Error(pack.error.type);
  return { made, pack: pack.value, memory: textToMemory(memoryToText({ ...memory, given: made.given })) };
}

async function stateOf(...packs: readonly Pack[]) {
  const [first] = packs;
  if (first === undefined) throw new Error('no pack');
  const { faults, verified } = await verifyPack({
    ...first,
    logs: packs.flatMap(({ logs }) => logs),
    contents: packs.flatMap(({ contents }) => contents),
  });
  expect(faults).toEqual([]);
  return verified.state;
}

const finding = {
  ...{ Id: id('b1'), Kind: 'cause of concern', Finding: 'Reports wait', Criteria: '1.2; 3.1 Some label' },
  ...{ Status: '', Version: '', Writings: '' },
};

describe('a finding', () => {
  test('that a person typed is told whole, once, however often it is given', async () => {
    const first = await give({ PlFindings: [finding] });
    const changed = { ...finding, Finding: 'Reports wait for days' };
    const second = await give({ PlFindings: [changed] }, first.memory);
    expect([first.made.findings, second.made.findings]).toEqual([1, 1]);
    for (const opened of [[second.pack], [first.pack, second.pack]]) {
      const state = await stateOf(...opened);
      expect(state.conflicts).toEqual([]);
      expect(state.findings).toMatchObject([
        {
          ...{ id: id('b1'), kind: 'cause-of-concern', sentence: 'Reports wait for days', withdrawn: null },
          criteria: ['ncpi-2024/leadership/2', 'ncpi-2024/initial-response/1'],
          madeBy: alex.id,
        },
      ]);
    }
  });

  test('is none without a kind or a sentence', async () => {
    const rows = [
      { ...finding, Kind: 'Opinion' },
      { ...finding, Id: id('b2'), Finding: ' ' },
    ];
    expect((await give({ PlFindings: rows })).made.findings).toBe(0);
  });

  test('that a file told is told again only in what a person changed, over the writings that the row rests on', async () => {
    const log = id('c4');
    const told = asToldText(['Strength', 'Reports are quick', '1.2 Label']);
    const row = {
      ...{ Id: id('b3'), Kind: 'Strength', Finding: 'Reports are quick', Criteria: '1.2 Label' },
      ...{ Version: 'v', Writings: `${log.slice(0, 10)}:7`, [asToldHeader]: told },
    };
    const memory = { ...emptyMemory, logs: [log] };
    expect((await give({ PlFindings: [row] }, memory)).made.findings).toBe(0);
    const given = await give({ PlFindings: [{ ...row, Kind: 'Area for improvement' }] }, memory);
    const said = given.pack.contents.map(({ json }) => JSON.parse(json) as unknown);
    expect(said).toContainEqual({ kind: 'area-for-improvement' });
    expect(given.pack.logs[0]?.lines.join('\n')).toContain(`"replaces":["${log}:7"]`);
  });

  test('gets its id where it is typed, and only once', () => {
    const typed = { ...finding, Id: '' };
    const reading = readingOf({
      PlFindings: [typed, { ...typed, Finding: 'reports  WAIT' }, { ...typed, Kind: '' }],
    });
    const named = withFindingIds(reading, () => id('e7'));
    expect(named.plan?.table.rows.map(({ key, alternateKey }) => [key, alternateKey])).toEqual([
      [id('e7'), 'Reports wait'],
    ]);
    expect(named.reading.tables[0]?.rows.map((row) => row.Id?.value)).toEqual([id('e7'), '', '']);
    expect(withFindingIds(named.reading, () => id('e8')).plan).toBeNull();
  });
});

describe('a case', () => {
  const row = {
    ...{ Id: id('d1'), Reference: 'MP/24/1', 'Area of practice': '', Criteria: '1.2', 'Force grade': 'good' },
    ...{ 'Inspector grade': 'RI', Reasons: 'Late', State: 'Closed', 'Referred back': '2026-11-10' },
    'Question to the force': 'Why was the visit late?',
    ...{ 'Second inspector': 'B. Sample', 'Second inspector grade': 'Inadequate', Version: '', Writings: '' },
  };

  test('that a person typed is told whole', async () => {
    const { pack, made } = await give({ PlCases: [row, { ...row, Id: 'waiting' }] });
    expect(made.cases).toBe(1);
    expect((await stateOf(pack)).cases).toMatchObject([
      {
        ...{ id: id('d1'), reference: 'MP/24/1', area: null, criteria: ['ncpi-2024/leadership/2'] },
        ...{ forceGrade: 'good', inspectorGrade: 'requires-improvement', reasons: 'Late', status: 'closed' },
        otherGrades: [{ by: 'B. Sample', grade: 'inadequate' }],
        ...{ referredAt: '2026-11-10', question: 'Why was the visit late?', reply: '', replyDate: '' },
      },
    ]);
  });

  test('that a file told is told again only in what a person changed', async () => {
    const cells = { ...row, 'Inspector grade': '', Reasons: '' };
    const { fromFile } = meetCells({}, {}, cells);
    const told = { ...row, Version: 'v', Writings: 'aa:1', 'From file': fromFileText(fromFile) };
    const { pack, made } = await give({ PlCases: [told] });
    expect(made.cases).toBe(1);
    const said = pack.contents.map(({ json }) => JSON.parse(json) as unknown);
    expect(said).toContainEqual({ inspectorGrade: 'requires-improvement', reasons: 'Late' });
  });

  test('that was withdrawn is told only where it was told before: closed, without a grade', async () => {
    const withdrawn = { ...row, State: 'Withdrawn' };
    expect((await give({ PlCases: [withdrawn] })).made.cases).toBe(0);
    const { pack } = await give({ PlCases: [{ ...withdrawn, Version: 'v', Writings: 'aa:1' }] });
    expect(pack.contents.map(({ json }) => JSON.parse(json) as unknown)).toContainEqual({
      ...{ forceGrade: null, inspectorGrade: null, otherGrades: [], status: 'closed' },
      reasons: 'Withdrawn from the audit. Late',
    });
  });

  test('that an earlier version took in is told with the question that was typed since', async () => {
    const { 'Question to the force': question, ...cells } = row;
    const { fromFile } = meetCells({}, {}, cells);
    const told = { ...row, Version: 'v', Writings: 'aa:1', 'From file': fromFileText(fromFile) };
    const { pack } = await give({ PlCases: [told] });
    const said = pack.contents.map(({ json }) => JSON.parse(json) as unknown);
    expect(said).toContainEqual({ question });
  });
});

describe('a measure', () => {
  const row = {
    ...{ Id: id('f1'), Name: 'Found within a day', Value: 0.4, Unit: 'Share (0 to 1)', Numerator: 4 },
    ...{ Denominator: 10, Direction: 'Higher is better', 'Snapshot or period': 'Period', Period: '2024' },
    ...{ Definition: 'Found', 'Counted out of': 'All', Target: 0.9, 'Good limit': 0.8, Criteria: '1.2' },
    ...{ Source: "'Table 1'!C7" },
  };

  test('is told with its values, and as withdrawn once it is gone from the sheet', async () => {
    const first = await give({ PlMeasures: [row, { ...row, Id: id('f2'), Value: 'c' }] });
    expect(first.made.measures).toBe(2);
    const state = await stateOf(first.pack);
    expect(state.measures.find((one) => one.id === id('f1'))).toMatchObject({
      ...{ name: 'Found within a day', unit: 'share', direction: 'higher', basis: 'period', period: '2024' },
      ...{ value: 0.4, valueText: '0.4', numeratorValue: 4, denominatorValue: 10, target: 0.9 },
      ...{ bands: [{ grade: 'Good', limit: 0.8 }], criteria: ['ncpi-2024/leadership/2'] },
      ...{ asOf: '2027-01-15', withdrawn: null, source: "'Table 1'!C7" },
    });
    expect(state.measures.find((one) => one.id === id('f2'))).toMatchObject({ value: null, valueText: 'c' });
    const second = await give({ PlMeasures: [row] }, first.memory);
    const after = await stateOf(first.pack, second.pack);
    expect(after.conflicts).toEqual([]);
    expect(after.measures.map((one) => [one.id, one.withdrawn === null]).sort()).toEqual([
      [id('f1'), true],
      [id('f2'), false],
    ]);
  });
});

describe('moderation and sign-offs', () => {
  const moderated = {
    ...{ Id: 'ncpi-2024/leadership/1', 'Inspector judgment': 'Good', 'Judged by': 'A. Sample' },
    ...{ Confidence: 'Very low', 'Method limits': 'Serious', 'Moderated by': 'B. Example' },
    ...{ Moderation: 'proposed another grade', 'Proposed grade': 'ri', 'Moderation reason': 'Too few' },
    ...{ 'Moderation date': '2026-11-12' },
  };
  const signed = {
    ...{ Id: 'ncpi-2024/leadership force', 'Signed off by': 'C. Sample', 'Signed off on': '2026-11-13' },
    'Rests on (digest)': 'ab12',
  };

  test('are told with who judged and how sure they were', async () => {
    const { pack, made } = await give({
      PlJudgments: [moderated],
      PlGrades: [signed],
      PlSignOffs: [{ 'Grade row': signed.Id }, { 'Grade row': signed.Id }, { 'Grade row': 'another' }],
    });
    expect([made.moderations, made.signOffs]).toEqual([1, 1]);
    const state = await stateOf(pack);
    expect(state.judgments).toMatchObject([
      { judgedBy: 'A. Sample', confidence: 'very-low', methodLimits: 'Serious', coherence: '' },
    ]);
    expect(state.moderations).toMatchObject([
      {
        ...{ criterion: 'ncpi-2024/leadership/1', layer: 'inspector', outcome: 'proposed' },
        ...{ grade: 'Requires improvement', reason: 'Too few', name: 'B. Example', date: '2026-11-12' },
      },
    ]);
    expect(state.signOffs).toMatchObject([
      { topic: 'ncpi-2024/leadership', layer: 'force', name: 'C. Sample', restedOn: 'ab12', facts: 2 },
    ]);
    expect(state.inspection?.id).toBe(inspectionId);
  });

  test('that are taken back are nobody’s in the next file', async () => {
    const first = await give({ PlJudgments: [moderated], PlGrades: [signed] });
    const second = await give({}, first.memory);
    expect([second.made.moderations, second.made.signOffs]).toEqual([0, 0]);
    const state = await stateOf(first.pack, second.pack);
    expect(state.conflicts).toEqual([]);
    expect(state.moderations).toMatchObject([{ name: '' }]);
    expect(state.signOffs).toMatchObject([{ name: '' }]);
  });
});
