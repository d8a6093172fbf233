import type { CellArea } from '../workbook/force-sheet.ts';
import { areMonths } from './month-numbers.ts';
import { isNoteText } from './note-text.ts';
import { lastColumnOf, lastRowOf, type SheetGrid } from './sheet-grid.ts';

/** 'figures' has a number that counts something; 'text' has none (headers, titles, notes, rows of a merge). */
export type RowSort = 'blank' | 'text' | 'figures';

const isYear = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1980 && value <= 2100;

interface RowCells {
  readonly filled: readonly number[];
  readonly numbers: readonly number[];
  readonly gaps: number;
}

function cellsOf(grid: SheetGrid, row: number, area: CellArea): RowCells {
  const filled: number[] = [];
  const numbers: number[] = [];
  let gaps = 0;
  for (let column = area.column; column <= lastColumnOf(area); column += 1) {
    const sort = grid.sort(row, column);
    if (sort === 'blank') continue;
    filled.push(column);
    if (sort === 'number') numbers.push(column);
    if (sort === 'gap') gaps += 1;
  }
  return { filled, numbers, gaps };
}

/** Years, or months as 202403, that stand as numbers over a table, and nothing else but words beside them. */
function isRowOfYears(grid: SheetGrid, row: number, { numbers, gaps }: RowCells): boolean {
  const values = numbers.map((column) => grid.cell(row, column).value);
  if (gaps > 0 || numbers.length < 2) return false;
  if (areMonths(values)) return true;
  if (!values.every(isYear)) return false;
  const steps = values.slice(1).map((value, index) => Number(value) - Number(values[index]));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1) || isPairedYears(steps);
}

/** Each year over two or more columns (number, per cent). */
const isPairedYears = (steps: readonly number[]): boolean =>
  steps.every((step) => step === 0 || step === 1) || steps.every((step) => step === 0 || step === -1);

/** '1 | Some forces could not …': the number counts the notes. */
function isNumberedNote(grid: SheetGrid, row: number, { filled, numbers }: RowCells): boolean {
  const [first, second] = filled;
  if (first === undefined || second === undefined || numbers.length !== 1 || filled.length > 2) return false;
  return numbers[0] === first && grid.sort(row, second) === 'words' && grid.text(row, second).length > 12;
}

function isCoveredByMerge(grid: SheetGrid, row: number, area: CellArea): boolean {
  for (let column = area.column; column <= lastColumnOf(area); column += 1) {
    const merge = grid.mergeAt(row, column);
    if (merge !== undefined && merge.row < row && grid.sort(merge.row, merge.column) !== 'blank') return true;
  }
  return false;
}

export function rowSort(grid: SheetGrid, row: number, area: CellArea): RowSort {
  const cells = cellsOf(grid, row, area);
  const [first] = cells.filled;
  if (first === undefined) return isCoveredByMerge(grid, row, area) ? 'text' : 'blank';
  if (cells.numbers.length === 0 && (cells.gaps === 0 || cells.gaps === cells.filled.length)) return 'text';
  if (isRowOfYears(grid, row, cells) || isNumberedNote(grid, row, cells)) return 'text';
  if (cells.numbers.length === 0 && isNoteText(grid.text(row, first))) return 'text';
  return 'figures';
}

export function rowSorts(grid: SheetGrid, area: CellArea): readonly RowSort[] {
  const sorts = Array.from({ length: area.rowCount }, (_, index) => rowSort(grid, area.row + index, area));
  sorts.forEach((sort, index) => {
    if (sort === 'text' && isBodyRow(grid, area, { sorts, index })) sorts[index] = 'figures';
  });
  return sorts;
}

/**
 * A row between two rows of figures, with a label in their column and a cell for each of their figures: years that
 * are counts ('North | 2000 | 2001'), or words where figures are wanting. It is a line of headers where its label is
 * one that stands over the labels already, or where its cells say periods.
 */
function isBodyRow(
  grid: SheetGrid,
  area: CellArea,
  { sorts, index }: { sorts: readonly RowSort[]; index: number },
): boolean {
  const row = area.row + index;
  if (sorts[index + 1] !== 'figures' || index === 0 || area.columnCount < 2) return false;
  const own = cellsOf(grid, row, area);
  const above = cellsOf(grid, row - 1, area);
  const below = cellsOf(grid, row + 1, area);
  const [label] = own.filled;
  if (label === undefined || label !== above.filled[0] || label !== below.filled[0]) return false;
  const isAligned = own.filled.length > 1 && above.filled.length >= own.filled.length;
  if (!isAligned || grid.sort(row, label) !== 'words' || hasMerge(grid, row, area)) return false;
  if (repeatsHeader(grid, { area, row, label })) return false;
  if (isRowOfYears(grid, row, own)) {
    return sorts[index - 1] === 'figures' || own.filled.every((each) => grid.sort(row - 1, each) === 'words');
  }
  const isWords = own.filled.every((each) => ['words', 'gap'].includes(grid.sort(row, each)));
  return (
    isWords &&
    sorts[index - 1] === 'figures' &&
    own.filled.slice(1).every((each) => below.numbers.includes(each) && above.filled.includes(each))
  );
}

const hasMerge = (grid: SheetGrid, row: number, area: CellArea): boolean =>
  Array.from({ length: area.columnCount }, (_, index) => area.column + index).some(
    (column) => grid.mergeAt(row, column) !== undefined,
  );

const headerLabel =
  /^(?:(?:police )?force|area|region|name|year|month|quarter|type|category|group|outcome|offence|age|ethnicity|gender|sex|table)s?\b/i;

function repeatsHeader(
  grid: SheetGrid,
  { area, row, label }: { area: CellArea; row: number; label: number },
): boolean {
  const text = grid.text(row, label).toLowerCase();
  if (headerLabel.test(text) && text.length <= 30) return true;
  for (let above = row - 1; above >= area.row; above -= 1) {
    if (grid.text(above, label).toLowerCase() === text) return true;
  }
  return false;
}

/** The smallest part of an area that holds all that it holds; null where that is nothing. */
export function trimArea(grid: SheetGrid, area: CellArea): CellArea | null {
  let [top, bottom, left, right] = [Number.POSITIVE_INFINITY, -1, Number.POSITIVE_INFINITY, -1];
  for (let row = area.row; row <= lastRowOf(area); row += 1) {
    for (let column = area.column; column <= lastColumnOf(area); column += 1) {
      if (grid.sort(row, column) === 'blank') continue;
      top = Math.min(top, row);
      bottom = row;
      left = Math.min(left, column);
      right = Math.max(right, column);
    }
  }
  if (bottom < 0) return null;
  return { row: top, column: left, rowCount: bottom - top + 1, columnCount: right - left + 1 };
}
