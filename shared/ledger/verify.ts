import { bytesToBase64, bytesToHex, utf8ToBytes } from '../encoding.ts';
import { type Checkpoint, claimedSize, openCheckpoint } from './checkpoint.ts';
import type { Clock } from './clock.ts';
import { type ContentRecord, isContentIntact } from './content.ts';
import { type Entry, type LogId, noPrevious } from './entry.ts';
import { addLeaf, emptyFrontier, type Frontier, leafHash, treeRoot } from './merkle.ts';
import { parseEntry } from './parse-entry.ts';
import { createNoteOpener } from './signing-key.ts';

/** One log as a file or a store holds it. */
export interface LogCopy {
  readonly log: LogId;
  /** Canonical texts of the entries from sequence 0. */
  readonly lines: readonly string[];
  /** Signed notes, in any order. */
  readonly checkpoints: readonly string[];
}

export type Fault =
  | {
      readonly type: 'entry-unreadable';
      readonly log: LogId;
      readonly sequence: number;
      readonly reason: string;
    }
  | { readonly type: 'entry-newer'; readonly log: LogId; readonly sequence: number; readonly version: number }
  /** Entries between `from` and `to` (both included) are not there. */
  | { readonly type: 'entries-missing'; readonly log: LogId; readonly from: number; readonly to: number }
  /** This entry, or the link to it in the next one, is not what it was. */
  | { readonly type: 'entry-changed'; readonly log: LogId; readonly sequence: number }
  | {
      readonly type: 'log-cut-short';
      readonly log: LogId;
      readonly size: number;
      readonly signedSize: number;
    }
  | { readonly type: 'entries-unsigned'; readonly log: LogId; readonly from: number }
  | { readonly type: 'signature-wrong'; readonly log: LogId }
  | { readonly type: 'root-differs'; readonly log: LogId; readonly size: number }
  | { readonly type: 'content-changed'; readonly log: LogId; readonly sequence: number }
  | { readonly type: 'content-missing'; readonly log: LogId; readonly sequence: number }
  /** Intact, but not of the form that its kind of entry has: made by a faulty or newer program. */
  | {
      readonly type: 'content-invalid';
      readonly log: LogId;
      readonly sequence: number;
      readonly path: string;
    }
  /** The file says one inspection, this log another: two were put together. */
  | { readonly type: 'other-inspection'; readonly log: LogId; readonly sequence: number }
  | { readonly type: 'attachment-missing'; readonly name: string }
  | { readonly type: 'attachment-changed'; readonly name: string }
  | { readonly type: 'log-missing'; readonly log: LogId; readonly seenBy: LogId }
  | {
      readonly type: 'log-rolled-back';
      readonly log: LogId;
      readonly seenBy: LogId;
      readonly seenSize: number;
    }
  | { readonly type: 'log-forked'; readonly log: LogId; readonly seenBy: LogId; readonly seenSize: number };

export interface VerifiedLog {
  readonly log: LogId;
  readonly entries: readonly Entry[];
  readonly checkpoints: readonly Checkpoint[];
  /** Where the log stands, so that it can be added to or compared. */
  readonly frontier: Frontier;
  readonly previous: string;
}

export interface Verification {
  readonly logs: readonly VerifiedLog[];
  /** Empty when nothing is missing or changed; of each log the first break only, since what follows hangs on it. */
  readonly faults: readonly Fault[];
}

/**
 * Checks logs from their own bytes: the order and links of entries, every signature, every root, every content, and
 * what the logs saw of each other.
 */
export async function verifyLogs(
  copies: readonly LogCopy[],
  contents: ReadonlyMap<string, ContentRecord>,
): Promise<Verification> {
  const rootsWanted = sizesVouchedFor(copies);
  const checked = await Promise.all(copies.map((copy) => verifyLog(copy, rootsWanted)));
  const contentFaults = await Promise.all(checked.map(({ log }) => findContentFault(log, contents)));
  const own = checked.flatMap(({ fault }, index) => fault ?? contentFaults[index] ?? []);
  const logs = checked.map(({ log }) => log);
  const between = own.length > 0 ? [] : findSeenFaults(checked);
  return { logs, faults: [...own, ...between] };
}

