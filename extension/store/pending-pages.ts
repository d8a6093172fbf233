import type { PageRecord } from '../../shared/evidence/page-record.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { err, type Result } from '../../shared/result.ts';
import { announceChange } from './announcements.ts';
import type { PendingPageRow } from './database.ts';
import { type AttachmentToStore, recordChanges } from './log-writer.ts';
import { readSetting } from './settings.ts';
import type { Person, Saved, StoreError } from './store.ts';
import type { StoreContext } from './store-context.ts';

/** Clips made before a moment whose pages are not kept yet, oldest first. */
export async function pendingPagesBefore(
  { database }: StoreContext,
  beforeMs: number,
): Promise<readonly PendingPageRow[]> {
  const rows = await database.pendingPages.toArray();
  return rows
    .filter(({ clippedAtMs }) => clippedAtMs < beforeMs)
    .sort((a, b) => a.clippedAtMs - b.clippedAtMs);
}

/** Nothing is noted where the page is kept by now. */
export async function notePageText(
  { database }: StoreContext,
  { item }: PendingPageRow,
  textDigest: number,
): Promise<void> {
  await database.pendingPages.update(item, { textDigest });
}

/** What was kept of a clip's page, with its files, in one transaction that also takes it off the list of what is owed. */
export async function recordKeptPage(
  context: StoreContext,
  { item, inspection }: PendingPageRow,
  { kept, files }: { readonly kept: PageRecord; readonly files: readonly AttachmentToStore[] },
): Promise<Result<Saved, StoreError>> {
  const person = await readSetting<Person>(context.database, 'person');
  if (person === null) return err({ type: 'person-unknown' });
  const changes = [setFields('item', { id: item }, { kept })];
  const saved = await recordChanges(
    context,
    { inspection, actor: person.actor },
    { changes, files, pending: { done: item } },
  );
  if (saved.ok) announceChange(inspection);
  return saved;
}
