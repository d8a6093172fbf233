import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { saveClip } from '../../../../extension/clipping/save-clip.ts';
import { createNamesStore } from '../../../../extension/store/names-store.ts';
import { passFile, passPiece, readPassedFile } from '../../../../extension/store/passed-files.ts';
import { pendingPagesBefore, recordKeptPage } from '../../../../extension/store/pending-pages.ts';
import type { OpenInspection } from '../../../../extension/store/store.ts';
import { unsealItem } from '../../../../extension/vault/item-key.ts';
import { utf8ToBytes } from '../../../../shared/encoding.ts';
import { readPack } from '../../../../shared/exchange/read-pack.ts';
import { verifyPack } from '../../../../shared/exchange/verify-pack.ts';
import { setFields } from '../../../../shared/ledger/change.ts';
import { checkFile } from '../../../../verifier/check-file.ts';
import { verifyNaively } from '../../verifier/naive-verifier.ts';
import { expectOk, marchshire, openTestComputer, type TestComputer } from './open-test-store.ts';

const wrong = 'aa'.repeat(16);
const right = 'bb'.repeat(16);
const reason = 'Of a family that is not part of this inspection';

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

const link = (id: string, item: string) =>
  setFields('link', { id }, { item, criterion: 'ncpi-2024/initial-response/2', direction: 'strength' });

const finding = setFields(
  'finding',
  { id: 'f1'.repeat(16) },
  { kind: 'strength', sentence: 'Referrals are prompt.', supporting: [wrong, right] },
);

const document = (id: string, text: string) => ({
  file: { name: `${text}.pdf`, mediaType: 'application/pdf', bytes: utf8ToBytes(`%PDF ${text}`) },
  toChanges: (attachment: Parameters<Parameters<OpenInspection['recordWithAttachment']>[1]>[0]) => [
    setFields(
      'item',
      { id },
      {
        original: { type: 'document', title: text, reference: '', text: '', attachment },
        shown: { text: '', title: text, source: '', grid: null },
        gatheredAt: '2026-11-03T11:00:00.000Z',
      },
    ),
  ],
});

async function begin({ store }: TestComputer): Promise<OpenInspection> {
  const id = expectOk(await store.startInspection({ ...marchshire, reviewDate: '2026-12-01' }));
  return expectOk(await store.openInspection(id));
}

/** Two points, one of them wrongly collected, and what was made of them. */
async function gather(computer: TestComputer): Promise<OpenInspection> {
  const inspection = await begin(computer);
  expectOk(await inspection.record([point(wrong, 'Secret words of a child'), link('c1'.repeat(16), wrong)]));
  expectOk(await inspection.record([point(right, 'Staff know how to refer.'), link('c2'.repeat(16), right)]));
  expectOk(await inspection.record([setFields('item', { id: wrong }, { note: 'Secret note' })]));
  expectOk(await inspection.record([finding]));
  return inspection;
}

const dispose = async ({ store }: TestComputer, { id }: OpenInspection, items: readonly string[] | null) =>
  expectOk(await store.dispose(id, { items, reason }));

const fileOf = async ({ store }: TestComputer, { id }: OpenInspection) =>
  expectOk(await store.exportPack(id, { recipient: 'a colleague' })).bytes;

/** Everything that the keys of this computer still open, in one text. */
async function allThatOpens({ context }: TestComputer): Promise<string> {
  const { database, vault } = context;
  const keys = await vault.keys();
  if (keys === null) throw new Error('the vault is open');
  const opened: string[] = [];
  const sealedRows = [...(await database.contents.toArray()), ...(await database.attachments.toArray())];
  const itemKeys = await database.itemKeys.toArray();
  for (const table of ['contents', 'attachments'] as const) {
    for (const row of sealedRows) {
      for (const key of itemKeys) {
        const bytes = await unsealItem(
          keys,
          { ...key, keyId: row.keyId },
          { header: [table, row.commitment], bytes: row.sealed },
        );
        if (bytes.ok) opened.push(Buffer.from(bytes.value).toString('utf8'));
        const own = await unsealItem(keys, key, { header: [table, row.commitment], bytes: row.sealed });
        if (own.ok) opened.push(Buffer.from(own.value).toString('utf8'));
      }
    }
  }
  for (const table of database.tables) {
    for (const row of await table.toArray()) {
      opened.push(JSON.stringify(row));
      if (!('sealed' in row)) continue;
      const headers = [
        ['entries', row.log, row.sequence],
        ['checkpoints', row.log, row.size],
        ['logs', row.log, row.inspection, row.size],
        ['pendingPages', row.item],
        ...(['settings', 'drafts', 'frameworks'] as const).map((name) => [name, row.name]),
      ];
      for (const header of headers) {
        try {
          const additionalData = utf8ToBytes(JSON.stringify(header));
          const how = { name: 'AES-GCM', iv: row.sealed.subarray(0, 12), additionalData };
          const bytes = await crypto.subtle.decrypt(how, keys.rows, row.sealed.subarray(12));
          opened.push(Buffer.from(bytes).toString('utf8'));
        } catch {
          // Of another table.
        }
      }
    }
  }
  return opened.join('\n');
}

