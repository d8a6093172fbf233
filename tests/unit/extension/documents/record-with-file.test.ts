import { expect, test } from 'vitest';
import { recordWithFile } from '../../../../extension/documents/record-with-file.ts';
import { attachmentsOf } from '../../../../extension/store/inspection-reader.ts';
import { toPdfClip } from '../../../../extension/viewer/pdf-clip.ts';
import { shownClip } from '../../../../shared/evidence/shown-clip.ts';
import { attachmentOf } from '../../../../shared/exchange/verify-pack.ts';
import { setFields } from '../../../../shared/ledger/change.ts';
import { expectOk, marchshire, openTestComputer } from '../store/open-test-store.ts';

const file = (words: string) => ({
  name: 'report.pdf',
  mediaType: 'application/pdf',
  bytes: new TextEncoder().encode(words),
});
const quote = { page: 2, exact: 'fictional', prefix: '', suffix: '', rectangles: [] };

test('a file is stored once in an inspection, and travels to a colleague who opens the evidence file', async () => {
  const { store, context } = await openTestComputer('Sample');
  const id = expectOk(await store.startInspection(marchshire));
  const inspection = expectOk(await store.openInspection(id));
  const clip = (words: string) =>
    recordWithFile(inspection, file(words), (attachment) => {
      const facts = {
        sha256: 'ab'.repeat(32),
        name: 'report.pdf',
        title: 'Report',
        source: null,
        attachment,
      };
      const captured = toPdfClip(facts, [quote]);
      const gatheredAt = '2026-11-03T09:00:00.000Z';
      const choices = { method: null, area: null, case: null, session: null };
      const original = { type: 'clip', ...captured } as const;
      const fields = { original, shown: shownClip(captured), gatheredAt, ...choices };
      return [setFields('item', { id: context.effects.newId() }, fields)];
    });
  expectOk(await clip('one PDF'));
  expectOk(await clip('one PDF'));
  // As long as the first, but another.
  expectOk(await clip('two PDF'));
  const commitments = inspection.state().items.map(({ original }) => attachmentOf(original)?.commitment);
  expect(commitments[0]).toBe(commitments[1]);
  expect(commitments[2]).not.toBe(commitments[0]);
  expect(await context.database.attachments.count()).toBe(2);

  const exported = expectOk(await store.exportPack(id, { recipient: 'Colleague (fictional)' }));
  const colleague = await openTestComputer('Colleague');
  expectOk(await colleague.store.importPack(exported.bytes));
  const [theirs] = await attachmentsOf(colleague.context, [commitments[0] ?? '']);
  expect(new TextDecoder().decode(theirs?.bytes)).toBe('one PDF');
});
