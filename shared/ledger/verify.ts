import { bytesToBase64, bytesToHex, type Digest, sha256, utf8ToBytes } from '../encoding.ts';
import type { Result } from '../result.ts';
import { type Checkpoint, claimedSize, openCheckpoint } from './checkpoint.ts';
import type { Clock } from './clock.ts';
import { type ContentRecord, isContentIntact } from './content.ts';
import { coverIn } from './cover-in-logs.ts';
import { type Cover, isCovered } from './disposal.ts';
import { type Entry, type LogId, noPrevious } from './entry.ts';
import { addLeaf, emptyFrontier, type Frontier, leafHash, treeRoot } from './merkle.ts';
import { parseEntry } from './parse-entry.ts';
import { createNoteOpener, type NoteError } from './signing-key.ts';

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
  /** The signature under the first `size` entries is not there, though a later one says that it was given. */
  | { readonly type: 'checkpoint-missing'; readonly log: LogId; readonly size: number }
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
  /** A derivative says of entries that it takes their place, and they are not there or said something else. */
  | { readonly type: 'redaction-differs'; readonly log: LogId; readonly sequence: number }
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
  digest: Digest = sha256,
): Promise<Verification> {
  const disposed = coverIn(copies, contents);
  const means = { rootsWanted: sizesVouchedFor(copies), contents, digest, disposed };
  const checked = await Promise.all(copies.map((copy) => verifyLog(copy, means)));
  const own = checked.flatMap(({ fault }) => fault ?? []);
  const logs = checked.map(({ log }) => log);
  // A text that is not there leaves the entries and their roots as they are.
  const isWhole = own.every(({ type }) => type === 'content-missing');
  const between = isWhole ? findSeenFaults(checked) : [];
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

interface Means {
  readonly rootsWanted: ReadonlySet<string>;
  readonly contents: ReadonlyMap<string, ContentRecord>;
  readonly digest: Digest;
  /** Destroyed on record: that these words are not there is as it should be. */
  readonly disposed: Cover;
}

async function verifyLog(copy: LogCopy, means: Means): Promise<CheckedLog> {
  const { log } = copy;
  const { fault, ...read } = await readEntries(copy, means);
  const { notes, roots, contentFault } = await checkTogether(copy, { read, means });
  const rootAt = (size: number) => roots.get(size);
  const signed = checkOpened({ ...copy, notes }, read.entries, rootAt);
  const { entries, frontier, previous } = read;
  return {
    log: { log, entries, checkpoints: signed.opened, frontier, previous },
    fault: fault ?? signed.fault ?? contentFault,
    rootAt,
  };
}

interface EntriesRead {
  readonly entries: readonly Entry[];
  readonly frontier: Frontier;
  readonly previous: string;
  /** Where somebody vouched or saw. */
  readonly vouchedFor: readonly Frontier[];
}

/** The entries up to the first that is not as it should be. */
async function readEntries(
  { log, lines }: LogCopy,
  { rootsWanted, digest }: Means,
): Promise<EntriesRead & { readonly fault: Fault | null }> {
  const entries: Entry[] = [];
  const vouchedFor: Frontier[] = [];
  const leaves = await inBatches(lines, (line) => leafHash(utf8ToBytes(line), digest));
  let frontier = emptyFrontier;
  let previous = noPrevious;
  let clock = '';
  for (const [index, leaf] of leaves.entries()) {
    const checked = checkLine(lines[index] ?? '', { log, sequence: entries.length, previous, clock });
    if ('fault' in checked) return { entries, frontier, previous, vouchedFor, fault: checked.fault };
    previous = bytesToHex(leaf);
    clock = checked.entry.clock;
    frontier = await addLeaf(frontier, leaf, digest);
    entries.push(checked.entry);
    if (rootsWanted.has(`${log} ${frontier.size}`)) vouchedFor.push(frontier);
  }
  return { entries, frontier, previous, vouchedFor, fault: null };
}

/** Signatures, contents and roots side by side: WebCrypto checks signatures while the script hashes. */
async function checkTogether(
  { log, checkpoints }: LogCopy,
  { read, means }: { readonly read: EntriesRead; readonly means: Means },
) {
  const keyAt = keysOf(read.entries);
  const openNote = createNoteOpener();
  const sorted = checkpoints
    .map((note) => ({ note, size: claimedSize(note) }))
    .sort((a, b) => a.size - b.size);
  const notes: OpenedNote[] = [];
  const roots = new Map<number, string>();
  const places = [...(sorted.length > read.entries.length ? sorted : read.entries).keys()];
  const faults = await inBatches(
    places,
    async (place) => {
      const [note, entry, vouched] = [sorted[place], read.entries[place], read.vouchedFor[place]];
      const opening = note && openCheckpoint(note.note, log, { publicKey: keyAt(note.size), openNote });
      const fault = entry && (await contentFaultOf(entry, means));
      if (vouched) roots.set(vouched.size, bytesToBase64(await treeRoot(vouched, means.digest)));
      if (note && opening) notes[place] = { size: note.size, checkpoint: await opening };
      return fault;
    },
    1024,
  );
  // One that was changed is told before one that is only not there, as where it was erased.
  const changed = faults.find((fault) => fault?.type === 'content-changed');
  return { notes, roots, contentFault: changed ?? faults.find((fault) => fault) ?? null };
}

/** Of WebCrypto's answers each takes a turn of its own: asked for by the hundred they come twice as fast. */
async function inBatches<T, R>(
  items: readonly T[],
  work: (item: T) => R | Promise<R>,
  atOnce = 128,
): Promise<readonly R[]> {
  const done: R[] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    done.push(...(await Promise.all(items.slice(from, from + atOnce).map(work))));
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

/** The size of one that a later one was signed after. */
function findMissingCheckpoint(checkpoints: readonly Checkpoint[]): number | undefined {
  const sizes = new Set(checkpoints.map(({ size }) => size));
  return checkpoints
    .flatMap(({ after }) => (after === null || after === 0 ? [] : [after]))
    .find((after) => !sizes.has(after));
}

interface OpenedNote {
  /** As the note claims, whether or not it could be opened. */
  readonly size: number;
  readonly checkpoint: Result<Checkpoint, NoteError>;
}

function checkOpened(
  { log, lines, notes }: Pick<LogCopy, 'log' | 'lines'> & { readonly notes: readonly OpenedNote[] },
  entries: readonly Entry[],
  rootAt: (size: number) => string | undefined,
): { readonly opened: readonly Checkpoint[]; readonly fault: Fault | null } {
  const opened: Checkpoint[] = [];
  for (const { size, checkpoint } of notes) {
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
  const missing = findMissingCheckpoint(opened);
  if (missing !== undefined) return { opened, fault: { type: 'checkpoint-missing', log, size: missing } };
  const signedSize = opened.at(-1)?.size ?? 0;
  const isCovered = signedSize === lines.length && lines.length > 0;
  return { opened, fault: isCovered ? null : { type: 'entries-unsigned', log, from: signedSize } };
}

async function contentFaultOf(entry: Entry, { contents, digest, disposed }: Means): Promise<Fault | null> {
  const { log, sequence, body } = entry;
  if (body.content === null) return null;
  const content = contents.get(body.content.commitment);
  if (content === undefined && isCovered(disposed, entry)) return null;
  if (content === undefined) return { type: 'content-missing', log, sequence };
  const isRight = content.commitment === body.content.commitment && content.keyId === body.content.keyId;
  return isRight && (await isContentIntact(content, digest))
    ? null
    : { type: 'content-changed', log, sequence };
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
