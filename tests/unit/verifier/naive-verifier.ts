// A second verifier, written from docs/evidence-file-format.md alone: nothing of ours is imported, nothing is quick.
import { createHash, createPublicKey, type KeyObject, verify as verifySignature } from 'node:crypto';
import { unzipSync } from 'fflate';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Fields = { readonly [key: string]: Json };

interface Log {
  readonly id: string;
  readonly lines: readonly string[];
  readonly entries: readonly Fields[];
  readonly leaves: readonly Buffer[];
  readonly notes: readonly string[];
}

interface Note {
  readonly size: number;
  readonly after: number | null;
  readonly seen: readonly { readonly log: string; readonly size: number; readonly root: string }[];
}

export interface NaiveAnswer {
  readonly holds: boolean;
  readonly why: string;
  readonly absent: number;
  /** Of these, how many “Disposed of” accounts for. */
  readonly disposed: number;
}

class NotHolding extends Error {}

function need(isSo: boolean, why: string): asserts isSo {
  if (!isSo) throw new NotHolding(why);
}

/** Another’s word on a time stamp: whether the token is one of these bytes, by an authority that is trusted. */
export type Vouching = (token: Uint8Array, data: string) => boolean;

/** Stops at the first thing that does not hold. */
export function verifyNaively(file: Uint8Array, vouches: Vouching = () => true): NaiveAnswer {
  try {
    return { holds: true, why: '', ...checkAll(Buffer.from(file), vouches) };
  } catch (fault) {
    return { holds: false, why: fault instanceof Error ? fault.message : 'unknown', absent: 0, disposed: 0 };
  }
}

