import type { TableGrid } from '../evidence/structure.ts';

/** Rows and columns of a sheet, counted from 0, ends included. */
export interface CellArea {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export function columnName(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest >= 0 ? columnName(rest) : '') + String.fromCharCode(65 + (column % 26));
}

const columnNumber = (name: string): number =>
  [...name].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** 'B2:D9' or 'B2'; null where the words name no area. */
export function parseArea(words: string): CellArea | null {
  const form = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?$/;
  const found = form.exec(words.replace(/\s/g, '').toUpperCase());
  if (found === null) return null;
  const [, column = '', row = '', otherColumn = column, otherRow = row] = found;
  const columns = [columnNumber(column), columnNumber(otherColumn)];
  const rows = [Number(row) - 1, Number(otherRow) - 1];
  return {
    top: Math.min(...rows),
    left: Math.min(...columns),
    bottom: Math.max(...rows),
    right: Math.max(...columns),
  };
}

export const areaName = ({ top, left, bottom, right }: CellArea): string =>
  `${columnName(left)}${top + 1}:${columnName(right)}${bottom + 1}`;

/** The smallest area that holds every cell with something in it; null for an empty sheet. */
export function usedArea(rows: readonly (readonly string[])[]): CellArea | null {
  let area: CellArea | null = null as CellArea | null;
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (cell === '') continue;
      const { top, left, right }: CellArea = area ?? { top: row, left: column, bottom: row, right: column };
      area = { top, left: Math.min(left, column), bottom: row, right: Math.max(right, column) };
    }
  }
  return area;
}

interface GridOptions {
  readonly caption: string;
  readonly hasHeaders: boolean;
}

/** The cells of an area as a grid; rows with nothing in them are left out. */
export function areaGrid(
  rows: readonly (readonly string[])[],
  { top, left, bottom, right }: CellArea,
  { caption, hasHeaders }: GridOptions,
): TableGrid {
  const width = right - left + 1;
  const chosen = rows
    .slice(top, bottom + 1)
    .map((cells) => Array.from({ length: width }, (_, column) => cells[left + column] ?? ''));
  const [first = [], ...rest] = chosen;
  const body = (hasHeaders ? rest : chosen).filter((cells) => cells.some((cell) => cell !== ''));
  return {
    caption,
    columnHeaders: hasHeaders ? first : Array.from({ length: width }, () => ''),
    rows: body.map((cells) => ({ key: cells[0] ?? '', cells })),
  };
}
