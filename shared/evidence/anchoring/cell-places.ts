import { alignCells } from './align-cells.ts';
import type { AnchorCell, AnchorRow } from './anchor-description.ts';
import { storedHash } from './cell-likeness.ts';
import { type ColumnMap, SAME_COLUMNS } from './map-columns.ts';
import type { PageIndex } from './page-index.ts';
import type { PageRecord } from './page-view.ts';

interface StoredCells {
  readonly row: AnchorRow;
  readonly columns: ColumnMap;
}

/** For each stored cell, which of a record's cells it is now; -1 where its column is gone. */
export function cellPlaces(
  index: PageIndex,
  { row, columns }: StoredCells,
  recordIndex: number,
): readonly number[] {
  const record = index.view.records[recordIndex];
  if (!record) return row.cells.map(() => -1);
  const hashes = index.cellHashes[recordIndex] ?? [];
  const kind = index.view.groups[record.group]?.kind;
  // A label that lost its value stands before the next label, and that one's value is not its own.
  const isShifted = kind === 'terms' && countLabels(record.cells) > countLabels(row.cells);
  const aligned = kind === 'terms' ? null : alignedCells(hashes, { row, columns });
  return row.cells.map((cell, at) => {
    const known = aligned?.[at] ?? null;
    if (known !== null) return known;
    return isShifted && cell.column > 0 ? -1 : placeOfCell(record, hashes, { cell, columns });
  });
}

const countLabels = (cells: readonly { readonly column: number }[]): number =>
  cells.filter(({ column }) => column === 0).length;

const MOST_ALIGNED = 40;

/** Where no header names the columns and there are more or fewer than there were, the order of equal cells tells them. */
function alignedCells(
  hashes: readonly number[],
  { row, columns }: StoredCells,
): readonly (number | null)[] | null {
  if (columns !== SAME_COLUMNS || hashes.length === row.cells.length) return null;
  if (Math.max(hashes.length, row.cells.length) > MOST_ALIGNED) return null;
  return alignCells(row.cells.map(storedHash), hashes);
}

/** The cell in the same column; without headers, one with the same words, else at the same place. */
function placeOfCell(
  record: PageRecord,
  hashes: readonly number[],
  { cell, columns }: { readonly cell: AnchorCell; readonly columns: ColumnMap },
): number {
  const column = columns(cell.column);
  const place = record.cells.findIndex((each) => each.column === column);
  const wanted = storedHash(cell);
  if (wanted === 0 || hashes[place] === wanted) return place;
  const equal = hashes.flatMap((hash, at) => (hash === wanted ? [at] : []));
  const [only] = equal;
  const isMoved = only !== undefined && equal.length === 1 && (place < 0 || column === cell.column);
  return isMoved ? only : place;
}
