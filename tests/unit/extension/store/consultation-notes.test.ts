import { describe, expect, test } from 'vitest';
import { createConsultationNotes, onceInMs } from '../../../../extension/store/consultation-notes.ts';
import { createStore } from '../../../../extension/store/create-store.ts';
import type { OpenInspection } from '../../../../extension/store/store.ts';
import { type Change, setFields } from '../../../../shared/ledger/change.ts';
import { err } from '../../../../shared/result.ts';
import { expectOk, marchshire, openTestComputer, type TestComputer } from './open-test-store.ts';

const item = 'aa'.repeat(16);
const other = 'bb'.repeat(16);

async function begin(computer: TestComputer): Promise<OpenInspection> {
  const id = expectOk(await computer.store.startInspection(marchshire));
  return expectOk(await computer.store.openInspection(id));
}

const looksOf = async ({ store }: TestComputer, { id }: OpenInspection) =>
  (await store.readCustody(id)).filter(({ kind }) => kind === 'consulted').map(({ fields }) => fields);

const signaturesOf = ({ context }: TestComputer) => context.database.checkpoints.count();

describe('looking at evidence', () => {
  test('is noted once, however often the same is looked at within the hour', async () => {
    const computer = await openTestComputer('looks');
    const inspection = await begin(computer);
    for (let times = 0; times < 5; times++) {
      inspection.noteLook({ way: 'item', items: [item] });
      await inspection.looksNoted();
    }
    expect(await looksOf(computer, inspection)).toEqual([
      { way: 'item', items: [item], itemCount: 1, about: '' },
    ]);
  });

  test('is noted again for another item, another way, and after the hour', async () => {
    const computer = await openTestComputer('again');
    let later = 0;
    const effects = { ...computer.context.effects, now: () => computer.context.effects.now() + later };
    const context = { ...computer.context, effects };
    const inspection = await begin(computer);
    const written: Change[] = [];
    const person = await computer.store.readPerson();
    const notes = createConsultationNotes(context, {
      inspection: inspection.id,
      actor: async () => person?.actor ?? '',
      write: async (changes) => {
        written.push(...changes);
        return inspection.record(changes);
      },
    });
    notes.note({ way: 'item', items: [item] });
    notes.note({ way: 'item', items: [other] });
    notes.note({ way: 'picture', items: [item] });
    await notes.settle();
    // A minute short of it; the clock of these tests goes on by itself, too.
    later = onceInMs - 60_000;
    notes.note({ way: 'item', items: [item] });
    await notes.settle();
    expect(written).toHaveLength(3);
    later = onceInMs;
    notes.note({ way: 'item', items: [item] });
    await notes.settle();
    expect(written).toHaveLength(4);
  });

  test('is not noted again by a window that is opened anew, nor by a second one', async () => {
    const computer = await openTestComputer('windows');
    const first = await begin(computer);
    first.noteLook({ way: 'item', items: [item] });
    await first.looksNoted();
    first.close();
    const second = expectOk(await computer.store.openInspection(first.id));
    second.noteLook({ way: 'item', items: [item] });
    await second.looksNoted();
    expect(await looksOf(computer, second)).toHaveLength(1);
  });

  test('is written together in one transaction, under one signature', async () => {
    const computer = await openTestComputer('batch');
    const inspection = await begin(computer);
    const before = await signaturesOf(computer);
    for (let count = 10; count < 60; count++) {
      inspection.noteLook({ way: 'item', items: [`${count}`.repeat(16)] });
    }
    await inspection.looksNoted();
    expect(await looksOf(computer, inspection)).toHaveLength(50);
    expect(await signaturesOf(computer)).toBe(before + 1);
  });

  test('is found again behind many other entries of the same hour', async () => {
    const computer = await openTestComputer('behind');
    const inspection = await begin(computer);
    inspection.noteLook({ way: 'item', items: [item] });
    await inspection.looksNoted();
    const notes = Array.from({ length: 200 }, (_, count) =>
      setFields('item', { id: item }, { note: `Note ${count}` }),
    );
    expectOk(await inspection.record(notes));
    const again = expectOk(await computer.store.openInspection(inspection.id));
    again.noteLook({ way: 'item', items: [item] });
    await again.looksNoted();
    expect(await looksOf(computer, again)).toHaveLength(1);
  });

  test('is written by itself, without anybody waiting for it', async () => {
    const computer = await openTestComputer('alone');
    const inspection = await begin(computer);
    inspection.noteLook({ way: 'list', about: 'evidence' });
    await expect.poll(() => looksOf(computer, inspection)).toHaveLength(1);
  });

  test('neither changes what there is nor has any window draw it anew', async () => {
    const computer = await openTestComputer('quiet');
    const inspection = await begin(computer);
    let drawn = 0;
    inspection.subscribe(() => (drawn += 1));
    const before = inspection.state();
    inspection.noteLook({ way: 'item', items: [item] });
    await inspection.looksNoted();
    expect(inspection.state()).toBe(before);
    expect(drawn).toBe(0);
  });

  test('that the disk refused is noted with the next', async () => {
    const computer = await openTestComputer('full');
    const inspection = await begin(computer);
    let isFull = true;
    const notes = createConsultationNotes(computer.context, {
      inspection: inspection.id,
      actor: async () => 'aa'.repeat(16),
      write: (changes) =>
        isFull ? Promise.resolve(err({ type: 'disk-full' as const })) : inspection.record(changes),
    });
    notes.note({ way: 'item', items: [item] });
    await notes.settle();
    expect(await looksOf(computer, inspection)).toEqual([]);
    isFull = false;
    notes.note({ way: 'item', items: [other] });
    await notes.settle();
    expect((await looksOf(computer, inspection)).map((fields) => fields?.items)).toEqual([[item], [other]]);
  });

  test('while Plumbline is locked is written nowhere, and nobody is told; sealed when it is written', async () => {
    const computer = await openTestComputer('locked looks');
    const { vault, database } = computer.context;
    let isLocked = false;
    const lockable = { keys: async () => (isLocked ? null : vault.keys()) };
    const store = createStore({ ...computer.context, vault: lockable });
    const id = expectOk(await store.startInspection(marchshire));
    const inspection = expectOk(await store.openInspection(id));
    const before = await database.entries.count();
    const heard: unknown[] = [];
    const channel = new BroadcastChannel('plumbline');
    channel.addEventListener('message', ({ data }) => heard.push(data));
    isLocked = true;
    inspection.noteLook({ way: 'item', items: [item] });
    await inspection.looksNoted();
    expect(await database.entries.count()).toBe(before);
    isLocked = false;
    inspection.noteLook({ way: 'item', items: [other] });
    await inspection.looksNoted();
    expect((await looksOf(computer, inspection)).map((fields) => fields?.items)).toEqual([[item], [other]]);
    expect(heard).toEqual([]);
    channel.close();
    for (const { sealed } of await database.entries.toArray())
      expect(Buffer.from(sealed).toString('latin1')).not.toContain('consultation');
  });

  test('tells the person when it cannot be noted', async () => {
    const computer = await openTestComputer('told');
    const inspection = await begin(computer);
    const channel = new BroadcastChannel('plumbline');
    const heard = new Promise((resolve) => channel.addEventListener('message', ({ data }) => resolve(data)));
    const notes = createConsultationNotes(computer.context, {
      inspection: inspection.id,
      actor: async () => 'aa'.repeat(16),
      write: async () => err({ type: 'disk-full' }),
    });
    notes.note({ way: 'item', items: [item] });
    await notes.settle();
    expect(await heard).toMatchObject({ type: 'notice', level: 'problem' });
    channel.close();
  });
});

test('a file that is read for a person is noted; one that is not there is not', async () => {
  const computer = await openTestComputer('files');
  const inspection = await begin(computer);
  const bytes = new TextEncoder().encode('A paper (fictional)');
  let commitment = '';
  expectOk(
    await inspection.recordWithAttachment({ name: 'p.txt', mediaType: 'text/plain', bytes }, (attachment) => {
      commitment = attachment.commitment;
      return [setFields('item', { id: item }, { note: 'With a paper' })];
    }),
  );
  expect(await inspection.showAttachment('00'.repeat(32), { way: 'picture', items: [other] })).toBeNull();
  expect(await inspection.showAttachment(commitment, { way: 'picture', items: [item] })).not.toBeNull();
  await inspection.looksNoted();
  expect((await looksOf(computer, inspection)).map((fields) => fields?.items)).toEqual([[item]]);
});
