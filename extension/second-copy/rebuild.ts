import { filesOf } from '../../shared/exchange/verify-pack.ts';
import type { Entry } from '../../shared/ledger/entry.ts';
import { readState } from '../../shared/ledger/fold.ts';
import { type Fault, verifyLogs } from '../../shared/ledger/verify.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { recordCombination } from '../store/import-pack.ts';
import { contentsOf, readFold, readLogCopies, readLogs } from '../store/inspection-reader.ts';
import { type LogRow, sealLog } from '../store/sealed-rows.ts';
import { sealingOf } from '../store/sealing.ts';
import { readSetting } from '../store/settings.ts';
import type { Person, StoreError } from '../store/store.ts';
import type { StoreContext } from '../store/store-context.ts';
import { strictTransaction } from '../store/strict-transaction.ts';
import type { VaultFile } from '../vault/vault-file.ts';
import type { CopyFiles } from './copy-files.ts';
import { takeBackRows } from './take-back-rows.ts';

export interface RebuildMeans {
  readonly files: CopyFiles;
  /** Of a fresh database, with the keys that the copy's vault gave. */
  readonly context: StoreContext;
  /** As it is to stand in the fresh database: with a new passphrase, where that was forgotten. */
  readonly vault: VaultFile;
  /** Under which the record of each inspection names the copy. */
  readonly copyName: string;
  readonly pause: () => Promise<void>;
}

/** What came back and what did not. */
export interface Rebuilt {
  readonly inspections: number;
  readonly items: number;
  readonly files: number;
  /** Rows that the copy named and that could not be read. */
  readonly lostRows: number;
  readonly lostFiles: number;
  readonly faults: readonly Fault[];
}

export type RebuildError = StoreError | { readonly type: 'no-copy' } | { readonly type: 'copy-newer' };

/**
 * Fills a fresh database from a copy. It counts only once its vault's row is written, which is last. This computer's
 * own lists of entries are closed and new ones opened: what was written after the copy may stand elsewhere under the same
 * numbers.
 */
export async function rebuild(means: RebuildMeans): Promise<Result<Rebuilt, RebuildError>> {
  const { context } = means;
  const taken = await takeBackRows(means);
  if (!taken.ok) return taken;
  const closed = await closeOwnLogs(context);
  if (!closed.ok) return closed;
  const inspections = [...new Set((await readLogs(context)).map(({ inspection }) => inspection))];
  const checked = [];
  for (const inspection of inspections) checked.push(await checkInspection(context, inspection));
  const counted = await countVault(means, closed.value);
  if (!counted.ok) return counted;
  const { files, lostRows, lostFiles } = taken.value;
  return ok({
    inspections: checked.filter(({ isKnown }) => isKnown).length,
    items: checked.reduce((sum, { items }) => sum + items, 0),
    faults: checked.flatMap(({ faults }) => faults),
    ...{ files, lostRows, lostFiles },
  });
}

type OwnLog = Pick<LogRow, 'inspection' | 'size' | 'disposed'>;

async function closeOwnLogs(context: StoreContext): Promise<Result<readonly OwnLog[], StoreError>> {
  const sealing = await sealingOf(context);
  const { logs } = context.database;
  const own = (await readLogs(context)).filter(({ seed }) => seed !== null);
  const sealed = await Promise.all(own.map((log) => sealLog(sealing, { ...log, seed: null })));
  const saved = await strictTransaction(context, [logs], async () => {
    await logs.bulkPut(sealed);
  });
  return saved.ok ? ok(own) : saved;
}

async function countVault(
  { context, copyName, vault }: RebuildMeans,
  own: readonly OwnLog[],
): Promise<Result<unknown, StoreError>> {
  const person = await readSetting<Person>(context, 'person');
  if (person !== null)
    for (const log of own) {
      const { inspection, size } = log;
      const combination = { inspection, person, isNew: size > 0, entriesAdded: size, fileName: copyName };
      const recorded = await recordCombination(context, combination);
      if (!recorded.ok) return err(recorded.error);
      const carried = await carryDisposed(context, log);
      if (!carried.ok) return carried;
    }
  const { vault: vaults } = context.database;
  return strictTransaction(context, [vaults], async () => {
    await vaults.put({ ...vault, name: 'vault' });
  });
}

/** What was disposed of on this computer never comes back: the list that is open now says so, as the one before did. */
async function carryDisposed(
  context: StoreContext,
  { inspection, disposed }: OwnLog,
): Promise<Result<unknown, StoreError>> {
  const own = (await readLogs(context, inspection)).find(({ seed }) => seed !== null);
  if (own === undefined || disposed === undefined) return ok(null);
  const sealed = await sealLog(await sealingOf(context), { ...own, disposed });
  const { logs } = context.database;
  return strictTransaction(context, [logs], async () => {
    await logs.put(sealed);
  });
}

/** From its own bytes, as anybody would check an evidence file. */
async function checkInspection(context: StoreContext, inspection: string) {
  const copies = await readLogCopies(context, inspection);
  const entries = copies.flatMap(({ lines }) => lines.map((line) => JSON.parse(line) as Entry));
  const { faults } = await verifyLogs(copies, await contentsOf(context, entries));
  const state = readState(await readFold(context, inspection));
  const named = state.items.flatMap((item) => filesOf(item));
  const standing = await context.database.attachments.bulkGet(named.map(({ commitment }) => commitment));
  const missing = named.filter((_, index) => standing[index] === undefined);
  return {
    isKnown: state.inspection !== null,
    items: state.items.filter(({ withdrawn }) => withdrawn === null).length,
    faults: [...faults, ...missing.map(({ name }): Fault => ({ type: 'attachment-missing', name }))],
  };
}
