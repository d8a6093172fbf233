import type { Attachment } from '../../shared/evidence/item.ts';
import {
  type Appended,
  appendChanges,
  emptyHead,
  type LogHead,
  openLog,
} from '../../shared/ledger/append.ts';
import type { Change } from '../../shared/ledger/change.ts';
import { laterClock } from '../../shared/ledger/clock.ts';
import { type Cover, isCovered, noCover } from '../../shared/ledger/disposal.ts';
import { createSigner } from '../../shared/ledger/signing-key.ts';
import { err, type Result } from '../../shared/result.ts';
import { readLogs } from './inspection-reader.ts';
import type { SealedNamedRow } from './named-rows.ts';
import { sealAttachment, sealContent } from './sealed-items.ts';
import {
  type LogRow,
  type PendingPageRow,
  sealCheckpoint,
  sealEntry,
  sealLog,
  sealPendingPage,
} from './sealed-rows.ts';
import { sealingOf, unlessLocked } from './sealing.ts';
import { dropSnapshots } from './snapshots.ts';
import type { Saved, StoreError } from './store.ts';
import type { StoreContext } from './store-context.ts';
import { strictTransaction } from './strict-transaction.ts';

export interface AttachmentToStore {
  readonly attachment: Attachment;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A page that is now to be kept, or the item whose page is now kept. */
export interface PendingChange {
  readonly begun?: PendingPageRow;
  readonly done?: string;
}

/** What names were hidden in: with its derivative, in one transaction, it is put away, or its keys are destroyed. */
export interface OriginalsToHide {
  /** Commitments. */
  readonly contents: readonly string[];
  readonly attachments: readonly string[];
  readonly areKept: boolean;
  /** The names and tokens by which it was done. */
  readonly names: SealedNamedRow;
}

/** One writer at a time over all windows and the worker of this browser. */
export const asOnlyWriter = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks.request('plumbline-writer', work) as Promise<T>;

const oneAtATime = <T>(work: () => Promise<Result<T, StoreError>>): Promise<Result<T, StoreError>> =>
  asOnlyWriter(() => unlessLocked(work));

/**
 * Adds changes to this computer's log of the inspection: hashed, signed and sealed first, then stored in one strict
 * transaction that compares the head (a promise of WebCrypto inside the transaction would end it).
 */
export const recordChanges = (
  context: StoreContext,
  { inspection, actor }: { readonly inspection: string; readonly actor: string },
  {
    changes,
    files = [],
    pending = {},
    originals,
  }: {
    readonly changes: readonly Change[];
    readonly files?: readonly AttachmentToStore[];
    readonly pending?: PendingChange;
    readonly originals?: OriginalsToHide;
  },
): Promise<Result<Saved, StoreError>> =>
  oneAtATime(async () => {
    const logs = await readLogs(context, inspection);
    const own = logs.find(({ seed }) => seed !== null);
    if (own?.seed == null) return err({ type: 'inspection-unknown' });
    const { disposed = noCover } = own;
    // Another window, or the keeper of a page, may not know of it yet.
    if (changes.some((change) => isCovered(disposed, { kind: change.kind, body: change })))
      return err({ type: 'disposed' });
    const appended = await appendTo(context, { own, logs }, { actor, changes });
    const hiding = originals && { originals };
    return storeAppended(context, { before: own, appended: [appended], files, pending, ...hiding });
  });

/** Hashed and signed, not stored yet. */
export async function appendTo(
  { effects }: StoreContext,
  { own, logs }: { readonly own: LogRow; readonly logs: readonly LogRow[] },
  { actor, changes }: { readonly actor: string; readonly changes: readonly Change[] },
): Promise<Appended> {
  if (own.seed === null) throw new TypeError('nobody signs a colleague’s log');
  const seen = logs.filter(({ log, size }) => log !== own.log && size > 0);
  const writing = {
    actor,
    nowMs: effects.now(),
    signer: await createSigner(own.seed),
    seen: seen.map(({ log, size, root }) => ({ log, size, root })),
    randomBytes: effects.randomBytes,
  };
  const clock = logs.reduce<string | null>((latest, log) => laterClock(latest, log.clock), null);
  return appendChanges({ ...headOf(own), clock }, changes, writing);
}

/** Opens this computer's log of an inspection and writes its first changes. */
export async function openOwnLog(
  context: StoreContext,
  {
    inspection,
    actor,
    device,
  }: { readonly inspection: string; readonly actor: string; readonly device: string },
  changes: readonly Change[],
): Promise<Result<Saved, StoreError>> {
  const { effects } = context;
  const seed = effects.randomBytes(32);
  const writing = {
    actor,
    nowMs: effects.now(),
    signer: await createSigner(seed),
    seen: [],
    randomBytes: effects.randomBytes,
  };
  const head = emptyHead(effects.newId());
  const opened = await openLog(head, { inspection, device }, writing);
  const appended = await appendChanges(opened.head, changes, writing);
  const before = { ...toRow(opened, inspection), size: 0, seed };
  return storeAppended(context, { before, appended: [opened, appended], files: [], pending: {} });
}

const headOf = ({ log, previous, size, frontier, clock }: LogRow): LogHead => ({
  log,
  previous,
  frontier: { size, roots: frontier },
  clock,
});

const toRow = ({ head, checkpoint }: Appended, inspection: string): Omit<LogRow, 'seed' | 'disposed'> => ({
  log: head.log,
  inspection,
  size: head.frontier.size,
  root: checkpoint.root,
  previous: head.previous,
  frontier: head.frontier.roots,
  clock: head.clock ?? '',
});

interface ToStore {
  readonly before: LogRow;
  readonly appended: readonly Appended[];
  readonly files: readonly AttachmentToStore[];
  readonly pending: PendingChange;
  readonly erasure?: Erasure;
  readonly originals?: OriginalsToHide;
}

/** Rows to be destroyed in the transaction that says so; `disposed`: all that was disposed of here by then. */
export interface Erasure {
  readonly disposed: Cover;
  readonly keyIds: readonly string[];
  readonly contents: readonly string[];
  readonly attachments: readonly string[];
  readonly pendingPages: readonly string[];
  readonly drafts: readonly string[];
  readonly settings: readonly string[];
}

export async function storeAppended(
  context: StoreContext,
  toStore: ToStore,
): Promise<Result<Saved, StoreError>> {
  const { logs, entries, checkpoints, contents, attachments, itemKeys, pendingPages } = context.database;
  const { before, pending, erasure, originals } = toStore;
  const sealed = await sealAppended(context, toStore);
  const store = async () => {
    const standing = await logs.get(before.log);
    if ((standing?.size ?? 0) !== before.size) throw new DOMException('', 'HeadMovedError');
    await entries.bulkAdd(sealed.entries);
    await contents.bulkAdd(sealed.contents.map(({ row }) => row));
    await checkpoints.bulkAdd(sealed.checkpoints);
    await attachments.bulkPut(sealed.attachments.map(({ row }) => row));
    await itemKeys.bulkAdd([...sealed.contents, ...sealed.attachments].map(({ key }) => key));
    if (sealed.begun !== null) await pendingPages.put(sealed.begun);
    if (pending.done !== undefined) await pendingPages.delete(pending.done);
    if (originals !== undefined) await hideOriginals(context, originals);
    await logs.put(sealed.log);
    if (erasure !== undefined) await erase(context, erasure);
  };
  const tables = [logs, entries, checkpoints, contents, attachments, itemKeys, pendingPages];
  const { drafts, settings, snapshots } = context.database;
  const takesAway = erasure !== undefined || originals !== undefined;
  return strictTransaction(context, takesAway ? [...tables, drafts, settings, snapshots] : tables, store);
}

async function erase(context: StoreContext, erasure: Erasure): Promise<void> {
  const { database } = context;
  await dropSnapshots(context);
  await database.itemKeys.bulkDelete([...erasure.keyIds]);
  for (const table of ['contents', 'attachments', 'pendingPages', 'drafts', 'settings'] as const)
    await database[table].bulkDelete([...erasure[table]]);
}

async function hideOriginals(context: StoreContext, originals: OriginalsToHide): Promise<void> {
  const { contents, attachments, itemKeys, settings } = context.database;
  await dropSnapshots(context);
  const rows = [
    ...(await contents.bulkGet([...originals.contents])),
    ...(await attachments.bulkGet([...originals.attachments])),
  ];
  const keyIds = rows.flatMap((row) => row?.keyId ?? []);
  // The sealed bytes stay: they open no more, and a colleague's file does not bring the words back.
  if (originals.areKept) for (const keyId of keyIds) await itemKeys.update(keyId, { isPutAway: true });
  else await itemKeys.bulkDelete(keyIds);
  await settings.put(originals.names);
}

async function sealAppended(context: StoreContext, { before, appended, files, pending, erasure }: ToStore) {
  const sealing = await sealingOf(context);
  const last = appended.at(-1);
  if (last === undefined) throw new RangeError('there is something to store');
  const entries = appended.flatMap(({ entries: added, lines }) =>
    added.map(({ log, sequence }, index) => ({ log, sequence, line: lines[index] ?? '' })),
  );
  const notes = appended.map(({ checkpoint: { size, note } }) => ({ log: before.log, size, note }));
  const bytes = files.map(({ attachment: { commitment }, bytes }) => ({ commitment, bytes }));
  const contents = appended.flatMap((one) => one.contents);
  const disposed = erasure && { disposed: erasure.disposed };
  return {
    log: await sealLog(sealing, { ...before, ...toRow(last, before.inspection), ...disposed }),
    entries: await Promise.all(entries.map((row) => sealEntry(sealing, row))),
    checkpoints: await Promise.all(notes.map((row) => sealCheckpoint(sealing, row))),
    contents: await Promise.all(contents.map((record) => sealContent(sealing, record))),
    attachments: await Promise.all(bytes.map((file) => sealAttachment(sealing, file))),
    begun: pending.begun === undefined ? null : await sealPendingPage(sealing, pending.begun),
  };
}
