import { lastAtMost } from './last-where.ts';
import type { PageRecord, PageView } from './page-view.ts';
import { cellText, lineHash } from './span.ts';
import { hashWords, wordsOf } from './words.ts';

/** A page made ready for finding any number of clips on it. */
export interface PageIndex {
  readonly view: PageView;
  /** Every word of the page: its hash, and where it starts and ends in the text. */
  readonly words: ArrayLike<number>;
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
  /** For each line, the index of its first word; one more for the end. */
  readonly lineWords: ArrayLike<number>;
  /** For each line, the nearest heading at or before it; -1 for none. */
  readonly headingAt: ArrayLike<number>;
  readonly lineHashes: ArrayLike<number>;
  /** Hashes of each record's cells. */
  readonly cellHashes: readonly (readonly number[])[];
  /** The records that have a cell of that hash. */
  readonly recordsByCell: ReadonlyMap<number, readonly number[]>;
  /** Where a word stands, as indexes of `words`, in order. */
  positionsOf(hash: number): ArrayLike<number>;
  /** How much it tells that a word is there: from near 0 for the commonest to 1 for one that is there once or never. */
  weightOf(hash: number): number;
}

const WORDS_READ_PER_STEP = 3000;
const NOWHERE: ArrayLike<number> = [];

export function* indexSteps(view: PageView): Generator<undefined, PageIndex> {
  const words: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const lineWords: number[] = [];
  const lineHashes: number[] = [];
  const headingAt: number[] = [];
  let heading = -1;
  let atLastStep = 0;
  for (const [index, line] of view.lines.entries()) {
    lineWords.push(words.length);
    for (const { hash, start, end } of wordsOf(view.text.slice(line.start, line.end), line.start)) {
      words.push(hash);
      starts.push(start);
      ends.push(end);
    }
    lineHashes.push(lineHash(view, line));
    if (line.level > 0) heading = index;
    headingAt.push(heading);
    if (words.length - atLastStep > WORDS_READ_PER_STEP) {
      atLastStep = words.length;
      yield;
    }
  }
  lineWords.push(words.length);
  const postings = yield* postingSteps(words);
  const records = yield* recordSteps(view);
  const scale = Math.log(words.length + 2);
  return {
    view,
    words: Int32Array.from(words),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    lineWords: Int32Array.from(lineWords),
    headingAt: Int32Array.from(headingAt),
    lineHashes: Int32Array.from(lineHashes),
    ...records,
    positionsOf: (hash) => postings.get(hash) ?? NOWHERE,
    weightOf: (hash) => {
      const count = postings.get(hash)?.length ?? 0;
      return count <= 1 ? 1 : Math.max(0.1, 1 - Math.log(count) / scale);
    },
  };
}

const WORDS_PER_STEP = 20_000;

function* postingSteps(
  words: readonly number[],
): Generator<undefined, ReadonlyMap<number, readonly number[]>> {
  const postings = new Map<number, number[]>();
  for (const [position, hash] of words.entries()) {
    const known = postings.get(hash);
    if (known) known.push(position);
    else postings.set(hash, [position]);
    if (position % WORDS_PER_STEP === WORDS_PER_STEP - 1) yield;
  }
  return postings;
}

const RECORDS_PER_STEP = 400;

function* recordSteps(view: PageView): Generator<undefined, Pick<PageIndex, 'cellHashes' | 'recordsByCell'>> {
  const cellHashes: (readonly number[])[] = [];
  const recordsByCell = new Map<number, number[]>();
  for (const [index, record] of view.records.entries()) {
    const hashes = hashesOf(view, record);
    cellHashes.push(hashes);
    for (const hash of new Set(hashes)) {
      const known = recordsByCell.get(hash);
      if (known) known.push(index);
      else recordsByCell.set(hash, [index]);
    }
    if (index % RECORDS_PER_STEP === RECORDS_PER_STEP - 1) yield;
  }
  return { cellHashes, recordsByCell };
}

const hashesOf = (view: PageView, { cells }: PageRecord): readonly number[] =>
  cells.map((cell) => hashWords(cellText(view, cell)));

/** The index of the line that holds the word at `position`. */
export function lineOfWord({ lineWords }: PageIndex, position: number): number {
  return lastAtMost(lineWords, position);
}

/** The words of the text from `start` to `end`, as a half-open span of their indexes. */
export function wordsIn(index: PageIndex, start: number, end: number): { from: number; to: number } {
  const before = lastAtMost(index.starts, start - 1);
  return { from: before + 1, to: lastAtMost(index.starts, end - 1) + 1 };
}
