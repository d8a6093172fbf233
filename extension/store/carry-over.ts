import type { Table } from 'dexie';
import type { Framework } from '../../shared/criteria/framework.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { ClearDatabase, ClearLogRow, ClearNamedRow } from './clear-database.ts';
import { toDraftValue } from './drafts.ts';
import { sealNamed } from './named-rows.ts';
import { type SealedItemRow, type SealedWithKey, sealAttachment, sealContent } from './sealed-items.ts';
import { sealCheckpoint, sealEntry, sealLog, sealPendingPage } from './sealed-rows.ts';
import type { Sealing } from './sealing.ts';
import type { StoreError } from './store.ts';
import type { StoreContext } from './store-context.ts';
import { strictTransaction } from './strict-transaction.ts';

/** Rows of one table at a time in memory; of files, which may be large, one. */
const sliceLength = 1_000;

type Carried = Result<null, StoreError>;

interface Carriage {
  readonly context: Pick<StoreContext, 'database' | 'effects'>;
  readonly sealing: Sealing;
}

/**
 * Seals everything that was stored in clear. Nothing of it counts before the vault's own row is written, which is last:
 * what a stopped attempt left is cleared away by the next.
 */
export async function carryOver(from: ClearDatabase, carriage: Carriage): Promise<Carried> {
  const { context } = carriage;
  const { database: to } = context;
  await clearSealed(carriage);
  const steps: readonly (() => Promise<Carried>)[] = [
    () => carryRows(carriage, { from: from.logs, into: to.logs, seal: sealClearLog }),
    () => carryRows(carriage, { from: from.entries, into: to.entries, seal: sealEntry }),
    () => carryRows(carriage, { from: from.checkpoints, into: to.checkpoints, seal: sealCheckpoint }),
    () => carryRows(carriage, { from: from.pendingPages, into: to.pendingPages, seal: sealPendingPage }),
    () => carryItems(carriage, { from: from.contents, into: to.contents, seal: sealContent }),
    () => carryItems(carriage, { from: from.attachments, into: to.attachments, seal: sealAttachment }, 1),
    () => carryRows(carriage, { from: from.drafts, into: to.drafts, seal: sealDraft }),
    () => carryRows(carriage, { from: from.settings, into: to.settings, seal: sealSetting }),
    () => carryRows(carriage, { from: from.frameworks, into: to.frameworks, seal: sealFramework }),
  ];
  for (const step of steps) {
    const carried = await step();
    if (!carried.ok) return carried;
  }
  return ok(null);
}

const sealClearLog = (sealing: Sealing, row: ClearLogRow) =>
  sealLog(sealing, { ...row, seed: row.seed?.bytes ?? null });

const sealDraft = (sealing: Sealing, { name, value }: ClearNamedRow) =>
  sealNamed(sealing, 'drafts', [name, toDraftValue(name, String(value))]);

const sealSetting = (sealing: Sealing, { name, value }: ClearNamedRow) =>
  sealNamed(sealing, 'settings', [name, value]);

const sealFramework = (sealing: Sealing, framework: Framework) =>
  sealNamed(sealing, 'frameworks', [framework.id, framework]);

/** Everything but the vault's own row. */
async function clearSealed({ context: { database } }: Carriage): Promise<void> {
  const tables = database.tables.filter(({ name }) => name !== 'vault');
  await database.transaction('rw', tables, () => Promise.all(tables.map((table) => table.clear())));
}

interface Load<T, S, R> {
  readonly from: Table<T>;
  readonly into: Table<R>;
  readonly seal: (sealing: Sealing, row: T) => Promise<S>;
}

const carryRows = <T, S>(carriage: Carriage, load: Load<T, S, S>): Promise<Carried> =>
  carrySlices(carriage, load, {
    tables: [load.into],
    write: (rows) => load.into.bulkAdd(rows),
    atOnce: sliceLength,
  });

function carryItems<T>(
  carriage: Carriage,
  load: Load<T, SealedWithKey, SealedItemRow>,
  atOnce = sliceLength,
): Promise<Carried> {
  const { itemKeys } = carriage.context.database;
  return carrySlices(carriage, load, {
    tables: [load.into, itemKeys],
    write: async (rows) => {
      await load.into.bulkAdd(rows.map(({ row }) => row));
      await itemKeys.bulkAdd(rows.map(({ key }) => key));
    },
    atOnce,
  });
}

interface Writing<S> {
  readonly tables: readonly Table[];
  readonly write: (rows: readonly S[]) => Promise<unknown>;
  readonly atOnce: number;
}

class CarriedLessError extends Error {
  override readonly name = 'CarriedLessError';
}

async function carrySlices<T, S, R>(
  { context, sealing }: Carriage,
  { from, into, seal }: Load<T, S, R>,
  { tables, write, atOnce }: Writing<S>,
): Promise<Carried> {
  const keys = await from.toCollection().primaryKeys();
  for (let start = 0; start < keys.length; start += atOnce) {
    const rows = await from.bulkGet(keys.slice(start, start + atOnce));
    const sealed = await Promise.all(rows.flatMap((row) => (row === undefined ? [] : [seal(sealing, row)])));
    const stored = await strictTransaction(context, tables, async () => {
      await write(sealed);
    });
    if (!stored.ok) return stored;
  }
  if ((await into.count()) !== keys.length) throw new CarriedLessError();
  return ok(null);
}
