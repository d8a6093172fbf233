import type { CellArea } from '../workbook/force-sheet.ts';
import { isAgeMadeDate, isAgePair, isPair, mayBeAge } from './age-bands.ts';
import type { SheetTable } from './find-tables.ts';
import { cleanText } from './label-form.ts';
import type { Period } from './period.ts';
import { dayOfDate, periodOfDate } from './period-of-date.ts';
import { periodsIn, readPeriod, yearMonth } from './read-period.ts';
import { remember } from './remember.ts';
import { cellArea, type SheetGrid } from './sheet-grid.ts';
import { spanOfDay } from './span-of-day.ts';

/** One header over a cell. */
export interface Heading {
  readonly text: string;
  readonly area: CellArea;
  /** The period, where the header says nothing else. */
  readonly period: Period | null;
  /** It stands over this column only because it is not closed on the right: no merge says so. */
  readonly isSpread: boolean;
}

const asAt = /^(?:as )?(?:at|of|on)\s*:?$/i;

export const isAsAt = (text: string): boolean => /\bas (?:at|of|on)\b/i.test(text) || asAt.test(text.trim());
const spanTo =
  /^(?:for )?(?:the )?(?:(?:weeks?|(?:(?:\d+|three|six|nine|twelve) )?months?|quarters?|years?) (?:ending|ended|to|beginning|commencing|starting|from)|[wmqy]\/e|w\/[bc])\s*:?$/i;

/** It says only that a day follows, and no more: "As at:", "Month ending". */
export const isOnlyAsAt = (text: string): boolean =>
  asAt.test(cleanText(text)) || spanTo.test(cleanText(text));

const isFilled = (grid: SheetGrid, row: number, column: number): boolean =>
  grid.sort(row, column) !== 'blank';

interface Place {
  readonly area: CellArea;
  readonly isSpread: boolean;
}

/** A header that is not merged stands over the columns right of it up to the next one, or to a spare column. */
function spreadFrom({ grid, columns }: SheetTable, row: number, column: number): Place | null {
  const known = new Set([...columns.figures, ...columns.marks]);
  for (let left = column - 1; known.has(left); left -= 1) {
    if (!isFilled(grid, row, left)) continue;
    const merge = grid.mergeAt(row, left);
    return merge !== undefined && merge.columnCount > 1
      ? null
      : { area: cellArea(row, left), isSpread: true };
  }
  return null;
}

function headerAt(
  table: SheetTable,
  row: number,
  { column, isLast }: { column: number; isLast: boolean },
): Place | null {
  const { grid, columns } = table;
  const merge = grid.mergeAt(row, column);
  if (merge !== undefined && isFilled(grid, merge.row, merge.column)) {
    return columns.labels.includes(merge.column) ? null : { area: merge, isSpread: false };
  }
  if (isFilled(grid, row, column)) return { area: cellArea(row, column), isSpread: false };
  return isLast ? null : spreadFrom(table, row, column);
}

function periodOfHeader(
  grid: SheetGrid,
  { row, column }: CellArea,
  isDay: (day: Period | null) => boolean,
): Period | null {
  const { value, numberFormat } = grid.cell(row, column);
  if (typeof value !== 'number') return readPeriod(grid.text(row, column));
  if (grid.sort(row, column) !== 'date') return readPeriod(String(value)) ?? yearMonth(String(value));
  return dateIn(grid, { value, numberFormat }, isDay);
}

/** A date shown as its month is the day all the same where "As at" says so, or where the title names that day. */
export function dateIn(
  grid: SheetGrid,
  { value, numberFormat }: { value: number; numberFormat: string },
  isDay: (day: Period | null) => boolean,
): Period | null {
  const is1904 = grid.reading.has1904Dates;
  const day = dayOfDate(value, is1904);
  return isDay(day) ? day : periodOfDate(value, numberFormat, is1904);
}

/** Whether dates in a table are days, by what stands over them. */
export function saysDays(table: SheetTable, headings: readonly string[]): (day: Period | null) => boolean {
  const texts = [...(table.title === null ? [] : [table.title]), ...table.captions].map(({ text }) => text);
  const isAlways = [...headings, ...table.captions.map(({ text }) => text)].some(isAsAt);
  const named = texts.flatMap((text) => periodsIn(text).map(({ period }) => period));
  return (day) =>
    isAlways || named.some(({ start, end }) => start === end && day !== null && start === day.start);
}

