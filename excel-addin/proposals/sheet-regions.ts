import type { CellArea } from '../workbook/force-sheet.ts';
import { hasTableNumber, isLongText, isNoteText } from './note-text.ts';
import { isFigureSort, lastColumnOf, lastRowOf, type SheetGrid } from './sheet-grid.ts';
import { type RowSort, rowSorts, trimArea } from './sheet-rows.ts';

/**
 * The parts of a sheet that each hold one table with its title and notes. Tables one below another are told by a row
 * of headers (or a title with a table's number) between figures; tables side by side by a blank column with labels,
 * not figures, right of it, so that a total set apart by a blank column stays with its table.
 */
export function findRegions(grid: SheetGrid, within: CellArea = grid.area): readonly CellArea[] {
  const area = trimArea(grid, within);
  if (area === null) return [];
  const bands = splitRows(grid, area);
  if (bands.length > 1) return bands.flatMap((band) => findRegions(grid, band));
  const sides = splitColumns(grid, area);
  return sides === null ? [area] : sides.flatMap((side) => findRegions(grid, side));
}

interface Run {
  readonly first: number;
  readonly last: number;
}

function figureRuns(sorts: readonly RowSort[], top: number): readonly Run[] {
  const runs: { first: number; last: number }[] = [];
  sorts.forEach((sort, index) => {
    if (sort !== 'figures') return;
    const open = runs.at(-1);
    if (open !== undefined && open.last === top + index - 1) open.last = top + index;
    else runs.push({ first: top + index, last: top + index });
  });
  return runs;
}

function splitRows(grid: SheetGrid, area: CellArea): readonly CellArea[] {
  const sorts = rowSorts(grid, area);
  const runs = figureRuns(sorts, area.row);
  const starts: number[] = [];
  let figureRowsSince = 0;
  runs.forEach((run, index) => {
    const before = runs[index - 1];
    if (before === undefined) return;
    figureRowsSince += before.last - before.first + 1;
    const gap = { first: before.last + 1, last: run.first - 1 };
    if (!startsTable(grid, area, { gap, run })) return;
    if (starts.length === 0 && figureRowsSince <= 2 && !hasHeaderAbove(grid, area, runs[0])) return;
    starts.push(firstRowOfNext(grid, area, gap));
    figureRowsSince = 0;
  });
  const tops = [area.row, ...starts];
  return tops.map((top, index) => ({
    ...area,
    row: top,
    rowCount: (tops[index + 1] ?? lastRowOf(area) + 1) - top,
  }));
}

/** The columns that hold figures in the first rows of a run. */
function figureColumnsOf(grid: SheetGrid, area: CellArea, run: Run): readonly number[] {
  const last = Math.min(run.last, run.first + 5);
  return Array.from({ length: area.columnCount }, (_, index) => area.column + index).filter((column) => {
    for (let row = run.first; row <= last; row += 1) if (grid.sort(row, column) === 'number') return true;
    return false;
  });
}

/** A column has its header in a row: its own, or one merged over it that does not begin at the labels. */
function hasHeaderAt(
  grid: SheetGrid,
  [row, column]: readonly [number, number],
  firstColumn: number,
): boolean {
  const merge = grid.mergeAt(row, column);
  if (merge === undefined) return grid.sort(row, column) !== 'blank';
  if (merge.column === firstColumn && column !== firstColumn) return false;
  return merge.row === row && grid.sort(merge.row, merge.column) !== 'blank';
}

const rowsOf = ({ first, last }: Run): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);

function startsTable(grid: SheetGrid, area: CellArea, { gap, run }: { gap: Run; run: Run }): boolean {
  const rows = rowsOf(gap);
  if (rows.some((row) => hasTableNumber(firstText(grid, area, row)))) return true;
  const columns = figureColumnsOf(grid, area, run);
  const covered = columns.filter((column) =>
    rows.some((row) => hasHeaderAt(grid, [row, column], area.column)),
  );
  return covered.length * 2 >= columns.length && covered.length > 0;
}

/** A row or two of figures over a table, without headers of their own, belong to it: "Total number of incidents". */
function hasHeaderAbove(grid: SheetGrid, area: CellArea, run: Run | undefined): boolean {
  if (run === undefined) return false;
  const gap = { first: area.row, last: run.first - 1 };
  return figureColumnsOf(grid, area, run).some((column) =>
    rowsOf(gap).some((row) => hasHeaderAt(grid, [row, column], area.column)),
  );
}

function firstText(grid: SheetGrid, area: CellArea, row: number): string {
  for (let column = area.column; column <= lastColumnOf(area); column += 1) {
    if (grid.sort(row, column) !== 'blank') return grid.text(row, column);
  }
  return '';
}

/** Texts between two tables: notes are the upper one's, what follows the last note is the lower one's title. */
function firstRowOfNext(grid: SheetGrid, area: CellArea, gap: Run): number {
  const titled = rowsOf(gap).find((row) => hasTableNumber(firstText(grid, area, row)));
  if (titled !== undefined) return titled;
  const lastNote = rowsOf(gap).findLast((row) => {
    const text = firstText(grid, area, row);
    return isNoteText(text) || isLongText(text);
  });
  return (lastNote ?? gap.first - 1) + 1;
}

function splitColumns(grid: SheetGrid, area: CellArea): readonly CellArea[] | null {
  for (let column = area.column + 1; column < lastColumnOf(area); column += 1) {
    if (!isBlankColumn(grid, area, column) || isBlankColumn(grid, area, column + 1)) continue;
    const left = { ...area, columnCount: column - area.column };
    const right = { ...area, column: column + 1, columnCount: lastColumnOf(area) - column };
    if (standsAlone(grid, right) && holdsFigures(grid, left)) return [left, right];
  }
  return null;
}

function isBlankColumn(grid: SheetGrid, area: CellArea, column: number): boolean {
  for (let row = area.row; row <= lastRowOf(area); row += 1) {
    if (grid.sort(row, column) !== 'blank') return false;
  }
  return true;
}

const holdsFigures = (grid: SheetGrid, area: CellArea): boolean =>
  rowSorts(grid, area).some((sort) => sort === 'figures');

/** It has its own labels at the left of its own figures. */
function standsAlone(grid: SheetGrid, area: CellArea): boolean {
  let [labels, rows] = [0, 0];
  for (let row = area.row; row <= lastRowOf(area); row += 1) {
    const sorts = Array.from({ length: area.columnCount }, (_, index) => grid.sort(row, area.column + index));
    if (!sorts.some(isFigureSort)) continue;
    rows += 1;
    const isLabel = sorts[0] === 'words' || sorts[0] === 'period' || sorts[0] === 'date';
    if (isLabel && sorts.slice(1).some(isFigureSort)) labels += 1;
  }
  return rows > 0 && labels * 2 >= rows;
}
