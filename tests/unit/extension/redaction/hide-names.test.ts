import 'fake-indexeddb/auto';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Leaving } from '../../../../extension/store/store.ts';
import { setFields } from '../../../../shared/ledger/change.ts';
import { checkFile } from '../../../../verifier/check-file.ts';
import { verifyNaively } from '../../verifier/naive-verifier.ts';
import { expectOk, marchshire, openTestComputer } from '../store/open-test-store.ts';
import { change, gatherRecord, hideIn, item, itemOf, namePeople, secrets, textsOf } from './sample-record.ts';

async function begin(name: string, keepsOriginals = true) {
  const computer = await openTestComputer(name);
  const inspection = expectOk(await computer.store.startInspection(marchshire));
  const opened = expectOk(await computer.store.openInspection(inspection));
  await gatherRecord(computer, opened);
  opened.close();
  await namePeople(computer, inspection, keepsOriginals);
  return { computer, inspection };
}

const nothingMore: Leaving = {
  items: null,
  withNotes: false,
  withStaffComments: false,
  withEarlier: false,
  originalsBecause: null,
};

const foundIn = (bytes: Uint8Array): readonly string[] =>
  textsOf(unzipSync(bytes)).flatMap(([path, text]) =>
    secrets.filter((secret) => text.includes(secret)).map((secret) => `${secret} in ${path}`),
  );