interface LineOfTexts {
  /** Those that may be ages or periods, each once. */
  readonly texts: readonly string[];
  readonly dates: number;
}

function readLine({ grid }: SheetTable, cells: readonly BodyPlace[]): LineOfTexts {
  const found = new Set<string>();
  let dates = 0;
  for (const { row, column } of cells) {
    const sort = grid.sort(row, column);
    if (sort === 'date') dates += 1;
    else if (sort === 'period' || mayBeAge(grid.text(row, column))) found.add(grid.text(row, column));
  }
  return { texts: [...found], dates };
}

const headerLine = remember(
  (table: SheetTable, row: number) =>
    readLine(
      table,
      table.columns.figures.map((column) => ({ row, column })),
    ),
  (row) => row,
);
const labelLine = remember(
  (table: SheetTable, column: number) =>
    readLine(
      table,
      table.rows.map(({ row }) => ({ row, column })),
    ),
  (column) => column,
);

/** Whether the cell is an age, as '11/12' or as the date that Excel made of it: by what stands beside and over it. */
export function isAmongAges(table: SheetTable, { row, column }: CellArea): boolean {
  const { grid, title, captions, columns, headerRows } = table;
  const isLabel = columns.labels.includes(column);
  const text = grid.text(row, column);
  const isDate = grid.sort(row, column) === 'date';
  if (!isDate && !isPair(text)) return false;
  const { texts, dates } = isLabel ? labelLine(table, column) : headerLine(table, row);
  if (isDate) return isAgeMadeDate(grid.cell(row, column).numberFormat, { ages: texts, dates: dates - 1 });
  const over = isLabel
    ? headerRows.map((header) => grid.text(header, column))
    : columns.labels.map((label) => grid.text(row, label));
  return isAgePair(text, {
    neighbours: texts.filter((other) => other !== text),
    over: [...over, ...captions.map((caption) => caption.text), title?.text ?? ''],
  });
}

/** What says of all dates in a line of headers, or in a column of labels, what they stand for. */
export const textsOver = ({ grid, columns, captions, title }: SheetTable, row: number): readonly string[] => [
  ...(title === null || periodsIn(title.text).length > 0 ? [] : [title.text]),
  ...captions.map(({ text }) => text),
  ...columns.labels.map((column) => grid.text(row, column)),
];

function readHeadings(table: SheetTable, { row, column }: BodyPlace): readonly Heading[] {
  const rows = table.headerRows.filter((header) => header < row);
  const own = rows.filter((header) => headerAt(table, header, { column, isLast: true }) !== null);
  const last = own.at(-1);
  const places: Place[] = [];
  for (const header of rows) {
    const place = headerAt(table, header, { column, isLast: last === undefined || header >= last });
    const isKnown = places.some(
      ({ area }) => area.row === place?.area.row && area.column === place.area.column,
    );
    if (place !== null && !isKnown) places.push(place);
  }
  const texts = places.map(({ area }) => table.grid.text(area.row, area.column));
  const isDay = saysDays(table, texts);
  return places.map(({ area, isSpread }, index) => {
    const isAge = isAmongAges(table, area);
    const date = isAge ? null : periodOfHeader(table.grid, area, isDay);
    const period = spanOfDay(date, [...textsOver(table, area.row), ...texts]) ?? date;
    return { text: period?.text ?? texts[index] ?? '', area, period, isSpread };
  });
}

interface BodyPlace {
  readonly row: number;
  readonly column: number;
}

/** Cells of one column have the same headers, as far as no line of headers stands between them. */
export const headerKey = ({ row, column }: BodyPlace, { headerRows }: SheetTable): string =>
  `${headerRows.filter((header) => header < row).length}:${column}`;

const remembered = remember(readHeadings, headerKey);

/** The headers over a cell, outermost first: those of the header rows above its own row. */
export const headingsOf = (table: SheetTable, row: number, column: number): readonly Heading[] =>
  remembered(table, { row, column });

const change = /\b(?:change|difference|variance|increase|decrease|trend|rank|movement|vs\.?|versus)\b/i;

/** "Change in 12 months", "% difference": it compares two periods and is a value of neither. */
export const isChange = (headings: readonly Heading[]): boolean =>
  headings.some(({ text }) => change.test(text));
