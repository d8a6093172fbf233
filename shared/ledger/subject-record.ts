import type { Json } from '../brand.ts';
import { toCanonical } from './canonical.ts';
import type { Clock } from './clock.ts';
import type { EntryRef, LogId } from './entry.ts';

/** One writing of one field. */
export interface FieldWrite {
  readonly ref: EntryRef;
  readonly log: LogId;
  readonly sequence: number;
  readonly clock: Clock;
  readonly actor: string;
  readonly value: Json;
}

/** All that is known of one subject: for each field the writings that no other has taken the place of. */
export interface SubjectRecord {
  readonly id: string;
  /** The first writing: who made the subject, and when. */
  first: FieldWrite;
  readonly writes: Map<string, FieldWrite[]>;
  readonly replaced: Map<string, Set<EntryRef>>;
}

/** The field's value when no two people disagree, else the latest; `writes` holds all that still stand. */
export interface FieldValue {
  readonly value: Json;
  readonly writes: readonly FieldWrite[];
  readonly isDisputed: boolean;
}

export const createRecord = (id: string, first: FieldWrite): SubjectRecord => ({
  id,
  first,
  writes: new Map(),
  replaced: new Map(),
});

/**
 * Adds a writing. Writings may come in any order and more than once: the record ends the same. A writing gives way to
 * a later one of the same log, and to one that names it in `replaces`; else both stand, and are shown.
 */
export function addWrite(
  record: SubjectRecord,
  field: string,
  { write, replaces }: { readonly write: FieldWrite; readonly replaces: readonly EntryRef[] },
): void {
  if (isBefore(write, record.first)) record.first = write;
  // Most fields are written once and take nobody's place.
  if (replaces.length === 0 && !record.writes.has(field) && !record.replaced.has(field)) {
    record.writes.set(field, [write]);
    return;
  }
  const replaced = record.replaced.get(field) ?? new Set();
  for (const ref of replaces) replaced.add(ref);
  record.replaced.set(field, replaced);
  const standing = (record.writes.get(field) ?? []).filter(({ ref }) => ref !== write.ref);
  record.writes.set(field, [...standing, write].filter(stands(replaced, [...standing, write])));
}

const stands =
  (replaced: ReadonlySet<EntryRef>, all: readonly FieldWrite[]) =>
  (write: FieldWrite): boolean =>
    !replaced.has(write.ref) &&
    !all.some((other) => other.log === write.log && other.sequence > write.sequence);

/** Several people's records of what is one thing, as one. */
export function mergeRecords(records: readonly [SubjectRecord, ...SubjectRecord[]]): SubjectRecord {
  const [one, ...others] = records;
  if (others.length === 0) return one;
  const first = records.map((record) => record.first).reduce((a, b) => (isBefore(b, a) ? b : a));
  const [id = one.id] = records.map((record) => record.id).sort();
  const merged = createRecord(id, first);
  for (const record of records) {
    for (const [field, refs] of record.replaced)
      merged.replaced.set(field, refs.union(merged.replaced.get(field) ?? new Set()));
  }
  for (const record of records) {
    for (const [field, writes] of record.writes) {
      for (const write of writes) addWrite(merged, field, { write, replaces: [] });
    }
  }
  return merged;
}

export function readField(record: SubjectRecord, field: string): FieldValue | undefined {
  const writes = record.writes.get(field) ?? [];
  const latest = writes.reduce<FieldWrite | undefined>(
    (best, write) => (best === undefined || isBefore(best, write) ? write : best),
    undefined,
  );
  if (latest === undefined) return undefined;
  const isDisputed = writes.length > 1 && new Set(writes.map(({ value }) => toCanonical(value))).size > 1;
  return { value: latest.value, writes, isDisputed };
}

/** The order of all writings: clock, then log, then sequence. */
export const isBefore = (a: FieldWrite, b: FieldWrite): boolean =>
  a.clock !== b.clock ? a.clock < b.clock : a.log !== b.log ? a.log < b.log : a.sequence < b.sequence;
