import { LIMITS } from '../excel-limits.ts';
import type { HostObject } from '../rich-api/host-object.ts';
import { RichError } from '../rich-api/rich-error.ts';
import { type Box, contains } from '../workbook-model/address.ts';
import { isColumnHidden, isRowHidden } from '../workbook-model/sheet-view.ts';
import { rangeAreasObject } from './range-areas-objects.ts';
import type { RangeView } from './range-view.ts';

const areas = ({ workbook, sheet }: RangeView, boxes: readonly Box[]): HostObject | null =>
  boxes.length === 0 ? null : rangeAreasObject({ workbook, sheet, boxes });

/** The merged areas whose first cell lies in the range. */
export function mergedAreas(range: RangeView): HostObject | null {
  const { box } = range;
  const found = range.sheet.mergedBoxes.filter((each) => contains(box, each.top, each.left));
  if (found.length > LIMITS.mergedAreasRead) {
    throw new RichError('GeneralException', 'There was an internal error while processing the request.', 500);
  }
  return areas(range, found);
}

/** The cells that can be seen: each run of visible rows with each run of visible columns. */
export function visibleAreas(range: RangeView, type: unknown): HostObject | null {
  if (type !== 'Visible') {
    throw new RichError('NotSimulated', 'Of special cells only the visible ones are played.', 501);
  }
  const { top, bottom, left, right } = range.box;
  const rows = runs(top, bottom, (row) => !isRowHidden(range.sheet, row));
  const columns = runs(left, right, (column) => !isColumnHidden(range.sheet, column));
  return areas(
    range,
    rows.flatMap(([first, last]) =>
      columns.map(([from, to]): Box => ({ top: first, bottom: last, left: from, right: to })),
    ),
  );
}

/** All of a range's lines hidden, none of them, or null where they differ. */
export function uniformHidden(
  first: number,
  last: number,
  isHidden: (line: number) => boolean,
): boolean | null {
  const hidden = isHidden(first);
  for (let line = first + 1; line <= last; line++) if (isHidden(line) !== hidden) return null;
  return hidden;
}

function runs(
  first: number,
  last: number,
  isWanted: (line: number) => boolean,
): (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (let line = first; line <= last; line++) {
    if (!isWanted(line)) continue;
    const open = found.at(-1);
    if (open && open[1] === line - 1) open[1] = line;
    else found.push([line, line]);
  }
  return found;
}
