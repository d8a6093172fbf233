import { beforeAll, describe, expect, test } from 'vitest';
import { importEvidence } from '../../../../excel-addin/sheets/import-evidence.ts';
import type { Pack } from '../../../../shared/exchange/pack.ts';
import { writePack } from '../../../../shared/exchange/write-pack.ts';
import { removeLink, setFields } from '../../../../shared/ledger/change.ts';
import { createDevice, packOf, point, startOf } from '../../shared/sample-inspection.ts';
import { openSample, tableRows } from './sample-workbook.ts';

const [one, two] = ['e1'.repeat(16), 'e2'.repeat(16)];
const link = 'f1'.repeat(16);
const other = 'f2'.repeat(16);
const criterion = 'ncpi-2024/initial-response/2';

/** p1 is what both began from; then Bob withdraws the second item, and Ann, unaware, changes both. */
let files: Readonly<Record<'p1' | 'bob' | 'ann' | 'both', Pack>>;

beforeAll(async () => {
  const [ann, bob] = [await createDevice('ann unseen'), await createDevice('bob unseen')];
  await ann.record(startOf(ann));
  const { entries } = await ann.record([
    point(one, 'First'),
    point(two, 'Second'),
    setFields('link', { id: link }, { item: one, criterion, direction: 'strength' }),
  ]);
  const [refOne = '', refTwo = '', refLink = ''] = entries.map(({ log, sequence }) => `${log}:${sequence}`);
  const p1 = packOf([ann]);
  await bob.record(
    [
      setFields('item', { id: two, refs: [refTwo] }, { withdrawn: 'Said in confidence' }),
      setFields('item', { id: one, refs: [refOne] }, { note: 'Bob’s note' }),
      setFields(
        'link',
        { id: other },
        { item: one, criterion: 'ncpi-2024/investigation/4', direction: 'neutral' },
      ),
    ],
    { nowMs: 5_000, seen: [ann.seen()] },
  );
  const bobs = {
    ...packOf([bob]),
    logs: [...p1.logs, bob.copy()],
    contents: [...p1.contents, ...bob.contents()],
  };
  await ann.record(
    [
      setFields('item', { id: two, refs: [refTwo] }, { note: 'Ann’s note' }),
      setFields('item', { id: one, refs: [refOne] }, { followUp: 'Ask again' }),
      removeLink({ id: link, refs: [refLink] }),
    ],
    { nowMs: 9_000 },
  );
  files = { p1, bob: bobs, ann: packOf([ann]), both: packOf([ann, bob]) };
});

async function takenIn(names: readonly (keyof typeof files)[]) {
  const workbook = await openSample();
  for (const name of names) {
    const options = { nowMs: 0, fileName: `${name}.plumb`, programVersion: '0.1.0' };
    const taken = await importEvidence(workbook, await writePack(files[name]), options);
    if (!taken.ok) throw new Error(JSON.stringify(taken.error));
  }
  const judgments = await tableRows(workbook, 'PlJudgments');
  return { evidence: await tableRows(workbook, 'PlEvidence'), judgments };
}

describe('a colleague’s file that does not know of a withdrawal', () => {
  test.each([
    [['p1', 'bob', 'ann']],
    [['p1', 'ann', 'bob']],
    [['bob', 'ann', 'p1']],
    [['ann', 'bob', 'ann', 'bob', 'p1']],
  ] as const)('leaves the item withdrawn, and says that both changed it (%s)', async (order) => {
    const { evidence } = await takenIn(order);
    expect(evidence[1]?.Status).toMatch(
      /^Withdrawn: Said in confidence; Changed on two computers, .*: one withdrew it, so it counts no more/,
    );
    expect(evidence[1]).toMatchObject({ Note: 'Ann’s note' });
  });

  test('brings back no link that was taken off, and keeps the one that was added', async () => {
    const { evidence, judgments } = await takenIn(['p1', 'bob', 'ann']);
    expect(evidence[0]).toMatchObject({ Criteria: '5.4 neutral' });
    expect(evidence[0]?.Status).toMatch(/^Changed on two computers/);
    const items = new Map(judgments.map((row) => [row.Number, row.Items]));
    expect([items.get('3.2'), items.get('5.4')]).toEqual([0, 1]);
  });

  test('ends the same in either order', async () => {
    const { evidence } = await takenIn(['p1', 'bob', 'ann']);
    expect((await takenIn(['p1', 'ann', 'bob'])).evidence).toEqual(evidence);
    expect((await takenIn(['p1', 'ann', 'bob', 'ann', 'p1'])).evidence).toEqual(evidence);
  });

  test('gives way to a file from someone who has both', async () => {
    const { evidence } = await takenIn(['p1', 'bob', 'ann', 'both']);
    expect(evidence.map(({ Status }) => Status)).toEqual(['', 'Withdrawn: Said in confidence']);
    expect(evidence[0]).toMatchObject({
      Criteria: '5.4 neutral',
      Note: 'Bob’s note',
      'Follow up': 'Ask again',
    });
  });
});

describe('a link that only the other took off', () => {
  test('goes, in a row that the workbook’s other files left alone', async () => {
    const [ann, bob] = [await createDevice('ann alone'), await createDevice('bob alone')];
    await ann.record(startOf(ann));
    const { entries } = await ann.record([
      point(one, 'First'),
      setFields('link', { id: link }, { item: one, criterion, direction: 'strength' }),
    ]);
    const p1 = packOf([ann]);
    await bob.record([point(two, 'Bob’s own')], { nowMs: 5_000, seen: [ann.seen()] });
    const bobs = { ...p1, logs: [...p1.logs, bob.copy()], contents: [...p1.contents, ...bob.contents()] };
    const refs = entries.slice(1).map(({ log, sequence }) => `${log}:${sequence}`);
    await ann.record([removeLink({ id: link, refs })], { nowMs: 9_000 });
    const workbook = await openSample();
    for (const pack of [p1, bobs, packOf([ann]), bobs]) {
      const options = { nowMs: 0, fileName: 'x.plumb', programVersion: '0.1.0' };
      expect((await importEvidence(workbook, await writePack(pack), options)).ok).toBe(true);
    }
    expect((await tableRows(workbook, 'PlEvidence'))[0]).toMatchObject({ Criteria: '', Status: '' });
  });
});
