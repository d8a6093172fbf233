import { base64ToBytes, bytesToBase64 } from '../../shared/encoding.ts';
import type { Cover } from '../../shared/ledger/disposal.ts';
import type { TimeStamp } from '../../shared/time-stamps/time-stamp.ts';
import { type Sealing, sealJson, unsealJson } from './sealing.ts';

/** Where a log stands. */
export interface LogRow {
  readonly log: string;
  readonly inspection: string;
  readonly size: number;
  /** RFC 6962 root, base64. */
  readonly root: string;
  readonly previous: string;
  readonly frontier: readonly Uint8Array[];
  readonly clock: string;
  /** Of the key that signs this computer's own log; null for a colleague's. */
  readonly seed: Uint8Array | null;
  /** Of this computer's own log: what of the inspection was destroyed here. Nothing of it is written or taken in again. */
  readonly disposed?: Cover;
}

export interface EntryRow {
  readonly log: string;
  readonly sequence: number;
  readonly line: string;
}

export interface CheckpointRow {
  readonly log: string;
  readonly size: number;
  readonly note: string;
}

/** A clip that was saved and whose page is not kept yet: written and taken out together with what it speaks of. */
export interface PendingPageRow {
  readonly item: string;
  readonly inspection: string;
  readonly tabId: number;
  readonly pageUrl: string;
  readonly pageTitle: string;
  readonly clippedAtMs: number;
  /** Of the page's text at the gesture, once it was read. */
  readonly textDigest?: number;
}

type Sealed = { readonly sealed: Uint8Array<ArrayBuffer> };

/** On the disk in clear: random ids, sequence numbers and sizes. What a row says is sealed, with these as its header. */
export type SealedLogRow = Pick<LogRow, 'log' | 'inspection' | 'size'> & Sealed;
export type SealedEntryRow = Pick<EntryRow, 'log' | 'sequence'> & Sealed;
export type SealedCheckpointRow = Pick<CheckpointRow, 'log' | 'size'> & Sealed;
export type SealedTimeStampRow = Pick<TimeStamp, 'log' | 'size'> & Sealed;
export type SealedPendingPageRow = Pick<PendingPageRow, 'item'> & Sealed;

interface LogSecret extends Pick<LogRow, 'root' | 'previous' | 'clock'> {
  readonly frontier: readonly string[];
  readonly seed: string | null;
  readonly disposed?: { readonly isWhole: boolean; readonly items: readonly string[] };
}

export async function sealLog(
  sealing: Sealing,
  { log, inspection, size, root, previous, frontier, clock, seed, disposed }: LogRow,
): Promise<SealedLogRow> {
  const secret: LogSecret = {
    ...{ root, previous, clock },
    frontier: frontier.map(bytesToBase64),
    seed: seed && bytesToBase64(seed),
    ...(disposed && { disposed: { isWhole: disposed.isWhole, items: [...disposed.items] } }),
  };
  const header = ['logs', log, inspection, size];
  return { log, inspection, size, sealed: await sealJson(sealing, header, secret) };
}

export async function unsealLog(
  sealing: Sealing,
  { log, inspection, size, sealed }: SealedLogRow,
): Promise<LogRow> {
  const { disposed, ...secret } = await unsealJson<LogSecret>(
    sealing,
    ['logs', log, inspection, size],
    sealed,
  );
  return {
    ...secret,
    ...{ log, inspection, size },
    frontier: secret.frontier.map(bytesOf),
    seed: secret.seed === null ? null : bytesOf(secret.seed),
    ...(disposed && { disposed: { isWhole: disposed.isWhole, items: new Set(disposed.items) } }),
  };
}

const bytesOf = (base64: string) => base64ToBytes(base64) ?? new Uint8Array();

export const sealEntry = async (
  sealing: Sealing,
  { log, sequence, line }: EntryRow,
): Promise<SealedEntryRow> => ({
  log,
  sequence,
  sealed: await sealJson(sealing, ['entries', log, sequence], line),
});

export const unsealEntry = async (
  sealing: Sealing,
  { log, sequence, sealed }: SealedEntryRow,
): Promise<EntryRow> => ({
  log,
  sequence,
  line: await unsealJson<string>(sealing, ['entries', log, sequence], sealed),
});

export const sealCheckpoint = async (
  sealing: Sealing,
  { log, size, note }: CheckpointRow,
): Promise<SealedCheckpointRow> => ({
  log,
  size,
  sealed: await sealJson(sealing, ['checkpoints', log, size], note),
});

export const unsealCheckpoint = async (
  sealing: Sealing,
  { log, size, sealed }: SealedCheckpointRow,
): Promise<CheckpointRow> => ({
  log,
  size,
  note: await unsealJson<string>(sealing, ['checkpoints', log, size], sealed),
});

export const sealTimeStamp = async (
  sealing: Sealing,
  { log, size, token }: TimeStamp,
): Promise<SealedTimeStampRow> => ({
  log,
  size,
  sealed: await sealJson(sealing, ['timeStamps', log, size], token),
});

export const unsealTimeStamp = async (
  sealing: Sealing,
  { log, size, sealed }: SealedTimeStampRow,
): Promise<TimeStamp> => ({
  log,
  size,
  token: await unsealJson<string>(sealing, ['timeStamps', log, size], sealed),
});

export const sealPendingPage = async (
  sealing: Sealing,
  row: PendingPageRow,
): Promise<SealedPendingPageRow> => ({
  item: row.item,
  sealed: await sealJson(sealing, ['pendingPages', row.item], row),
});

export const unsealPendingPage = (
  sealing: Sealing,
  { item, sealed }: SealedPendingPageRow,
): Promise<PendingPageRow> => unsealJson(sealing, ['pendingPages', item], sealed);
