import type { Json } from '../brand.ts';
import type { Noun, SubjectFields } from '../evidence/subject-fields.ts';
import { type Clock, clockToMs, laterClock } from './clock.ts';
import { type Entry, type EntryRef, entryRef, type LogId } from './entry.ts';
import type { Conflict, InspectionState, ItemState, Subject } from './inspection-state.ts';
import {
  addWrite,
  createRecord,
  type FieldWrite,
  isBefore,
  mergeRecords,
  readField,
  type SubjectRecord,
} from './subject-record.ts';

type Fields = { readonly [field: string]: Json };

/** Entries taken in so far. Grows by addEntry; readState makes plain values of it. */
export interface Fold {
  readonly records: Map<Noun, Map<string, SubjectRecord>>;
  /** Writings of links that were taken off, with the clock of the taking off. */
  readonly removedLinks: Map<EntryRef, Clock>;
  readonly sizes: Map<LogId, number>;
}

export const emptyFold = (): Fold => ({ records: new Map(), removedLinks: new Map(), sizes: new Map() });

/** Takes in an entry and its content; an entry whose content was erased (null) leaves no field behind. */
export function addEntry(fold: Fold, entry: Entry, content: Fields | null): void {
  fold.sizes.set(entry.log, Math.max(fold.sizes.get(entry.log) ?? 0, entry.sequence + 1));
  if (entry.kind === 'link-removed') {
    for (const ref of entry.body.replaces) {
      fold.removedLinks.set(ref, laterClock(fold.removedLinks.get(ref) ?? null, entry.clock) ?? entry.clock);
    }
    return;
  }
  // Who looked at what changes nothing of what there is: it would only make every reading slower.
  if (entry.kind === 'consultation-set') return;
  if (entry.kind === 'log-opened' || entry.kind === 'key-changed') return;
  const noun = entry.kind.slice(0, -'-set'.length) as Noun;
  const { log, sequence, clock, actor } = entry;
  const ref = entryRef(entry);
  if (content === null) {
    const write = { ref, log, sequence, clock, actor, value: null };
    noteWriter(fold, { noun, write }, entry.body.subject);
    return;
  }
  for (const [field, value] of Object.entries(content)) {
    const write = { ref, log, sequence, clock, actor, value };
    addWrite(recordOf(fold, { noun, write }, entry.body.subject), field, {
      write,
      replaces: entry.body.replaces,
    });
  }
}

/** Who made a subject, and when, stands in the entry itself: also where its words were erased or left out. */
function noteWriter(
  fold: Fold,
  { noun, write }: { readonly noun: Noun; readonly write: FieldWrite },
  subject: string,
): void {
  const record = recordOf(fold, { noun, write }, subject);
  if (isBefore(write, record.first)) record.first = write;
}

function recordOf(
  fold: Fold,
  { noun, write }: { readonly noun: Noun; readonly write: FieldWrite },
  id: string,
) {
  const records = fold.records.get(noun) ?? new Map<string, SubjectRecord>();
  fold.records.set(noun, records);
  const record = records.get(id) ?? createRecord(id, write);
  records.set(id, record);
  return record;
}

