import type { CellArea } from '../force-sheet.ts';

/** What Excel says of an area's rows (or columns): all hidden, none, or null where they differ. */
type Hidden = boolean | null;

/**
 * The rows of an area that cannot be seen. `isHidden` settles it where all rows are alike; where they differ, those are
 * hidden that no visible part reaches.
 */
export const hiddenRows = (area: CellArea, isHidden: Hidden, visible: readonly CellArea[]) =>
  hiddenLines({ from: area.row, count: area.rowCount }, isHidden, visible.map(rowsOf));

export const hiddenColumns = (area: CellArea, isHidden: Hidden, visible: readonly CellArea[]) =>
  hiddenLines({ from: area.column, count: area.columnCount }, isHidden, visible.map(columnsOf));

interface Lines {
  readonly from: number;
  readonly count: number;
}

const rowsOf = ({ row, rowCount }: CellArea): Lines => ({ from: row, count: rowCount });
const columnsOf = ({ column, columnCount }: CellArea): Lines => ({ from: column, count: columnCount });

const hiddenLines = (
  { from, count }: Lines,
  isHidden: Hidden,
  visible: readonly Lines[],
): readonly number[] => {
  if (isHidden === false) return [];
  const lines = Array.from({ length: count }, (_, index) => from + index);
  if (isHidden === true) return lines;
  const seen = new Set<number>();
  for (const part of visible) {
    const end = Math.min(part.from + part.count, from + count);
    for (let line = Math.max(part.from, from); line < end; line++) seen.add(line);
  }
  return lines.filter((line) => !seen.has(line));
};
