// Disposal also looks for what was passed to the viewer, in a database of its own.
import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { saveClip } from '../../../../extension/clipping/save-clip.ts';
import type { CopyFiles } from '../../../../extension/second-copy/copy-files.ts';
import { filePath, readHead } from '../../../../extension/second-copy/copy-head.ts';
import { doRowsOpen } from '../../../../extension/second-copy/do-rows-open.ts';
import { readIndex } from '../../../../extension/second-copy/read-copy.ts';
import { rebuild } from '../../../../extension/second-copy/rebuild.ts';
import { troubleOf } from '../../../../extension/second-copy/trouble.ts';
import { bringUpToDate } from '../../../../extension/second-copy/write-copy.ts';
import { changingTables, lastingTables } from '../../../../extension/store/copy-outbox.ts';
import { createStore } from '../../../../extension/store/create-store.ts';
import { Database, strictDurability } from '../../../../extension/store/database.ts';
import { disposedHere, readLogCopies, readLogs } from '../../../../extension/store/inspection-reader.ts';
import { sealingOf } from '../../../../extension/store/sealing.ts';
import type { VaultFile } from '../../../../extension/vault/vault-file.ts';
import { filesOf } from '../../../../shared/exchange/verify-pack.ts';
import { setFields } from '../../../../shared/ledger/change.ts';
import { expectOk, marchshire, openTestComputer, type TestComputer } from '../store/open-test-store.ts';
import { factsExpected, factsOf } from './copy-files-contract.ts';
import { memoryFiles, StoppedError } from './memory-files.ts';

const words = 'Sample child Alder was seen alone (fictional)';
const vaultId = 'ab'.repeat(16);
const vault = { v: 1, id: vaultId, check: '' } as unknown as VaultFile;
const pause = async () => undefined;

const clip = {
  quote: words,
  selectors: [],
  structure: { headings: [], table: null, field: null, list: null },
  pageUrl: 'http://intranet.marchshire.example/policy',
  pageTitle: 'Policy of Marchshire',
  frameUrl: null,
  isFindable: true,
  anchor: null,
  unread: [],
};

const fileOf = (length: number) => ({
  name: 'policy.pdf',
  mediaType: 'application/pdf',
  bytes: new Uint8Array(length).map((_, index) => (index * 7919) >> 3),
});

async function addFile({ store, context }: TestComputer, id: string, length: number): Promise<void> {
  const inspection = expectOk(await store.openInspection(id));
  expectOk(
    await inspection.recordWithAttachment(fileOf(length), (attachment) => [
      setFields(
        'item',
        { id: context.effects.newId() },
        {
          original: { type: 'document', title: words, reference: '', text: words, attachment },
          shown: { text: words, title: words, source: '', grid: null },
          gatheredAt: '2026-11-03T10:00:00.000Z',
        },
      ),
    ]),
  );
  inspection.close();
}

/** A computer with an inspection, a clip, a document with a file and half-typed words. */
async function openFilled(name: string): Promise<TestComputer & { readonly id: string }> {
  const computer = await openTestComputer(name);
  await computer.context.database.vault.put({ ...vault, name: 'vault' });
  const id = expectOk(await computer.store.startInspection(marchshire));
  await addFile(computer, id, 5_000);
  expectOk(await saveClip(computer.context, clip, 7));
  expectOk(await computer.store.saveDraft('note/1', `${words}, half typed`));
  return { ...computer, id };
}

async function copy({ context }: TestComputer, files: CopyFiles, isWhole = false) {
  const sealing = await sealingOf(context);
  return bringUpToDate(
    {
      ...{ database: context.database, files, vault: vaultId, pause },
      doOpen: (rows) => doRowsOpen(sealing, rows),
    },
    { isWhole },
  );
}

let count = 0;

async function rebuildFrom({ context }: TestComputer, files: CopyFiles) {
  count += 1;
  const indexedDB = new IDBFactory();
  const database = new Database(`rebuilt-${count}`, { ...strictDurability, indexedDB, IDBKeyRange });
  const fresh = { ...context, database };
  const rebuilt = await rebuild({ files, context: fresh, vault, copyName: 'Second copy', pause });
  return { rebuilt, context: fresh, store: createStore(fresh) };
}

