import type { Table } from 'dexie';
import { bytesToBase64 } from '../../shared/encoding.ts';
import type { Pack } from '../../shared/exchange/pack.ts';
import { filesOf, type VerifiedPack } from '../../shared/exchange/verify-pack.ts';
import { claimedSize } from '../../shared/ledger/checkpoint.ts';
import { type Cover, isCovered, noCover } from '../../shared/ledger/disposal.ts';
import { treeRoot } from '../../shared/ledger/merkle.ts';
import type { LogCopy, VerifiedLog } from '../../shared/ledger/verify.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { TimeStamp } from '../../shared/time-stamps/time-stamp.ts';
import { dropSnapshots } from './drop-snapshots.ts';
import { frameworkById } from './frameworks.ts';
import { readLogs } from './inspection-reader.ts';
import { sealNamed } from './named-rows.ts';
import { type SealedItemRow, sealAttachment, sealContent } from './sealed-items.ts';
import { type LogRow, sealCheckpoint, sealEntry, sealLog, sealTimeStamp } from './sealed-rows.ts';
import { type Sealing, sealingOf } from './sealing.ts';
import type { StoreError } from './store.ts';
import type { StoreContext } from './store-context.ts';
import { strictTransaction } from './strict-transaction.ts';

export type MergeError =
  | StoreError
  | { readonly type: 'logs-differ'; readonly log: string; readonly sequence: number };

interface Merged {
  readonly entriesAdded: number;
  /** Texts and files that were not here, of entries that were and of new ones. */
  readonly contentsAdded: number;
  /** Texts and files in it that were disposed of here. */
  readonly leftOut: number;
}

interface PackToMerge {
  readonly pack: Pack;
  readonly verified: VerifiedPack;
  /** Those of the pack that hold. */
  readonly timeStamps: readonly TimeStamp[];
}

/** Adds to the store what a verified pack has and the store has not: a union, so that the order of files is all one. */
export async function mergePack(
  context: StoreContext,
  given: PackToMerge,
  stored: readonly LogCopy[],
): Promise<Result<Merged, MergeError>> {
  const differing = findDifference(given.pack.logs, stored);
  if (differing !== null) return err(differing);
  const sealed = await sealAdditions(context, given, stored);
  const { logs, entries, checkpoints, contents, attachments, itemKeys, frameworks, snapshots, timeStamps } =
    context.database;
  const saved = await strictTransaction(
    context,
    [logs, entries, checkpoints, contents, attachments, itemKeys, frameworks, snapshots, timeStamps],
    async () => {
      // The file may bring what an entry said that was here without it.
      await dropSnapshots(context);
      await entries.bulkAdd(sealed.entries);
      await checkpoints.bulkPut(sealed.checkpoints);
      await timeStamps.bulkPut(sealed.timeStamps);
      await contents.bulkAdd(sealed.contents.map(({ row }) => row));
      await attachments.bulkAdd(sealed.attachments.map(({ row }) => row));
      await itemKeys.bulkAdd([...sealed.contents, ...sealed.attachments].map(({ key }) => key));
      await frameworks.bulkPut(sealed.frameworks);
      await logs.bulkPut(sealed.logs);
    },
  );
  if (!saved.ok) return saved;
  const contentsAdded = sealed.contents.length + sealed.attachments.length;
  return ok({ entriesAdded: sealed.entries.length, contentsAdded, leftOut: sealed.leftOut });
}

/** What the pack brings that is not here yet, ready to be stored; read while no other writes. */
async function sealAdditions(
  context: StoreContext,
  { pack, verified, timeStamps }: PackToMerge,
  stored: readonly LogCopy[],
) {
  const sealing = await sealingOf(context);
  const standing = await readLogs(context, pack.inspection);
  const additions = await Promise.all(
    verified.logs.map((log) =>
      toAddition(
        { pack, log },
        {
          copy: stored.find((copy) => copy.log === log.log),
          row: standing.find((row) => row.log === log.log),
        },
      ),
    ),
  );
  const disposed = standing.find(({ seed }) => seed !== null)?.disposed ?? noCover;
  const named = namedInEntries(verified, disposed);
  const leftOut = namedInEntries(verified, noCover).difference(named);
  const { contents, attachments } = context.database;
  const newContents = await notIn(contents, pack.contents, named);
  const newAttachments = await notIn(attachments, pack.attachments, named);
  const checkpoints = additions.flatMap((addition) => addition.checkpoints);
  return {
    leftOut: [...pack.contents, ...pack.attachments].filter(({ commitment }) => leftOut.has(commitment))
      .length,
    entries: await sealAll(
      sealing,
      sealEntry,
      additions.flatMap((addition) => addition.entries),
    ),
    checkpoints: await sealAll(sealing, sealCheckpoint, checkpoints),
    timeStamps: await sealAll(sealing, sealTimeStamp, await newStamps(context, timeStamps)),
    contents: await sealAll(sealing, sealContent, newContents),
    attachments: await sealAll(sealing, sealAttachment, newAttachments),
    frameworks: await newFrameworks(context, sealing, pack),
    logs: await sealAll(
      sealing,
      sealLog,
      additions.flatMap(({ row }) => row ?? []),
    ),
  };
}

