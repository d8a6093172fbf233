import { alignCells } from './align-cells.ts';
import type { AnchorCell, AnchorDescription, AnchorRow } from './anchor-description.ts';
import { cellText, recordHash, surroundings } from './describe-place.ts';
import { type ColumnMap, mapColumns, SAME_COLUMNS } from './map-columns.ts';
import { lastAtMost, type PageIndex, wordsIn } from './page-index.ts';
import type { PageCell, PageRecord } from './page-view.ts';
import { hasRun, headingShare, isUnderOther, shareOf } from './surroundings.ts';
import { foldedWords, keyLikeness, labelLikeness, likenessOfWords } from './text-likeness.ts';
import { editDistance } from './word-likeness.ts';
import { foldWord, hashWords, wordHashes } from './words.ts';

/** A record of the page that may be the stored one. */
export interface RecordMatch {
  readonly record: PageRecord;
  /** 0 to 1: how much of what tells the stored record from its like is there. */
  readonly likeness: number;
  /** How alike the cell is that tells the stored record from its like; null where none does. */
  readonly key: number | null;
  /** All cells but the key are as they were. */
  readonly isElseEqual: boolean;
  /** The key differs as one does that was mistyped, and another cell tells the record from its like too. */
  readonly isKeyCorrected: boolean;
  /** Likeness with what speaks for the place: neighbours, headings, surroundings. */
  readonly score: number;
  /** Which of its group's records it is. */
  readonly place: number;
  /** How many of the records before and after are as they were: 0 to 2. */
  readonly neighbours: number;
  /** What stands around it is another's: another card, another section. */
  readonly isElsewhere: boolean;
  /** For each stored cell the cell that it is now; null where its column is gone. */
  readonly cells: readonly (PageCell | null)[];
}

/** The records that resemble a stored one, likeliest first. */
export function findRecords(
  index: PageIndex,
  description: AnchorDescription,
  row: AnchorRow,
): readonly RecordMatch[] {
  const maps = new Map<number, ColumnMap>();
  const weights = cellWeights(description, row);
  const matches: Compared[] = [];
  for (const at of nearestByCells(index, { row, weights })) {
    const record = index.view.records[at];
    const group = record && index.view.groups[record.group];
    if (!record || !group) continue;
    const columns = maps.get(record.group) ?? mapColumns(description.group, group);
    maps.set(record.group, columns);
    matches.push(compare(index, { row, weights, columns }, at));
  }
  const best = Math.max(0, ...matches.map(({ likeness }) => likeness));
  return matches
    .filter(({ likeness }) => likeness > Math.max(0.15, best - 0.7))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_SUPPORTED)
    .map(({ at, ...match }) => ({ ...match, ...placeOf(index, { description, row, match }, at) }))
    .sort((a, b) => b.score - a.score);
}

type Compared = Omit<RecordMatch, 'score' | 'place' | 'neighbours' | 'isElsewhere'> & { readonly at: number };

/** Neighbours and surroundings are looked at for the likeliest only. */
const MOST_SUPPORTED = 24;

/** How much each cell tells its record from the others; the quote's own cells may have been edited. */
function cellWeights({ group }: AnchorDescription, { cells, first, last }: AnchorRow): readonly number[] {
  const size = Math.max(group?.size ?? 1, 2);
  const isWhole = last - first + 1 >= cells.length;
  return cells.map(({ text, repeats }, at) => {
    if (text === '') return 0.05;
    const telling = 0.12 + Math.log(size / Math.min(repeats, size)) / Math.log(size);
    return !isWhole && at >= first && at <= last ? telling * 0.4 : telling;
  });
}

const MOST_RECORDS = 300;
/** How many records are compared word by word. */
const MOST_COMPARED = 24;

/** The likely records that share the most telling whole cells with the stored one. */
function nearestByCells(
  index: PageIndex,
  { row, weights }: { readonly row: AnchorRow; readonly weights: readonly number[] },
): readonly number[] {
  const wanted = row.cells.map(({ text }) => (text === '' ? 0 : hashWords(text)));
  const shared = (at: number) => {
    const hashes = index.cellHashes[at] ?? [];
    return wanted.reduce(
      (sum, hash, place) => sum + (hash !== 0 && hashes.includes(hash) ? (weights[place] ?? 0) : 0),
      0,
    );
  };
  return [...likelyRecords(index, row)]
    .map((at) => ({ at, shared: shared(at) }))
    .sort((a, b) => b.shared - a.shared)
    .slice(0, MOST_COMPARED)
    .map(({ at }) => at);
}