/** What a copy holds, as a text: everything that its newest head names, in whichever order it came. */
async function contentOf(files: CopyFiles): Promise<string> {
  const { newest } = await readHead(files);
  if (newest === null) return 'none';
  const { damaged, have } = await readIndex({ files, pause }, newest.head);
  expect([...damaged]).toEqual([]);
  const { keys, state } = newest.head;
  const rows = Object.entries(have).map(([table, found]) => [table, [...found].sort()]);
  return JSON.stringify([rows, keys, state]);
}

test('a place in memory does what every place does', async () => {
  expect(await factsOf(memoryFiles())).toEqual(factsExpected);
});

describe('a second copy', () => {
  test('gives back all that there was, and opens new lists of entries', async () => {
    const computer = await openFilled('whole');
    const files = memoryFiles();
    expectOk(await copy(computer, files));
    const before = expectOk(await computer.store.openInspection(computer.id));
    const lines = await readLogCopies(computer.context, computer.id);
    const { rebuilt, context, store } = await rebuildFrom(computer, files);
    expect(expectOk(rebuilt)).toEqual({
      ...{ inspections: 1, items: 2, files: 1, lostRows: 0, lostFiles: 0, faults: [] },
    });
    const after = expectOk(await store.openInspection(computer.id));
    expect(after.state().items).toEqual(before.state().items);
    const [attachment] = after.state().items.flatMap((item) => filesOf(item));
    expect(await after.readAttachment(attachment?.commitment ?? '')).toEqual(fileOf(5_000).bytes);
    expect(await store.readDraft('note/1')).toBe(`${words}, half typed`);
    const [own, ...others] = lines;
    expect(others).toEqual([]);
    const rebuiltLines = await readLogCopies(context, computer.id);
    expect(rebuiltLines.find(({ log }) => log === own?.log)).toEqual(own);
    // What is written from now on stands in a list of its own.
    expect((await readLogs(context)).filter(({ seed }) => seed !== null).map(({ log }) => log)).toEqual(
      rebuiltLines.map(({ log }) => log).filter((log) => log !== own?.log),
    );
    expect((await store.readCustody(computer.id)).at(-1)).toMatchObject({ kind: 'combined' });
    before.close();
    after.close();
  });

  test('says no more than the database does', async () => {
    const computer = await openFilled('sealed');
    const files = memoryFiles();
    expectOk(await copy(computer, files));
    const told = /Alder|Marchshire|policy|Policy|Inspector|ncpi|-set|actor|seed|2026-|http/;
    const whole = [...files.kept].map(([path, bytes]) => `${path} ${Buffer.from(bytes).toString('latin1')}`);
    expect(whole.filter((text) => told.test(text))).toEqual([]);
  });

  test('is brought up to date by what is new alone, and a file is written once', async () => {
    const computer = await openFilled('grows');
    const files = memoryFiles();
    await addFile(computer, computer.id, 3_000_000);
    expectOk(await copy(computer, files));
    const before = files.writes.bytes;
    expectOk(await saveClip(computer.context, clip, 7));
    expectOk(await copy(computer, files));
    expect(files.writes.bytes - before).toBeLessThan(400_000);
    const { count: writes } = files.writes;
    expectOk(await copy(computer, files));
    expect(files.writes.count).toBe(writes);
    const { rebuilt } = await rebuildFrom(computer, files);
    expect(expectOk(rebuilt)).toMatchObject({ items: 4, files: 2, faults: [] });
  });

  test('loses a key that is destroyed, and with it what it sealed', async () => {
    const computer = await openFilled('erased');
    const files = memoryFiles();
    expectOk(await copy(computer, files));
    const { attachments, itemKeys } = computer.context.database;
    const [row] = await attachments.toArray();
    const key = await itemKeys.get(row?.keyId ?? '');
    const wrapped = Buffer.from(key?.wrapped ?? []).toString('base64');
    const holders = () =>
      [...files.kept].filter(([, bytes]) => Buffer.from(bytes).toString('latin1').includes(wrapped));
    expect(holders()).toHaveLength(1);
    await itemKeys.delete(row?.keyId ?? '');
    expectOk(await copy(computer, files));
    expect(holders()).toEqual([]);
    await attachments.delete(row?.commitment ?? '');
    expectOk(await copy(computer, files));
    expect(files.kept.has(filePath(row?.commitment ?? ''))).toBe(false);
    const { rebuilt } = await rebuildFrom(computer, files);
    expect(expectOk(rebuilt)).toMatchObject({ items: 2, files: 0, lostFiles: 0 });
  });

  test('is left as it is by a database that lacks what it has', async () => {
    const computer = await openFilled('lacks');
    const files = memoryFiles();
    expectOk(await copy(computer, files));
    const before = await contentOf(files);
    const { entries, logs } = computer.context.database;
    const [first] = await entries.toCollection().primaryKeys();
    await entries.delete(first ?? ['', 0]);
    expect(await copy(computer, files, true)).toEqual({
      ok: false,
      error: { type: 'database-lacks', entries: 1 },
    });
    await logs.clear();
    expect((await copy(computer, files, true)).ok).toBe(false);
    expect(await contentOf(files)).toBe(before);
  });

  test('takes no row that does not open', async () => {
    const computer = await openFilled('broken');
    const files = memoryFiles();
    expectOk(await copy(computer, files));
    const before = await contentOf(files);
    const { logs } = computer.context.database;
    const [row] = await logs.toArray();
    if (row === undefined) throw new Error('there is a log');
    await logs.put({ ...row, sealed: row.sealed.slice().fill(7, 20, 21) });
    expect(await copy(computer, files)).toEqual({ ok: false, error: { type: 'rows-broken' } });
    expect(await contentOf(files)).toBe(before);
  });

  test('follows a database that was rebuilt from it', async () => {
    const computer = await openFilled('again');
    const files = memoryFiles();
    expectOk(await copy(computer, files));
    const { context, store } = await rebuildFrom(computer, files);
    const kept = files.kept.get(filePathOf(files));
    const again = { context, store };
    expectOk(await saveClip(context, clip, 7));
    expectOk(await copy(again, files));
    expect(files.kept.get(filePathOf(files))).toBe(kept);
    const { rebuilt } = await rebuildFrom(again, files);
    expect(expectOk(rebuilt)).toMatchObject({ items: 3, files: 1, faults: [] });
  });

  test('brings back nothing that was disposed of, and a rebuilt computer goes on refusing it', async () => {
    const computer = await openFilled('disposed');
    const files = memoryFiles();
    expectOk(await copy(computer, files));
    const opened = expectOk(await computer.store.openInspection(computer.id));
    const [item] = opened.state().items.filter(({ original }) => original.type === 'document');
    const items = [item?.id ?? ''];
    opened.close();
    expectOk(await computer.store.dispose(computer.id, { items, reason: 'Wrong child (fictional)' }));
    expectOk(await copy(computer, files));
    expect([...files.kept.keys()].filter((path) => path.startsWith('files/'))).toEqual([]);
    const { rebuilt, context } = await rebuildFrom(computer, files);
    expect(expectOk(rebuilt)).toMatchObject({ items: 1, files: 0, lostRows: 0, lostFiles: 0, faults: [] });
    expect((await disposedHere(context, computer.id)).items).toEqual(new Set(items));
  });

  test('that is damaged gives back the rest, and what did not come back is named', async () => {
    const computer = await openFilled('damaged');
    const files = memoryFiles();
    expectOk(await copy(computer, files));
    const { entries, contents } = computer.context.database;
    const all = (await entries.count()) + (await contents.count());
    const [path = ''] = [...files.kept.keys()].filter((one) => one.startsWith('rows/'));
    const text = Buffer.from(files.kept.get(path) ?? []).toString();
    const [line = ''] = text
      .split('\n')
      .filter((one) => one.startsWith('["entries"'))
      .slice(2, 3);
    const changed = line.replace(/(.{8})"}}\]$/, 'AAAAAAAA"}}]');
    expect(changed).not.toBe(line);
    files.kept.set(path, new TextEncoder().encode(text.replace(line, changed)));
    files.kept.delete(filePathOf(files));
    const { rebuilt, context } = await rebuildFrom(computer, files);
    const { lostRows, lostFiles, faults } = expectOk(rebuilt);
    expect({ lostRows, lostFiles }).toEqual({ lostRows: 1, lostFiles: 1 });
    expect(faults.map(({ type }) => type)).toEqual(['entries-missing', 'attachment-missing']);
    // One entry less, and those that the rebuilding itself wrote.
    expect(
      (await context.database.entries.count()) + (await context.database.contents.count()),
    ).toBeGreaterThan(all - 2);
  });

  test('is not asked of a database that a newer Plumbline wrote: it is told, and left as it is', async () => {
    const options = { ...strictDurability, indexedDB: new IDBFactory(), IDBKeyRange };
    const opening = options.indexedDB.open('newer', 990);
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    opening.result.close();
    const database = new Database('newer', options);
    const error = await database.vault.get('vault').catch((thrown: unknown) => thrown);
    expect(troubleOf(error)).toEqual({ type: 'newer' });
    expect(await options.indexedDB.databases()).toEqual([{ name: 'newer', version: 990 }]);
  });

  test('has a place for every table of the database but what is sealed together of the others', () => {
    const { tables } = new Database('tables', { indexedDB: new IDBFactory(), IDBKeyRange });
    expect(tables.map(({ name }) => name).sort()).toEqual(
      [...changingTables, ...lastingTables, 'itemKeys', 'owed', 'snapshots'].sort(),
    );
  });
});

