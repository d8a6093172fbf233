import type { Table } from 'dexie';
import { err, ok, type Result } from '../../shared/result.ts';
import { changingTables } from '../store/copy-outbox.ts';
import { type Sealing, sealingOf } from '../store/sealing.ts';
import type { StoreError } from '../store/store.ts';
import { strictTransaction } from '../store/strict-transaction.ts';
import type { ItemKeyRow } from '../vault/item-key.ts';
import { type CopyHead, keysPath, readHead, rowsPath, statePath } from './copy-head.ts';
import { rowsThatOpen } from './do-rows-open.ts';
import { type CopiedFile, type PartRead, readCopiedFile, readPart } from './read-copy.ts';
import type { RebuildError, RebuildMeans } from './rebuild.ts';
import type { CopiedRow } from './row-text.ts';

export interface TakenBack {
  readonly files: number;
  readonly lostRows: number;
  readonly lostFiles: number;
}

type Means = Pick<RebuildMeans, 'files' | 'context' | 'pause'>;

/** Puts every row of a copy that can be read into an empty database; the vault's row is left to be written last. */
export async function takeBackRows(means: Means): Promise<Result<TakenBack, RebuildError>> {
  const { newest, isNewer } = await readHead(means.files);
  if (newest === null) return err({ type: isNewer ? 'copy-newer' : 'no-copy' });
  const sealing = await sealingOf(means.context);
  const taking = {
    means,
    sealing,
    keys: new Map<string, ItemKeyRow>(),
    copied: new Map<string, CopiedFile>(),
  };
  let lostRows = 0;
  for await (const read of readParts(means, newest.head)) {
    const kept = await keepRows(taking, read);
    if (!kept.ok) return kept;
    lostRows += kept.value;
    await means.pause();
  }
  const files = await takeBackFiles(taking);
  return files.ok ? ok({ ...files.value, lostRows }) : files;
}

/** Keys first, since what they seal is tried with them. */
async function* readParts({ files }: Means, { rows, keys, state }: CopyHead): AsyncGenerator<PartRead> {
  for (const part of Object.values(keys)) yield readPart(files, keysPath(part), part);
  for (const part of rows) yield readPart(files, rowsPath(part), part);
  if (state !== null) yield readPart(files, statePath(state), state);
}

interface Taking {
  readonly means: Means;
  readonly sealing: Sealing;
  readonly keys: Map<string, ItemKeyRow>;
  readonly copied: Map<string, CopiedFile>;
}

const takenTables: ReadonlySet<string> = new Set([
  ...changingTables.filter((name) => name !== 'vault'),
  ...['entries', 'checkpoints', 'contents', 'itemKeys'],
]);

/** Gives how many rows were lost. Of a part that was damaged only what opens is kept. */
async function keepRows(
  { means: { context }, sealing, keys, copied }: Taking,
  { rows, isWhole, lost }: PartRead,
): Promise<Result<number, StoreError>> {
  const open = isWhole ? rows : await rowsThatOpen(sealing, rows, (keyId) => keys.get(keyId));
  for (const { table, row } of open) {
    if (table === 'itemKeys') keys.set((row as ItemKeyRow).keyId, row as ItemKeyRow);
    if (table === 'attachments') copied.set((row as CopiedFile).commitment, row as CopiedFile);
  }
  const saved = await putRows(
    context,
    open.filter(({ table }) => takenTables.has(table)),
  );
  return saved.ok ? ok(lost + rows.length - open.length) : saved;
}

async function putRows(
  context: Means['context'],
  rows: readonly CopiedRow[],
): Promise<Result<unknown, StoreError>> {
  const byTable = Map.groupBy(rows, ({ table }) => table);
  if (byTable.size === 0) return ok(null);
  const tableOf = (name: string): Table<unknown> => context.database.table(name);
  return strictTransaction(context, [...byTable.keys()].map(tableOf), async () => {
    for (const [name, of] of byTable) await tableOf(name).bulkPut(of.map(({ row }) => row));
  });
}

/** One at a time: they may be large. One whose key was destroyed is no loss. */
async function takeBackFiles({
  means: { files, context, pause },
  keys,
  copied,
}: Taking): Promise<Result<Omit<TakenBack, 'lostRows'>, StoreError>> {
  const { attachments } = context.database;
  let [count, lostFiles] = [0, 0];
  for (const file of copied.values()) {
    if (!keys.has(file.keyId)) continue;
    const sealed = await readCopiedFile(files, file);
    if (sealed === null) {
      lostFiles += 1;
      continue;
    }
    const { commitment, keyId } = file;
    const saved = await strictTransaction(context, [attachments], async () => {
      await attachments.put({ commitment, keyId, sealed });
    });
    if (!saved.ok) return saved;
    count += 1;
    await pause();
  }
  return ok({ files: count, lostFiles });
}