/** What an item is until something else is said of it; a subject that lacks a field without default is left out. */
const defaults = {
  inspection: { areasFramework: 'ncpi-2020', reviewDate: '' },
  actor: { role: '' },
  item: {
    kept: null,
    redaction: null,
    note: '',
    method: null,
    area: null,
    case: null,
    session: null,
    followUp: null,
    withdrawn: null,
  },
  link: {},
  session: { title: '', roles: '', place: '', status: 'open' },
  case: {
    area: null,
    forceGrade: null,
    inspectorGrade: null,
    reasons: '',
    status: 'open',
    criteria: [],
    otherGrades: [],
    referredAt: '',
    question: '',
    reply: '',
    replyDate: '',
  },
  measure: {
    unit: 'other',
    direction: 'neutral',
    basis: 'snapshot',
    period: '',
    definition: '',
    denominator: '',
    target: null,
    bands: [],
    criteria: [],
    libraryId: null,
    value: null,
    valueText: '',
    numeratorValue: null,
    denominatorValue: null,
    source: '',
    asOf: '',
    withdrawn: null,
  },
  finding: { criteria: [], supporting: [], contrary: [], withdrawn: null },
  judgment: {
    reasons: '',
    judgedBy: '',
    confidence: '',
    methodLimits: '',
    coherence: '',
    adequacy: '',
    relevance: '',
  },
  award: { indicated: '', reason: '', name: '', date: '', causeOfConcern: '' },
  moderation: { grade: '', reason: '' },
  'sign-off': { facts: 0 },
  disclosure: { fileName: '', itemCount: 0, way: 'evidence-file', items: null, reason: '' },
  consultation: {},
  combination: { fileName: '', entryCount: 0 },
  disposal: { outcome: 'disposed', answers: null, itemCount: 0, textCount: 0, fileCount: 0 },
} as const satisfies { readonly [N in Noun]: Partial<SubjectFields[N]> };

const required = {
  inspection: ['framework', 'force', 'kind', 'startDate', 'endDate'],
  actor: ['name'],
  item: ['original', 'shown', 'gatheredAt'],
  link: ['item', 'criterion', 'direction'],
  session: ['kind', 'eventDate'],
  case: ['reference'],
  measure: ['name'],
  finding: ['kind', 'sentence'],
  judgment: ['criterion', 'layer', 'judgment'],
  award: ['topic', 'layer', 'awarded'],
  moderation: ['criterion', 'layer', 'outcome', 'name', 'date'],
  'sign-off': ['topic', 'layer', 'name', 'date', 'restedOn'],
  disclosure: ['recipient'],
  consultation: ['way'],
  combination: [],
  disposal: ['items', 'reason'],
} as const satisfies { readonly [N in Noun]: readonly (keyof SubjectFields[N])[] };

export function readState(given: Fold): InspectionState {
  const fold = { ...given, meeting: createMeeting(given) };
  const links = Map.groupBy(readSubjects(fold, 'link'), ({ item }) => item);
  const items = readSubjects(fold, 'item')
    .map((item) => withLinks(fold, item, links.get(item.id) ?? []))
    .sort(
      (a, b) => compareText(a.gatheredAt, b.gatheredAt) || a.madeAtMs - b.madeAtMs || compareText(a.id, b.id),
    );
  const here = new Set(items.map(({ id }) => id));
  return {
    inspection: readSubjects(fold, 'inspection')[0] ?? null,
    actors: new Map(readSubjects(fold, 'actor').map((actor) => [actor.id, actor])),
    items,
    sessions: readSubjects(fold, 'session'),
    cases: readSubjects(fold, 'case'),
    measures: readSubjects(fold, 'measure'),
    findings: readSubjects(fold, 'finding'),
    judgments: readSubjects(fold, 'judgment'),
    awards: readSubjects(fold, 'award'),
    moderations: readSubjects(fold, 'moderation'),
    signOffs: readSubjects(fold, 'sign-off'),
    disclosures: readSubjects(fold, 'disclosure'),
    combinations: readSubjects(fold, 'combination'),
    disposals: readSubjects(fold, 'disposal'),
    looseLinks: [...links].flatMap(([item, of]) =>
      here.has(item) ? [] : of.filter((link) => isLinkStanding(fold, link)),
    ),
    conflicts: findConflicts(fold),
    sizes: fold.sizes,
  };
}

/** In the order they were made. */
function readSubjects<N extends Noun>({ meeting }: MetFold, noun: N): Subject<N>[] {
  return meeting(noun)
    .map((record) => readSubject(record, noun))
    .filter((subject) => subject !== null)
    .sort((a, b) => a.madeAtMs - b.madeAtMs || compareText(a.id, b.id));
}

