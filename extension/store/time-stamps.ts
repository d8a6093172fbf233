import { base64ToBytes, bytesToBase64 } from '../../shared/encoding.ts';
import { claimedSize } from '../../shared/ledger/checkpoint.ts';
import type { LogCopy } from '../../shared/ledger/verify.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { imprintOf } from '../../shared/time-stamps/imprint.ts';
import { isSame } from '../../shared/time-stamps/same-bytes.ts';
import type { TimeAuthority, TimeStamp, TimeStampError } from '../../shared/time-stamps/time-stamp.ts';
import { readLogCopies, readLogs } from './inspection-reader.ts';
import { unlessLocked } from './sealing.ts';
import { readSetting } from './settings.ts';
import type { KeptStamp, Store, StoreError, TimeStampProblem } from './store.ts';
import type { StoreContext } from './store-context.ts';
import { keepTimeStamp, newestNote, readTimeStamps, stampedSize } from './time-stamp-rows.ts';

const nobody: TimeAuthority = { certificates: [], policy: null };

async function stampingOf(context: StoreContext) {
  const stamping = await context.timeStamping?.();
  if (stamping === undefined) throw new TypeError('this place does not look at time stamps');
  const asked: TimeAuthority = stamping.authority ?? nobody;
  return { ...stamping, asked };
}

/** By a file there is no nonce: its answer may be brought in any day, and is known by what it is of. */
export const requestTimeStamp = (
  context: StoreContext,
  inspection: string,
): ReturnType<Store['requestTimeStamp']> =>
  unlessLocked(async () => {
    const own = (await readLogs(context, inspection)).find(({ seed }) => seed !== null);
    const newest = own === undefined ? null : await newestNote(context, own);
    if (newest === null) return err({ type: 'inspection-unknown' });
    const { means, asked } = await stampingOf(context);
    const bytes = await means.writeRequest(newest.note, { nonce: null, policy: asked.policy });
    const day = new Date(context.effects.now()).toISOString().slice(0, 10);
    return ok({ fileName: `time-stamp-request-${day}-${newest.size}.tsq`, bytes });
  });

export const takeTimeStamp = (
  context: StoreContext,
  inspection: string,
  answer: Uint8Array,
): ReturnType<Store['takeTimeStamp']> =>
  unlessLocked(async (): Promise<Result<KeptStamp, StoreError | TimeStampError>> => {
    const copies = await readLogCopies(context, inspection);
    const { means, asked } = await stampingOf(context);
    const found = await findNote(copies, await means.stampedImprint(answer));
    const note = found?.note ?? '';
    // Of no note of ours: what is wrong with it is said all the same.
    const read = await means.readAnswer(answer, { note, nonce: null, authority: asked });
    if (!read.ok) return read;
    if (found === null) return err({ type: 'stamp-of-another' });
    const { log, size } = found;
    const kept = await keepTimeStamp(context, { log, size, token: bytesToBase64(read.value.token) });
    if (!kept.ok) return kept;
    const own = (await readLogs(context, inspection)).find(({ seed }) => seed !== null);
    return ok({ log, size, isOwn: own?.log === log, stamped: read.value.stamp });
  });

interface FoundNote {
  readonly log: string;
  readonly size: number;
  readonly note: string;
}

async function findNote(copies: readonly LogCopy[], imprint: Uint8Array | null): Promise<FoundNote | null> {
  if (imprint === null) return null;
  for (const { log, checkpoints } of copies) {
    for (const note of checkpoints) {
      if (isSame(await imprintOf(note), imprint)) return { log, size: claimedSize(note), note };
    }
  }
  return null;
}

/** Each takes milliseconds to check. */
const mostListed = 20;

export async function listTimeStamps(
  context: StoreContext,
  inspection: string,
): ReturnType<Store['listTimeStamps']> {
  const stamps = await readTimeStamps(context, inspection);
  const logs = await readLogs(context, inspection);
  const own = logs.find(({ seed }) => seed !== null);
  const furthest = stamps.toSorted((a, b) => b.size - a.size).slice(0, mostListed);
  const told = await tellStamps(context, furthest);
  const newest = told.map((one) => ({ ...one, isOwn: one.log === own?.log }));
  return {
    newest: newest.sort((a, b) => b.stamped.atMs - a.stamped.atMs),
    count: stamps.length,
    unstamped: own === undefined ? 0 : own.size - (await stampedSize(context, own)),
    asked: await askedBySelf(context),
  };
}

async function tellStamps(
  context: StoreContext,
  stamps: readonly TimeStamp[],
): Promise<readonly Omit<KeptStamp, 'isOwn'>[]> {
  const { means, asked } = await stampingOf(context);
  const authority = { ...asked, policy: null };
  const notes = await Promise.all(stamps.map((stamp) => newestNote(context, { ...stamp, inspection: '' })));
  const checked = await means.verify(
    stamps.map(({ token }, index) => ({
      token: base64ToBytes(token) ?? new Uint8Array(),
      expected: { note: notes[index]?.note ?? '', nonce: null, authority },
    })),
  );
  return stamps.flatMap(({ log, size }, index) => {
    const stamped = checked[index];
    return stamped?.ok ? [{ log, size, stamped: stamped.value }] : [];
  });
}

/** What the worker remembers of its asking. */
export interface AskingState {
  readonly failures: number;
  readonly nextAtMs: number;
  readonly problem: TimeStampProblem | null;
}

export const askingSetting = 'time-stamping';

async function askedBySelf(context: StoreContext) {
  const { authority } = await stampingOf(context);
  if (authority === null) return null;
  const state = await readSetting<AskingState>(context, askingSetting);
  return { host: new URL(authority.url).host, problem: state?.problem ?? null };
}

/** Those that are of a note of these logs and hold; by whom they are signed is told when they are shown. */
export async function findSoundStamps(
  context: StoreContext,
  stamps: readonly TimeStamp[],
  copies: readonly LogCopy[],
): Promise<readonly TimeStamp[]> {
  const notes = new Map(
    copies.flatMap(({ log, checkpoints }) =>
      checkpoints.map((note) => [`${log} ${claimedSize(note)}`, note] as const),
    ),
  );
  const { means } = await stampingOf(context);
  const checked = await means.verify(
    stamps.map(({ log, size, token }) => ({
      token: base64ToBytes(token) ?? new Uint8Array(),
      expected: { note: notes.get(`${log} ${size}`) ?? '', nonce: null, authority: nobody },
    })),
  );
  return stamps.filter((_, index) => checked[index]?.ok === true);
}
