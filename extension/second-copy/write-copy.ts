import { err, ok, type Result } from '../../shared/result.ts';
import { type LastingTable, lastingTables } from '../store/copy-outbox.ts';
import type { Database } from '../store/database.ts';
import type { ItemKeyRow } from '../vault/item-key.ts';
import type { CopyFiles } from './copy-files.ts';
import {
  type CopyHead,
  emptyHead,
  filePath,
  keysPath,
  type Part,
  readHead,
  rowsPath,
  statePath,
  writeHead,
} from './copy-head.ts';
import { type RowKey, type Snapshot, takeSnapshot, type Wanted } from './copy-snapshot.ts';
import { continueParts, digestOf, type PartWriter, writeChecked, writePart } from './part-writer.ts';
import { type CopiedFile, type CopyIndex, keyText, readIndex } from './read-copy.ts';
import { type CopiedRow, rowsToBytes } from './row-text.ts';

export interface CopyMeans {
  readonly database: Database;
  readonly files: CopyFiles;
  /** The id of the vault whose rows are copied. */
  readonly vault: string;
  readonly pause: () => Promise<void>;
  /** Whether rows open under the vault's keys; null where it is locked. */
  readonly doOpen: ((rows: readonly CopiedRow[]) => Promise<boolean>) | null;
}

export type CopyError =
  /** The database lacks what the copy has: the copy is left as it is. */
  | { readonly type: 'database-lacks'; readonly entries: number }
  /** Rows of the database do not open: the copy is left as it is. */
  | { readonly type: 'rows-broken' }
  | { readonly type: 'copy-newer' };

/** Rows read from the database at once. */
const sliceLength = 500;
/** So much of files is copied before what is there counts: a browser that is closed goes on from there. */
const filesAtOnceBytes = 64_000_000;

/** Adds what is new since the copy was last written: by what the database noted, or by comparing all where `isWhole`. */
export async function bringUpToDate(
  means: CopyMeans,
  { isWhole }: { readonly isWhole: boolean },
): Promise<Result<CopyHead, CopyError>> {
  const { database, files, vault, doOpen } = means;
  const { newest, damaged, isNewer } = await readHead(files);
  if (isNewer) return err({ type: 'copy-newer' });
  const before = newest?.head ?? emptyHead({ vault, database: database.name });
  const canFollow = !isWhole && before.isWhole && before.database === database.name;
  const index = canFollow ? null : await readIndex(means, before);
  let lacking = 0;
  const compare = async (): Promise<Wanted> => {
    const compared = await compareWith(database, index);
    lacking = compared.lacking;
    return compared.wanted;
  };
  const snapshot = await takeSnapshot(database, canFollow ? before.upTo : null, compare);
  // What was noted is not enough after all: once more, from what is there.
  if (index === null && snapshot.wanted.keys === null) return bringUpToDate(means, { isWhole: true });
  if (lacking > 0) return err({ type: 'database-lacks', entries: lacking });
  if (doOpen !== null && !(await doOpen(snapshot.state))) return err({ type: 'rows-broken' });
  const whole = { ...before, rows: before.rows.filter(({ digest }) => !index?.damaged.has(digest)) };
  const parts = await continueParts(files, whole.rows);
  if (parts === null) return bringUpToDate(means, { isWhole: true });
  return append(means, { before, snapshot, parts, index, isHeadWhole: damaged.length === 0 });
}

/** By the keys of rows alone. Without an index there is nothing to compare with. */
async function compareWith(
  database: Database,
  index: CopyIndex | null,
): Promise<{ readonly wanted: Wanted; readonly lacking: number }> {
  const rows: [LastingTable, RowKey][] = [];
  let lacking = 0;
  if (index === null) return { wanted: { rows, keys: null }, lacking };
  const logs = new Set(await database.logs.toCollection().primaryKeys());
  for (const table of lastingTables) {
    const keys = (await database.table(table).toCollection().primaryKeys()) as RowKey[];
    rows.push(
      ...keys
        .filter((key) => !index.have[table].has(keyText(key)))
        .map((key) => [table, key] as [LastingTable, RowKey]),
    );
    if (table !== 'entries') continue;
    const standing = new Set(keys.filter(([log]) => logs.has(String(log))).map(keyText));
    lacking = index.have.entries.difference(standing).size;
  }
  return { wanted: { rows, keys: null }, lacking };
}

interface Appending {
  readonly before: CopyHead;
  readonly snapshot: Snapshot;
  readonly parts: PartWriter;
  readonly index: CopyIndex | null;
  readonly isHeadWhole: boolean;
}

