import type { MeasureBasis } from '../../shared/measures/measure.ts';
import type { CellArea } from '../workbook/force-sheet.ts';
import { dateIn, headingsOf, isAmongAges, isAsAt, saysDays, textsOver } from './column-headings.ts';
import type { SheetTable, TableRow } from './find-tables.ts';
import type { Period } from './period.ts';
import { periodsIn, readPeriod, yearMonth } from './read-period.ts';
import { remember } from './remember.ts';
import { spanOfDay } from './span-of-day.ts';

export interface CellPeriod {
  /** null where the table names none, or several and not which. */
  readonly period: Period | null;
  readonly from: readonly CellArea[];
  /** What says the period changes from column to column, from row to row, or is the whole table's. */
  readonly across: 'columns' | 'rows' | 'table';
  readonly basis: MeasureBasis;
  /** Several periods that the title names, where nothing says which is this cell's. */
  readonly unclear: readonly string[];
}

interface Said {
  readonly text: string;
  readonly area: CellArea;
  readonly period: Period | null;
}

const partOfYear =
  /^(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?|q[1-4]|quarter [1-4])$/i;

/** A month or quarter whose year stands over it: 'April' under '2018/19' is April 2018, 'January' is January 2019. */
function withinYear(text: string, outer: readonly Said[]): { period: Period; from: CellArea } | null {
  if (!partOfYear.test(text.trim())) return null;
  const year = outer.findLast(({ period }) => period !== null && period.end - period.start > 1000);
  if (year?.period == null) return null;
  const part = text.trim().replace(/^quarter /i, 'Q');
  const years = [Math.floor(year.period.start / 10_000), Math.floor(year.period.end / 10_000)];
  const forms = /^q/i.test(part) ? [`${part} ${year.period.text}`] : years.map((each) => `${part} ${each}`);
  const within = forms
    .map(readPeriod)
    .find(
      (period) =>
        period !== null && period.start >= (year.period?.start ?? 0) && period.end <= (year.period?.end ?? 0),
    );
  return within == null ? null : { period: within, from: year.area };
}

interface Found {
  readonly period: Period;
  readonly from: readonly CellArea[];
}

/** The innermost text that says a period and nothing else, a month joined with its year. */
function innermost(said: readonly Said[]): Found | null {
  for (let at = said.length - 1; at >= 0; at -= 1) {
    const each = said[at];
    if (each === undefined) continue;
    if (each.period !== null) return { period: each.period, from: [each.area] };
    const part = withinYear(each.text, said.slice(0, at));
    if (part !== null) return { period: part.period, from: [part.from, each.area] };
  }
  return null;
}

export function periodOfLabel(table: SheetTable, label: { text: string; area: CellArea }): Period | null {
  if (isAmongAges(table, label.area)) return null;
  const date = dateOfLabel(table, label);
  if (date === null || date.start !== date.end) return date;
  const header = table.headerRows.filter((row) => row < label.area.row).at(-1);
  return (header === undefined ? null : spanOfDay(date, textsOver(table, header))) ?? date;
}

function dateOfLabel(table: SheetTable, { text, area }: { text: string; area: CellArea }): Period | null {
  const { grid } = table;
  const { value, numberFormat } = grid.cell(area.row, area.column);
  if (typeof value !== 'number') return readPeriod(text);
  if (grid.sort(area.row, area.column) !== 'date')
    return readPeriod(String(value)) ?? yearMonth(String(value));
  return dateIn(grid, { value, numberFormat }, saysDays(table, [table.title?.text ?? '']));
}

const isDay = ({ start, end }: Period): boolean => start === end;

function basisOf(period: Period | null, texts: readonly string[]): MeasureBasis {
  if (period === null) return texts.some(isAsAt) ? 'snapshot' : 'period';
  return isDay(period) ? 'snapshot' : 'period';
}

const same = (a: Period, b: Period): boolean => a.start === b.start && a.end === b.end;

/** One period that texts name somewhere among other words; several are told apart, not chosen from. */
function namedIn(texts: readonly { text: string; area: CellArea }[]): Named {
  const named = texts.flatMap(({ text, area }) =>
    periodsIn(text).map(({ period }) => ({ period, from: [area] })),
  );
  const all = named.filter(
    ({ period }, index) => named.findIndex((other) => same(other.period, period)) === index,
  );
  const [only] = all;
  return {
    found: all.length === 1 && only !== undefined ? only : null,
    all: all.map(({ period }) => period),
  };
}

interface Named {
  readonly found: Found | null;
  readonly all: readonly Period[];
}

function readTablePeriod(table: SheetTable): Named {
  const captions = namedIn(table.captions);
  return captions.all.length > 0 ? captions : namedIn(table.title === null ? [] : [table.title]);
}

const periodOfTable = remember(readTablePeriod, () => 'table');

export function periodOfRow(table: SheetTable, row: TableRow): Found | null {
  return innermost(row.labels.map((label) => ({ ...label, period: periodOfLabel(table, label) })));
}

/** The period of a cell: from the headers over it, else from the row's label, else from the table's title. */
export function periodOfCell(table: SheetTable, row: TableRow, column: number): CellPeriod {
  const headings = headingsOf(table, row.row, column);
  const texts = [...headings, ...table.captions, ...(table.title === null ? [] : [table.title])].map(
    ({ text }) => text,
  );
  const told = (found: Found, across: CellPeriod['across']): CellPeriod => ({
    ...found,
    across,
    basis: basisOf(found.period, texts),
    unclear: [],
  });
  const over = innermost(headings);
  if (over !== null) return told(over, 'columns');
  const left = periodOfRow(table, row);
  if (left !== null) return told(left, 'rows');
  const named = namedIn(headings.filter(({ text }) => readPeriod(text) === null)).found;
  if (named !== null) return told(named, 'columns');
  const { found, all } = periodOfTable(table, null);
  if (found !== null) return told(found, 'table');
  return {
    period: null,
    from: [],
    across: 'table',
    basis: basisOf(null, texts),
    unclear: all.map(({ text }) => text),
  };
}
