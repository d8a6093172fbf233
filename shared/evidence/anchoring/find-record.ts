import type { AnchorCell, AnchorDescription, AnchorRow } from './anchor-description.ts';
import { aroundWords, cellText, recordHash } from './describe-place.ts';
import { type ColumnMap, mapColumns } from './map-columns.ts';
import { lastAtMost, type PageIndex } from './page-index.ts';
import type { PageCell, PageRecord } from './page-view.ts';
import { headingShare } from './surroundings.ts';
import { textLikeness } from './text-likeness.ts';
import { hashWords, wordHashes } from './words.ts';

/** A record of the page that may be the stored one. */
export interface RecordMatch {
  readonly record: PageRecord;
  /** 0 to 1: how much of what tells the stored record from its like is there. */
  readonly likeness: number;
  /** Likeness with what speaks for the place: neighbours, headings, surroundings. */
  readonly score: number;
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
  for (const at of likelyRecords(index, row)) {
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
    .map(({ at, ...match }) => ({
      ...match,
      score: match.likeness + supportOf(index, { description, row }, at),
    }))
    .sort((a, b) => b.score - a.score);
}

type Compared = Omit<RecordMatch, 'score'> & { readonly at: number };

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
  const cells = row.cells.map((cell) => findCell(record, hashes, { cell, columns }));
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
  return { record, likeness: all === 0 ? 0 : found / all, cells, at };
}

function cellLikeness({ view }: PageIndex, { text }: AnchorCell, now: PageCell): number {
  const current = cellText(view, now);
  if (hashWords(current) === hashWords(text)) return 1;
  const likeness = textLikeness(text, current);
  return likeness > 0.4 ? likeness * 0.9 : 0;
}

/** The cell in the same column; without headers, one with the same words, else at the same place. */
function findCell(
  record: PageRecord,
  hashes: readonly number[],
  { cell, columns }: { readonly cell: AnchorCell; readonly columns: ColumnMap },
): PageCell | null {
  const column = columns(cell.column);
  const place = record.cells.findIndex((each) => each.column === column);
  const wanted = hashWords(cell.text);
  if (wanted !== 0 && hashes[place] !== wanted) {
    const equal = hashes.flatMap((hash, at) => (hash === wanted ? [at] : []));
    const [only] = equal;
    if (only !== undefined && equal.length === 1 && (place < 0 || column === cell.column)) {
      return record.cells[only] ?? null;
    }
  }
  return record.cells[place] ?? null;
}

function supportOf(
  index: PageIndex,
  { description, row }: { readonly description: AnchorDescription; readonly row: AnchorRow },
  at: number,
): number {
  const { view } = index;
  const record = view.records[at] as PageRecord;
  const group = view.groups[record.group];
  const place = lastAtMost(group?.records ?? [], at);
  const near = (offset: number) => recordHash(view, view.records[group?.records[place + offset] ?? -1]);
  let support = 0;
  if (near(-1) === row.previous) support += 0.1;
  if (near(1) === row.next) support += 0.1;
  if (description.group && group && hashWords(group.caption) === description.group.caption) support += 0.03;
  support += 0.08 * headingShare(index, description, record.start);
  if (place === row.index) support += 0.01;
  return support + 0.4 * (aroundShare(index, description, record) ?? 0);
}

/** The share of the stored surroundings' telling words that stand around a record; null where none were kept. */
export function aroundShare(
  { view }: PageIndex,
  { group }: AnchorDescription,
  record: PageRecord,
): number | null {
  if (!group || group.around.length < 2) return null;
  const now = new Set(aroundWords(view, record));
  return group.around.filter((hash) => now.has(hash)).length / group.around.length;
}
