import type { AnchorCell, AnchorRow } from './anchor-description.ts';
import { cellLikeness } from './cell-likeness.ts';
import { cellPlaces } from './cell-places.ts';
import type { ColumnMap } from './map-columns.ts';
import type { PageIndex } from './page-index.ts';
import type { PageCell, PageRecord } from './page-view.ts';
import { cellText } from './span.ts';
import { keyLikeness, labelLikeness } from './text-likeness.ts';
import { editDistance } from './word-likeness.ts';
import { foldWord, hashWords, wordHashes } from './words.ts';

/** How alike a record of the page is to a stored one, cell by cell. */
export interface ComparedRecord {
  readonly record: PageRecord;
  /** 0 to 1: how much of what tells the stored record from its like is there. */
  readonly likeness: number;
  /** How alike the cell is that tells the stored record from its like; null where none does. */
  readonly key: number | null;
  /** All cells but the key are as they were. */
  readonly isElseEqual: boolean;
  /** The key differs as one does that was mistyped, and another cell tells the record from its like too. */
  readonly isKeyCorrected: boolean;
  /** For each stored cell the cell that it is now; null where its column is gone. */
  readonly cells: readonly (PageCell | null)[];
}

interface Wanted {
  readonly row: AnchorRow;
  readonly weights: readonly number[];
  readonly columns: ColumnMap;
}

export function compareRecord(index: PageIndex, wanted: Wanted, recordIndex: number): ComparedRecord {
  const { view } = index;
  const { row } = wanted;
  const record = view.records[recordIndex] as PageRecord;
  const places = cellPlaces(index, wanted, recordIndex);
  const cells = places.map((place) => record.cells[place] ?? null);
  const likenesses = row.cells.map((cell, at) => {
    const now = cells[at];
    const hash = index.cellHashes[recordIndex]?.[places[at] ?? -1] ?? 0;
    return now ? cellLikeness(view, cell, { now, hash }) : 0;
  });
  const keyAt = keyOf(row);
  const key = { cell: row.cells[keyAt], now: cells[keyAt] };
  const others = [...row.cells.keys()].filter((at) => at !== keyAt && cells[at] !== null);
  return {
    record,
    likeness: likenessOfRow(wanted, cells, likenesses),
    cells,
    key: keyAt < 0 ? null : keyLikenessOf(index, record, key),
    isElseEqual: others.every((at) => likenesses[at] === 1),
    isKeyCorrected:
      isMistyped(index, key) && others.some((at) => isTelling(row.cells[at]) && likenesses[at] === 1),
  };
}

function likenessOfRow(
  { row, weights, columns }: Wanted,
  cells: ComparedRecord['cells'],
  likenesses: readonly number[],
): number {
  let found = 0;
  let all = 0;
  for (const [at, { column }] of row.cells.entries()) {
    // A column that was taken out says nothing of the row.
    if (!cells[at] && columns(column) < 0) continue;
    const weight = weights[at] ?? 0;
    all += weight;
    found += weight * (likenesses[at] ?? 0);
  }
  return all === 0 ? 0 : found / all;
}

/** The cell that tells a record from its like: one of the first two, when no other record has the same there. */
function keyOf({ cells }: AnchorRow): number {
  return cells.slice(0, 2).findIndex(({ text, repeats }) => text !== '' && repeats === 1);
}

export const hasKey = (row: AnchorRow): boolean => keyOf(row) >= 0;

interface KeyCells {
  readonly cell: AnchorCell | undefined;
  readonly now: PageCell | null | undefined;
}

function keyLikenessOf({ view }: PageIndex, record: PageRecord, { cell, now }: KeyCells): number {
  if (!cell || !now) return 0;
  const current = cellText(view, now);
  if (hashWords(current) === hashWords(cell.text)) return 1;
  if (view.groups[record.group]?.kind !== 'terms') return Math.min(0.99, keyLikeness(cell.text, current));
  return 0.99 * labelLikeness(cell.text, current);
}

const MOST_TYPOS = 2;
const LONGEST_KEY = 40;

function isMistyped({ view }: PageIndex, { cell, now }: KeyCells): boolean {
  if (!cell || !now || cell.text.length < 4 || now.end - now.start > LONGEST_KEY) return false;
  if (cell.text.length > LONGEST_KEY) return false;
  const typos = editDistance(foldWord(cell.text), foldWord(cellText(view, now)));
  return typos <= Math.min(MOST_TYPOS, cell.text.length / 4);
}

/** A name, say, that no other record of the group has; a lone word or number may be there by chance. */
const isTelling = (cell: AnchorCell | undefined): boolean =>
  cell !== undefined && cell.repeats === 1 && wordHashes(cell.text).length >= 2;
