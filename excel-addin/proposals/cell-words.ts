import { columnLetters } from '../workbook/file/cell-place.ts';
import type { CellArea } from '../workbook/force-sheet.ts';
import { lastColumnOf, lastRowOf } from './sheet-grid.ts';

export const cellWord = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`;

/** As a person finds it in the sheet: 'B6', 'B6:D6'. */
export function areaWord(area: CellArea): string {
  const first = cellWord(area.row, area.column);
  const last = cellWord(lastRowOf(area), lastColumnOf(area));
  return first === last ? first : `${first}:${last}`;
}

/** 'rows 8 to 10', 'rows 55, 61 and 62'. */
export function rowsWord(rows: readonly number[]): string {
  const numbers = rows.map((row) => row + 1);
  const [first = 0] = numbers;
  const last = numbers.at(-1) ?? first;
  if (numbers.length === 1) return `row ${first}`;
  if (numbers.length > 2 && last - first === numbers.length - 1) return `rows ${first} to ${last}`;
  return `rows ${numbers.slice(0, -1).join(', ')} and ${last}`;
}
