import { describe, expect, test } from 'vitest';
import { readCover } from '../../../../excel-addin/sheets/cover-sheet.ts';
import {
  type JudgmentsPackInput,
  writeJudgmentsPack,
} from '../../../../excel-addin/taskpane/judgments-pack.ts';
import { emptyMemory, memoryToText, textToMemory } from '../../../../excel-addin/taskpane/pane-memory.ts';
import type { Pack } from '../../../../shared/exchange/pack.ts';
import { readPack } from '../../../../shared/exchange/read-pack.ts';
import { verifyPack } from '../../../../shared/exchange/verify-pack.ts';
import { defaultRule } from '../../../../shared/grading/default-rule.ts';
import { createChance } from '../../shared/sample-inspection.ts';
import { coverRows, edition, readingOf } from './sample-reading.ts';

const alex = { id: '0f'.repeat(16), name: 'Alex Example', role: 'Inspector' };
const fileRow = { Item: 'Evidence file 1', Value: 'evidence.plumb: 2 items' };
const { randomBytes } = createChance('judgments');

const input = (grades: readonly string[], options: Partial<JudgmentsPackInput> = {}): JudgmentsPackInput => {
  const reading = readingOf({
    PlCover: [...coverRows, fileRow],
    PlJudgments: grades.map((judgment, index) => ({
      Id: `ncpi-2024/leadership/${index + 1}`,
      'Inspector judgment': judgment,
      'Inspector reasons': judgment === '' ? '' : 'As seen.',
    })),
    PlGrades: [
      { Id: 'ncpi-2024/leadership inspector', 'Awarded grade': 'Good', Reason: 'R', Name: 'N', Date: 'D' },
    ],
  });
  const cover = readCover(reading);
  if (cover === null) throw new Error('the sample has a cover');
  const framework = edition();
  const base = { reading, cover, framework, rule: defaultRule, person: alex, memory: emptyMemory };
  return { ...base, nowMs: 1_800_000_000_000, today: '2027-01-15', randomBytes, ...options };
};

const unpack = async (bytes: Uint8Array): Promise<Pack> => {
  const pack = await readPack(bytes);
  if (!pack.ok) throw new Error(pack.error.type);
  return pack.value;
};

const together = (packs: readonly Pack[]): Pack => {
  const [first] = packs;
  if (first === undefined) throw new Error('no pack');
  return {
    ...first,
    logs: packs.flatMap(({ logs }) => logs),
    contents: packs.flatMap(({ contents }) => contents),
  };
};

const judgmentsIn = async (packs: readonly Pack[]) => {
  const { faults, verified } = await verifyPack(together(packs));
  expect(faults).toEqual([]);
  const { state } = verified;
  const judged = state.judgments.map(({ criterion, judgment }) => [criterion.slice(-1), judgment]);
  return { judged: judged.sort(), conflicts: state.conflicts, state };
};

/** Three files one after another, each remembering those before, as a workbook keeps it. */
async function giveThrice(): Promise<readonly [Pack, Pack, Pack]> {
  const first = await writeJudgmentsPack(input(['Good', 'Good']));
  const recalled = (given: typeof first.given) => textToMemory(memoryToText({ ...emptyMemory, given }));
  const second = await writeJudgmentsPack(input(['Adequate', 'Good'], { memory: recalled(first.given) }));
  const third = await writeJudgmentsPack(input(['Outstanding', ''], { memory: recalled(second.given) }));
  return [await unpack(first.bytes), await unpack(second.bytes), await unpack(third.bytes)];
}

describe('writeJudgmentsPack', () => {
  test('holds every judgment and award, under the person’s name, with nothing missing or changed', async () => {
    const pack = await writeJudgmentsPack(input(['Good', 'Not applicable', '', 'Goodish']));
    const { judged, state } = await judgmentsIn([await unpack(pack.bytes)]);
    expect(judged).toEqual([
      ['1', 'Good'],
      ['2', 'Not applicable'],
      ['4', ''],
    ]);
    expect(pack.judgments).toBe(2);
    expect(pack.awards).toBe(1);
    expect(state.awards).toMatchObject([{ topic: 'ncpi-2024/leadership', awarded: 'Good', reason: 'R' }]);
    expect(state.actors.get(alex.id)).toMatchObject({ name: 'Alex Example', role: 'Inspector' });
    expect(state.inspection).toBeNull();
  });

  test('tells of the inspection where it was begun in the workbook', async () => {
    const cover = readCover(readingOf({ PlCover: coverRows }));
    if (cover === null) throw new Error('the sample has a cover');
    const pack = await writeJudgmentsPack(input(['Good'], { cover }));
    const { state } = await judgmentsIn([await unpack(pack.bytes)]);
    expect(state.inspection).toMatchObject({
      id: 'a1'.repeat(16),
      force: 'Marchshire (fictional)',
      kind: 'joint',
    });
  });

  test('takes the place of every earlier file, whichever of them were opened and in whatever order', async () => {
    const [first, second, third] = await giveThrice();
    for (const opened of [[third], [first, third], [third, second, first], [second, third]]) {
      const { judged, conflicts } = await judgmentsIn(opened);
      expect(judged).toEqual([
        ['1', 'Outstanding'],
        ['2', ''],
      ]);
      expect(conflicts).toEqual([]);
    }
  });

  test('holds a document added in the pane, once, however often it is given', async () => {
    const id = 'b2'.repeat(16);
    const paper = {
      Id: id,
      Type: 'Document',
      Title: 'Policy',
      Criteria: '3.2 strength',
      Gathered: '2026-11-03',
    };
    const { reading } = input(['Good']);
    const evidence = readingOf({ PlEvidence: [paper] }).tables;
    const withPaper = { reading: { ...reading, tables: [...reading.tables, ...evidence] } };
    const first = await writeJudgmentsPack(input([], withPaper));
    const memory = textToMemory(memoryToText({ ...emptyMemory, given: first.given }));
    const second = await writeJudgmentsPack(input([], { ...withPaper, memory }));
    expect([first.papers, second.papers]).toEqual([1, 1]);
    const { state, conflicts } = await judgmentsIn([await unpack(first.bytes), await unpack(second.bytes)]);
    expect(conflicts).toEqual([]);
    expect(state.items).toMatchObject([
      { id, original: { type: 'document', title: 'Policy' }, madeBy: alex.id, gatheredAt: '2026-11-03' },
    ]);
    expect(state.items[0]?.links.map(({ criterion, direction }) => [criterion, direction])).toEqual([
      ['ncpi-2024/initial-response/2', 'strength'],
    ]);
  });

  test('signs every file with a key of its own', async () => {
    const packs = await giveThrice();
    const keys = packs.map(({ logs }) => /"publicKey":"([^"]+)"/.exec(logs[0]?.lines[0] ?? '')?.[1]);
    expect(new Set(keys).size).toBe(3);
    expect(keys).not.toContain(undefined);
  });
});
