import { bytesToHex, utf8ToBytes } from '../encoding.ts';
import type { Change } from './change.ts';
import { type LogHeadSeen, signCheckpoint } from './checkpoint.ts';
import { type Clock, nextClock } from './clock.ts';
import { type ContentRecord, createContent } from './content.ts';
import {
  type Entry,
  type EntryBody,
  type EntryKind,
  entryToCanonical,
  type LogId,
  noPrevious,
} from './entry.ts';
import { addLeaf, emptyFrontier, type Frontier, leafHash } from './merkle.ts';
import type { Signer } from './signing-key.ts';

/** Where a log stands: all that adding to it needs. */
export interface LogHead {
  readonly log: LogId;
  readonly previous: string;
  readonly frontier: Frontier;
  /** The latest clock seen in any log of the inspection. */
  readonly clock: Clock | null;
}

export interface Writing {
  readonly actor: string;
  readonly nowMs: number;
  readonly signer: Signer;
  /** The latest verified heads of the inspection's other logs. */
  readonly seen: readonly LogHeadSeen[];
  readonly randomBytes: (length: number) => Uint8Array;
}

/** One transaction's worth: to be stored whole or not at all. */
export interface Appended {
  readonly head: LogHead;
  readonly entries: readonly Entry[];
  /** Canonical texts of the entries, in the same order. */
  readonly lines: readonly string[];
  readonly contents: readonly ContentRecord[];
  readonly checkpoint: { readonly size: number; readonly root: string; readonly note: string };
}

export const emptyHead = (log: LogId): LogHead => ({
  log,
  previous: noPrevious,
  frontier: emptyFrontier,
  clock: null,
});

type Draft = { readonly kind: EntryKind; readonly body: EntryBody; readonly content: ContentRecord | null };

/** The first entry of a log: it names the inspection, the device and the key that signs. */
export const openLog = (
  head: LogHead,
  { inspection, device }: { readonly inspection: string; readonly device: string },
  writing: Writing,
): Promise<Appended> => {
  const body = {
    subject: inspection,
    content: null,
    replaces: [],
    publicKey: writing.signer.publicKey,
    device,
  };
  return appendDrafts(head, [{ kind: 'log-opened', body, content: null }], writing);
};

/** Hands the log on to another key: signed by the one that is in force, the last thing that it signs. */
export const changeKey = (
  head: LogHead,
  { inspection, publicKey }: { readonly inspection: string; readonly publicKey: string },
  writing: Writing,
): Promise<Appended> => {
  const body = { subject: inspection, content: null, replaces: [], publicKey };
  return appendDrafts(head, [{ kind: 'key-changed', body, content: null }], writing);
};

/** Adds one entry for each change and signs the log once. Nothing is stored: that is the caller's transaction. */
export async function appendChanges(
  head: LogHead,
  changes: readonly Change[],
  writing: Writing,
): Promise<Appended> {
  return appendDrafts(head, await Promise.all(changes.map((change) => toDraft(change, writing))), writing);
}

async function toDraft(change: Change, { randomBytes }: Writing): Promise<Draft> {
  const { kind, subject, replaces } = change;
  if (change.kind === 'link-removed')
    return { kind, body: { subject, content: null, replaces }, content: null };
  const content = await createContent(change.fields, randomBytes(16));
  const { commitment, keyId } = content;
  return { kind, body: { subject, content: { commitment, keyId }, replaces }, content };
}

async function appendDrafts(head: LogHead, drafts: readonly Draft[], writing: Writing): Promise<Appended> {
  let at = head;
  const entries: Entry[] = [];
  const lines: string[] = [];
  for (const { kind, body } of drafts) {
    const clock = nextClock(at.clock, writing.nowMs);
    const { log, previous, frontier } = at;
    const entry: Entry = {
      v: 1,
      log,
      sequence: frontier.size,
      previous,
      clock,
      actor: writing.actor,
      kind,
      body,
    };
    const line = entryToCanonical(entry);
    const leaf = await leafHash(utf8ToBytes(line));
    at = { log, previous: bytesToHex(leaf), frontier: await addLeaf(frontier, leaf), clock };
    entries.push(entry);
    lines.push(line);
  }
  const { seen, signer } = writing;
  const after = head.frontier.size;
  const { checkpoint, note } = await signCheckpoint(head.log, at.frontier, { after, seen, signer });
  const contents = drafts.flatMap(({ content }) => content ?? []);
  return {
    head: at,
    entries,
    lines,
    contents,
    checkpoint: { size: checkpoint.size, root: checkpoint.root, note },
  };
}