interface CheckedLog {
  readonly log: VerifiedLog;
  readonly fault: Fault | null;
  /** Root, base64, after each entry at which somebody vouched or saw. */
  readonly rootAt: (size: number) => string | undefined;
}

/** `${log} ${size}` of every size that somebody signed or saw: only there a root is worked out. */
function sizesVouchedFor(copies: readonly LogCopy[]): ReadonlySet<string> {
  return new Set(
    copies.flatMap(({ log, checkpoints }) =>
      checkpoints.flatMap((note) => [
        `${log} ${claimedSize(note)}`,
        ...[...note.matchAll(/^seen (\S+ \d+) /gm)].map(([, seen]) => seen ?? ''),
      ]),
    ),
  );
}

async function verifyLog(
  { log, lines, checkpoints }: LogCopy,
  rootsWanted: ReadonlySet<string>,
): Promise<CheckedLog> {
  const entries: Entry[] = [];
  const vouchedFor: Frontier[] = [];
  const leaves = await inBatches(lines, (line) => leafHash(utf8ToBytes(line)));
  let frontier = emptyFrontier;
  let previous = noPrevious;
  let clock = '';
  let fault: Fault | null = null;
  for (const [index, leaf] of leaves.entries()) {
    const checked = checkLine(lines[index] ?? '', { log, sequence: entries.length, previous, clock });
    if ('fault' in checked) {
      fault = checked.fault;
      break;
    }
    previous = bytesToHex(leaf);
    clock = checked.entry.clock;
    frontier = await addLeaf(frontier, leaf);
    entries.push(checked.entry);
    if (rootsWanted.has(`${log} ${frontier.size}`)) vouchedFor.push(frontier);
  }
  const roots = new Map(
    await inBatches(vouchedFor, async (one) => [one.size, bytesToBase64(await treeRoot(one))] as const),
  );
  const rootAt = (size: number) => roots.get(size);
  const signed = await openCheckpoints({ log, lines, checkpoints }, entries, rootAt);
  return {
    log: { log, entries, checkpoints: signed.opened, frontier, previous },
    fault: fault ?? signed.fault,
    rootAt,
  };
}

/** Of WebCrypto's answers each takes a turn of its own: asked for by the hundred they come twice as fast. */
async function inBatches<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const done: R[] = [];
  for (let from = 0; from < items.length; from += 128) {
    done.push(...(await Promise.all(items.slice(from, from + 128).map(work))));
  }
  return done;
}

interface Place {
  readonly log: LogId;
  readonly sequence: number;
  readonly previous: string;
  /** Of the entry before; '' for the first. */
  readonly clock: Clock;
}

function checkLine(line: string, place: Place): { readonly entry: Entry } | { readonly fault: Fault } {
  const { log, sequence, previous, clock } = place;
  const entry = parseEntry(line);
  if (!entry.ok) return { fault: { log, sequence, ...entry.error } };
  const found = entry.value;
  if (found.log !== log) return { fault: { type: 'entry-changed', log, sequence } };
  if (found.sequence > sequence) {
    return { fault: { type: 'entries-missing', log, from: sequence, to: found.sequence - 1 } };
  }
  if (found.sequence < sequence) return { fault: { type: 'entry-changed', log, sequence } };
  if (found.previous !== previous) {
    return { fault: { type: 'entry-changed', log, sequence: Math.max(0, sequence - 1) } };
  }
  const reason = oddness(found, clock);
  return reason === null ? { entry: found } : { fault: { type: 'entry-unreadable', log, sequence, reason } };
}

/** Why an entry cannot stand where it stands though it is linked and readable. */
function oddness({ kind, sequence, clock }: Entry, before: Clock): string | null {
  if ((kind === 'log-opened') !== (sequence === 0))
    return 'a list of entries opens with its first, and only there';
  return clock > before ? null : 'its time is not after the one before';
}

