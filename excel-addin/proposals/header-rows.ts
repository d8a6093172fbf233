import type { CellArea } from '../workbook/force-sheet.ts';
import { hasTableNumber, isLongText } from './note-text.ts';
import { periodsIn } from './read-period.ts';
import type { SheetGrid } from './sheet-grid.ts';
import { rowSort } from './sheet-rows.ts';
import type { TableColumns } from './table-columns.ts';

export interface HeaderRows {
  readonly headerRows: readonly number[];
  /** A sub-heading directly under the headers, for the first rows of figures. */
  readonly subHeadings: readonly number[];
  /** The row below the last line of the title and captions. */
  readonly firstText: number;
}

interface Table {
  readonly firstBody: number;
  readonly columns: TableColumns;
}

/** Columns of figures over which a row has a text, its own or one merged over them. */
function coveredColumns(grid: SheetGrid, row: number, { figures, labels }: TableColumns): readonly number[] {
  return figures.filter((column) => {
    const merge = grid.mergeAt(row, column);
    if (merge === undefined) return grid.sort(row, column) !== 'blank';
    return !labels.includes(merge.column) && grid.sort(merge.row, merge.column) !== 'blank';
  });
}

const labelTexts = (grid: SheetGrid, row: number, { labels }: TableColumns): readonly string[] =>
  labels.filter((column) => grid.sort(row, column) !== 'blank').map((column) => grid.text(row, column));

/**
 * "Full-time equivalents" at the right end, over headers that already say what each column is: the unit of the whole
 * table, not a header.
 */
function isUnitLine(
  covered: readonly number[],
  below: ReadonlySet<number>,
  { figures }: TableColumns,
): boolean {
  return (
    figures.length > 1 &&
    covered.length === 1 &&
    covered[0] === figures.at(-1) &&
    figures.every((column) => below.has(column))
  );
}

/** A title that stands over the first column of figures since the table has no labels, or is merged over all. */
function isTitle(grid: SheetGrid, row: number, { labels, figures }: TableColumns): boolean {
  const texts = [...labels, ...figures].filter((column) => grid.sort(row, column) !== 'blank');
  const text = texts[0] === undefined ? '' : grid.text(row, texts[0]);
  return texts.length === 1 && (hasTableNumber(text) || isLongText(text));
}

/** 'Force', 'Area': over a list without other headers a longer text, or one with a date, is its title. */
const isLabelHeader = (text: string): boolean => text.length <= 30 && periodsIn(text).length === 0;

function isHeader(
  grid: SheetGrid,
  row: number,
  table: Table & { readonly below: ReadonlySet<number> },
): boolean {
  const { columns, below } = table;
  if (rowSort(grid, row, grid.area) === 'blank' || isTitle(grid, row, columns)) return false;
  const covered = coveredColumns(grid, row, columns);
  if (covered.length > 0) return !isUnitLine(covered, below, columns);
  const labels = labelTexts(grid, row, columns).filter(isLabelHeader);
  return (
    below.size === 0 &&
    labels.length > 0 &&
    labels.length === columns.labels.length &&
    row === table.firstBody - 1
  );
}

/** The rows of headers over a table's first row of figures, and where the texts above them end. */
export function findHeaderRows(grid: SheetGrid, region: CellArea, table: Table): HeaderRows {
  const below = new Set<number>();
  const headerRows: number[] = [];
  const isBlank = (row: number): boolean => rowSort(grid, row, region) === 'blank';
  let row = table.firstBody - 1;
  if (row > region.row && isBlank(row) && coveredColumns(grid, row - 1, table.columns).length > 0) row -= 1;
  for (; row >= region.row && isHeader(grid, row, { ...table, below }); row -= 1) {
    headerRows.unshift(row);
    for (const column of coveredColumns(grid, row, table.columns)) below.add(column);
  }
  const first = firstSubHeading(grid, headerRows, table.columns);
  return {
    headerRows: headerRows.filter((each) => each !== first),
    subHeadings: first === null ? [] : [first],
    firstText: Math.min(table.firstBody, ...headerRows),
  };
}

/** A lone label between the headers and the figures, where the headers name the labels already: 'Area', then 'Boys'. */
function firstSubHeading(
  grid: SheetGrid,
  headerRows: readonly number[],
  columns: TableColumns,
): number | null {
  const last = headerRows.at(-1);
  if (last === undefined || coveredColumns(grid, last, columns).length > 0) return null;
  const above = headerRows.slice(0, -1);
  return above.some((row) => labelTexts(grid, row, columns).length > 0) ? last : null;
}
