import type { EntryRef, LogId } from '../../shared/ledger/entry.ts';

/** How many entries of each person's record a file or a workbook has taken in; logs by the start of their id. */
export type Known = ReadonlyMap<string, number>;

/** Enough to tell the few logs of one inspection apart, and short enough for a cell on every row. */
const shortLog = (log: LogId): string => log.slice(0, 10);

export const knownOf = (sizes: ReadonlyMap<LogId, number>): Known =>
  new Map([...sizes].map(([log, size]) => [shortLog(log), size]));

export const joinKnown = (a: Known, b: Known): Known =>
  new Map([...a, ...[...b].map(([log, size]) => [log, Math.max(size, a.get(log) ?? 0)] as const)]);

/** Whether nothing in `a` is news to `b`. */
export const isWithin = (a: Known, b: Known): boolean =>
  [...a].every(([log, size]) => size <= (b.get(log) ?? 0));

export const knownToText = (known: Known): string =>
  [...known]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([log, size]) => `${log}:${size}`)
    .join(' ');

export const textToKnown = (text: string): Known => new Map(parsePairs(text));

function parsePairs(text: string): readonly (readonly [string, number])[] {
  return text.split(' ').flatMap((pair) => {
    const match = /^([0-9a-f]+):(\d+)$/.exec(pair);
    return match === null ? [] : [[match[1] ?? '', Number(match[2])] as const];
  });
}

/** The writings that a row rests on, as its cell holds them. */
export const writingsText = (refs: readonly EntryRef[]): string =>
  [...new Set(refs.map(shortRef))].sort().join(' ');

function shortRef(ref: EntryRef): string {
  const at = ref.lastIndexOf(':');
  return `${shortLog(ref.slice(0, at))}:${ref.slice(at + 1)}`;
}

export const joinWritings = (a: string, b: string): string =>
  [...new Set([...a.split(' '), ...b.split(' ')].filter((writing) => writing !== ''))].sort().join(' ');

const hasSeenAll = (known: Known, writings: string): boolean =>
  parsePairs(writings).every(([log, sequence]) => sequence < (known.get(log) ?? 0));

/**
 * What becomes of a row that stands already when a file comes in: the file knows all that the workbook does, or
 * all that this row rests on, and takes its place; or it says nothing new of it, and the row stays; or each
 * changed it unseen by the other.
 */
export type Meeting = 'file' | 'row' | 'both-changed';

interface Told {
  readonly version: string;
  readonly writings: string;
}

export function meet(row: Told, file: Told & { readonly known: Known }, workbook: Known): Meeting {
  // The cover's record was deleted: the later writing is the best guess.
  if (workbook.size === 0) return row.version > file.version ? 'row' : 'file';
  if (isWithin(workbook, file.known)) return 'file';
  if (hasSeenAll(workbook, file.writings)) return 'row';
  return hasSeenAll(file.known, row.writings) ? 'file' : 'both-changed';
}