const filePathOf = ({ kept }: { readonly kept: ReadonlyMap<string, unknown> }) =>
  [...kept.keys()].find((path) => path.startsWith('files/')) ?? '';

describe('by law', () => {
  test('any changed byte of a copy is found, and made good from the database', async () => {
    const computer = await openFilled('bytes');
    const whole = memoryFiles();
    expectOk(await copy(computer, whole));
    const good = await contentOf(whole);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...[...whole.kept.keys()]),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (path, at, change) => {
          const files = memoryFiles(new Map([...whole.kept].map(([name, bytes]) => [name, bytes.slice()])));
          const bytes = files.kept.get(path) ?? new Uint8Array(1);
          const place = at % bytes.length;
          bytes[place] = (bytes[place] ?? 0) ^ change;
          const heads = await readHead(files);
          const index = await readIndex({ files, pause }, heads.newest?.head ?? expect.fail('a head stands'));
          const isFileLost = index.have.attachments.size === 0;
          expect(heads.damaged.length > 0 || index.damaged.size > 0 || isFileLost).toBe(true);
          expectOk(await copy(computer, files, true));
          const { damaged, newest } = await readHead(files);
          expect(damaged).toEqual([]);
          expect(JSON.stringify(newest?.head.keys)).toBe(JSON.stringify(JSON.parse(good)[1]));
          const healed = await readIndex({ files, pause }, newest?.head ?? expect.fail('a head stands'));
          expect([healed.damaged.size, healed.have.attachments.size]).toEqual([0, 1]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('stopped at any write, a copy is the former or the new one', async () => {
    const computer = await openFilled('stopped');
    const former = memoryFiles();
    expectOk(await copy(computer, former));
    const formerContent = await contentOf(former);
    await addFile(computer, computer.id, 2_000);
    const [row] = await computer.context.database.attachments.toArray();
    await computer.context.database.itemKeys.delete(row?.keyId ?? '');
    const clone = () => memoryFiles(new Map([...former.kept].map(([name, bytes]) => [name, bytes.slice()])));
    const done = clone();
    expectOk(await copy(computer, done));
    const newContent = await contentOf(done);
    expect(newContent).not.toBe(formerContent);
    for (let stopAt = 1; stopAt <= done.writes.count; stopAt++) {
      const files = clone();
      files.stopAt = stopAt;
      const stopped = await copy(computer, files).catch((error: unknown) => error);
      if (stopAt < done.writes.count) expect(stopped).toBeInstanceOf(StoppedError);
      files.stopAt = Infinity;
      expect([formerContent, newContent]).toContain(await contentOf(files));
      expectOk(await copy(computer, files, true));
      expect(await contentOf(files)).toBe(newContent);
    }
  });
});
