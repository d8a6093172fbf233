import { describe, expect, test } from 'vitest';
import { readFold, readLogs } from '../../../../extension/store/inspection-reader.ts';
import { sealEntry } from '../../../../extension/store/sealed-rows.ts';
import { sealingOf } from '../../../../extension/store/sealing.ts';
import { addSnapshot, dropSnapshots } from '../../../../extension/store/snapshots.ts';
import type { StoreContext } from '../../../../extension/store/store-context.ts';
import { areSnapshotsRight, writeSnapshots } from '../../../../extension/store/write-snapshot.ts';
import { setFields } from '../../../../shared/ledger/change.ts';
import { emptyFold, readState } from '../../../../shared/ledger/fold.ts';
import type { InspectionState } from '../../../../shared/ledger/inspection-state.ts';
import { point } from '../../shared/sample-inspection.ts';
import { expectOk, marchshire, openTestComputer } from './open-test-store.ts';

const words = 'Sample child Alder was seen alone (fictional)';

async function openFilled(name: string, pointCount: number) {
  const { store, context } = await openTestComputer(name);
  const id = expectOk(await store.startInspection(marchshire));
  const inspection = expectOk(await store.openInspection(id));
  const { newId } = context.effects;
  const points = Array.from({ length: pointCount }, (_, index) => point(newId(), `${words} ${index}`));
  expectOk(await inspection.record(points));
  const [log = ''] = (await readLogs(context, id)).map((row) => row.log);
  return { context, store, id, inspection, log, newId };
}

const stateOf = async (context: StoreContext, id: string): Promise<InspectionState> =>
  readState(await readFold(context, id));

/** As the rows alone tell it. */
async function stateOfRows(context: StoreContext, id: string): Promise<InspectionState> {
  const rows = await context.database.snapshots.toArray();
  await dropSnapshots(context);
  const state = await stateOf(context, id);
  await context.database.snapshots.bulkAdd(rows);
  return state;
}

const stretches = async ({ database }: StoreContext) =>
  (await database.snapshots.toArray()).map(({ from, to }) => [from, to]);

describe('snapshots with what came later', () => {
  test('tell what all rows tell, over pieces, changes, links, removals and looks', async () => {
    const { context, id, inspection, log, newId } = await openFilled('later', 35);
    const [first, second] = inspection.state().items;
    if (first === undefined || second === undefined) throw new Error('there are items');
    const link = { id: newId() };
    const criterion = 'ncpi-2024/initial-response/2';
    expectOk(
      await inspection.record([
        setFields('link', link, { item: first.id, criterion, direction: 'strength' }),
      ]),
    );
    expectOk(await inspection.record([setFields('item', { id: second.id }, { note: 'before' })]));
    await writeSnapshots(context, id, 30);
    const size = (await readLogs(context, id))[0]?.size ?? 0;
    expect(await stretches(context)).toEqual([
      [0, 30],
      [30, size],
    ]);
    inspection.noteLook({ way: 'item', items: [first.id] });
    await inspection.looksNoted();
    const linkRef = inspection.state().items.find(({ id: item }) => item === first.id)?.links[0]?.refs ?? [];
    expectOk(
      await inspection.record([
        setFields('item', { id: second.id, refs: second.refs }, { note: 'after' }),
        { kind: 'link-removed', subject: link.id, replaces: linkRef },
      ]),
    );
    const state = await stateOf(context, id);
    expect(state).toEqual(await stateOfRows(context, id));
    expect(state).toEqual(inspection.state());
    expect(state.items.find(({ id: item }) => item === second.id)?.note).toBe('after');
    const fold = emptyFold();
    expect(await addSnapshot(context, log, fold)).toEqual({ isLacking: false });
    expect(fold.sizes.get(log)).toBe(size);
    expect(await areSnapshotsRight(context, id)).toBe(true);
    inspection.close();
  });

  test('are brought up to date by writing the last piece anew, once it is worth it', async () => {
    const { context, id, inspection, newId } = await openFilled('grow', 30);
    await writeSnapshots(context, id);
    const [[, end = 0] = []] = await stretches(context);
    expectOk(await inspection.record([point(newId(), words)]));
    await writeSnapshots(context, id);
    expect(await stretches(context)).toEqual([[0, end]]);
    expectOk(await inspection.record(Array.from({ length: 30 }, () => point(newId(), words))));
    await writeSnapshots(context, id);
    expect(await stretches(context)).toEqual([[0, end + 31]]);
    expect(await stateOf(context, id)).toEqual(await stateOfRows(context, id));
    inspection.close();
  });

  test('say nothing in clear of what was gathered', async () => {
    const { context, id, inspection } = await openFilled('clear', 30);
    await writeSnapshots(context, id);
    const [row] = await context.database.snapshots.toArray();
    expect(row?.sealed.length).toBeGreaterThan(30 * words.length);
    expect(Object.keys(row ?? {})).toEqual(['log', 'from', 'to', 'sealed']);
    expect(Buffer.from(row?.sealed ?? []).toString('latin1')).not.toMatch(/Alder|item-set|actor/);
    inspection.close();
  });
});

