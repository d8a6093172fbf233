import type { Figure } from '../../shared/measures/figure.ts';
import { isDateFormat, readFigure, visibleText } from '../../shared/measures/read-figure.ts';
import type { CellArea, ForceCell, ForceSheetReading } from '../workbook/force-sheet.ts';
import { readPeriod } from './read-period.ts';

/**
 * What a cell is for finding tables. 'gap' holds the place of a number (a marker, '<5', an error); 'period' is a
 * text that says nothing but a period.
 */
export type CellSort = 'blank' | 'number' | 'gap' | 'date' | 'period' | 'words';

/** A sheet's cells by their places in the sheet. Outside of what was read every cell is blank. */
export interface SheetGrid {
  readonly reading: ForceSheetReading;
  readonly area: CellArea;
  sort(row: number, column: number): CellSort;
  figure(row: number, column: number): Figure;
  cell(row: number, column: number): ForceCell;
  /** What a cell says in one line; blank for the covered cells of a merge. */
  text(row: number, column: number): string;
  /** The merged area that a cell lies in. */
  mergeAt(row: number, column: number): CellArea | undefined;
}

const blankCell: ForceCell = { value: '', text: '', numberFormat: 'General' };
const blankFigure: Figure = { type: 'blank' };

/** Where nearly all cells are figures these stand for one that is not known, or that is not read: '12,5', '>95'. */
const heldPlace =
  /^(?:\?+|[<>≤≥~≈]=?\s*\d[\d.,\s]*%?|\d{1,3}(?: \d{3})+(?:[.,]\d+)?%?|[-−+]?\d[\d.]*,\d+%?|(?:data |figures? |information )?(?:not|no|none) (?:yet )?(?:supplied|provided|returned|return|response|submitted|data)|(?:data )?(?:awaited|pending|withheld))\.?$/iu;

function sortOf(cell: ForceCell, figure: Figure, isDate: (format: string) => boolean): CellSort {
  if (figure.type === 'blank') return 'blank';
  if (cell.formula !== undefined && /^=\s*HYPERLINK\(/i.test(cell.formula)) return 'words';
  if (typeof cell.value === 'number') return isDate(cell.numberFormat) ? 'date' : 'number';
  if (typeof cell.value === 'string' && readPeriod(cell.value) !== null) return 'period';
  if (figure.type === 'number') return 'number';
  if (figure.type === 'words') return heldPlace.test(figure.text) ? 'gap' : 'words';
  return 'gap';
}

const mergeKey = (row: number, column: number): number => row * 16_384 + column;

function mergesByCell(merges: readonly CellArea[], area: CellArea): ReadonlyMap<number, CellArea> {
  const byCell = new Map<number, CellArea>();
  for (const merge of merges) {
    const lastRow = Math.min(merge.row + merge.rowCount, area.row + area.rowCount);
    const lastColumn = Math.min(merge.column + merge.columnCount, area.column + area.columnCount);
    for (let row = merge.row; row < lastRow; row += 1) {
      for (let column = merge.column; column < lastColumn; column += 1) {
        byCell.set(mergeKey(row, column), merge);
      }
    }
  }
  return byCell;
}

/** A sheet has thousands of cells and a handful of formats. */
function dateFormats(): (format: string) => boolean {
  const known = new Map<string, boolean>();
  return (format) => {
    const isDate = known.get(format) ?? isDateFormat(format);
    known.set(format, isDate);
    return isDate;
  };
}

export function createSheetGrid(reading: ForceSheetReading): SheetGrid {
  const { area, cells } = reading;
  const merges = mergesByCell(reading.merges, area);
  const isDate = dateFormats();
  const figures = cells.map((row) => row.map((cell) => (cell.value === '' ? blankFigure : readFigure(cell))));
  const sorts = cells.map((row, r) =>
    row.map((cell, c) => sortOf(cell, figures[r]?.[c] ?? blankFigure, isDate)),
  );
  return {
    reading,
    area,
    sort: (row, column) => sorts[row - area.row]?.[column - area.column] ?? 'blank',
    figure: (row, column) => figures[row - area.row]?.[column - area.column] ?? blankFigure,
    cell: (row, column) => cells[row - area.row]?.[column - area.column] ?? blankCell,
    text: (row, column) => {
      const cell = cells[row - area.row]?.[column - area.column] ?? blankCell;
      return visibleText(typeof cell.value === 'string' ? cell.value : cell.text || String(cell.value));
    },
    mergeAt: (row, column) => merges.get(mergeKey(row, column)),
  };
}

export const isFigureSort = (sort: CellSort): boolean => sort === 'number' || sort === 'gap';

export const lastRowOf = (area: CellArea): number => area.row + area.rowCount - 1;
export const lastColumnOf = (area: CellArea): number => area.column + area.columnCount - 1;

export const areaBetween = (first: readonly [number, number], last: readonly [number, number]): CellArea => ({
  row: first[0],
  column: first[1],
  rowCount: last[0] - first[0] + 1,
  columnCount: last[1] - first[1] + 1,
});

export const cellArea = (row: number, column: number): CellArea => areaBetween([row, column], [row, column]);

export const isWithin = (area: CellArea, row: number, column: number): boolean =>
  row >= area.row && row <= lastRowOf(area) && column >= area.column && column <= lastColumnOf(area);

export const overlaps = (a: CellArea, b: CellArea): boolean =>
  a.row <= lastRowOf(b) &&
  b.row <= lastRowOf(a) &&
  a.column <= lastColumnOf(b) &&
  b.column <= lastColumnOf(a);