function likelyRecords(index: PageIndex, { cells }: AnchorRow): ReadonlySet<number> {
  const found = new Set<number>();
  const byCell = cells
    .filter(({ text }) => text !== '')
    .map(({ text }) => index.recordsByCell.get(hashWords(text)) ?? [])
    .sort((a, b) => a.length - b.length);
  for (const records of byCell) {
    if (found.size > 0 && found.size + records.length > MOST_RECORDS) break;
    for (const record of records.slice(0, MOST_RECORDS)) found.add(record);
  }
  for (const { text } of cells) for (const record of recordsByWord(index, text)) found.add(record);
  return found;
}

const RARE = 40;

function recordsByWord(index: PageIndex, text: string): readonly number[] {
  const records: number[] = [];
  for (const hash of wordHashes(text)) {
    const places = index.positionsOf(hash);
    if (places.length > RARE) continue;
    for (let at = 0; at < places.length; at += 1) {
      const line = index.view.lines[lastAtMost(index.lineWords, places[at] ?? 0)];
      for (let record = line?.record ?? -1; record >= 0; record = index.view.records[record]?.outer ?? -1) {
        records.push(record);
      }
    }
  }
  return records;
}

interface Wanted {
  readonly row: AnchorRow;
  readonly weights: readonly number[];
  readonly columns: ColumnMap;
}

function compare(index: PageIndex, { row, weights, columns }: Wanted, at: number): Compared {
  const record = index.view.records[at] as PageRecord;
  const hashes = index.cellHashes[at] ?? [];
  const labels = (all: readonly { readonly column: number }[]) =>
    all.filter(({ column }) => column === 0).length;
  // A label that lost its value stands before the next label, and that one's value is not its own.
  const isShifted =
    index.view.groups[record.group]?.kind === 'terms' && labels(record.cells) > labels(row.cells);
  const aligned = alignedCells(index, { row, columns }, at);
  const cells = row.cells.map((cell, place) => {
    const known = aligned?.[place] ?? null;
    if (known !== null) return record.cells[known] ?? null;
    return isShifted && cell.column > 0 ? null : findCell(record, hashes, { cell, columns });
  });
  let found = 0;
  let all = 0;
  for (const [place, cell] of row.cells.entries()) {
    const weight = weights[place] ?? 0;
    const now = cells[place];
    // A column that was taken out says nothing of the row.
    if (!now && columns(cell.column) < 0) continue;
    all += weight;
    if (now) found += weight * cellLikeness(index, cell, now);
  }
  const keyPlace = keyOf(row);
  const likenessAt = (place: number) => {
    const [cell, now] = [row.cells[place], cells[place]];
    return cell && now ? cellLikeness(index, cell, now) : 0;
  };
  const others = [...row.cells.keys()].filter((place) => place !== keyPlace && cells[place] !== null);
  return {
    record,
    likeness: all === 0 ? 0 : found / all,
    cells,
    at,
    key:
      keyPlace < 0 ? null : keyLikenessOf(index, record, { cell: row.cells[keyPlace], now: cells[keyPlace] }),
    isElseEqual: others.every((place) => likenessAt(place) === 1),
    isKeyCorrected:
      isMistyped(index, row.cells[keyPlace], cells[keyPlace]) &&
      others.some((place) => isTelling(row.cells[place]) && likenessAt(place) === 1),
  };
}

const MOST_TYPOS = 2;
const LONGEST_KEY = 40;

function isMistyped(
  { view }: PageIndex,
  cell: AnchorCell | undefined,
  now: PageCell | null | undefined,
): boolean {
  if (!cell || !now || cell.text.length < 4 || now.end - now.start > LONGEST_KEY) return false;
  if (cell.text.length > LONGEST_KEY) return false;
  const typos = editDistance(foldWord(cell.text), foldWord(cellText(view, now)));
  return typos <= Math.min(MOST_TYPOS, cell.text.length / 4);
}

/** A name, say, that no other record of the group has; a lone word or number may be there by chance. */
const isTelling = (cell: AnchorCell | undefined): boolean =>
  cell !== undefined && cell.repeats === 1 && wordHashes(cell.text).length >= 2;

function keyLikenessOf(
  { view }: PageIndex,
  record: PageRecord,
  { cell, now }: { readonly cell: AnchorCell | undefined; readonly now: PageCell | null | undefined },
): number {
  if (!cell || !now) return 0;
  const current = cellText(view, now);
  if (hashWords(current) === hashWords(cell.text)) return 1;
  if (view.groups[record.group]?.kind !== 'terms') return Math.min(0.99, keyLikeness(cell.text, current));
  return 0.99 * labelLikeness(cell.text, current);
}

/** The cell that tells a record from its like: one of the first two, when no other record has the same there. */
function keyOf({ cells }: AnchorRow): number {
  return cells.slice(0, 2).findIndex(({ text, repeats }) => text !== '' && repeats === 1);
}

