import type { Json } from '../../shared/brand.ts';
import { bytesToHex, bytesToUtf8, utf8ToBytes } from '../../shared/encoding.ts';
import type { Entry } from '../../shared/ledger/entry.ts';
import { addEntry, type Fold } from '../../shared/ledger/fold.ts';
import { leafHash } from '../../shared/ledger/merkle.ts';
import { unseal } from '../vault/cipher.ts';
import { unsealEntry } from './sealed-rows.ts';
import { sealingOf } from './sealing.ts';
import type { StoreContext } from './store-context.ts';

/**
 * What a stretch of a log says, sealed in one piece: opened in a hundredth of the time that its rows take. In clear on
 * the disk: the log's random id and how far the piece goes.
 */
export interface SnapshotRow {
  readonly log: string;
  /** The first entry in it, and the first after it. */
  readonly from: number;
  readonly to: number;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** Of an entry what a fold takes in. Entries that say nothing of what there is are left out. */
type Told = readonly [
  ...place: readonly [sequence: number, clock: string, actor: string],
  ...what: readonly [kind: Entry['kind'], subject: string, replaces: readonly string[]],
  fields: { readonly [field: string]: Json } | null,
];

export interface SnapshotPiece {
  /** Leaf hash of the last entry, which hangs on all before it. */
  readonly head: string;
  readonly told: readonly Told[];
  /** Some entry's words were not here. */
  readonly isLacking: boolean;
}

export const snapshotHeader = ({ log, from, to }: Omit<SnapshotRow, 'sealed'>) =>
  ['snapshots', log, from, to] as const;

export const headOfLine = async (line: string): Promise<string> =>
  bytesToHex(await leafHash(utf8ToBytes(line)));

/** The pieces of a log from this entry on, in order. */
export const piecesFrom = ({ database }: StoreContext, log: string, from = 0) =>
  database.snapshots.where('[log+from]').between([log, from], [log, Infinity]);

/**
 * Takes into the fold what the pieces of a log say: from its first entry without a gap, as long as each ends with the
 * very entry that stands in the log's own row. A piece that does not is dropped with those after it. Null where there is
 * nothing of it.
 */
export async function addSnapshot(
  context: StoreContext,
  log: string,
  fold: Fold,
): Promise<Pick<SnapshotPiece, 'isLacking'> | null> {
  const rows = await piecesFrom(context, log).toArray();
  if (rows.length === 0) return null;
  const opened = rows.map((row) => openPiece(context, row));
  const heads = await headsInRows(context, rows);
  let end = 0;
  let isLacking = false;
  for (const [index, row] of rows.entries()) {
    const piece = await opened[index];
    const isBorneOut = piece != null && row.from === end && piece.head === heads[index];
    if (!isBorneOut) {
      await piecesFrom(context, log, row.from).delete();
      break;
    }
    addPiece(fold, log, piece);
    isLacking ||= piece.isLacking;
    end = row.to;
    fold.sizes.set(log, end);
  }
  return end > 0 ? { isLacking } : null;
}

/** What a piece says, as it was written; null where it does not open. */
export async function readPiece(context: StoreContext, row: SnapshotRow): Promise<string | null> {
  const { keys } = await sealingOf(context);
  const opened = await unseal(keys.rows, { header: snapshotHeader(row), bytes: row.sealed });
  return opened.ok ? bytesToUtf8(opened.value) : null;
}

/** Written by this program alone, and sealed: its form is trusted. */
async function openPiece(context: StoreContext, row: SnapshotRow): Promise<SnapshotPiece | null> {
  const text = await readPiece(context, row);
  return text === null ? null : (JSON.parse(text) as SnapshotPiece);
}

async function headsInRows(
  context: StoreContext,
  rows: readonly SnapshotRow[],
): Promise<readonly (string | null)[]> {
  const sealing = await sealingOf(context);
  const last = await context.database.entries.bulkGet(
    rows.map(({ log, to }) => [log, to - 1] as const) as [string, number][],
  );
  return Promise.all(
    last.map(async (row) => (row === undefined ? null : headOfLine((await unsealEntry(sealing, row)).line))),
  );
}

function addPiece(fold: Fold, log: string, { told }: SnapshotPiece): void {
  for (const [sequence, clock, actor, kind, subject, replaces, fields] of told) {
    const body = { subject, content: null, replaces };
    addEntry(fold, { v: 1, log, sequence, previous: '', clock, actor, kind, body }, fields);
  }
}