const countRows = async ({ context: { database } }: TestComputer) => ({
  keys: await database.itemKeys.count(),
  contents: await database.contents.count(),
  attachments: await database.attachments.count(),
  entries: await database.entries.count(),
});

describe('an item that is disposed of', () => {
  test('is gone with every key and every word, and the rest stands', async () => {
    const computer = await openTestComputer('one item');
    const inspection = await gather(computer);
    expectOk(await computer.store.saveDraft(`${inspection.id}/item/${wrong}/note`, 'Secret draft'));
    expectOk(await computer.store.saveDraft(`${inspection.id}/item/${right}/note/tab`, 'Another draft'));
    const before = await countRows(computer);
    const control = await allThatOpens(computer);
    for (const words of ['Secret words', 'Secret note', 'Secret draft', 'Staff know'])
      expect(control).toContain(words);

    expect(expectOk(await computer.store.planDisposal(inspection.id, [wrong]))).toEqual({
      itemCount: 1,
      textCount: 2,
      fileCount: 0,
    });
    expect(await dispose(computer, inspection, [wrong])).toEqual({
      itemCount: 1,
      textCount: 2,
      fileCount: 0,
    });

    const left = await allThatOpens(computer);
    expect(left).not.toContain('Secret');
    for (const words of ['Staff know', 'Another draft', 'Referrals are prompt', reason])
      expect(left).toContain(words);
    // Two contents went, the disposal's own came; no entry did.
    expect(await countRows(computer)).toEqual({
      ...before,
      keys: before.keys - 1,
      contents: before.contents - 1,
      entries: before.entries + 1,
    });
  });

  test('leaves this window and every other that is open, and takes no more words', async () => {
    const computer = await openTestComputer('windows');
    const inspection = await gather(computer);
    const other = expectOk(await computer.store.openInspection(inspection.id));
    const heard = new Promise((resolve) => other.subscribe(() => resolve(null)));
    await dispose(computer, inspection, [wrong]);
    await heard;
    expect(other.state().items.map(({ id }) => id)).toEqual([right]);
    const late = await other.record([setFields('item', { id: wrong }, { note: 'Typed meanwhile' })]);
    expect(late).toEqual({ ok: false, error: { type: 'disposed' } });
    expect(other.isDisposed()).toBe(false);
    expectOk(await other.record([setFields('item', { id: right }, { note: 'Goes on' })]));
  });

  test('is named by the finding and the criterion that rested on it', async () => {
    const computer = await openTestComputer('rests');
    const inspection = await gather(computer);
    await dispose(computer, inspection, [wrong]);
    const state = expectOk(await computer.store.openInspection(inspection.id)).state();
    expect(state.findings[0]).toMatchObject({
      sentence: 'Referrals are prompt.',
      supporting: [wrong, right],
    });
    expect(state.looseLinks).toMatchObject([{ item: wrong, criterion: 'ncpi-2024/initial-response/2' }]);
    expect(state.disposals).toMatchObject([{ outcome: 'disposed', items: [wrong], reason, itemCount: 1 }]);
  });

  test('stands in the record as erased, with who saw it before', async () => {
    const computer = await openTestComputer('record');
    const inspection = await gather(computer);
    inspection.noteLook({ way: 'item', items: [wrong] });
    await inspection.looksNoted();
    await dispose(computer, inspection, [wrong]);
    const events = (await computer.store.readCustody(inspection.id)).filter(({ items }) =>
      items?.includes(wrong),
    );
    expect(events.map(({ kind }) => kind)).toEqual([
      'collected',
      'altered',
      'altered',
      'combined',
      'consulted',
      'erased',
    ]);
    expect(events.at(-1)?.fields).toMatchObject({ reason, textCount: 2 });
  });

  test('takes a file with it that nothing else needs, and leaves one that another item has', async () => {
    const computer = await openTestComputer('files');
    const inspection = await gather(computer);
    const { file, toChanges } = document(wrong, 'Secret file');
    let shared: Parameters<typeof toChanges>[0] | undefined;
    const kept = document(right, 'Shared file');
    expectOk(await inspection.recordWithAttachment(file, toChanges));
    expectOk(
      await inspection.recordWithAttachment(kept.file, (attachment) => {
        shared = attachment;
        return [...kept.toChanges(attachment), ...document(wrong, 'Shared file').toChanges(attachment)];
      }),
    );
    expect((await countRows(computer)).attachments).toBe(2);
    expect(await dispose(computer, inspection, [wrong])).toMatchObject({ fileCount: 1 });
    expect(await allThatOpens(computer)).not.toContain('Secret file');
    expect(await inspection.readAttachment(shared?.commitment ?? '')).toEqual(kept.file.bytes);
  });

  test('takes with it the copy that was passed to the viewer, and no other', async () => {
    const computer = await openTestComputer('passed');
    const inspection = await gather(computer);
    const { file, toChanges } = document(wrong, 'Secret file');
    expectOk(await inspection.recordWithAttachment(file, toChanges));
    for (const [id, bytes] of [
      ['p1', file.bytes],
      ['p2', utf8ToBytes('%PDF another')],
    ] as const) {
      await passFile(computer.context, id, { name: `${id}.pdf`, source: null, passedAtMs: 0 });
      await passPiece(computer.context, { id, index: 0, bytes });
    }
    await dispose(computer, inspection, [wrong]);
    expect(await readPassedFile(computer.context, 'p1')).toBeNull();
    expect(await readPassedFile(computer.context, 'p2')).not.toBeNull();
  });

  test('gets no page kept that was still on its way', async () => {
    const computer = await openTestComputer('pending');
    const inspection = await begin(computer);
    const clip = {
      ...{
        quote: 'Secret clip',
        selectors: [],
        pageUrl: 'http://intranet.marchshire.example/',
        pageTitle: 'Record',
      },
      structure: { headings: [], table: null, field: null, list: null },
      ...{ frameUrl: null, isFindable: true, anchor: null, unread: [] },
    };
    const { item, pending } = expectOk(await saveClip(computer.context, clip, 7));
    if (pending === null) throw new Error('its page is owed');
    await dispose(computer, inspection, [item]);
    expect(await pendingPagesBefore(computer.context, Number.MAX_SAFE_INTEGER)).toEqual([]);
    const kept = { outcome: 'interrupted', why: 'Secret clip of a page' } as const;
    const late = await recordKeptPage(computer.context, pending, { kept, files: [] });
    expect(late).toEqual({ ok: false, error: { type: 'disposed' } });
    expect(await allThatOpens(computer)).not.toContain('Secret');
  });
});