/**
 * The key that signs a checkpoint of this size. A new key counts only after the checkpoint that ends with its own
 * entry, and that one the old key signs: nobody but the log's keeper can hand it on.
 */
function keysOf(entries: readonly Entry[]): (size: number) => string {
  const named = entries.filter(({ kind }) => kind === 'log-opened' || kind === 'key-changed');
  const isInForce = ({ kind, sequence }: Entry, size: number) =>
    kind === 'log-opened' ? sequence < size : sequence + 1 < size;
  return (size) => named.findLast((entry) => isInForce(entry, size))?.body.publicKey ?? '';
}

/** A change of keys that the old key did not sign for. */
const isHandedOn = (entries: readonly Entry[], checkpoints: readonly Checkpoint[]): boolean =>
  entries
    .filter(({ kind }) => kind === 'key-changed')
    .every(({ sequence }) => checkpoints.some(({ size }) => size === sequence + 1));

async function openCheckpoints(
  { log, lines, checkpoints }: LogCopy,
  entries: readonly Entry[],
  rootAt: (size: number) => string | undefined,
): Promise<{ readonly opened: readonly Checkpoint[]; readonly fault: Fault | null }> {
  const keyAt = keysOf(entries);
  const openNote = createNoteOpener();
  const sorted = [...checkpoints].sort((a, b) => claimedSize(a) - claimedSize(b));
  const read = await inBatches(sorted, (note) =>
    openCheckpoint(note, log, { publicKey: keyAt(claimedSize(note)), openNote }),
  );
  const opened: Checkpoint[] = [];
  for (const [index, checkpoint] of read.entries()) {
    const size = claimedSize(sorted[index] ?? '');
    if (size > lines.length) {
      return { opened, fault: { type: 'log-cut-short', log, size: lines.length, signedSize: size } };
    }
    if (!checkpoint.ok) return { opened, fault: { type: 'signature-wrong', log } };
    if (rootAt(checkpoint.value.size) !== checkpoint.value.root) {
      return { opened, fault: { type: 'root-differs', log, size: checkpoint.value.size } };
    }
    opened.push(checkpoint.value);
  }
  if (!isHandedOn(entries, opened)) return { opened, fault: { type: 'signature-wrong', log } };
  const signedSize = opened.at(-1)?.size ?? 0;
  const isCovered = signedSize === lines.length && lines.length > 0;
  return { opened, fault: isCovered ? null : { type: 'entries-unsigned', log, from: signedSize } };
}

async function findContentFault(
  { log, entries }: VerifiedLog,
  contents: ReadonlyMap<string, ContentRecord>,
): Promise<Fault | null> {
  const faults = await inBatches(entries, async ({ sequence, body }): Promise<Fault | null> => {
    if (body.content === null) return null;
    const content = contents.get(body.content.commitment);
    if (content === undefined) return { type: 'content-missing', log, sequence };
    const isRight = content.commitment === body.content.commitment && content.keyId === body.content.keyId;
    return isRight && (await isContentIntact(content)) ? null : { type: 'content-changed', log, sequence };
  });
  return faults.find((fault) => fault !== null) ?? null;
}

function findSeenFaults(checked: readonly CheckedLog[]): readonly Fault[] {
  const byLog = new Map(checked.map((one) => [one.log.log, one]));
  return checked.flatMap(({ log: { log: seenBy, checkpoints } }): readonly Fault[] => {
    for (const { log, size, root } of checkpoints.flatMap(({ seen }) => seen)) {
      const other = byLog.get(log);
      if (other === undefined) return [{ type: 'log-missing', log, seenBy }];
      if (size > other.log.entries.length) return [{ type: 'log-rolled-back', log, seenBy, seenSize: size }];
      if (other.rootAt(size) !== root) return [{ type: 'log-forked', log, seenBy, seenSize: size }];
    }
    return [];
  });
}