describe('an item in which names were hidden', () => {
  test('leaves no name and no number in any byte of a file, in whatever spelling they were', async () => {
    const { computer, inspection } = await begin('law');
    const before = expectOk(await computer.store.exportPack(inspection, { recipient: 'before' }));
    expect(foundIn(before.bytes)).not.toEqual([]);
    expectOk((await hideIn(computer, inspection)).saved);
    for (const leaving of [undefined, nothingMore, { ...nothingMore, withNotes: true, withEarlier: true }]) {
      const request = { recipient: 'A lead (fictional)', ...(leaving && { leaving }) };
      const { bytes } = expectOk(await computer.store.exportPack(inspection, request));
      expect(foundIn(bytes)).toEqual([]);
    }
  });

  test('says the same by tokens that stand for the same people in all its parts', async () => {
    const { computer, inspection } = await begin('tokens');
    expectOk((await hideIn(computer, inspection)).saved);
    const { shown, original, note, followUp, kept } = await itemOf(computer, inspection);
    expect(shown.text).toBe('Child name: CHILD-1; NHS number: NHS-1; Risk: High');
    expect(shown.title).toBe('CHILD-1 – record');
    expect(note).toBe('Ask about CHILD-1');
    expect(followUp).toMatch(/^Ring ADULT-1 on PHONE-1$/);
    expect(original).toMatchObject({ type: 'clip', isFindable: false, anchor: null });
    if (kept?.outcome !== 'kept') throw new Error('no page');
    expect(kept.parts.map(({ role }) => role)).toEqual(['archive', 'fields']);
    expect(kept.refused).toEqual([{ role: 'screenshot', why: 'It was left out when names were hidden.' }]);
    const opened = expectOk(await computer.store.openInspection(inspection));
    const archive = await opened.readAttachment(kept.parts[0]?.attachment.commitment ?? '');
    const page = textsOf({ page: archive ?? new Uint8Array() })[0]?.[1] ?? '';
    expect(page).toContain('<p>child-1 &amp; mother</p>');
    expect(page).toContain('<td>child-2</td><td>high &lt; 3</td>');
    expect(page).toContain('nothing is known of child-2’s school.');
  });

  test('changes nothing when names are hidden again', async () => {
    const { computer, inspection } = await begin('twice');
    const first = await hideIn(computer, inspection);
    const before = await itemOf(computer, inspection);
    const second = await hideIn(computer, inspection);
    expect(second.plan.found).toEqual([]);
    expect(second.plan.book).toEqual(first.plan.book);
    const after = await itemOf(computer, inspection);
    expect([after.original, after.shown, after.note]).toEqual([before.original, before.shown, before.note]);
    const { bytes } = expectOk(await computer.store.exportPack(inspection, { recipient: 'again' }));
    expect(foundIn(bytes)).toEqual([]);
  });

  test('proves which words it takes the place of: two verifiers find both marks', async () => {
    const { computer, inspection } = await begin('proof');
    const { bytes: whole } = expectOk(await computer.store.exportPack(inspection, { recipient: 'before' }));
    expectOk((await hideIn(computer, inspection)).saved);
    const { redaction } = await itemOf(computer, inspection);
    const contents = Buffer.from(unzipSync(whole)['contents.jsonl'] ?? []).toString();
    // The clip, its page, two notes.
    expect(redaction?.of).toHaveLength(4);
    for (const { commitment } of redaction?.of ?? []) expect(contents).toContain(commitment);
    expect(redaction?.files.map(({ role }) => role)).toEqual(['manifest', 'archive', 'fields', 'screenshot']);
    const { bytes } = expectOk(await computer.store.exportPack(inspection, { recipient: 'after' }));
    expect(verifyNaively(bytes)).toEqual({ holds: true, why: '', absent: 4, disposed: 0 });
    const { report } = await checkFile('after.plumb', bytes);
    expect(report.verdict).toBe('holds');
    expect(report.absent).toHaveLength(4);
    expect(report.facts.find(({ name }) => name === 'Names hidden')?.value).toMatch(/^in 1 item;/);
  });

  test('that says it takes the place of other words is seen by two verifiers, and not taken in', async () => {
    const { computer, inspection } = await begin('false');
    expectOk((await hideIn(computer, inspection)).saved);
    const standing = await itemOf(computer, inspection);
    const [first, ...others] = standing.redaction?.of ?? [];
    if (standing.redaction === null || first === undefined) throw new Error('nothing hidden');
    const of = [{ ...first, commitment: 'f'.repeat(64) }, ...others];
    const opened = expectOk(await computer.store.openInspection(inspection));
    const redaction = { ...standing.redaction, of };
    expectOk(await opened.record([setFields('item', standing, { redaction })]));
    const { bytes } = expectOk(await computer.store.exportPack(inspection, { recipient: 'false' }));
    expect(verifyNaively(bytes)).toMatchObject({ holds: false });
    expect((await checkFile('false.plumb', bytes)).report.verdict).toBe('does-not-hold');
    const other = await openTestComputer('not taken in');
    expect(await other.store.importPack(bytes)).toMatchObject({ ok: false, error: { type: 'faults' } });
  });

  test('reaches a colleague as the derivative, by whom it was gathered and when', async () => {
    const { computer, inspection } = await begin('gives');
    const gathered = await itemOf(computer, inspection);
    expectOk((await hideIn(computer, inspection)).saved);
    const { bytes } = expectOk(
      await computer.store.exportPack(inspection, { recipient: 'takes', leaving: nothingMore }),
    );
    const other = await openTestComputer('takes');
    expectOk(await other.store.importPack(bytes));
    const taken = await itemOf(other, inspection);
    const own = await itemOf(computer, inspection);
    expect([taken.original, taken.shown, taken.kept]).toEqual([own.original, own.shown, own.kept]);
    expect([taken.madeBy, taken.madeAtMs, taken.gatheredAt]).toEqual([
      gathered.madeBy,
      gathered.madeAtMs,
      gathered.gatheredAt,
    ]);
    expect([taken.note, taken.followUp]).toEqual(['', null]);
  });

  test('is the derivative on the computer of a colleague who had the original, and leaves it as such', async () => {
    const { computer, inspection } = await begin('lead');
    const other = await openTestComputer('had it');
    const { bytes: whole } = expectOk(await computer.store.exportPack(inspection, { recipient: 'had it' }));
    expectOk(await other.store.importPack(whole));
    expectOk((await hideIn(computer, inspection)).saved);
    const { bytes } = expectOk(await computer.store.exportPack(inspection, { recipient: 'had it' }));
    expectOk(await other.store.importPack(bytes));
    const further = expectOk(await other.store.exportPack(inspection, { recipient: 'a third' }));
    expect(foundIn(further.bytes)).toEqual([]);
  });

  test('opens its original only with an entry that says so', async () => {
    const { computer, inspection } = await begin('opens');
    expectOk((await hideIn(computer, inspection)).saved);
    const names = await computer.store.namesOf(inspection);
    const looksBefore = (await computer.store.readCustody(inspection)).length;
    const [first, ...others] = expectOk(await names.openOriginal(await itemOf(computer, inspection)));
    expect(first?.shown?.text).toContain('Zebedee Quillfeather');
    expect(others).toHaveLength(3);
    expectOk(await names.openOriginal(await itemOf(computer, inspection)));
    const looks = (await computer.store.readCustody(inspection)).slice(looksBefore);
    expect(looks).toMatchObject([
      { kind: 'consulted', items: [item], fields: { way: 'item', about: 'original' } },
      { kind: 'consulted', items: [item], fields: { way: 'item', about: 'original' } },
    ]);
  });

  test('has no original where none is kept: its keys are gone, and no file brings the words back', async () => {
    const { computer, inspection } = await begin('gone', false);
    const { bytes: whole } = expectOk(await computer.store.exportPack(inspection, { recipient: 'before' }));
    const keysBefore = await computer.context.database.itemKeys.count();
    expectOk((await hideIn(computer, inspection)).saved);
    const names = await computer.store.namesOf(inspection);
    expect(expectOk(await names.openOriginal(await itemOf(computer, inspection)))).toEqual([]);
    expectOk(await computer.store.importPack(whole));
    expect(expectOk(await names.openOriginal(await itemOf(computer, inspection)))).toEqual([]);
    // Four contents and four files of the page went; what came are two contents, three files, and two openings.
    expect(await computer.context.database.itemKeys.count()).toBe(keysBefore - 8 + 5 + 2);
    expect((await itemOf(computer, inspection)).shown.text).toContain('CHILD-1');
  });

  test('is disposed of with its original: the keys that were put away are destroyed as well', async () => {
    const { computer, inspection } = await begin('disposed');
    expectOk((await hideIn(computer, inspection)).saved);
    const hidden = await itemOf(computer, inspection);
    expectOk(await computer.store.dispose(inspection, { items: [item], reason: 'No longer needed' }));
    const keys = await computer.context.database.itemKeys.toArray();
    expect(keys.filter(({ isPutAway }) => isPutAway)).toEqual([]);
    const names = await computer.store.namesOf(inspection);
    expect(expectOk(await names.openOriginal(hidden))).toEqual([]);
  });

  test('gives the words of its original only with a reason, which stands in the record', async () => {
    const { computer, inspection } = await begin('reason');
    expectOk((await hideIn(computer, inspection)).saved);
    const leaving = { ...nothingMore, originalsBecause: 'Ordered by the court (fictional)' };
    const { bytes } = expectOk(await computer.store.exportPack(inspection, { recipient: 'court', leaving }));
    expect(foundIn(bytes)).toContain('zebedee in contents.jsonl');
    expect(verifyNaively(bytes).holds).toBe(true);
    const last = (await computer.store.readCustody(inspection)).at(-1);
    expect(last?.fields?.reason).toBe('With the words of originals: Ordered by the court (fictional)');
    const other = await openTestComputer('court');
    expectOk(await other.store.importPack(bytes));
    expect((await itemOf(other, inspection)).shown.text).toContain('CHILD-1');
  });

  test('is worked out again where the list or the item changed meanwhile', async () => {
    const { computer, inspection } = await begin('meanwhile');
    const names = await computer.store.namesOf(inspection);
    const old = await names.read();
    await namePeople(computer, inspection);
    expect(await names.save({ ...old, people: [] })).toEqual({
      ok: false,
      error: { type: 'changed-meanwhile' },
    });
  });

  test('shows what was written into it since as still to be hidden', async () => {
    const { computer, inspection } = await begin('since');
    expectOk((await hideIn(computer, inspection)).saved);
    await change(computer, inspection, { note: 'Zebedee rang again' });
    const { plan } = await hideIn(computer, inspection);
    expect(plan.found.map(({ token, written }) => [token, written])).toEqual([['CHILD-1', ['Zebedee']]]);
    const { bytes } = expectOk(await computer.store.exportPack(inspection, { recipient: 'since' }));
    expect(foundIn(bytes)).toEqual([]);
  });
});