describe('an inspection that is disposed of', () => {
  test('keeps its record and no word of its evidence', async () => {
    const computer = await openTestComputer('whole');
    const inspection = await gather(computer);
    expectOk(await inspection.choose({ area: 'Secret area' }));
    const names = createNamesStore(computer.context, inspection.id);
    const people = [{ id: 'p1', class: 'username', spellings: ['Secret Name'] }] as const;
    expectOk(await names.save({ ...(await names.read()), people }));
    expect(await allThatOpens(computer)).toContain('Secret Name');
    expectOk(await computer.store.saveDraft(`${inspection.id}/finding/new`, 'Secret draft'));
    expectOk(await computer.store.saveDraft('person', 'My name'));
    await fileOf(computer, inspection);
    await dispose(computer, inspection, null);
    const left = await allThatOpens(computer);
    for (const words of ['Secret', 'Staff know', 'Referrals are prompt']) expect(left).not.toContain(words);
    for (const words of ['Marchshire', 'a colleague', reason, 'My name']) expect(left).toContain(words);
    const again = expectOk(await computer.store.openInspection(inspection.id));
    expect(again.isDisposed()).toBe(true);
    expect(again.state()).toMatchObject({
      items: [],
      findings: [],
      inspection: { reviewDate: '2026-12-01' },
    });
    expect(again.state().disclosures).toMatchObject([{ recipient: 'a colleague' }]);
    expect(await again.record([point('dd'.repeat(16), 'More')])).toEqual({
      ok: false,
      error: { type: 'disposed' },
    });
  });

  test('leaves another inspection as it is', async () => {
    const computer = await openTestComputer('two inspections');
    const inspection = await gather(computer);
    const other = await begin(computer);
    const { file, toChanges } = document(right, 'Of the other');
    expectOk(await other.recordWithAttachment(file, toChanges));
    await dispose(computer, inspection, null);
    const again = expectOk(await computer.store.openInspection(other.id));
    expect(again.state().items).toHaveLength(1);
    expect(again.isDisposed()).toBe(false);
    expect(await allThatOpens(computer)).toContain('%PDF Of the other');
  });
});

