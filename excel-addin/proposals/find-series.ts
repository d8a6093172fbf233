import { headerKey, headingsOf, isChange, isOnlyAsAt } from './column-headings.ts';
import type { SheetTable, TableRow } from './find-tables.ts';
import { labelForm } from './label-form.ts';
import type { ProposedSeries } from './measure-proposal.ts';
import { lengthOf, type Period } from './period.ts';
import { periodOfCell, periodOfLabel, periodOfRow } from './period-of-cell.ts';
import { withoutPeriods } from './read-period.ts';
import { remember } from './remember.ts';
import { areaBetween } from './sheet-grid.ts';
import { unitOfCell } from './unit-of-cell.ts';

/** One value of a series: a column of its row, or a row of its column. */
interface Step {
  readonly at: number;
  readonly period: Period;
  /** Where along the other direction the period's cells stand. */
  readonly periodFrom: number;
  readonly periodTo: number;
}

export interface SeriesReading {
  readonly series: ProposedSeries | null;
  /** Every value of the measure by period, also where they cannot be named as one area; in the sheet's order. */
  readonly steps: readonly { readonly at: number; readonly period: Period }[];
  readonly across: 'columns' | 'rows';
}

/** Headers that say what is counted, not when. */
export const measureHeadings = (table: SheetTable, row: number, column: number): readonly string[] =>
  headingsOf(table, row, column)
    .filter(({ text, period }) => period === null && !isOnlyAsAt(text))
    .map(({ text }) => withoutPeriods(text) || text)
    .filter((text) => text !== '');

const headingKey = (table: SheetTable, row: number, column: number): string =>
  [...measureHeadings(table, row, column).map(labelForm), unitOfCell(table, row, column).value].join(
    '\u0000',
  );

function readColumnSteps(table: SheetTable, { tableRow: row, column }: BodyCell): readonly Step[] {
  const own = periodOfCell(table, row, column);
  if (own.period === null || own.across !== 'columns' || isChange(headingsOf(table, row.row, column)))
    return [];
  const key = headingKey(table, row.row, column);
  return table.columns.figures.flatMap((other) => {
    const { period, across, from } = periodOfCell(table, row, other);
    const isSame = other === column || headingKey(table, row.row, other) === key;
    if (period === null || across !== 'columns' || !isSame) return [];
    if (lengthOf(period) !== lengthOf(own.period ?? period)) return [];
    if (isChange(headingsOf(table, row.row, other)) || from.at(-1)?.column !== other) return [];
    const rows = from.map((area) => area.row);
    return [{ at: other, period, periodFrom: Math.min(...rows), periodTo: Math.max(...rows) }];
  });
}

interface BodyCell {
  readonly tableRow: TableRow;
  readonly column: number;
}

/** The columns of one measure are the same for all rows under the same headers. */
const columnSteps = remember(readColumnSteps, ({ tableRow, column }: BodyCell, table) =>
  headerKey({ row: tableRow.row, column }, table),
);

const outerLabels = (table: SheetTable, row: TableRow): string =>
  row.labels
    .filter((label) => periodOfLabel(table, label) === null)
    .map(({ text }) => labelForm(text))
    .join('\u0000');

function readRowSteps(table: SheetTable, row: TableRow): readonly Step[] {
  const own = periodOfRow(table, row);
  if (own === null) return [];
  const outer = outerLabels(table, row);
  return table.rows.flatMap((other) => {
    const found = other.kind === 'note' ? null : periodOfRow(table, other);
    if (found === null || lengthOf(found.period) !== lengthOf(own.period)) return [];
    if (found.from.at(-1)?.row !== other.row || outerLabels(table, other) !== outer) return [];
    const columns = found.from.map((area) => area.column);
    return [
      {
        at: other.row,
        period: found.period,
        periodFrom: Math.min(...columns),
        periodTo: Math.max(...columns),
      },
    ];
  });
}

const rowSteps = remember(readRowSteps, (row: TableRow, table) => outerLabels(table, row));

type Direction = 1 | -1;

/** The neighbours of a step that go on in time one way, with nothing dated between them. */
function runAround(
  steps: readonly Step[],
  at: number,
  canJoin: (a: Step, b: Step) => boolean,
): readonly Step[] {
  const index = steps.findIndex((step) => step.at === at);
  const run = (direction: Direction): readonly Step[] => {
    let [first, last] = [index, index];
    const follows = (a: Step | undefined, b: Step | undefined): boolean =>
      a !== undefined && b !== undefined && (b.period.end - a.period.end) * direction > 0 && canJoin(a, b);
    while (follows(steps[first - 1], steps[first])) first -= 1;
    while (follows(steps[last], steps[last + 1])) last += 1;
    return steps.slice(first, last + 1);
  };
  const [oldestFirst, newestFirst] = [run(1), run(-1)];
  return newestFirst.length > oldestFirst.length ? newestFirst : oldestFirst;
}

const isNewestFirst = (run: readonly Step[]): boolean =>
  (run[0]?.period.end ?? 0) > (run.at(-1)?.period.end ?? 0);

function seriesOf(
  table: SheetTable,
  steps: readonly Step[],
  { across, at, line }: { across: 'columns' | 'rows'; at: number; line: number },
): ProposedSeries | null {
  const isDated = (place: number, { periodTo }: Step): boolean =>
    across === 'columns'
      ? table.grid.sort(periodTo, place) !== 'blank'
      : table.grid.sort(place, periodTo) !== 'blank';
  const canJoin = (a: Step, b: Step): boolean => {
    if (a.periodTo !== b.periodTo || a.periodFrom !== b.periodFrom) return false;
    for (let place = a.at + 1; place < b.at; place += 1) if (isDated(place, b)) return false;
    return true;
  };
  const run = runAround(steps, at, canJoin);
  const [first] = run;
  const last = run.at(-1);
  if (run.length < 2 || first === undefined || last === undefined) return null;
  const area = (from: number, to: number): ReturnType<typeof areaBetween> =>
    across === 'columns'
      ? areaBetween([from, first.at], [to, last.at])
      : areaBetween([first.at, from], [last.at, to]);
  return {
    values: area(line, line),
    periods: area(first.periodFrom, first.periodTo),
    isNewestFirst: isNewestFirst(run),
  };
}

/** The values of one measure over time: along its row, or down its column where the rows are periods. */
export function readSeries(table: SheetTable, row: TableRow, column: number): SeriesReading {
  const along = columnSteps(table, { tableRow: row, column });
  const across =
    along.length === 0 && periodOfCell(table, row, column).across === 'rows' ? 'rows' : 'columns';
  const steps = across === 'rows' ? rowSteps(table, row) : along;
  const place = across === 'rows' ? { at: row.row, line: column } : { at: column, line: row.row };
  return { series: seriesOf(table, steps, { across, ...place }), steps, across };
}
