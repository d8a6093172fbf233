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
    const match = /^([0-9a-f]+):(\d+)(?:=|$)/.exec(pair);
    return match === null ? [] : [[match[1] ?? '', Number(match[2])] as const];
  });
}

/** The writings that a row rests on, as its cell holds them. */
export const writingsText = (refs: readonly EntryRef[], links: readonly string[] = []): string =>
  joinTexts([...refs.map(shortRef), ...links]);

function shortRef(ref: EntryRef): string {
  const at = ref.lastIndexOf(':');
  return `${shortLog(ref.slice(0, at))}:${ref.slice(at + 1)}`;
}

/** A link's writing, with the criterion's number and what the link says of it: two rows' links can be told apart. */
export const linkWriting = (ref: EntryRef, { number, words }: LinkMark): string =>
  [shortRef(ref), encodeURIComponent(number), encodeURIComponent(words)].join('=');

export interface LinkMark {
  readonly number: string;
  readonly words: string;
}

export const joinTexts = (texts: readonly string[]): string => [...new Set(texts)].sort().join(' ');

/** Of one side, a row or a file: what it says of a subject rests on these writings, out of all that it knows. */
export interface Side {
  readonly version: string;
  readonly writings: string;
  readonly known: Known;
}

export const writingsOf = (text: string): readonly string[] => text.split(' ').filter((one) => one !== '');

export const refOf = (writing: string): string => writing.split('=', 1)[0] ?? '';

const hasSeen = (known: Known, writing: string): boolean =>
  parsePairs(writing).every(([log, sequence]) => sequence < (known.get(log) ?? 0));

/**
 * The writings of `one` that stand when it meets `other`: a writing that the other side knows and no longer rests
 * on was replaced or taken off there.
 */
export function standingBeside(one: Side, other: Side): readonly string[] {
  const theirs = new Set(writingsOf(other.writings).map(refOf));
  return writingsOf(one.writings).filter(
    (writing) => theirs.has(refOf(writing)) || !hasSeen(other.known, writing),
  );
}

/** Whether `one` says something that `other` has not seen: a writing, or that one was replaced or taken off. */
export const hasNews = (one: Side, other: Side): boolean =>
  writingsOf(one.writings).some((writing) => !hasSeen(other.known, writing)) ||
  standingBeside(other, one).length < writingsOf(other.writings).length;

/**
 * What becomes of a row that stands already when a file comes in: the file knows all that the workbook does, or
 * the row says nothing that is news to it, and it takes its place; or it says nothing new, and the row stays; or
 * each changed it unseen by the other.
 */
export type Meeting = 'file' | 'row' | 'both-changed';

export function meet(row: Side, file: Side): Meeting {
  // The cover's record was deleted: the later writing is the best guess.
  if (row.known.size === 0) return row.version > file.version ? 'row' : 'file';
  if (isWithin(row.known, file.known)) return 'file';
  if (!hasNews(file, row)) return 'row';
  return hasNews(row, file) ? 'both-changed' : 'file';
}