function readSubject<N extends Noun>(record: SubjectRecord, noun: N): Subject<N> | null {
  if (!required[noun].every((field) => record.writes.has(String(field)))) return null;
  const fields: Record<string, Json> = {};
  const refs = new Set<EntryRef>();
  let version: string | null = null;
  for (const field of record.writes.keys()) {
    const read = readField(record, field);
    if (read === undefined) continue;
    fields[field] = read.value;
    for (const { ref, clock } of read.writes) {
      refs.add(ref);
      version = laterClock(version, clock);
    }
  }
  const { id, first } = record;
  const meta = { id, refs: [...refs].sort(), madeBy: first.actor, madeAtMs: clockToMs(first.clock), version };
  return { ...defaults[noun], ...fields, ...meta } as unknown as Subject<N>;
}

const isLinkStanding = (fold: Fold, { refs }: Subject<'link'>): boolean =>
  refs.some((ref) => !fold.removedLinks.has(ref));

/** The item with the links that stand; its version tells of links that were put on or taken off as well. */
function withLinks(fold: Fold, item: Subject<'item'>, links: readonly Subject<'link'>[]): ItemState {
  const clocks = links.flatMap(({ version, refs }) => [
    version,
    ...refs.map((ref) => fold.removedLinks.get(ref) ?? null),
  ]);
  return {
    ...item,
    version: clocks.reduce<Clock>((latest, clock) => laterClock(latest, clock) ?? latest, item.version),
    links: links
      .filter((link) => isLinkStanding(fold, link))
      .sort((a, b) => compareText(a.criterion, b.criterion)),
  };
}

/** Nouns of which there is one for each value of these fields, however many people made it. */
const meetingFields: { readonly [N in Noun]?: readonly (keyof SubjectFields[N])[] } = {
  link: ['item', 'criterion'],
  judgment: ['layer', 'criterion'],
  award: ['layer', 'topic'],
};

interface MetFold extends Fold {
  /** The records of a noun, those of one thing as one: put together once for each state. */
  readonly meeting: (noun: Noun) => readonly SubjectRecord[];
}

function createMeeting(fold: Fold): MetFold['meeting'] {
  const met = new Map<Noun, readonly SubjectRecord[]>();
  return (noun) => {
    const records = met.get(noun) ?? recordsOf(fold, noun);
    met.set(noun, records);
    return records;
  };
}

function recordsOf(fold: Fold, noun: Noun): readonly SubjectRecord[] {
  const records = [...(fold.records.get(noun)?.values() ?? [])];
  const fields = meetingFields[noun]?.map(String);
  if (fields === undefined) return records;
  const meet = (record: SubjectRecord) =>
    fields.map((field) => String(readField(record, field)?.value ?? record.id)).join(' ');
  const merged = [...Map.groupBy(records, meet).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [mergeRecords([first, ...others])],
  );
  return noun === 'link' ? merged.map((link) => withoutRemovedDirections(fold, link)) : merged;
}

/** A direction that was taken off with its link is nobody's opinion any more, while another's link stands. */
function withoutRemovedDirections(fold: Fold, link: SubjectRecord): SubjectRecord {
  const directions = link.writes.get('direction') ?? [];
  const standing = directions.filter(({ ref }) => !fold.removedLinks.has(ref));
  if (standing.length === 0) return link;
  return { ...link, writes: new Map(link.writes).set('direction', standing) };
}

function findConflicts({ records, removedLinks, meeting }: MetFold): readonly Conflict[] {
  return [...records.keys()].sort().flatMap((noun) =>
    meeting(noun)
      .flatMap((record) => conflictsOf(noun, record))
      .filter(({ versions }) => versions.every(({ ref }) => !removedLinks.has(ref)))
      .sort((a, b) => compareText(a.subject, b.subject) || compareText(a.field, b.field)),
  );
}

const conflictsOf = (noun: Noun, record: SubjectRecord): readonly Conflict[] =>
  [...record.writes].flatMap(([field, writes]) => {
    if (writes.length < 2) return [];
    const read = readField(record, field);
    if (!read?.isDisputed) return [];
    const versions = read.writes.map(({ value, actor, ref }) => ({ value, actor, ref }));
    return [
      { noun, subject: record.id, field, versions: versions.sort((a, b) => compareText(a.ref, b.ref)) },
    ];
  });

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