async function append(
  means: CopyMeans,
  { before, snapshot, parts, index, isHeadWhole }: Appending,
): Promise<Result<CopyHead, CopyError>> {
  const { files, database } = means;
  const keys = await writeKeys(files, { before, snapshot, index });
  const state = await writeState(files, { before, snapshot, index });
  const named = { ...before, database: database.name, keys, state };
  const { rows } = snapshot.wanted;
  const copied = await addRows(
    means,
    parts,
    rows.filter(([table]) => table !== 'attachments'),
  );
  if (!copied) return err({ type: 'rows-broken' });
  let standing = before;
  let copiedBytes = 0;
  for (const [table, commitment] of rows) {
    if (table !== 'attachments') continue;
    copiedBytes += await addFile(means, parts, String(commitment));
    await means.pause();
    if (copiedBytes < filesAtOnceBytes) continue;
    copiedBytes = 0;
    standing = await count(means, standing, { ...named, isWhole: false, rows: await parts.parts() });
  }
  const after = { ...named, isWhole: true, upTo: snapshot.upTo, rows: await parts.parts() };
  const counting = isHeadWhole && isSame(standing, after) ? standing : await count(means, standing, after);
  // What a stop between two writes left: destroyed keys may be in it.
  if (index !== null) await removeUnnamed(files, counting);
  return ok(counting);
}

async function removeUnnamed(files: CopyFiles, head: CopyHead): Promise<void> {
  const named = new Set(pathsOf(head));
  for (const folder of ['keys', 'state', 'rows'])
    for (const name of await files.list(folder))
      if (!named.has(`${folder}/${name}`)) await files.remove(`${folder}/${name}`);
}

const isSame = ({ generation: _, ...one }: CopyHead, { generation: __, ...other }: CopyHead): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Lets a head count, and takes away what the one before alone named: with it the keys that were destroyed. */
async function count({ files }: CopyMeans, before: CopyHead, after: CopyHead): Promise<CopyHead> {
  const next = { ...after, generation: before.generation + 1 };
  const kept = new Set(pathsOf(next));
  await writeHead(files, next, async () => {
    for (const path of pathsOf(before)) if (!kept.has(path)) await files.remove(path);
  });
  return next;
}

const pathsOf = ({ rows, keys, state }: CopyHead): readonly string[] => [
  ...rows.map(rowsPath),
  ...Object.values(keys).map(keysPath),
  ...(state === null ? [] : [statePath(state)]),
];

type Written = Pick<Appending, 'before' | 'snapshot' | 'index'>;

async function writeKeys(
  files: CopyFiles,
  { before, snapshot, index }: Written,
): Promise<Readonly<Record<string, Part>>> {
  const prefixes = snapshot.wanted.keys ?? new Set([...Object.keys(before.keys), ...snapshot.keys.keys()]);
  const keys = { ...before.keys };
  for (const prefix of prefixes) {
    const rows = snapshot.keys.get(prefix) ?? [];
    const was = before.keys[prefix];
    delete keys[prefix];
    if (rows.length > 0)
      keys[prefix] = await writeUnlessSame(files, keysPath, { was, index, rows: toRows(rows) });
  }
  // One order, whichever came first: nothing new is the same head.
  return Object.fromEntries(Object.entries(keys).sort(([one], [other]) => (one < other ? -1 : 1)));
}

const toRows = (rows: readonly ItemKeyRow[]): readonly CopiedRow[] =>
  rows.map((row) => ({ table: 'itemKeys', row }));

const writeState = (files: CopyFiles, { before, snapshot, index }: Written): Promise<Part> =>
  writeUnlessSame(files, statePath, { was: before.state ?? undefined, index, rows: snapshot.state });

async function writeUnlessSame(
  files: CopyFiles,
  toPath: (part: Pick<Part, 'digest'>) => string,
  {
    was,
    index,
    rows,
  }: {
    readonly was: Part | undefined;
    readonly index: CopyIndex | null;
    readonly rows: readonly CopiedRow[];
  },
): Promise<Part> {
  const bytes = rowsToBytes(rows);
  const isThere = was?.digest === (await digestOf(bytes)) && !index?.damaged.has(was.digest);
  return isThere ? was : writePart(files, toPath, { bytes, rows: rows.length });
}

/** False where a row does not open; nothing counts then. */
async function addRows(
  { database, pause, doOpen }: CopyMeans,
  parts: PartWriter,
  wanted: Wanted['rows'],
): Promise<boolean> {
  for (let from = 0; from < wanted.length; from += sliceLength) {
    const slice = wanted.slice(from, from + sliceLength);
    const rows: CopiedRow[] = [];
    for (const [table, keys] of Map.groupBy(slice, ([table]) => table)) {
      const found = await database.table<unknown>(table).bulkGet(keys.map(([, key]) => key));
      rows.push(...found.flatMap((row) => (row === undefined ? [] : [{ table, row }])));
    }
    if (doOpen !== null && !(await doOpen(rows))) return false;
    for (const row of rows) await parts.add(row);
    await pause();
  }
  return true;
}

/** Gives how many bytes were copied. */
async function addFile(
  { database, files }: CopyMeans,
  parts: PartWriter,
  commitment: string,
): Promise<number> {
  const row = await database.attachments.get(commitment);
  if (row === undefined) {
    await files.remove(filePath(commitment));
    return 0;
  }
  const { keyId, sealed } = row;
  const digest = await writeChecked(files, filePath(commitment), sealed);
  const copied: CopiedFile = { commitment, keyId, digest, bytes: sealed.length };
  await parts.add({ table: 'attachments', row: copied });
  return sealed.length;
}
