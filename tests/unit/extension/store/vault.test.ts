import { createHash } from 'node:crypto';
import type { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { saveClip } from '../../../../extension/clipping/save-clip.ts';
import { ClearDatabase } from '../../../../extension/store/clear-database.ts';
import { createStore } from '../../../../extension/store/create-store.ts';
import { Database, strictDurability } from '../../../../extension/store/database.ts';
import { readLogs } from '../../../../extension/store/inspection-reader.ts';
import { pairWithKeys, unsealAttachment, unsealContent } from '../../../../extension/store/sealed-items.ts';
import { unsealCheckpoint, unsealEntry } from '../../../../extension/store/sealed-rows.ts';
import { sealingOf } from '../../../../extension/store/sealing.ts';
import { readSetting } from '../../../../extension/store/settings.ts';
import {
  changeVaultPassphrase,
  hasVault,
  setUpVault,
  unlockVault,
} from '../../../../extension/store/vault-access.ts';
import type { DeriveKey } from '../../../../extension/vault/vault-file.ts';
import { deriveVaultKeys } from '../../../../extension/vault/vault-keys.ts';
import { readPack } from '../../../../shared/exchange/read-pack.ts';
import { filesOf, verifyPack } from '../../../../shared/exchange/verify-pack.ts';
import { setFields } from '../../../../shared/ledger/change.ts';
import { expectOk, marchshire, openTestComputer, type TestComputer } from './open-test-store.ts';

const passphrase = 'lantern harbour thimble oatmeal';
const words = 'Sample child Alder was seen alone (fictional)';

/** What is tried here is the store, not Argon2. */
const deriveKey: DeriveKey = async (given, salt) =>
  new Uint8Array(createHash('sha256').update(given).update(salt).digest());

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

const file = {
  name: 'policy.pdf',
  mediaType: 'application/pdf',
  bytes: new TextEncoder().encode(`${words}, in a file`),
};

/** An inspection with one of everything that is stored. */
async function fill({ store, context }: TestComputer): Promise<string> {
  const id = expectOk(await store.startInspection(marchshire));
  const inspection = expectOk(await store.openInspection(id));
  expectOk(
    await inspection.recordWithAttachment(file, (attachment) => [
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
  expectOk(await saveClip(context, clip, 7));
  expectOk(await store.saveDraft('note/1', `${words}, half typed`));
  expectOk(await store.saveSystems([{ name: 'Niche of Marchshire', origins: ['https://niche.example'] }]));
  return id;
}

/** Every byte of a database's rows. */
async function bytesOf(database: Dexie): Promise<string> {
  const tables = await Promise.all(database.tables.map((table) => table.toArray()));
  return JSON.stringify(tables, (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  );
}

describe('what is stored', () => {
  test('says nothing of what was gathered, by whom, where and when', async () => {
    const computer = await openTestComputer('Robin');
    await fill(computer);
    const stored = await bytesOf(computer.context.database);
    const told = /Alder|Marchshire|Niche|niche|policy|Policy|Robin|Inspector|ncpi|-set|actor|seed|2026|http/;
    expect(stored.match(told)).toBeNull();
    // The clock of an entry, in milliseconds.
    expect(stored).not.toContain(String(Date.UTC(2026, 10, 3, 9)).slice(0, 7));
    for (const { seed } of await readLogs(computer.context))
      expect(stored).not.toContain(Buffer.from(seed ?? []).toString('latin1'));
  });

  test('is not read where a row was put in the place of another', async () => {
    const computer = await openTestComputer('swap');
    const id = await fill(computer);
    const { entries } = computer.context.database;
    const [one, two] = await entries.toArray();
    if (one === undefined || two === undefined) throw new Error('there are entries');
    await entries.put({ ...one, sealed: two.sealed });
    await expect(computer.store.openInspection(id)).rejects.toThrow(
      expect.objectContaining({ name: 'SealBrokenError' }),
    );
  });

  test('of an item is gone with its key, and the entry that speaks of it stays', async () => {
    const computer = await openTestComputer('erased');
    const id = await fill(computer);
    const before = expectOk(await computer.store.openInspection(id));
    const { database } = computer.context;
    const commitments = before.state().items.flatMap((item) => filesOf(item).map((one) => one.commitment));
    const [commitment = ''] = commitments;
    const row = await database.attachments.get(commitment);
    await database.itemKeys.delete(row?.keyId ?? '');
    expect(await before.readAttachment(commitment)).toBeNull();
    expect(before.state().items).toHaveLength(2);
    before.close();
  });
});

describe('while it is locked', () => {
  test('nothing is written, and whoever asks is told', async () => {
    const computer = await openTestComputer('locked');
    const id = await fill(computer);
    const inspection = expectOk(await computer.store.openInspection(id));
    const { database } = computer.context;
    const before = await bytesOf(database);
    const locked = { ...computer.context, vault: { keys: async () => null } };
    const store = createStore(locked);
    const refused = { ok: false, error: { type: 'locked' } };
    expect(await saveClip(locked, clip, 7)).toEqual(refused);
    expect(await store.saveDraft('note/1', 'more')).toEqual(refused);
    expect(await store.exportPack(id, { recipient: 'nobody' })).toEqual(refused);
    expect(await store.importPack(new Uint8Array(10))).toEqual(refused);
    await expect(store.openInspection(id)).rejects.toThrow(
      expect.objectContaining({ name: 'VaultLockedError' }),
    );
    expect(await bytesOf(database)).toBe(before);
    inspection.close();
  });
});

/** A browser that worked without a lock until now: its database as the version before wrote it. */
async function openOldBrowser(name: string) {
  const computer = await openTestComputer(name);
  const inspection = await fill(computer);
  const { context } = computer;
  const sealing = await sealingOf(context);
  const { entries, checkpoints, contents, attachments, itemKeys } = context.database;
  const keys = await itemKeys.toArray();
  const clearOptions = { indexedDB: new IDBFactory(), IDBKeyRange };
  const clear = new ClearDatabase(clearOptions);
  const unsealAll = <S, T>(rows: readonly S[], unseal: (of: typeof sealing, row: S) => Promise<T>) =>
    Promise.all(rows.map((row) => unseal(sealing, row)));
  await clear.logs.bulkAdd(
    (await readLogs(context)).map((row) => ({
      ...row,
      seed: row.seed && { wrap: 'none' as const, bytes: row.seed },
    })),
  );
  await clear.entries.bulkAdd(await unsealAll(await entries.toArray(), unsealEntry));
  await clear.checkpoints.bulkAdd(await unsealAll(await checkpoints.toArray(), unsealCheckpoint));
  await clear.contents.bulkAdd(await unsealAll(pairWithKeys(await contents.toArray(), keys), unsealContent));
  await clear.attachments.bulkAdd(
    await unsealAll(pairWithKeys(await attachments.toArray(), keys), unsealAttachment),
  );
  for (const setting of ['person', 'device', 'current-inspection', 'systems'])
    await clear.settings.add({ name: setting, value: await readSetting(context, setting) });
  await clear.drafts.add({ name: 'note/1', value: `${words}, half typed` });
  clear.close();
  const options = { ...strictDurability, indexedDB: new IDBFactory(), IDBKeyRange };
  const database = new Database('new', options);
  const access = { ...context, database, deriveKey, clearOptions, settleFiles: async () => undefined };
  return { computer, inspection, clearOptions, access };
}

type OldBrowser = Awaited<ReturnType<typeof openOldBrowser>>;

const namesOf = async ({ clearOptions: { indexedDB } }: OldBrowser) =>
  (await indexedDB.databases()).map(({ name }) => name);

describe('what was kept without a lock', () => {
  test('is carried over whole at the first passphrase, and its unlocked copy deleted', async () => {
    const old = await openOldBrowser('carried');
    const masterKey = expectOk(await setUpVault(old.access, passphrase));
    expect(await namesOf(old)).toEqual([]);
    const keys = await deriveVaultKeys(masterKey);
    const store = createStore({ ...old.access, vault: { keys: async () => keys } });
    const before = expectOk(await old.computer.store.openInspection(old.inspection));
    const after = expectOk(await store.openInspection(old.inspection));
    expect(after.state()).toEqual(before.state());
    expect(await store.readDraft('note/1')).toBe(`${words}, half typed`);
    expect(await store.listSystems()).toHaveLength(1);
    // The key that signs came along: the log goes on and holds.
    const { bytes } = expectOk(await store.exportPack(old.inspection, { recipient: 'the lead' }));
    const pack = expectOk(await readPack(bytes));
    expect((await verifyPack(pack)).faults).toEqual([]);
    expect(pack.attachments.map((attachment) => attachment.bytes)).toEqual([file.bytes]);
    expect((await bytesOf(old.access.database)).match(/Alder|Marchshire|carried/)).toBeNull();
    before.close();
    after.close();
  });

  test('stays as it was when there is no room, and is carried over whole the next time', async () => {
    const old = await openOldBrowser('full');
    const { attachments, entries } = old.access.database;
    const refuse = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
    attachments.hook('creating', refuse);
    const refused = await setUpVault(old.access, passphrase);
    expect(refused).toEqual({ ok: false, error: { type: 'disk-full' } });
    expect(await hasVault(old.access)).toBe(false);
    expect(await entries.count()).toBeGreaterThan(0);
    const clear = new ClearDatabase(old.clearOptions);
    expect(await clear.contents.count()).toBe(await old.computer.context.database.contents.count());
    clear.close();
    attachments.hook('creating').unsubscribe(refuse);
    expectOk(await setUpVault(old.access, passphrase));
    expect(await entries.count()).toBe(await old.computer.context.database.entries.count());
    expect(await namesOf(old)).toEqual([]);
  });

  test('is deleted at the next unlocking where the browser stopped just before', async () => {
    const old = await openOldBrowser('stopped');
    expectOk(await setUpVault(old.access, passphrase));
    const again = new ClearDatabase(old.clearOptions);
    await again.drafts.add({ name: 'x', value: words });
    again.close();
    expectOk(await unlockVault(old.access, passphrase));
    expect(await namesOf(old)).toEqual([]);
  });
});

describe('the passphrase', () => {
  test('opens what was locked; another is refused and changes nothing', async () => {
    const old = await openOldBrowser('unlock');
    const masterKey = expectOk(await setUpVault(old.access, passphrase));
    expect(expectOk(await unlockVault(old.access, passphrase))).toEqual(masterKey);
    expect(await unlockVault(old.access, 'another four words here')).toEqual({
      ok: false,
      error: { type: 'passphrase-wrong' },
    });
    expect(await setUpVault(old.access, 'another four words here')).toEqual({
      ok: false,
      error: { type: 'vault-standing' },
    });
  });

  test('is changed without anything else being written anew', async () => {
    const old = await openOldBrowser('change');
    const masterKey = expectOk(await setUpVault(old.access, passphrase));
    const { entries } = old.access.database;
    const before = await entries.toArray();
    const to = 'another four words here';
    expectOk(await changeVaultPassphrase(old.access, { from: passphrase, to }));
    expect(expectOk(await unlockVault(old.access, to))).toEqual(masterKey);
    expect((await unlockVault(old.access, passphrase)).ok).toBe(false);
    expect(await entries.toArray()).toEqual(before);
  });

  test('is asked for by a file that was not made easier to guess', async () => {
    const old = await openOldBrowser('weak');
    expectOk(await setUpVault(old.access, passphrase));
    const { vault } = old.access.database;
    const [standing] = await vault.toArray();
    if (standing === undefined) throw new Error('there is a vault');
    const cost = { memoryKiB: 8, iterations: 1, parallelism: 1 };
    await vault.put({ ...standing, passphrase: { ...standing.passphrase, cost } });
    expect(await unlockVault(old.access, passphrase)).toEqual({
      ok: false,
      error: { type: 'vault-weakened' },
    });
  });
});