const sha256 = (...parts: readonly (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

function checkAll(file: Buffer, vouches: Vouching): Pick<NaiveAnswer, 'absent' | 'disposed'> {
  const parts = readParts(unwrap(file));
  const manifest = JSON.parse(textOf(parts, 'manifest.json')) as Fields;
  need(manifest.form === 'plumbline-pack' && [1, 2, 3].includes(Number(manifest.version)), 'another form');
  checkParts(parts, manifest);
  const logs = [...parts.keys()].flatMap((path) => {
    const id = /^logs\/([0-9a-f]{32})\/entries\.jsonl$/.exec(path)?.[1];
    return id === undefined ? [] : [readLog(parts, id)];
  });
  need(
    logs.some(({ entries }) => entries.length > 0),
    'no entries',
  );
  for (const log of logs) checkEntries(log, manifest);
  const notes = new Map(logs.map((log) => [log.id, checkNotes(log)]));
  checkStamps(parts, logs, vouches);
  const contents = linesOf(parts, 'contents.jsonl').map((line) => JSON.parse(line) as Fields);
  const absent = checkContents(logs, contents);
  const disposed = absent.filter((entry) => isDisposed(entry, disposalsOf(logs, contents)));
  checkSeen(logs, [...notes.values()].flat());
  checkDerivatives(logs, contents);
  checkAttachments(parts, manifest, itemsOf(logs, contents));
  return { absent: absent.length, disposed: disposed.length };
}

function unwrap(file: Buffer): Buffer {
  const start = file[0] === 0xef ? 3 : 0;
  if (file.subarray(start, start + 5).toString('latin1') !== 'UEsDB') return file;
  return base64(file.subarray(start).toString('utf8').replace(/\s+/g, ''));
}

function base64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  need(bytes.toString('base64') === text, 'not base64');
  return bytes;
}

function readParts(file: Buffer): ReadonlyMap<string, Buffer> {
  const comment = `plumbline-pack sha256 ${sha256(file.subarray(0, -86)).toString('hex')}`;
  need(file.subarray(-86).toString('latin1') === comment, 'the closing comment is another');
  return new Map(Object.entries(unzipSync(file)).map(([path, bytes]) => [path, Buffer.from(bytes)]));
}

function checkParts(parts: ReadonlyMap<string, Buffer>, manifest: Fields): void {
  const named = manifest.parts as readonly Fields[];
  need(parts.size === named.length + 1, 'a part too many or too few');
  for (const { path, byteLength, sha256: digest } of named) {
    const bytes = parts.get(String(path));
    need(bytes !== undefined && bytes.length === byteLength, `${path} has another length`);
    need(sha256(bytes).toString('hex') === digest, `${path} has another digest`);
  }
}

function textOf(parts: ReadonlyMap<string, Buffer>, path: string): string {
  const bytes = parts.get(path);
  need(bytes !== undefined, `${path} is not there`);
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

function linesOf(parts: ReadonlyMap<string, Buffer>, path: string): readonly string[] {
  const text = textOf(parts, path);
  need(text === '' || text.endsWith('\n'), `${path} is not ended`);
  return text.split('\n').slice(0, -1);
}

function readLog(parts: ReadonlyMap<string, Buffer>, id: string): Log {
  const lines = linesOf(parts, `logs/${id}/entries.jsonl`);
  return {
    id,
    lines,
    entries: lines.map((line) => JSON.parse(line) as Fields),
    leaves: lines.map((line) => sha256(Buffer.of(0), line)),
    notes: linesOf(parts, `logs/${id}/checkpoints.jsonl`).map((line) => JSON.parse(line) as string),
  };
}

/** RFC 8785 of what an entry may hold: texts, whole numbers, arrays, objects with keys in order, null. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const object = value as Fields;
  const keys = Object.keys(object).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(object[key] ?? null)}`).join(',')}}`;
}

const id = /^[0-9a-f]{8,64}$/;

function checkEntries({ id: log, lines, entries, leaves }: Log, { inspection }: Fields): void {
  let clock = '';
  for (const [sequence, entry] of entries.entries()) {
    const at = `entry ${sequence}`;
    need(canonical(entry) === lines[sequence], `${at} is not canonical`);
    const fields = 'actor body clock kind log previous sequence v';
    need(Object.keys(entry).join(' ') === fields, `${at} has other fields`);
    need(entry.v === 1 && entry.log === log && entry.sequence === sequence, `${at} belongs elsewhere`);
    const before = leaves[sequence - 1]?.toString('hex') ?? '0'.repeat(64);
    need(entry.previous === before, `${at} does not follow`);
    need(/^\d{15}-\d{5}$/.test(String(entry.clock)) && String(entry.clock) > clock, `${at} is out of time`);
    clock = String(entry.clock);
    const isFirst = sequence === 0;
    need((entry.kind === 'log-opened') === isFirst, `${at} opens the log, or should`);
    checkBody(entry, at);
    const subject = (entry.body as Fields).subject;
    const isOfInspection = entry.kind === 'log-opened' || entry.kind === 'inspection-set';
    need(!isOfInspection || subject === inspection, `${at} is of another inspection`);
  }
}

function checkBody({ actor, kind, body }: Fields, at: string): void {
  const { subject, content, replaces, publicKey, device, ...others } = body as Fields;
  need(Object.keys(others).length === 0, `${at} says more than it may`);
  need(id.test(String(actor)) && id.test(String(subject)), `${at} has an odd id`);
  need(device === undefined || id.test(String(device)), `${at} has an odd device`);
  need(/^(?:log-opened|key-changed|link-removed|[a-z-]+-set)$/.test(String(kind)), `${at} is of an odd kind`);
  need(
    Array.isArray(replaces) && replaces.every((ref) => /^[0-9a-f]{32}:\d+$/.test(ref)),
    `${at} replaces oddly`,
  );
  need(publicKey === undefined || base64(String(publicKey)).length === 32, `${at} has an odd key`);
  const { commitment, keyId } = (content ?? { commitment: '0'.repeat(64), keyId: 'none' }) as Fields;
  need(/^[0-9a-f]{64}$/.test(String(commitment)) && keyId !== '', `${at} has an odd content`);
}

export function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0] as Buffer;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Buffer.of(1), rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)));
}

function keyFor({ entries }: Log, size: number): Buffer {
  const named = entries.filter(({ kind, sequence }) => {
    const q = Number(sequence);
    return kind === 'log-opened' || (kind === 'key-changed' && size > q + 1);
  });
  return base64(String((named.at(-1)?.body as Fields | undefined)?.publicKey ?? ''));
}

function checkNotes(log: Log): readonly Note[] {
  const notes = log.notes.map((note) => openNote(log, note));
  const sizes = new Set(notes.map(({ size }) => size));
  need(Math.max(0, ...sizes) === log.entries.length, 'the end is not signed');
  need(
    notes.every(({ after }) => after === null || after === 0 || sizes.has(after)),
    'a checkpoint is gone',
  );
  const changes = log.entries.filter(({ kind }) => kind === 'key-changed');
  need(
    changes.every(({ sequence }) => sizes.has(Number(sequence) + 1)),
    'a key was not handed on',
  );
  return notes;
}

const keyObjects = new Map<string, KeyObject>();

function keyObject(key: Buffer): KeyObject {
  const x = key.toString('base64url');
  const known =
    keyObjects.get(x) ?? createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  keyObjects.set(x, known);
  return known;
}

export function openNote(log: Log, note: string): Note {
  const name = `plumbline/${log.id}`;
  const [text = '', signature = '', ...more] = note.split('\n\n');
  need(more.length === 0 && signature.startsWith(`— ${name} `) && signature.endsWith('\n'), 'an odd note');
  const [origin, size = '', root = '', ...extra] = text.split('\n');
  need(origin === name && /^[1-9]\d*$/.test(size), 'an odd checkpoint');
  need(Number(size) <= log.entries.length, 'entries are gone from the end');
  const blob = base64(signature.slice(`— ${name} `.length, -1));
  const key = keyFor(log, Number(size));
  need(blob.length === 68 && key.length === 32, 'an odd signature');
  const hash = sha256(name, Buffer.of(0x0a, 0x01), key).subarray(0, 4);
  need(hash.equals(blob.subarray(0, 4)), 'a signature by another key');
  need(
    verifySignature(null, Buffer.from(`${text}\n`), keyObject(key), blob.subarray(4)),
    'a false signature',
  );
  need(rootOf(log.leaves.slice(0, Number(size))).toString('base64') === root, 'another root');
  return { size: Number(size), ...readExtra(extra) };
}

function readExtra(extra: readonly string[]): Pick<Note, 'after' | 'seen'> {
  const after = /^after (\d+)$/.exec(extra[0] ?? '')?.[1];
  const seen = (after === undefined ? extra : extra.slice(1)).map((line) => {
    const [word, log = '', size, root = ''] = line.split(' ');
    need(word === 'seen', 'an odd line in a checkpoint');
    return { log, size: Number(size), root };
  });
  return { after: after === undefined ? null : Number(after), seen };
}

function checkStamps(parts: ReadonlyMap<string, Buffer>, logs: readonly Log[], vouches: Vouching): void {
  for (const path of parts.keys()) {
    const id = /^logs\/([0-9a-f]{32})\/timestamps\.jsonl$/.exec(path)?.[1];
    if (id === undefined) continue;
    const notes = logs.find((log) => log.id === id)?.notes ?? [];
    for (const line of linesOf(parts, path)) {
      const { size, token, ...others } = JSON.parse(line) as Fields;
      need(Object.keys(others).length === 0, 'a time stamp says more than it may');
      const note = notes.find((one) => one.split('\n')[1] === String(size));
      need(note !== undefined, 'a time stamp of no checkpoint');
      need(vouches(base64(String(token)), note), 'a time stamp that nobody vouches for');
    }
  }
}

const contentOf = (entry: Fields): Fields | null =>
  ((entry.body as Fields | undefined)?.content ?? null) as Fields | null;

function checkContents(logs: readonly Log[], contents: readonly Fields[]): readonly Fields[] {
  const there = new Map(contents.map((content) => [String(content.commitment), content]));
  need(there.size === contents.length, 'a content stands twice');
  for (const { commitment, salt, json } of contents) {
    need(/^(?:[0-9a-f]{2}){8,64}$/.test(String(salt)), 'an odd salt');
    const digest = sha256(Buffer.from(String(salt), 'hex'), String(json));
    need(digest.toString('hex') === commitment, 'a content is another');
  }
  const entries = logs.flatMap((log) => log.entries).filter((entry) => contentOf(entry) !== null);
  const refs = entries.map(contentOf).filter((ref) => ref !== null);
  const named = new Map(refs.map((ref) => [String(ref.commitment), ref]));
  for (const [commitment, { keyId }] of there) {
    need(named.get(commitment)?.keyId === keyId, 'a content is named by no entry');
  }
  return entries.filter((entry) => !there.has(String(contentOf(entry)?.commitment)));
}

/** “Disposed of”: the `items` of each disposal, null for everything. */
function disposalsOf(logs: readonly Log[], contents: readonly Fields[]): readonly Json[] {
  const there = new Map(contents.map(({ commitment, json }) => [String(commitment), String(json)]));
  return logs
    .flatMap(({ entries }) => entries.filter(({ kind }) => kind === 'disposal-set'))
    .flatMap((entry) => {
      const json = there.get(String(contentOf(entry)?.commitment));
      if (json === undefined) return [];
      const { outcome, items } = JSON.parse(json) as Fields;
      return outcome === 'kept' || items === undefined ? [] : [items];
    });
}

const staysOfAll = /^(?:inspection|actor|disclosure|consultation|combination|disposal)-set$/;

const isDisposed = ({ kind, body }: Fields, disposals: readonly Json[]): boolean =>
  disposals.some((items) =>
    items === null
      ? !staysOfAll.test(String(kind))
      : kind === 'item-set' && (items as readonly Json[]).includes((body as Fields).subject ?? ''),
  );

function checkSeen(logs: readonly Log[], notes: readonly Note[]): void {
  for (const { log, size, root } of notes.flatMap(({ seen }) => seen)) {
    const other = logs.find((one) => one.id === log);
    need(other !== undefined, 'a log that was seen is gone');
    need(size <= other.entries.length, 'a log is shorter than it was seen');
    need(
      rootOf(other.leaves.slice(0, size)).toString('base64') === root,
      'a log is not the one that was seen',
    );
  }
}

/** “Names hidden”: what a derivative takes the place of is there, of the same item, with the same commitment. */
function checkDerivatives(logs: readonly Log[], contents: readonly Fields[]): void {
  const items = logs.flatMap(({ id: log, entries }) =>
    entries
      .filter(({ kind }) => kind === 'item-set')
      .map((entry) => ({ ref: `${log}:${entry.sequence}`, subject: (entry.body as Fields).subject, entry })),
  );
  for (const { subject, entry } of items) {
    const json = contents.find(({ commitment }) => commitment === contentOf(entry)?.commitment)?.json;
    const redaction = (json === undefined ? null : (JSON.parse(String(json)) as Fields).redaction) as
      | Fields
      | null
      | undefined;
    for (const { entry: ref, commitment } of (redaction?.of ?? []) as readonly Fields[]) {
      const original = items.find((one) => one.ref === ref);
      need(
        original?.subject === subject && contentOf(original?.entry ?? {})?.commitment === commitment,
        'a derivative takes the place of something else',
      );
    }
  }
}

interface Writing {
  readonly log: string;
  readonly sequence: number;
  readonly clock: string;
  readonly value: Json;
}

/** Of each item the fields as they stand: “The state”. */
function itemsOf(logs: readonly Log[], contents: readonly Fields[]): readonly ReadonlyMap<string, Json>[] {
  const there = new Map(contents.map(({ commitment, json }) => [String(commitment), String(json)]));
  const items = new Map<string, Map<string, { writings: Writing[]; replaced: Set<string> }>>();
  for (const entry of logs.flatMap(({ entries }) => entries.filter(({ kind }) => kind === 'item-set'))) {
    const { subject, replaces } = entry.body as Fields;
    const json = there.get(String(contentOf(entry)?.commitment));
    if (json === undefined) continue;
    const item = items.get(String(subject)) ?? new Map();
    items.set(String(subject), item);
    for (const [field, value] of Object.entries(JSON.parse(json) as Fields)) {
      const { log, sequence, clock } = entry;
      const known = item.get(field) ?? { writings: [], replaced: new Set() };
      item.set(field, known);
      known.writings.push({ log: String(log), sequence: Number(sequence), clock: String(clock), value });
      for (const ref of replaces as readonly string[]) known.replaced.add(ref);
    }
  }
  return [...items.values()].map(
    (item) =>
      new Map([...item].map(([field, { writings, replaced }]) => [field, standing(writings, replaced)])),
  );
}

function standing(writings: readonly Writing[], replaced: ReadonlySet<string>): Json {
  const left = writings.filter(
    ({ log, sequence }) =>
      !replaced.has(`${log}:${sequence}`) &&
      !writings.some((other) => other.log === log && other.sequence > sequence),
  );
  const key = ({ clock, log, sequence }: Writing) => `${clock} ${log} ${String(sequence).padStart(15, '0')}`;
  return left.sort((a, b) => (key(a) < key(b) ? -1 : 1)).at(-1)?.value ?? null;
}

function checkAttachments(
  parts: ReadonlyMap<string, Buffer>,
  { omitsPages }: Fields,
  items: readonly ReadonlyMap<string, Json>[],
): void {
  const whole = items.filter((item) => ['original', 'shown', 'gatheredAt'].every((field) => item.has(field)));
  const named = new Set<string>();
  const check = (attachment: Json | undefined, mayBeMissing: boolean) => {
    if (attachment === null || attachment === undefined) return;
    const { commitment, salt } = attachment as Fields;
    named.add(String(commitment));
    const bytes = parts.get(`attachments/${commitment}`);
    if (bytes === undefined && mayBeMissing) return;
    need(bytes !== undefined, 'an attachment is gone');
    const digest = sha256(Buffer.from(String(salt), 'hex'), bytes).toString('hex');
    need(digest === commitment, 'an attachment is another');
  };
  for (const item of whole) {
    const original = item.get('original') as Fields;
    const isClip = original.type === 'clip';
    const selectors = (isClip ? original.selectors : []) as readonly Fields[];
    check(isClip ? selectors.find(({ type }) => type === 'PdfSelector')?.file : original.attachment, false);
    const kept = item.get('kept') as Fields | null | undefined;
    if (kept?.outcome !== 'kept') continue;
    check(kept.manifest, omitsPages === true);
    for (const part of kept.parts as readonly Fields[]) check(part.attachment, omitsPages === true);
  }
  const there = [...parts.keys()].filter((path) => /^attachments\/[0-9a-f]{64}$/.test(path));
  need(
    there.every((path) => named.has(path.slice('attachments/'.length))),
    'an attachment of no item',
  );
}
