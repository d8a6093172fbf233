import type { SealedNamedRow } from '../store/named-rows.ts';
import { type SealedItemRow, unsealContent } from '../store/sealed-items.ts';
import {
  type SealedCheckpointRow,
  type SealedEntryRow,
  type SealedLogRow,
  type SealedPendingPageRow,
  type SealedTimeStampRow,
  unsealCheckpoint,
  unsealEntry,
  unsealLog,
  unsealPendingPage,
  unsealTimeStamp,
} from '../store/sealed-rows.ts';
import { type Sealing, unsealJson } from '../store/sealing.ts';
import type { ItemKeyRow } from '../vault/item-key.ts';
import type { CopiedRow } from './row-text.ts';

type Opener = (sealing: Sealing, row: never) => Promise<unknown>;

const named =
  (table: string) =>
  (sealing: Sealing, { name, sealed }: SealedNamedRow) =>
    unsealJson(sealing, [table, name], sealed);

/** What opens under the vault's own keys. */
const openers: Readonly<Record<string, Opener>> = {
  logs: (sealing, row: SealedLogRow) => unsealLog(sealing, row),
  entries: (sealing, row: SealedEntryRow) => unsealEntry(sealing, row),
  checkpoints: (sealing, row: SealedCheckpointRow) => unsealCheckpoint(sealing, row),
  pendingPages: (sealing, row: SealedPendingPageRow) => unsealPendingPage(sealing, row),
  timeStamps: (sealing, row: SealedTimeStampRow) => unsealTimeStamp(sealing, row),
  drafts: named('drafts'),
  settings: named('settings'),
  frameworks: named('frameworks'),
};

async function doesOpen(sealing: Sealing, { table, row }: CopiedRow): Promise<boolean> {
  try {
    await openers[table]?.(sealing, row as never);
    return true;
  } catch {
    return false;
  }
}

/** Whether these rows are as they were sealed. Of contents and files, which have keys of their own, nothing is asked. */
export async function doRowsOpen(sealing: Sealing, rows: readonly CopiedRow[]): Promise<boolean> {
  return (await Promise.all(rows.map((row) => doesOpen(sealing, row)))).every(Boolean);
}

/** Those that open; of contents and files by their own keys, and without a key none. */
export async function rowsThatOpen(
  sealing: Sealing,
  rows: readonly CopiedRow[],
  keyOf: (keyId: string) => ItemKeyRow | undefined,
): Promise<readonly CopiedRow[]> {
  const open = await Promise.all(
    rows.map(async (one) => {
      const { table, row } = one;
      if (table !== 'contents') return doesOpen(sealing, one);
      const sealed = row as SealedItemRow;
      const key = keyOf(sealed.keyId);
      return key !== undefined && opens(() => unsealContent(sealing, { row: sealed, key }));
    }),
  );
  return rows.filter((_, index) => open[index]);
}

async function opens(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}