const sealAll = <T, S>(
  sealing: Sealing,
  sealOne: (sealing: Sealing, row: T) => Promise<S>,
  rows: readonly T[],
): Promise<readonly S[]> => Promise.all(rows.map((row) => sealOne(sealing, row)));

/** What stands here already is the same, since a commitment names one content alone; it keeps its key. */
async function notIn<T extends { readonly commitment: string }>(
  table: Table<SealedItemRow, string>,
  given: readonly T[],
  named: ReadonlySet<string>,
): Promise<readonly T[]> {
  const wanted = [
    ...new Map(
      given.filter(({ commitment }) => named.has(commitment)).map((one) => [one.commitment, one]),
    ).values(),
  ];
  const standing = await table.bulkGet(wanted.map(({ commitment }) => commitment));
  return wanted.filter((_, index) => standing[index] === undefined);
}

/** The stamp that came first stays. */
async function newStamps(
  { database }: StoreContext,
  stamps: readonly TimeStamp[],
): Promise<readonly TimeStamp[]> {
  const standing = await database.timeStamps.bulkGet(
    stamps.map(({ log, size }): [string, number] => [log, size]),
  );
  return stamps.filter((_, index) => standing[index] === undefined);
}

/** A log can only grow: where both copies have an entry it is the same, or one of them was rewritten. */
function findDifference(theirs: readonly LogCopy[], ours: readonly LogCopy[]): MergeError | null {
  for (const { log, lines } of theirs) {
    const stored = ours.find((copy) => copy.log === log)?.lines ?? [];
    const sequence = lines.findIndex((line, index) => index < stored.length && stored[index] !== line);
    if (sequence >= 0) return { type: 'logs-differ', log, sequence };
  }
  return null;
}

/** What no entry commits to was not verified, and is left out; so is what was disposed of here: it never comes back. */
const namedInEntries = ({ logs, state }: VerifiedPack, disposed: Cover): Set<string> =>
  new Set([
    ...logs.flatMap(({ entries }) =>
      entries.flatMap((entry) => (isCovered(disposed, entry) ? [] : (entry.body.content?.commitment ?? []))),
    ),
    ...state.items.flatMap((item) =>
      disposed.isWhole || disposed.items.has(item.id)
        ? []
        : filesOf(item).map(({ commitment }) => commitment),
    ),
  ]);

/** An edition that is here already is never replaced by one from a file. */
async function newFrameworks(context: StoreContext, sealing: Sealing, { frameworks }: Pack) {
  const standing = await Promise.all(frameworks.map(({ id }) => frameworkById(context, id)));
  const unknown = frameworks.filter((_, index) => standing[index] === undefined);
  return Promise.all(unknown.map((framework) => sealNamed(sealing, 'frameworks', [framework.id, framework])));
}

interface Standing {
  readonly copy: LogCopy | undefined;
  readonly row: LogRow | undefined;
}

async function toAddition(
  { pack, log }: { readonly pack: Pack; readonly log: VerifiedLog },
  standing: Standing,
) {
  const copy = pack.logs.find((one) => one.log === log.log);
  const from = standing.copy?.lines.length ?? 0;
  const entries = (copy?.lines ?? []).map((line, sequence) => ({ log: log.log, sequence, line })).slice(from);
  const checkpoints = (copy?.checkpoints ?? []).map((note) => ({
    log: log.log,
    size: claimedSize(note),
    note,
  }));
  return { entries, checkpoints, row: entries.length === 0 ? null : await toLogRow(pack, log, standing) };
}

const toLogRow = async ({ inspection }: Pack, log: VerifiedLog, { row }: Standing): Promise<LogRow> => ({
  log: log.log,
  inspection,
  size: log.entries.length,
  root: bytesToBase64(await treeRoot(log.frontier)),
  previous: log.previous,
  frontier: log.frontier.roots,
  clock: log.entries.at(-1)?.clock ?? '',
  seed: row?.seed ?? null,
  ...(row?.disposed && { disposed: row.disposed }),
});
