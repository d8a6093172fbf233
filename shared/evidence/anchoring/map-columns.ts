import type { AnchorDescription } from './anchor-description.ts';
import type { PageGroup } from './page-view.ts';
import { hashWords } from './words.ts';

/** Where a stored column stands in a group now; -1 where it is not there any more. */
export type ColumnMap = (column: number) => number;

export const SAME_COLUMNS: ColumnMap = (column) => column;

/** By the headers' words; headers without a like one are taken in order, when as many are left on both sides. */
export function mapColumns(stored: AnchorDescription['group'], group: PageGroup): ColumnMap {
  const old = stored?.headers ?? [];
  const now = group.headers.map(hashWords);
  if (!old.some((header) => header !== 0) || !now.some((header) => header !== 0)) return SAME_COLUMNS;
  const found = new Map<number, number>();
  const taken = new Set<number>();
  for (const [column, header] of old.entries()) {
    const place = now.findIndex((each, at) => each === header && !taken.has(at));
    if (place < 0) continue;
    found.set(column, place);
    taken.add(place);
  }
  const left = [...old.keys()].filter((column) => !found.has(column));
  const free = [...now.keys()].filter((place) => !taken.has(place));
  if (left.length === free.length)
    for (const [at, column] of left.entries()) found.set(column, free[at] ?? -1);
  return (column) => found.get(column) ?? (column < old.length ? -1 : column);
}
