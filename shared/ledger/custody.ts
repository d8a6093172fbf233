import type { Json } from '../brand.ts';
import type { Noun } from '../evidence/subject-fields.ts';
import { clockToMs } from './clock.ts';
import { type Entry, type EntryKind, type EntryRef, entryRef, type LogId } from './entry.ts';

/** What data-protection law wants logged (Data Protection Act 2018, section 62(1)). */
export const custodyKinds = ['collected', 'altered', 'consulted', 'disclosed', 'combined', 'erased'] as const;
export type CustodyKind = (typeof custodyKinds)[number];

/** One thing that happened to evidence, as an entry tells it: derived each time, nowhere written twice. */
export interface CustodyEvent {
  readonly ref: EntryRef;
  readonly atMs: number;
  readonly actor: string;
  readonly kind: CustodyKind;
  readonly entryKind: EntryKind;
  readonly noun: Noun;
  readonly subject: string;
  /** The items it concerns; null: all that this log knew of then, which `knew` tells. */
  readonly items: readonly string[] | null;
  readonly knew: ReadonlyMap<LogId, number>;
  /** What the entry said; null where its content was erased. */
  readonly fields: CustodyFields | null;
}

export type CustodyFields = { readonly [field: string]: Json };

/** An entry with what it said: null where there is no content, or it is there no longer. */
export interface EntryRead {
  readonly entry: Entry;
  readonly fields: CustodyFields | null;
}

/** Of an entry: how far it knew each log, itself included. */
export type KnewAt = (ref: EntryRef) => ReadonlyMap<LogId, number>;

/** Tells of each entry what happened; null where nothing did. To be given all of them, in the order of their clocks. */
export function createCustodyReader(knewAt: KnewAt): (read: EntryRead) => CustodyEvent | null {
  const seen: Seen = { subjects: new Set(), itemOfLink: new Map() };
  return (read) => eventOf(read, seen, knewAt);
}

interface Seen {
  readonly subjects: Set<string>;
  readonly itemOfLink: Map<string, string>;
}

function eventOf({ entry, fields }: EntryRead, seen: Seen, knewAt: KnewAt): CustodyEvent | null {
  const noun = nounOf(entry);
  // Which log a computer keeps, by which key it signs, and who somebody is: nothing happens to evidence.
  if (noun === null || noun === 'actor') return null;
  const { subject } = entry.body;
  const key = `${noun} ${subject}`;
  const isFirst = !seen.subjects.has(key);
  seen.subjects.add(key);
  if (noun === 'link' && typeof fields?.item === 'string') seen.itemOfLink.set(subject, fields.item);
  const items = itemsOf({ noun, subject, fields, seen });
  const ref = entryRef(entry);
  return {
    ref,
    atMs: clockToMs(entry.clock),
    actor: entry.actor,
    kind: kindOf(noun, isFirst, fields),
    entryKind: entry.kind,
    ...{ noun, subject, items, fields },
    knew: items === null ? knewAt(ref) : nothingKnown,
  };
}

const nothingKnown: ReadonlyMap<LogId, number> = new Map();

function nounOf({ kind }: Entry): Noun | null {
  if (kind === 'log-opened' || kind === 'key-changed') return null;
  return kind === 'link-removed' ? 'link' : (kind.slice(0, -'-set'.length) as Noun);
}

function kindOf(noun: Noun, isFirst: boolean, fields: CustodyFields | null): CustodyKind {
  if (noun === 'consultation') return 'consulted';
  if (noun === 'disclosure') return 'disclosed';
  if (noun === 'combination') return 'combined';
  if (noun === 'disposal') return fields?.outcome === 'kept' ? 'altered' : 'erased';
  if (noun === 'finding') return namedItems(fields).length > 0 ? 'combined' : 'altered';
  // The page of a clip is kept by an entry of its own, seconds later.
  const isPageOnly = noun === 'item' && fields !== null && Object.keys(fields).join() === 'kept';
  const isGathered = noun === 'item' || noun === 'session' || noun === 'case' || noun === 'measure';
  return (isGathered && isFirst) || isPageOnly ? 'collected' : 'altered';
}

interface AboutItems {
  readonly noun: Noun;
  readonly subject: string;
  readonly fields: CustodyFields | null;
  readonly seen: Seen;
}

function itemsOf({ noun, subject, fields, seen }: AboutItems): readonly string[] | null {
  if (noun === 'item') return [subject];
  if (noun === 'link') {
    const item = seen.itemOfLink.get(subject);
    return item === undefined ? [] : [item];
  }
  // Older files say of no disclosure what went: it was always the whole.
  if (noun === 'disclosure' || noun === 'disposal') return texts(fields?.items) ?? null;
  if (noun === 'consultation') return texts(fields?.items) ?? [];
  return noun === 'finding' ? namedItems(fields) : [];
}

const namedItems = (fields: CustodyFields | null): readonly string[] => [
  ...(texts(fields?.supporting) ?? []),
  ...(texts(fields?.contrary) ?? []),
];

const texts = (value: Json | undefined): readonly string[] | undefined =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;

/** The order of all entries: clock, then log, then sequence. */
export const compareEntries = (a: Entry, b: Entry): number =>
  compareText(a.clock, b.clock) || compareText(a.log, b.log) || a.sequence - b.sequence;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What happened to one item, whole files that it was in included; oldest first. */
export function eventsOfItem(events: readonly CustodyEvent[], item: string): readonly CustodyEvent[] {
  const first = events.find(({ noun, subject }) => noun === 'item' && subject === item);
  return events.filter(({ items, knew }) =>
    items === null ? first !== undefined && isWithin(first.ref, knew) : items.includes(item),
  );
}

function isWithin(ref: EntryRef, knew: ReadonlyMap<LogId, number>): boolean {
  const [log = '', sequence = ''] = ref.split(':');
  return Number(sequence) < (knew.get(log) ?? 0);
}
