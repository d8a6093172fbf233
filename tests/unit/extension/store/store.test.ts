import type { Table } from 'dexie';
import { IDBDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { saveClip } from '../../../../extension/clipping/save-clip.ts';
import { createStore } from '../../../../extension/store/create-store.ts';
import { Database } from '../../../../extension/store/database.ts';
import { recordChanges } from '../../../../extension/store/log-writer.ts';
import type { OpenInspection } from '../../../../extension/store/store.ts';
import { readPack } from '../../../../shared/exchange/read-pack.ts';
import { verifyPack } from '../../../../shared/exchange/verify-pack.ts';
import { setFields } from '../../../../shared/ledger/change.ts';
import { expectOk, marchshire, openTestComputer, type TestComputer } from './open-test-store.ts';

const point = (id: string, text: string) =>
  setFields(
    'item',
    { id },
    {
      original: { type: 'point', text },
      shown: { text, title: 'Interview', source: '', grid: null },
      gatheredAt: '2026-11-03T10:00:00.000Z',
    },
  );

const clip = {
  quote: 'Staff know how to refer.',
  selectors: [],
  structure: { headings: [], table: null, field: null, list: null },
  pageUrl: 'http://intranet.marchshire.example/policy',
  pageTitle: 'Policy',
  frameUrl: null,
  isFindable: true,
  anchor: null,
  unread: [],
};

async function startMarchshire({ store }: TestComputer): Promise<OpenInspection> {
  const id = expectOk(await store.startInspection(marchshire));
  return expectOk(await store.openInspection(id));
}

const textsOf = (inspection: OpenInspection) => inspection.state().items.map(({ shown }) => shown.text);

describe('an inspection on one computer', () => {
  test('is started with the person’s name and is then the one in hand', async () => {
    const computer = await openTestComputer('one');
    const inspection = await startMarchshire(computer);
    expect(inspection.state().inspection).toMatchObject(marchshire);
    expect([...inspection.state().actors.values()]).toMatchObject([{ name: 'one (fictional)' }]);
    expect(await computer.store.currentInspection()).toBe(inspection.id);
  });

  test('keeps what was recorded when it is opened again', async () => {
    const computer = await openTestComputer('two');
    const inspection = await startMarchshire(computer);
    expectOk(await inspection.record([point('aa'.repeat(16), 'A point')]));
    inspection.close();
    const again = expectOk(await computer.store.openInspection(inspection.id));
    expect(textsOf(again)).toEqual(['A point']);
  });

  test('never mixes with another', async () => {
    const computer = await openTestComputer('three');
    const first = await startMarchshire(computer);
    const second = expectOk(
      await computer.store.startInspection({ ...marchshire, force: 'Otherford (fictional)' }),
    );
    expectOk(await first.record([point('ab'.repeat(16), 'Of the first')]));
    expect(expectOk(await computer.store.openInspection(second)).state().items).toEqual([]);
    const { bytes } = expectOk(await computer.store.exportPack(second, { recipient: 'nobody' }));
    const pack = expectOk(await readPack(bytes));
    expect(pack.logs).toHaveLength(1);
    expect(JSON.stringify(pack.contents)).not.toContain('Of the first');
  });

  test('saves a clip with what stays chosen, in one transaction of the worker', async () => {
    const computer = await openTestComputer('four');
    const inspection = await startMarchshire(computer);
    expectOk(await inspection.choose({ method: 'ncpi-2020/written-material' }));
    const { item } = expectOk(await saveClip(computer.context, clip));
    const again = expectOk(await computer.store.openInspection(inspection.id));
    expect(again.state().items).toMatchObject([
      { id: item, method: 'ncpi-2020/written-material', links: [], shown: { text: clip.quote } },
    ]);
  });

  test('tells that no inspection is open, and saves nothing', async () => {
    const { context } = await openTestComputer('five');
    expect(await saveClip(context, clip)).toEqual({ ok: false, error: { type: 'no-inspection' } });
    expect(await context.database.entries.count()).toBe(0);
  });

  test('hears of what another window of the browser writes', async () => {
    const computer = await openTestComputer('six');
    const inspection = await startMarchshire(computer);
    const heard = new Promise<void>((resolve) => inspection.subscribe(resolve));
    expectOk(await saveClip(computer.context, clip));
    await heard;
    expect(textsOf(inspection)).toEqual([clip.quote]);
    inspection.close();
  });

  test('keeps every entry when many are recorded at once', async () => {
    const computer = await openTestComputer('seven');
    const inspection = await startMarchshire(computer);
    const ids = Array.from({ length: 20 }, () => computer.context.effects.newId());
    await Promise.all(ids.map(async (id) => expectOk(await inspection.record([point(id, id)]))));
    expect(textsOf(inspection).sort()).toEqual([...ids].sort());
    const { bytes } = expectOk(await computer.store.exportPack(inspection.id, { recipient: 'test' }));
    expect((await verifyPack(expectOk(await readPack(bytes)))).faults).toEqual([]);
  });

  test('says that a change is saved also where reading it back fails once', async () => {
    const computer = await openTestComputer('reading');
    const inspection = await startMarchshire(computer);
    const { entries } = computer.context.database;
    const where = entries.where.bind(entries);
    let failures = 1;
    Object.assign(entries, {
      where: (index: string) => {
        if (failures-- > 0) throw new DOMException('', 'UnknownError');
        return where(index);
      },
    });
    expectOk(await inspection.record([point('0a'.repeat(16), 'first')]));
    expectOk(await inspection.record([point('0b'.repeat(16), 'second')]));
    expect(textsOf(inspection).sort()).toEqual(['first', 'second']);
  });

  test('keeps half-typed words until they are discarded', async () => {
    const { store } = await openTestComputer('eight');
    expectOk(await store.saveDraft('note/1', 'half a sent'));
    expect(await store.readDraft('note/1')).toBe('half a sent');
    await store.discardDraft('note/1');
    expect(await store.readDraft('note/1')).toBeNull();
  });

  test('writes nothing of a change when the disk is full', async () => {
    const computer = await openTestComputer('nine');
    const inspection = await startMarchshire(computer);
    const { database } = computer.context;
    const before = await database.entries.count();
    database.contents.hook('creating', () => {
      throw new DOMException('', 'QuotaExceededError');
    });
    const saved = await inspection.record([point('ac'.repeat(16), 'lost?')]);
    expect(saved).toEqual({ ok: false, error: { type: 'disk-full' } });
    expect(await database.entries.count()).toBe(before);
    expect(inspection.state().items).toEqual([]);
  });

  test('says that a clip is saved only after the one transaction that writes all of it is complete', async () => {
    const { transaction: begin } = IDBDatabase.prototype;
    const told: string[] = [];
    // Dexie takes this method as it is when the database is opened.
    IDBDatabase.prototype.transaction = function begun(...args: Parameters<typeof begin>) {
      const transaction = begin.apply(this, args);
      if (transaction.mode === 'readwrite') {
        told.push([...transaction.objectStoreNames].join(' '));
        transaction.addEventListener('complete', () => told.push('complete'));
      }
      return transaction;
    };
    const computer = await openTestComputer('complete');
    await startMarchshire(computer);
    IDBDatabase.prototype.transaction = begin;
    told.length = 0;
    expectOk(await saveClip(computer.context, clip, 7));
    told.push('saved');
    expect(told).toEqual([
      'attachments checkpoints contents entries itemKeys logs pendingPages',
      'complete',
      'saved',
    ]);
  });

  test('of a change that breaks off at whichever row nothing is kept, and trying again makes it once', async () => {
    const { context, ...computer } = await openTestComputer('broken');
    const inspection = await startMarchshire({ context, ...computer });
    const { tables, entries, contents, checkpoints, itemKeys, pendingPages, logs } = context.database;
    const countAll = () => Promise.all(tables.map((table) => table.count()));
    const before = [await countAll(), await logs.toArray()];
    const refuse = () => {
      throw new DOMException('', 'AbortError');
    };
    // The same id at every try, as one that asks again after a crash would give.
    const again = { ...context, effects: { ...context.effects, newId: () => 'ad'.repeat(16) } };
    for (const table of [entries, contents, checkpoints, itemKeys, pendingPages] as readonly Table[]) {
      table.hook('creating', refuse);
      expect((await saveClip(again, clip, 7)).ok).toBe(false);
      table.hook('creating').unsubscribe(refuse);
      expect([await countAll(), await logs.toArray()]).toEqual(before);
    }
    logs.hook('updating', refuse);
    expect((await saveClip(again, clip, 7)).ok).toBe(false);
    logs.hook('updating').unsubscribe(refuse);
    expect([await countAll(), await logs.toArray()]).toEqual(before);
    expectOk(await saveClip(again, clip, 7));
    // Its answer was lost on the way, and it is asked for once more.
    expectOk(await saveClip(again, clip, 7));
    const opened = expectOk(await computer.store.openInspection(inspection.id));
    expect(opened.state().items).toMatchObject([{ id: 'ad'.repeat(16), shown: { text: clip.quote } }]);
    expect(await pendingPages.count()).toBe(1);
    const { bytes } = expectOk(await computer.store.exportPack(inspection.id, { recipient: 'test' }));
    expect((await verifyPack(expectOk(await readPack(bytes)))).faults).toEqual([]);
  });
});

describe('two colleagues', () => {
  async function pair() {
    const first = await openTestComputer('first');
    const second = await openTestComputer('second');
    const mine = await startMarchshire(first);
    const { text } = expectOk(await first.store.exportInspectionFile(mine.id));
    const id = expectOk(await second.store.joinInspection(text));
    return { first, second, mine, theirs: expectOk(await second.store.openInspection(id)) };
  }

  test('work on the same inspection by an inspection file, and joining twice is joining once', async () => {
    const { first, second, mine, theirs } = await pair();
    expect(theirs.id).toBe(mine.id);
    const { text } = expectOk(await first.store.exportInspectionFile(mine.id));
    expectOk(await second.store.joinInspection(text));
    expect(await second.store.listInspections()).toHaveLength(1);
  });

  test('bring their evidence together; the same file twice adds nothing', async () => {
    const { first, second, mine, theirs } = await pair();
    expectOk(await mine.record([point('01'.repeat(16), 'from the first')]));
    expectOk(await theirs.record([point('02'.repeat(16), 'from the second')]));
    const { bytes } = expectOk(await second.store.exportPack(theirs.id, { recipient: 'the lead' }));
    const outcome = expectOk(await first.store.importPack(bytes));
    expect(outcome).toMatchObject({ itemsAdded: 1, itemsChanged: 0, itemsWithdrawn: 0, itemCount: 2 });
    expect(expectOk(await first.store.importPack(bytes))).toMatchObject({ itemsAdded: 0, entriesAdded: 0 });
    const after = expectOk(await first.store.openInspection(mine.id));
    expect(textsOf(after).sort()).toEqual(['from the first', 'from the second']);
    expect(after.state().conflicts).toEqual([]);
  });

  test('see what the other withdrew', async () => {
    const { first, second, mine, theirs } = await pair();
    const id = '03'.repeat(16);
    expectOk(await theirs.record([point(id, 'to be withdrawn')]));
    const before = expectOk(await second.store.exportPack(theirs.id, { recipient: 'the lead' }));
    expectOk(await first.store.importPack(before.bytes));
    const [item] = theirs.state().items;
    expectOk(await theirs.record([setFields('item', item ?? { id }, { withdrawn: 'said twice' })]));
    const after = expectOk(await second.store.exportPack(theirs.id, { recipient: 'the lead' }));
    expect(expectOk(await first.store.importPack(after.bytes))).toMatchObject({
      itemsAdded: 0,
      itemsWithdrawn: 1,
    });
    expect(expectOk(await first.store.openInspection(mine.id)).state().items).toMatchObject([
      { withdrawn: 'said twice' },
    ]);
  });

  test('are told when a file’s log tells another story than the one that is here', async () => {
    const { first, mine } = await pair();
    const { bytes } = expectOk(await first.store.exportPack(mine.id, { recipient: 'a colleague' }));
    const twin = await openTestComputer('first');
    const forged = expectOk(
      await twin.store.startInspection({ ...marchshire, force: 'Otherford (fictional)' }),
    );
    expect(forged).toBe(mine.id);
    const { log } = (await twin.context.database.logs.toArray())[0] ?? { log: '' };
    expect(await twin.store.importPack(bytes)).toEqual({
      ok: false,
      error: { type: 'logs-differ', log, sequence: 2 },
    });
  });

  test('can hand the whole inspection to a computer that never heard of it', async () => {
    const { first, mine } = await pair();
    expectOk(await mine.record([point('04'.repeat(16), 'handed over')]));
    const { bytes } = expectOk(await first.store.exportPack(mine.id, { recipient: 'a third person' }));
    const third = await openTestComputer('third');
    expect(expectOk(await third.store.importPack(bytes))).toMatchObject({
      inspection: mine.id,
      itemsAdded: 1,
    });
    const theirs = expectOk(await third.store.openInspection(mine.id));
    expectOk(await theirs.record([point('05'.repeat(16), 'added by the third')]));
    const back = expectOk(await third.store.exportPack(mine.id, { recipient: 'the first' }));
    expect(expectOk(await first.store.importPack(back.bytes))).toMatchObject({ itemsAdded: 1 });
  });

  test('are not joined to a criteria edition that is not here', async () => {
    const { first, second, mine } = await pair();
    const { text } = expectOk(await first.store.exportInspectionFile(mine.id));
    const unknown = text.replace('ncpi-2020', 'joint-2031').replace(mine.id, 'cd'.repeat(16));
    const joined = await second.store.joinInspection(unknown);
    expect(joined).toEqual({ ok: false, error: { type: 'framework-missing', framework: 'joint-2031' } });
  });

  test('do not clip into a case that the other has closed', async () => {
    const { first, second, mine, theirs } = await pair();
    const id = '0c'.repeat(16);
    expectOk(await mine.record([setFields('case', { id }, { reference: 'MP/24/1', status: 'open' })]));
    const opened = expectOk(await first.store.exportPack(mine.id, { recipient: 'second' }));
    expectOk(await second.store.importPack(opened.bytes));
    expectOk(await theirs.choose({ case: id }));
    const [standing] = mine.state().cases;
    expectOk(await mine.record([setFields('case', standing ?? { id }, { status: 'closed' })]));
    const closed = expectOk(await first.store.exportPack(mine.id, { recipient: 'second' }));
    expectOk(await second.store.importPack(closed.bytes));
    expect(await theirs.choices()).toMatchObject({ case: null });
  });

  test('find who an evidence file was given to in the record', async () => {
    const { first, mine } = await pair();
    expectOk(await first.store.exportPack(mine.id, { recipient: 'the lead inspector' }));
    const again = expectOk(await first.store.openInspection(mine.id));
    expect(again.state().disclosures).toMatchObject([{ recipient: 'the lead inspector' }]);
  });
});

test('a file kept beside a document travels with it', async () => {
  const computer = await openTestComputer('files');
  const inspection = await startMarchshire(computer);
  const bytes = new TextEncoder().encode('the policy, plainly fictional');
  const file = { name: 'policy.pdf', mediaType: 'application/pdf', bytes };
  const id = computer.context.effects.newId();
  expectOk(
    await inspection.recordWithAttachment(file, (attachment) => [
      setFields(
        'item',
        { id },
        {
          original: { type: 'document', title: 'Policy', reference: '', text: '', attachment },
          shown: { text: '', title: 'Policy', source: '', grid: null },
          gatheredAt: '2026-11-03T10:00:00.000Z',
        },
      ),
    ]),
  );
  const exported = expectOk(await computer.store.exportPack(inspection.id, { recipient: 'test' }));
  const pack = expectOk(await readPack(exported.bytes));
  expect(pack.attachments.map((attachment) => attachment.bytes)).toEqual([bytes]);
  expect((await verifyPack(pack)).faults).toEqual([]);
});

test('an evidence file made while another window writes is whole', async () => {
  const computer = await openTestComputer('busy');
  const inspection = await startMarchshire(computer);
  const { effects } = computer.context;
  const other = { ...computer.context, effects: { ...effects, now: () => Date.UTC(2026, 10, 3, 10) } };
  let isExporting = true;
  const write = async () => {
    while (isExporting) {
      const { id } = inspection;
      const changes = [point(effects.newId(), 'written meanwhile')];
      expectOk(await recordChanges(other, { inspection: id, actor: 'ab'.repeat(16) }, { changes }));
    }
  };
  const writing = write();
  for (let round = 0; round < 10; round++) {
    const exported = expectOk(await computer.store.exportPack(inspection.id, { recipient: 'test' }));
    expect((await verifyPack(expectOk(await readPack(exported.bytes)))).faults).toEqual([]);
  }
  isExporting = false;
  await writing;
});

test('a database opened with a wrong name for the durability option refuses to write', async () => {
  const { context } = await openTestComputer('lax');
  const options = { chromeTransactionDurabilty: 'strict', indexedDB: new IDBFactory(), IDBKeyRange };
  const lax = createStore({ ...context, database: new Database('lax', options) });
  await expect(lax.saveDraft('note', 'text')).rejects.toThrow('the transaction is default, not strict');
});