describe('the transaction', () => {
  test.each(['itemKeys', 'contents', 'drafts'] as const)(
    'leaves all or nothing where it is stopped at %s',
    async (table) => {
      const computer = await openTestComputer(`stopped ${table}`);
      const inspection = await gather(computer);
      expectOk(await computer.store.saveDraft(`${inspection.id}/item/${wrong}/note`, 'Secret draft'));
      const before = await countRows(computer);
      const stop = () => {
        throw new DOMException('', 'AbortError');
      };
      computer.context.database[table].hook('deleting', stop);
      const failed = await computer.store.dispose(inspection.id, { items: [wrong], reason });
      expect(failed).toMatchObject({ ok: false, error: { type: 'storage-failed' } });
      expect(await countRows(computer)).toEqual(before);
      expect(await allThatOpens(computer)).toContain('Secret words');
      computer.context.database[table].hook('deleting').unsubscribe(stop);
      await dispose(computer, inspection, [wrong]);
      expect(await allThatOpens(computer)).not.toContain('Secret');
    },
  );
});

describe('an evidence file', () => {
  test.each([
    ['of one item', [wrong]],
    ['of everything', null],
  ] as const)(
    'made after a disposal %s holds, here and for the verifiers, with the words absent',
    async (_, items) => {
      const computer = await openTestComputer(`file ${items === null}`);
      const inspection = await gather(computer);
      await dispose(computer, inspection, items);
      const bytes = await fileOf(computer, inspection);
      const pack = expectOk(await readPack(bytes));
      expect(JSON.stringify(pack.contents)).not.toContain('Secret');
      expect((await verifyPack(pack)).faults).toEqual([]);
      const absent = items === null ? 6 : 2;
      expect(verifyNaively(bytes)).toEqual({ holds: true, why: '', absent, disposed: absent });
      const { report } = await checkFile('after.plumb', bytes);
      expect(report.verdict).toBe('holds');
      expect(report.headline).toBe(`This file holds, with ${absent} texts disposed of`);
      expect(report.absent).toHaveLength(absent);
      const what = items === null ? 'the whole inspection' : '1 item';
      expect(report.disposed[0]).toContain(
        `(fictional) disposed of ${what}: ${absent} texts and 0 files destroyed.`,
      );
    },
  );

  test('of a colleague from before does not bring it back', async () => {
    const [ada, ben] = [await openTestComputer('ada'), await openTestComputer('ben')];
    const inspection = await gather(ada);
    expectOk(await ben.store.importPack(await fileOf(ada, inspection)));
    const theirs = expectOk(await ben.store.openInspection(inspection.id));
    expectOk(
      await theirs.record([
        point('ee'.repeat(16), 'A point of Ben'),
        setFields('item', { id: wrong }, { note: 'Secret too' }),
      ]),
    );
    const older = await fileOf(ben, theirs);
    await dispose(ada, inspection, [wrong]);
    const outcome = expectOk(await ada.store.importPack(older));
    // Two texts of Ada's and one of Ben's.
    expect(outcome).toMatchObject({ leftOut: 3, itemsAdded: 1 });
    expect(await allThatOpens(ada)).not.toContain('Secret');
    const state = expectOk(await ada.store.openInspection(inspection.id)).state();
    expect(state.items.map(({ id }) => id).sort()).toEqual([right, 'ee'.repeat(16)].sort());
    expect(verifyNaively(await fileOf(ada, inspection))).toMatchObject({
      holds: true,
      absent: 3,
      disposed: 3,
    });
  });

  test('with a colleague’s disposal destroys nothing here before this person does', async () => {
    const [ada, ben] = [await openTestComputer('asks'), await openTestComputer('asked')];
    const inspection = await gather(ada);
    expectOk(await ben.store.importPack(await fileOf(ada, inspection)));
    await dispose(ada, inspection, [wrong]);
    const outcome = expectOk(await ben.store.importPack(await fileOf(ada, inspection)));
    expect(outcome).toMatchObject({ disposalsAdded: 1, leftOut: 0 });
    const theirs = expectOk(await ben.store.openInspection(inspection.id));
    expect(
      theirs
        .state()
        .items.map(({ id }) => id)
        .sort(),
    ).toEqual([wrong, right].sort());
    const { report } = await checkFile('kept.plumb', await fileOf(ben, theirs));
    expect(report).toMatchObject({ verdict: 'holds', headline: 'This file holds' });
    expect(report.disposed.at(-1)).toContain(
      '2 texts of what was disposed of on one computer are in this file',
    );
    const [asked] = theirs.state().disposals;
    expectOk(
      await ben.store.dispose(inspection.id, {
        items: [wrong],
        reason: 'As Ada asked',
        answers: asked?.id ?? '',
      }),
    );
    expect(await allThatOpens(ben)).not.toContain('Secret');
    expect((await verifyPack(expectOk(await readPack(await fileOf(ben, theirs))))).faults).toEqual([]);
  });

  test('brings words that a colleague has disposed of to one who never had them, and is then asked for', async () => {
    const [ada, ben, cyd] = [
      await openTestComputer('ada 3'),
      await openTestComputer('ben 3'),
      await openTestComputer('cyd 3'),
    ];
    const inspection = await gather(ada);
    const older = await fileOf(ada, inspection);
    expectOk(await ben.store.importPack(older));
    await dispose(ada, inspection, [wrong]);
    expectOk(await cyd.store.importPack(await fileOf(ada, inspection)));
    const open = expectOk(await cyd.store.openInspection(inspection.id));
    expect(open.state().items.map(({ id }) => id)).toEqual([right]);
    const heard = new Promise((resolve) => open.subscribe(() => resolve(null)));
    expect(expectOk(await cyd.store.importPack(older))).toMatchObject({ entriesAdded: 0, itemsAdded: 1 });
    await heard;
    expect(
      open
        .state()
        .items.map(({ id }) => id)
        .sort(),
    ).toEqual([wrong, right].sort());
    expect(open.state().disposals).toHaveLength(1);
  });
});

