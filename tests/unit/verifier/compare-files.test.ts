import { beforeAll, describe, expect, test } from 'vitest';
import type { Pack } from '../../../shared/exchange/pack.ts';
import { writePack } from '../../../shared/exchange/write-pack.ts';
import { checkFile } from '../../../verifier/check-file.ts';
import { compareFiles } from '../../../verifier/compare-files.ts';
import { createDevice, packOf, point, startOf } from '../shared/sample-inspection.ts';
import { signerOf, withinTheWindow } from './tampering.ts';

let older: Pack;
let newer: Pack;
let withPeer: Pack;

beforeAll(async () => {
  const [ada, ben] = await Promise.all([createDevice('compare ada'), createDevice('compare ben')]);
  await ada.record(startOf(ada));
  await ada.record([point(ada.newId(), 'First')]);
  older = packOf([ada]);
  await ada.record([point(ada.newId(), 'Second')]);
  newer = packOf([ada]);
  await ben.record([point(ben.newId(), 'Of another')], { seen: [ada.seen()] });
  withPeer = packOf([ada, ben]);
});

async function compare(...packs: readonly Pack[]) {
  const files = await Promise.all(
    packs.map(async (pack, index) => checkFile(`${'abc'[index]}.plumb`, await writePack(pack))),
  );
  return compareFiles(files);
}

/** Of one record alone, where nothing in the file itself can tell. */
async function tampered(name: keyof typeof withinTheWindow, pack: Pack): Promise<Pack> {
  const [log] = pack.logs;
  if (log === undefined) throw new Error('there is a log');
  const [own, foreign] = [await signerOf('compare ada'), await signerOf('somebody else')];
  return (await withinTheWindow[name]({ pack, log, own, foreign, chance: () => 0 })).pack;
}

describe('two files of one inspection', () => {
  test('that go together do not contradict each other, and the older is told', async () => {
    expect(await compare(older, newer)).toEqual([
      {
        outcome: 'holds',
        title: '“a.plumb” and “b.plumb” are of one inspection',
        sentences: [
          'They do not contradict each other.',
          '“a.plumb” lacks the last 1 entry of Sample Person: it is the older copy, or somebody left that out.',
        ],
      },
    ]);
  });

  test.each([
    'rewrites with the log’s own key',
    'deletes with the log’s own key',
    'writes a log anew under a key of his own',
  ] as const)('show what one alone cannot: somebody %s', async (name) => {
    const [check] = await compare(await tampered(name, newer), older);
    expect(check?.outcome).toBe('does-not-hold');
    expect(check?.sentences[0]).toContain('They hold two versions of Sample Person’s entries');
  });

  test('show what one alone cannot: that an entry was left off the end', async () => {
    const [check] = await compare(await tampered('rolls back the last checkpoint', newer), newer);
    expect(check?.sentences[1]).toContain('“a.plumb” lacks the last 1 entry');
  });

  test('tell that a whole record is in one of them alone', async () => {
    const [check] = await compare(newer, withPeer);
    expect(check?.sentences).toEqual([
      'They do not contradict each other.',
      '“a.plumb” lacks the whole record of one person, 2 entries: it is the older copy, or somebody left that out.',
    ]);
  });

  test('of different inspections are not compared, nor one that does not hold', async () => {
    const other = { ...newer, logs: newer.logs.map((log) => ({ ...log, checkpoints: [] })) };
    expect(await compare(newer, other)).toEqual([]);
  });
});
