import type { CellArea } from '../workbook/force-sheet.ts';
import { areMonths } from './month-numbers.ts';
import { lastColumnOf, type SheetGrid } from './sheet-grid.ts';
import { rowSorts } from './sheet-rows.ts';

export interface TableColumns {
  /** Left of the figures; where a list has many, the one that names each row. */
  readonly labels: readonly number[];
  readonly figures: readonly number[];
  /** Spare columns of marks ('R' for revised) behind columns of figures. */
  readonly marks: readonly number[];
}

interface ColumnCount {
  readonly column: number;
  readonly numbers: number;
  readonly textNumbers: number;
  readonly gaps: number;
  /** Gaps that are written with figures and cannot be read: '12,5'. */
  readonly unread: number;
  readonly words: number;
  readonly longest: number;
  /** Or months as 202403, one after the other. */
  readonly areYears: boolean;
  readonly header: string;
}

/** Names of columns that identify and count nothing: 'la_code', 'urn', 'Ref no.', 'ONS code', 'ltla23cd'. */
const identifier =
  /(?:^|[\s_])(?:id|ids|urn|uprn|codes?|ref|reference|postcode|no\.)$|\d\dcd$|^(?:no|row|rank|table|#)$/i;

function countColumn(grid: SheetGrid, column: number, rows: readonly number[]): ColumnCount {
  const count = { numbers: 0, textNumbers: 0, gaps: 0, unread: 0, words: 0, longest: 0 };
  let areYears = true;
  const values: unknown[] = [];
  for (const row of rows) {
    const sort = grid.sort(row, column);
    if (sort === 'blank') continue;
    const { value } = grid.cell(row, column);
    if (sort === 'number') {
      count.numbers += 1;
      if (typeof value === 'string') count.textNumbers += 1;
      values.push(value);
      areYears &&= Number.isInteger(value) && Number(value) >= 1900 && Number(value) <= 2100;
    } else if (sort === 'gap') {
      count.gaps += 1;
      const figure = grid.figure(row, column);
      if (figure.type === 'words' && /\d/.test(figure.text)) count.unread += 1;
    } else count.words += 1;
    if (typeof value === 'string') count.longest = Math.max(count.longest, value.trim().length);
  }
  return {
    column,
    ...count,
    areYears: (areYears && count.numbers > 0) || (areMonths(values) && count.words + count.gaps === 0),
    header: headerOver(grid, column, rows),
  };
}

/** The nearest text above the first row of figures. */
function headerOver(grid: SheetGrid, column: number, rows: readonly number[]): string {
  const first = rows[0] ?? 0;
  for (let row = first - 1; row >= Math.max(grid.area.row, first - 4); row -= 1) {
    if (grid.sort(row, column) !== 'blank') return grid.text(row, column);
  }
  return '';
}

const isFigureColumn = (count: ColumnCount, isFirst: boolean): boolean =>
  count.numbers > 0 &&
  count.numbers + count.gaps >= count.words &&
  !(isFirst && count.areYears) &&
  !(identifier.test(count.header) && (isFirst || count.textNumbers === count.numbers));

/** A column of nothing but markers is one of figures where it has a header of its own. */
const isGapColumn = (count: ColumnCount): boolean =>
  count.numbers === 0 && count.gaps > count.words && count.header !== '';

const isMarkColumn = (count: ColumnCount): boolean =>
  count.numbers === 0 && count.words + count.gaps > 0 && count.longest <= 3 && count.header === '';

/** A leading column of numbers with words right of it counts the rows. */
function leadsWords(counts: readonly ColumnCount[]): boolean {
  const [first, second] = counts;
  return (
    first !== undefined &&
    second !== undefined &&
    first.numbers > 0 &&
    second.words > second.numbers + second.gaps
  );
}

export function readColumns(grid: SheetGrid, region: CellArea): TableColumns {
  const rows = rowSorts(grid, region).flatMap((sort, index) =>
    sort === 'figures' ? [region.row + index] : [],
  );
  const counts: ColumnCount[] = [];
  for (let column = region.column; column <= lastColumnOf(region); column += 1) {
    const count = countColumn(grid, column, rows);
    if (count.numbers + count.gaps + count.words > 0) counts.push(count);
  }
  const ordinal = leadsWords(counts) ? counts[0]?.column : undefined;
  const marks = counts.filter((count, index) => index > 0 && isMarkColumn(count)).map(({ column }) => column);
  const read = counts.filter(
    (count, index) => count.column !== ordinal && isFigureColumn(count, index === 0),
  );
  const unread = counts.filter((count, index) => index > 0 && isGapColumn(count) && count.unread > 0);
  const certain = read.length > 0 ? read : unread;
  const firstFigure = certain[0]?.column ?? Number.POSITIVE_INFINITY;
  const figures = counts.filter(
    (count) =>
      certain.includes(count) ||
      (count.column > firstFigure && isGapColumn(count) && !marks.includes(count.column)),
  );
  const leading = counts.filter(({ column }) => column < firstFigure && !marks.includes(column));
  return {
    labels: labelColumns(grid, leading, rows),
    figures: figures.map(({ column }) => column),
    marks: marks.filter((column) => column > firstFigure),
  };
}

const mostLabelColumns = 3;
/** In a shorter list any column may happen to hold a different text in each row. */
const fewestNamedRows = 10;

function labelColumns(
  grid: SheetGrid,
  leading: readonly ColumnCount[],
  rows: readonly number[],
): readonly number[] {
  if (leading.length <= mostLabelColumns) return leading.map(({ column }) => column);
  const naming = (rows.length < fewestNamedRows ? [] : leading).find(({ column, longest }) => {
    const texts = rows.map((row) => grid.text(row, column));
    const isNamed = texts.filter((text) => /^\p{L}[^\d[({/:]*$/u.test(text)).length * 10 >= rows.length * 9;
    return isNamed && longest <= 60 && new Set(texts).size === texts.length;
  });
  return (naming === undefined ? leading : [naming]).map(({ column }) => column);
}
