import type { AnchorDescription, AnchorRow } from './anchor-description.ts';
import { type ComparedRecord, compareRecord } from './compare-record.ts';
import { headingShare, isUnderOther } from './heading-share.ts';
import { lastAtMost } from './last-where.ts';
import { type ColumnMap, mapColumns } from './map-columns.ts';
import { nearestRecords } from './nearest-records.ts';
import { type PageIndex, wordsIn } from './page-index.ts';
import type { PageRecord } from './page-view.ts';
import { hasRun } from './run-places.ts';
import { shareOf } from './share-of.ts';
import { lineHash } from './span.ts';
import { surroundings } from './surroundings.ts';
import { hashWords } from './words.ts';

/** A record of the page that may be the stored one. */
export interface RecordMatch extends ComparedRecord {
  /** Likeness with what speaks for the place: neighbours, headings, surroundings. */
  readonly score: number;
  /** Which of its group's records it is. */
  readonly place: number;
  /** How many of the records before and after are as they were: 0 to 2. */
  readonly neighbours: number;
  /** What stands around it is another's: another card, another section. */
  readonly isElsewhere: boolean;
}

/** The records that resemble a stored one, likeliest first. */
export function findRecords(
  index: PageIndex,
  description: AnchorDescription,
  row: AnchorRow,
): readonly RecordMatch[] {
  const maps = new Map<number, ColumnMap>();
  const weights = cellWeights(description, row);
  const compared: { readonly at: number; readonly match: ComparedRecord }[] = [];
  for (const at of nearestRecords(index, { row, weights })) {
    const { group: groupIndex = -1 } = index.view.records[at] ?? {};
    const group = index.view.groups[groupIndex];
    if (!group) continue;
    const columns = maps.get(groupIndex) ?? mapColumns(description.group, group);
    maps.set(groupIndex, columns);
    compared.push({ at, match: compareRecord(index, { row, weights, columns }, at) });
  }
  const best = Math.max(0, ...compared.map(({ match }) => match.likeness));
  return compared
    .filter(({ match }) => match.likeness > Math.max(0.15, best - 0.7))
    .sort((a, b) => b.match.likeness - a.match.likeness)
    .map(({ at, match }) => ({ ...match, ...placeOf(index, { description, row, match }, at) }))
    .sort((a, b) => b.score - a.score);
}

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

interface Candidate {
  readonly description: AnchorDescription;
  readonly row: AnchorRow;
  readonly match: ComparedRecord;
}

function placeOf(
  index: PageIndex,
  { description, row, match }: Candidate,
  recordIndex: number,
): Omit<RecordMatch, keyof ComparedRecord> {
  const { view } = index;
  const group = view.groups[match.record.group];
  const place = lastAtMost(group?.records ?? [], recordIndex);
  const near = (offset: number) => lineHash(view, view.records[group?.records[place + offset] ?? -1]);
  const neighbours = Number(near(-1) === row.previous) + Number(near(1) === row.next);
  // Where the quote would start: headings inside a record stand above that too.
  const start = match.cells[row.first]?.start ?? match.record.start;
  const around = aroundShare(index, description, match.record);
  const isSameCaption = group && hashWords(group.caption) === description.group?.caption;
  const support =
    0.1 * neighbours +
    (isSameCaption ? 0.03 : 0) +
    0.08 * headingShare(index, description, start) +
    (place === row.index ? 0.01 : 0) +
    0.4 * (around ?? 0);
  const isOther = isUnderOther(index, description, start) && neighbours < 2;
  return {
    score: match.likeness + 0.2 * (match.key ?? 0) + support,
    place,
    neighbours,
    isElsewhere: isOther || (around !== null && around < 0.34),
  };
}

/** The share of what told the stored surroundings from others that stands around a record; null where too little did. */
function aroundShare(index: PageIndex, { group }: AnchorDescription, record: PageRecord): number | null {
  if (!group || group.around.length < 2) return null;
  const around = surroundings(index.view, record);
  if (!around) return 0;
  const words = wordsIn(index, around.start, around.end);
  return shareOf(group.around, (run) => hasRun(index, run, words));
}
