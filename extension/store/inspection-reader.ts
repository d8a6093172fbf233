import type { ContentRecord } from '../../shared/ledger/content.ts';
import { type Cover, noCover } from '../../shared/ledger/disposal.ts';
import type { Entry } from '../../shared/ledger/entry.ts';
import type { LogCopy } from '../../shared/ledger/verify.ts';
import {
  type AttachmentRow,
  type KeysUsed,
  pairWithKeys,
  type SealedItemRow,
  type SealedWithKey,
  unsealAttachment,
  unsealContent,
} from './sealed-items.ts';
import { type LogRow, type SealedEntryRow, unsealCheckpoint, unsealEntry, unsealLog } from './sealed-rows.ts';
import { sealingOf } from './sealing.ts';
import type { StoreContext } from './store-context.ts';

/** What of an inspection was destroyed on this computer. */
export async function disposedHere(context: StoreContext, inspection: string): Promise<Cover> {
  const own = (await readLogs(context, inspection)).find(({ seed }) => seed !== null);
  return own?.disposed ?? noCover;
}

/** The logs of an inspection, or of all of them. */
export async function readLogs(context: StoreContext, inspection?: string): Promise<readonly LogRow[]> {
  const sealing = await sealingOf(context);
  const { logs } = context.database;
  const rows = await (inspection === undefined ? logs : logs.where({ inspection })).toArray();
  return Promise.all(rows.map((row) => unsealLog(sealing, row)));
}

/**
 * The logs as they are stored, for an evidence file or for comparing. In one transaction: a signature that another
 * window writes between two readings would vouch for entries that were not read.
 */
export async function readLogCopies(context: StoreContext, inspection: string): Promise<readonly LogCopy[]> {
  const { database } = context;
  const sealing = await sealingOf(context);
  const copies = await database.transaction(
    'r',
    [database.logs, database.entries, database.checkpoints],
    async () => {
      const logs = await database.logs.where({ inspection }).toArray();
      return Promise.all(
        logs.map(async ({ log }) => ({
          log,
          entries: await rowsBetween(context, log, { from: 0 }),
          checkpoints: await database.checkpoints
            .where('[log+size]')
            .between([log, 0], [log, Infinity])
            .toArray(),
        })),
      );
    },
  );
  return Promise.all(
    copies.map(async ({ log, entries, checkpoints }) => ({
      log,
      lines: (await Promise.all(entries.map((row) => unsealEntry(sealing, row)))).map(({ line }) => line),
      checkpoints: (await Promise.all(checkpoints.map((row) => unsealCheckpoint(sealing, row)))).map(
        ({ note }) => note,
      ),
    })),
  );
}

/** Of one log, from `from` up to but not with `to`. */
export async function entriesBetween(
  context: StoreContext,
  log: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly Entry[]> {
  return unsealEntries(context, await rowsBetween(context, log, { from, to }));
}

/** A stretch of a log as its rows have it, with what it says that is still there, and the keys that this hangs on. */
export async function readStretch(
  context: StoreContext,
  log: string,
  stretch: { readonly from: number; readonly to: number },
) {
  const sealing = await sealingOf(context);
  const rows = await rowsBetween(context, log, stretch);
  const lines = (await Promise.all(rows.map((row) => unsealEntry(sealing, row)))).map(({ line }) => line);
  const entries = lines.map((line) => JSON.parse(line) as Entry);
  const wanted = new Set(entries.flatMap(({ body }) => body.content?.commitment ?? []));
  const pairs = (await sealedContentsOf(context, entries)).filter(({ row }) => wanted.has(row.commitment));
  const records = await Promise.all(pairs.map((pair) => unsealContent(sealing, pair)));
  const contents = new Map(records.map((record) => [record.commitment, record]));
  return { lines, entries, contents, keyIds: pairs.map(({ key }) => key.keyId) };
}

export async function contentsOf(
  context: StoreContext,
  entries: readonly Entry[],
  used: KeysUsed = 'standing',
): Promise<ReadonlyMap<string, ContentRecord>> {
  const sealing = await sealingOf(context);
  const pairs = await sealedContentsOf(context, entries, used);
  const records = await Promise.all(pairs.map((pair) => unsealContent(sealing, pair)));
  return new Map(records.map((record) => [record.commitment, record]));
}

async function sealedContentsOf(
  context: StoreContext,
  entries: readonly Entry[],
  used: KeysUsed = 'standing',
): Promise<readonly SealedWithKey[]> {
  const { contents, itemKeys } = context.database;
  const commitments = entries.flatMap(({ body }) => body.content?.commitment ?? []);
  // Measured: 20,000 keys one by one take 1.7 s, the whole table 0.6 s.
  const isMostWanted = commitments.length * 2 > (await contents.count());
  const rows = isMostWanted ? await contents.toArray() : await contents.bulkGet(commitments);
  const keys = isMostWanted ? await itemKeys.toArray() : await itemKeys.bulkGet(keyIdsOf(rows));
  return pairWithKeys(rows, keys, used);
}

export async function attachmentsOf(
  context: StoreContext,
  commitments: readonly string[],
  used: KeysUsed = 'standing',
): Promise<readonly AttachmentRow[]> {
  const { attachments, itemKeys } = context.database;
  const sealing = await sealingOf(context);
  const rows = await attachments.bulkGet([...commitments]);
  const keys = await itemKeys.bulkGet(keyIdsOf(rows));
  return Promise.all(pairWithKeys(rows, keys, used).map((pair) => unsealAttachment(sealing, pair)));
}

const keyIdsOf = (rows: readonly (SealedItemRow | undefined)[]): string[] =>
  rows.flatMap((row) => row?.keyId ?? []);

/** Written by this program from typed values, or parsed when they were imported. */
export async function unsealEntries(
  context: StoreContext,
  rows: readonly SealedEntryRow[],
): Promise<readonly Entry[]> {
  const sealing = await sealingOf(context);
  const opened = await Promise.all(rows.map((row) => unsealEntry(sealing, row)));
  return opened.map(({ line }) => JSON.parse(line) as Entry);
}

export const rowsBetween = (
  { database }: StoreContext,
  log: string,
  { from, to = Infinity }: { readonly from: number; readonly to?: number },
): Promise<readonly SealedEntryRow[]> =>
  database.entries.where('[log+sequence]').between([log, from], [log, to]).toArray();
