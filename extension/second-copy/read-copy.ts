import { type LastingTable, lastingTables } from '../store/copy-outbox.ts';
import type { CopyFiles } from './copy-files.ts';
import { type CopyHead, filePath, keysPath, type Part, rowsPath, statePath } from './copy-head.ts';
import type { RowKey } from './copy-snapshot.ts';
import { digestOf } from './part-writer.ts';
import { bytesToRows, type CopiedRow } from './row-text.ts';

/** A file of evidence as the copy's rows name it: its bytes are in a file of their own. */
export interface CopiedFile {
  readonly commitment: string;
  readonly keyId: string;
  readonly digest: string;
  readonly bytes: number;
}

export interface PartRead {
  readonly rows: readonly CopiedRow[];
  /** Whether it is as it was written; of one that is not, the rows are those that can still be read. */
  readonly isWhole: boolean;
  /** How many rows of it cannot be read. */
  readonly lost: number;
}

export async function readPart(files: CopyFiles, path: string, part: Part): Promise<PartRead> {
  const bytes = await files.read(path);
  if (bytes === null) return { rows: [], isWhole: false, lost: part.rows };
  const isWhole = (await digestOf(bytes)) === part.digest;
  const { rows } = bytesToRows(bytes);
  return { rows, isWhole, lost: Math.max(0, part.rows - rows.length) };
}

/** Null where it is not there or not as it was written. */
export async function readCopiedFile(
  files: CopyFiles,
  { commitment, digest }: CopiedFile,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = await files.read(filePath(commitment));
  return bytes !== null && (await digestOf(bytes)) === digest ? bytes : null;
}

export interface CopyIndex {
  /** Keys of the rows that are there, as texts. */
  readonly have: Readonly<Record<LastingTable, ReadonlySet<string>>>;
  readonly copied: readonly CopiedFile[];
  /** Digests of the parts that are not as they were written. */
  readonly damaged: ReadonlySet<string>;
}

export const keyText = (key: RowKey): string => JSON.stringify(key);

interface ReadMeans {
  readonly files: CopyFiles;
  /** Between two files: reading a large copy must leave room for other work. */
  readonly pause: () => Promise<void>;
}

/** Reads all of a copy back, and compares each file with its digest. */
export async function readIndex({ files, pause }: ReadMeans, head: CopyHead): Promise<CopyIndex> {
  const have = Object.fromEntries(lastingTables.map((table) => [table, new Set<string>()])) as Record<
    LastingTable,
    Set<string>
  >;
  const damaged = new Set<string>();
  const copied = new Map<string, CopiedFile>();
  for (const part of head.rows) {
    const { rows, isWhole } = await readPart(files, rowsPath(part), part);
    if (!isWhole) damaged.add(part.digest);
    else for (const row of rows) takeIn(row, have, copied);
    await pause();
  }
  for (const file of copied.values()) {
    if ((await readCopiedFile(files, file)) === null) have.attachments.delete(keyText(file.commitment));
    await pause();
  }
  const others = Object.values(head.keys).map((part) => [keysPath(part), part] as const);
  if (head.state !== null) others.push([statePath(head.state), head.state]);
  for (const [path, part] of others) {
    if (!(await readPart(files, path, part)).isWhole) damaged.add(part.digest);
    await pause();
  }
  return { have, copied: [...copied.values()], damaged };
}

function takeIn(
  { table, row }: CopiedRow,
  have: Readonly<Record<LastingTable, Set<string>>>,
  copied: Map<string, CopiedFile>,
): void {
  if (!isLasting(table)) return;
  have[table].add(keyText(keyOf(table, row as LastingRow)));
  if (table === 'attachments') copied.set((row as CopiedFile).commitment, row as CopiedFile);
}

const isLasting = (table: string): table is LastingTable => lastingTables.some((one) => one === table);

interface LastingRow {
  readonly log: string;
  readonly sequence: number;
  readonly size: number;
  readonly commitment: string;
}

const keyOf = (table: LastingTable, { log, sequence, size, commitment }: LastingRow): RowKey => {
  if (table === 'entries') return [log, sequence];
  return table === 'checkpoints' ? [log, size] : commitment;
};
