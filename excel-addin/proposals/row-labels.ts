import type { CellArea } from '../workbook/force-sheet.ts';
import { cellArea, type SheetGrid } from './sheet-grid.ts';
import type { TableColumns } from './table-columns.ts';

export interface RowLabel {
  readonly text: string;
  readonly area: CellArea;
}

/** A line of words among the rows of figures, which says what the rows below it are about. */
export interface SubHeading {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

interface Rows {
  readonly figureRows: readonly number[];
  readonly innerHeaders: readonly number[];
  readonly subHeadings: readonly SubHeading[];
}

const isFilled = (grid: SheetGrid, row: number, column: number): boolean =>
  grid.sort(row, column) !== 'blank';

/**
 * A label that stands once for the rows below it: merged down, or followed by blanks while a column right of it goes
 * on ("Yes | Yes", " | No"). It ends at a blank row, a sub-heading or a line of headers.
 */
function labelAt(
  grid: SheetGrid,
  columns: TableColumns,
  [row, column]: readonly [number, number],
): RowLabel | null {
  const merge = grid.mergeAt(row, column);
  if (merge !== undefined && isFilled(grid, merge.row, merge.column)) {
    return merge.column === column ? { text: grid.text(merge.row, column), area: merge } : null;
  }
  if (isFilled(grid, row, column)) return { text: grid.text(row, column), area: cellArea(row, column) };
  return columns.labels.at(-1) === column ? null : labelAbove(grid, columns, [row, column]);
}

function labelAbove(
  grid: SheetGrid,
  columns: TableColumns,
  [row, column]: readonly [number, number],
): RowLabel | null {
  const inner = columns.labels.filter((other) => other > column);
  for (let above = row; above >= grid.area.row; above -= 1) {
    if (!inner.some((other) => isFilled(grid, above, other))) return null;
    if (isFilled(grid, above, column)) {
      return { text: grid.text(above, column), area: cellArea(above, column) };
    }
  }
  return null;
}

/** The labels of each row of figures, outermost first. */
export function labelsOfRow(
  grid: SheetGrid,
  columns: TableColumns,
  rows: Rows,
): (row: number) => readonly RowLabel[] {
  const byRow = new Map<number, readonly RowLabel[]>();
  for (const row of rows.figureRows) {
    const stops = rows.innerHeaders.filter((header) => header < row).at(-1) ?? -1;
    const heading = rows.subHeadings.findLast((each) => each.row < row && each.row > stops);
    const own = columns.labels.flatMap((column) => {
      const label = labelAt(grid, columns, [row, column]);
      return label === null || label.area.row < stops ? [] : [label];
    });
    const outer =
      heading === undefined ? [] : [{ text: heading.text, area: cellArea(heading.row, heading.column) }];
    byRow.set(row, [...outer, ...own]);
  }
  return (row) => byRow.get(row) ?? [];
}