test('a colleague’s disposal that is not followed covers nothing, and says why in the record', async () => {
  const computer = await openTestComputer('keeps');
  const inspection = await gather(computer);
  const kept = {
    outcome: 'kept',
    items: [wrong],
    reason: 'Needed by a court',
    answers: 'd1'.repeat(16),
  } as const;
  expectOk(await inspection.record([setFields('disposal', { id: 'd2'.repeat(16) }, kept)]));
  expectOk(await inspection.record([setFields('item', { id: wrong }, { note: 'Goes on' })]));
  const [last] = (await computer.store.readCustody(inspection.id)).filter(({ noun }) => noun === 'disposal');
  expect(last).toMatchObject({ kind: 'altered', items: [wrong], fields: { reason: 'Needed by a court' } });
  const { report } = await checkFile('kept.plumb', await fileOf(computer, inspection));
  expect(report.disposed).toHaveLength(1);
  expect(report.disposed[0]).toContain('did not follow a colleague’s disposal of 1 item.');
});

test('an older file with a disposal’s words changed does not excuse what is missing', async () => {
  const computer = await openTestComputer('forged');
  const inspection = await gather(computer);
  await dispose(computer, inspection, [wrong]);
  const pack = expectOk(await readPack(await fileOf(computer, inspection)));
  const contents = pack.contents.map((content) =>
    content.json.includes('"outcome"') ? { ...content, json: content.json.replace(wrong, right) } : content,
  );
  const kinds = (await verifyPack({ ...pack, contents })).faults.map(({ type }) => type);
  expect(kinds).toHaveLength(1);
  expect(['content-changed', 'content-missing']).toContain(kinds[0]);
  const without = pack.contents.filter(({ json }) => !json.includes('"outcome"'));
  expect((await verifyPack({ ...pack, contents: without })).faults[0]?.type).toBe('content-missing');
});
