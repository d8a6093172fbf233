import type { PageRecord } from '../../shared/evidence/page-record.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { err, type Result } from '../../shared/result.ts';
import { announceChange } from './announcements.ts';
import { type AttachmentToStore, recordChanges } from './log-writer.ts';
import { type PendingPageRow, sealPendingPage, unsealPendingPage } from './sealed-rows.ts';
import { sealingOf, unlessLocked } from './sealing.ts';
import { readSetting } from './settings.ts';
import type { Person, Saved, StoreError } from './store.ts';
import type { StoreContext } from './store-context.ts';

/** Clips made before a moment whose pages are not kept yet, oldest first. */
export async function pendingPagesBefore(
  context: StoreContext,
  beforeMs: number,
): Promise<readonly PendingPageRow[]> {
  const sealing = await sealingOf(context);
  const rows = await context.database.pendingPages.toArray();
  const opened = await Promise.all(rows.map((row) => unsealPendingPage(sealing, row)));
  return opened
    .filter(({ clippedAtMs }) => clippedAtMs < beforeMs)
    .sort((a, b) => a.clippedAtMs - b.clippedAtMs);
}

/** Nothing is noted where the page is kept by now. */
export async function notePageText(
  context: StoreContext,
  pending: PendingPageRow,
  textDigest: number,
): Promise<void> {
  const { item } = pending;
  const noted = await sealPendingPage(await sealingOf(context), { ...pending, textDigest });
  await context.database.pendingPages.update(item, { sealed: noted.sealed });
}

/** What was kept of a clip's page, with its files, in one transaction that also takes it off the list of what is owed. */
export const recordKeptPage = (
  context: StoreContext,
  pending: PendingPageRow,
  page: KeptPage,
): Promise<Result<Saved, StoreError>> => unlessLocked(() => recordUnlocked(context, pending, page));

interface KeptPage {
  readonly kept: PageRecord;
  readonly files: readonly AttachmentToStore[];
}

async function recordUnlocked(
  context: StoreContext,
  { item, inspection }: PendingPageRow,
  { kept, files }: KeptPage,
): Promise<Result<Saved, StoreError>> {
  const person = await readSetting<Person>(context, 'person');
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