describe('a snapshot that the rows do not bear out', () => {
  const spoil = async (context: StoreContext, how: (bytes: Uint8Array<ArrayBuffer>) => void) => {
    const [row] = await context.database.snapshots.toArray();
    if (row === undefined) throw new Error('there is a snapshot');
    const sealed = new Uint8Array(row.sealed);
    how(sealed);
    await context.database.snapshots.put({ ...row, sealed });
  };

  test.each([
    ['its first byte', 0],
    ['a byte in its midst', 500],
  ])('is dropped where %s was changed, and the rows are read', async (_, at) => {
    const { context, id, inspection } = await openFilled(`spoilt ${at}`, 30);
    await writeSnapshots(context, id);
    await spoil(context, (bytes) => {
      bytes[at] = (bytes[at] ?? 0) ^ 1;
    });
    expect(await stateOf(context, id)).toEqual(inspection.state());
    expect(await stretches(context)).toEqual([]);
    inspection.close();
  });

  test('is dropped with what follows where a piece is not there', async () => {
    const { context, id, inspection, log } = await openFilled('gap', 40);
    await writeSnapshots(context, id, 20);
    expect(await stretches(context)).toHaveLength(3);
    await context.database.snapshots.delete([log, 0]);
    expect(await stateOf(context, id)).toEqual(inspection.state());
    expect(await stretches(context)).toEqual([]);
    inspection.close();
  });

  test('is dropped where its last entry is another than the row’s', async () => {
    const { context, id, inspection, log } = await openFilled('rewritten', 30);
    await writeSnapshots(context, id);
    const [[, end = 0] = []] = await stretches(context);
    const { entries } = context.database;
    const before = inspection.state().items.length;
    // An older copy of the disk would open as well, with other entries in the same places.
    const line = JSON.stringify({
      v: 1,
      log,
      sequence: end - 1,
      kind: 'key-changed',
      body: { content: null },
    });
    await entries.put(await sealEntry(await sealingOf(context), { log, sequence: end - 1, line }));
    expect((await stateOf(context, id)).items).toHaveLength(before - 1);
    expect(await stretches(context)).toEqual([]);
    inspection.close();
  });

  test('is found behind the list where an erased item stands in it still', async () => {
    const { context, store, id, inspection } = await openFilled('erased', 30);
    await writeSnapshots(context, id);
    inspection.close();
    const [key] = await context.database.itemKeys.toArray();
    const [erased] = (await context.database.contents.toArray()).filter((row) => row.keyId === key?.keyId);
    expect(erased).toBeDefined();
    await context.database.itemKeys.delete(key?.keyId ?? '');
    const again = expectOk(await store.openInspection(id));
    let changes = 0;
    again.subscribe(() => changes++);
    await again.check();
    expect(again.state()).toEqual(await stateOfRows(context, id));
    expect([changes, await stretches(context)]).toEqual([1, []]);
    again.close();
  });

  test.each([
    ['erased', ({ database }: StoreContext) => database.itemKeys.clear()],
    ['hidden', ({ database }: StoreContext) => database.itemKeys.toCollection().modify({ isPutAway: true })],
  ] as const)('is not written of what is %s while it is made', async (how, takeAway) => {
    const { context, id, inspection } = await openFilled(`meanwhile ${how}`, 30);
    const { effects } = context;
    const randomBytes = (length: number) => {
      void takeAway(context);
      return effects.randomBytes(length);
    };
    await writeSnapshots({ ...context, effects: { ...effects, randomBytes } }, id);
    expect(await stretches(context)).toEqual([]);
    inspection.close();
  });

  test('is told by name where it is a row that does not open', async () => {
    const { context, store, id, inspection, log } = await openFilled('broken', 30);
    await writeSnapshots(context, id);
    inspection.close();
    const row = await context.database.entries.get([log, 5]);
    if (row === undefined) throw new Error('there is an entry');
    await context.database.entries.put({ ...row, sealed: row.sealed.with(20, (row.sealed[20] ?? 0) ^ 1) });
    const again = expectOk(await store.openInspection(id));
    await expect(again.check()).rejects.toThrow(expect.objectContaining({ name: 'SealBrokenError' }));
    again.close();
  });
});