export const hasKey = (row: AnchorRow): boolean => keyOf(row) >= 0;

// The same cells are compared with many others, and the words of each are read once.
const hashesOfCells = new WeakMap<object, number>();
const wordsOfCells = new WeakMap<object, readonly string[]>();

function readOnce<T>(known: WeakMap<object, T>, cell: object, read: () => T): T {
  const seen = known.get(cell);
  if (seen !== undefined) return seen;
  const fresh = read();
  known.set(cell, fresh);
  return fresh;
}

function cellLikeness({ view }: PageIndex, cell: AnchorCell, now: PageCell): number {
  const current = () => cellText(view, now);
  const hash = readOnce(hashesOfCells, cell, () => hashWords(cell.text));
  if (readOnce(hashesOfCells, now, () => hashWords(current())) === hash) return 1;
  const likeness = likenessOfWords(
    readOnce(wordsOfCells, cell, () => foldedWords(cell.text)),
    readOnce(wordsOfCells, now, () => foldedWords(current())),
  );
  return likeness > 0.4 ? likeness * 0.9 : 0;
}

const MOST_ALIGNED = 40;

/** Where no header names the columns and there are more or fewer than there were, the order of equal cells tells them. */
function alignedCells(
  { view, cellHashes }: PageIndex,
  { row, columns }: Omit<Wanted, 'weights'>,
  record: number,
): readonly (number | null)[] | null {
  const hashes = cellHashes[record] ?? [];
  const kind = view.groups[view.records[record]?.group ?? -1]?.kind;
  if (columns !== SAME_COLUMNS || kind === 'terms') return null;
  if (hashes.length === row.cells.length || Math.max(hashes.length, row.cells.length) > MOST_ALIGNED)
    return null;
  return alignCells(
    row.cells.map((cell) => readOnce(hashesOfCells, cell, () => hashWords(cell.text))),
    hashes,
  );
}

/** The cell in the same column; without headers, one with the same words, else at the same place. */
function findCell(
  record: PageRecord,
  hashes: readonly number[],
  { cell, columns }: { readonly cell: AnchorCell; readonly columns: ColumnMap },
): PageCell | null {
  const column = columns(cell.column);
  const place = record.cells.findIndex((each) => each.column === column);
  const wanted = readOnce(hashesOfCells, cell, () => hashWords(cell.text));
  if (wanted !== 0 && hashes[place] !== wanted) {
    const equal = hashes.flatMap((hash, at) => (hash === wanted ? [at] : []));
    const [only] = equal;
    if (only !== undefined && equal.length === 1 && (place < 0 || column === cell.column)) {
      return record.cells[only] ?? null;
    }
  }
  return record.cells[place] ?? null;
}

function placeOf(
  index: PageIndex,
  wanted: {
    readonly description: AnchorDescription;
    readonly row: AnchorRow;
    readonly match: Omit<Compared, 'at'>;
  },
  recordIndex: number,
): Pick<RecordMatch, 'score' | 'place' | 'neighbours' | 'isElsewhere'> {
  const { description, row, match } = wanted;
  const { view } = index;
  const { record } = match;
  const group = view.groups[record.group];
  const place = lastAtMost(group?.records ?? [], recordIndex);
  const near = (offset: number) => recordHash(view, view.records[group?.records[place + offset] ?? -1]);
  const neighbours = Number(near(-1) === row.previous) + Number(near(1) === row.next);
  const around = aroundShare(index, description, record);
  const isSameCaption = group && hashWords(group.caption) === description.group?.caption;
  const support =
    0.1 * neighbours +
    (isSameCaption ? 0.03 : 0) +
    0.08 * headingShare(index, description, startIn(row, match)) +
    (place === row.index ? 0.01 : 0) +
    0.4 * (around ?? 0);
  const isOther = isUnderOther(index, description, startIn(row, match)) && neighbours < 2;
  return {
    score: match.likeness + 0.2 * (match.key ?? 0) + support,
    place,
    neighbours,
    isElsewhere: isOther || (around !== null && around < 0.34),
  };
}

/** Where the quote would start in a record: headings inside it stand above that too. */
const startIn = ({ first }: AnchorRow, { record, cells }: Pick<RecordMatch, 'record' | 'cells'>): number =>
  cells[first]?.start ?? record.start;

/** The share of what told the stored surroundings from others that stands around a record; null where too little did. */
function aroundShare(index: PageIndex, { group }: AnchorDescription, record: PageRecord): number | null {
  const around = surroundings(index.view, record);
  if (!group || group.around.length < 2) return null;
  if (!around) return 0;
  const words = wordsIn(index, around.start, around.end);
  return shareOf(group.around, (run) => hasRun(index, run, words));
}
