import type { Json } from '../../shared/brand.ts';
import { utf8ToBytes } from '../../shared/encoding.ts';
import type { Entry } from '../../shared/ledger/entry.ts';
import { readContent } from '../../shared/ledger/fold-logs.ts';
import { seal } from '../vault/cipher.ts';
import { readStretch } from './inspection-reader.ts';
import { sealingOf } from './sealing.ts';
import {
  headOfLine,
  piecesFrom,
  readPiece,
  type SnapshotPiece,
  type SnapshotRow,
  snapshotHeader,
} from './snapshots.ts';
import type { StoreContext } from './store-context.ts';
import { strictTransaction } from './strict-transaction.ts';

/** Entries in a piece: when a few are added, no more than the last piece is written anew. */
const fullPiece = 1_000;
/** Fewer than that since the last piece are as quickly read from their rows. */
const fewEntries = 20;

type Stretch = Omit<SnapshotRow, 'sealed'>;

/** Brings the snapshots of an inspection up to what its rows say now. Lost at any moment, it is only made later. */
export async function writeSnapshots(
  context: StoreContext,
  inspection: string,
  pieceLength = fullPiece,
): Promise<void> {
  const logs = await context.database.logs.where({ inspection }).toArray();
  for (const { log, size } of logs) {
    const last = await piecesFrom(context, log).last();
    if (last !== undefined && size - last.to < fewEntries) continue;
    const isFull = last !== undefined && last.to - last.from >= pieceLength;
    for (let from = isFull ? last.to : (last?.from ?? 0); from < size; from += pieceLength) {
      await writePiece(context, { log, from, to: Math.min(from + pieceLength, size) });
    }
  }
}

async function writePiece(context: StoreContext, stretch: Stretch): Promise<void> {
  const { text, keyIds } = await tellStretch(context, stretch);
  const { keys: vaultKeys, randomBytes } = await sealingOf(context);
  const piece = { header: snapshotHeader(stretch), bytes: utf8ToBytes(text) };
  const sealed = await seal(vaultKeys.rows, piece, randomBytes);
  const { snapshots, itemKeys } = context.database;
  await strictTransaction(context, [snapshots, itemKeys], async () => {
    const keys = await itemKeys.bulkGet([...keyIds]);
    // Erased or hidden since the rows were read: it must not come back by this.
    if (keys.some((key) => key === undefined || key.isPutAway)) return;
    await snapshots.put({ ...stretch, sealed });
  });
}

/**
 * Whether the snapshots say what the rows say, letter for letter; from the first piece that does not, they are dropped.
 * Throws where a row does not open.
 */
export async function areSnapshotsRight(context: StoreContext, inspection: string): Promise<boolean> {
  const logs = await context.database.logs.where({ inspection }).toArray();
  const wrong = await Promise.all(logs.map(({ log }) => dropWhatDiffers(context, log)));
  return !wrong.includes(true);
}

async function dropWhatDiffers(context: StoreContext, log: string): Promise<boolean> {
  const starts = await piecesFrom(context, log).primaryKeys();
  for (const key of starts) {
    const row = await context.database.snapshots.get(key);
    // Written anew or dropped meanwhile.
    if (row === undefined) return false;
    const said = await readPiece(context, row);
    if (said === (await tellStretch(context, row)).text) continue;
    await piecesFrom(context, log, row.from).delete();
    return true;
  }
  return false;
}

/** The piece as the rows give it. */
async function tellStretch(
  context: StoreContext,
  { log, from, to }: Stretch,
): Promise<{ readonly text: string; readonly keyIds: readonly string[] }> {
  const { lines, entries, contents, keyIds } = await readStretch(context, log, { from, to });
  const told = entries.flatMap((entry) => {
    const read = readContent(entry, contents);
    return toTold(entry, read !== null && 'fields' in read ? read.fields : null);
  });
  const isLacking = entries.some(
    ({ body }) => body.content !== null && !contents.has(body.content.commitment),
  );
  const piece: SnapshotPiece = { head: await headOfLine(lines.at(-1) ?? ''), told, isLacking };
  return { text: JSON.stringify(piece), keyIds };
}

function toTold(
  { sequence, clock, actor, kind, body: { subject, replaces } }: Entry,
  fields: { readonly [field: string]: Json } | null,
): SnapshotPiece['told'] {
  const isSaying = kind === 'link-removed' || (fields !== null && kind !== 'consultation-set');
  return isSaying ? [[sequence, clock, actor, kind, subject, replaces, fields]] : [];
}
