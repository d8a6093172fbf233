import { quote } from '../../shared/grading/compile-rule.ts';
import type { Figure } from '../../shared/measures/figure.ts';
import type { MeasureDirection, MeasureUnit } from '../../shared/measures/measure.ts';
import { unitWords } from '../../shared/measures/measure-words.ts';
import { readFigure, visibleText } from '../../shared/measures/read-figure.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type ControlChart, controlChartOf } from '../../shared/statistics/control-chart.ts';
import type { CellPlace } from '../workbook/cell-reference.ts';
import type {
  CellPlan,
  ChartPlan,
  ColumnPlan,
  RowPlan,
  SheetPlan,
  TableName,
} from '../workbook/sheet-plan.ts';
import type { CellValue } from '../workbook/workbook.ts';
import { repeatFormula } from './cell-link.ts';
import { formulaCell, numberCell, textCell } from './cell-plan.ts';
import { controlColumns, controlHeader as h } from './control-formulas.ts';
import { controlNote } from './control-note.ts';
import { controlValues } from './control-values.ts';
import type { ForceCells } from './force-cells.ts';
import type { MeasureReading } from './measure-readings.ts';
import { thisRow } from './table-reference.ts';

/** One value of a measure over time, with the cell it stands in. */
export interface SeriesPoint {
  /** As the sheet's own header shows it. */
  readonly period: string;
  readonly place: CellPlace;
  readonly value: CellValue;
  readonly figure: Figure;
}

/** A measure's values in the order of time; null where it has no series, or its sheet was not read. */
export function seriesOf(
  { places }: Pick<MeasureReading, 'places'>,
  cells: ForceCells,
): readonly SeriesPoint[] | null {
  if (places.series === null) return null;
  const { values, periods, isNewestFirst } = places.series;
  const headers = cells.in(periods.sheetName, periods.area);
  const points = cells.in(values.sheetName, values.area).flatMap(([place, cell], at): SeriesPoint[] => {
    const header = headers[at]?.[1];
    const period = visibleText(header?.text || String(header?.value ?? ''));
    return period === '' ? [] : [{ period, place, value: cell.value, figure: readFigure(cell) }];
  });
  if (points.length === 0) return null;
  return isNewestFirst ? points.toReversed() : points;
}

export interface ControlSheetInput {
  /** Of PlChartN; a chart that stands already keeps its number. */
  readonly number: number;
  readonly measure: {
    readonly id: string;
    readonly name: string;
    readonly unit: MeasureUnit | null;
    readonly direction: MeasureDirection | null;
    readonly target: number | null;
  };
  readonly points: readonly SeriesPoint[];
}

/** The measure is given no chart since no period has a number. */
export type ChartError = { readonly type: 'no-numbers' };

/** A control chart of one measure, by formulas over the force's own cells. */
export function controlPlan(input: ControlSheetInput): Result<SheetPlan, ChartError> {
  const direction = input.measure.direction ?? 'neutral';
  const numbers = input.points.map(({ figure }) => (figure.type === 'number' ? figure.number : null));
  const chart = controlChartOf(numbers, { direction, target: input.measure.target });
  if (!chart.ok) return err({ type: 'no-numbers' });
  return ok({
    sheetName: `PL Chart ${input.number}`,
    title: `${input.measure.name}, over time`,
    note: controlNote(input, chart.value),
    table: {
      name: `PlChart${input.number}`,
      keyColumn: h.period,
      columns: columnsOf(input.measure.unit),
      rows: controlRows(input, chart.value, direction),
      isExact: true,
    },
    charts: [chartOf(input)],
  });
}

const formats: Partial<Record<MeasureUnit, string>> = { share: '0.0%', money: '#,##0', count: '#,##0' };

function columnsOf(unit: MeasureUnit | null): readonly ColumnPlan[] {
  const numberFormat = (unit === null ? undefined : formats[unit]) ?? '#,##0.0';
  const drawn = [h.drawn, h.mean, h.low, h.high, h.nearLow, h.nearHigh, h.target, h.range];
  const helpers = [h.number, h.before, h.rangeCounted, h.averageRange, h.side, h.step, h.outside, h.near];
  const ends = [h.trendEnd, h.trend, h.pairEnd, h.pair, h.runEnd, h.run, h.measure];
  return [
    { header: h.position, widthChars: 11, numberFormat: '0_)_)' },
    { header: h.period, widthChars: 16 },
    // Apart from the text that follows.
    { header: h.value, widthChars: 13, numberFormat: `${numberFormat}_)_)` },
    { header: h.signal, widthChars: 36, isWrapped: true },
    ...drawn.map((header) => ({ header, widthChars: 12, numberFormat })),
    ...[...helpers, ...ends].map((header) => ({ header, widthChars: 12, isHelper: true })),
  ];
}

function controlRows(
  { number, measure, points }: ControlSheetInput,
  chart: ControlChart,
  direction: MeasureDirection,
): readonly RowPlan[] {
  const table: TableName = `PlChart${number}`;
  const formulas = Object.entries(controlColumns(table, direction));
  const values = controlValues(chart, direction);
  const seen = new Set<string>();
  return points.map((point, at) => {
    const worked = formulas.map(([header, formula]): [string, CellPlan] => [
      header,
      formulaCell(formula, values[at]?.[header] ?? ''),
    ]);
    const key = unusedKey(point.period, seen);
    const cells: Record<string, CellPlan> = {
      ...Object.fromEntries(worked),
      [h.position]: numberCell(at + 1),
      [h.period]: textCell(key),
      [h.value]: formulaCell(repeatFormula(point.place), point.value),
      [h.number]: formulaCell(numberFormula(table, point), values[at]?.[h.number] ?? ''),
      [h.target]: measure.target === null ? textCell('') : numberCell(measure.target),
      [h.measure]: textCell(measure.id),
    };
    return { key, cells };
  });
}

/** A number that stands as text counts as what it was read as, while its text is the same. */
function numberFormula(table: TableName, { value, figure }: SeriesPoint): string {
  const own = thisRow(table, h.value);
  const otherwise =
    typeof value === 'string' && figure.type === 'number'
      ? `IFERROR(IF(EXACT(${own},${quote(value)}),${figure.number},""),"")`
      : '""';
  return `IF(ISNUMBER(${own}),${own},${otherwise})`;
}

/** Two columns of a sheet may have the same header. */
function unusedKey(period: string, seen: Set<string>): string {
  let key = period;
  for (let count = 2; seen.has(key); count++) key = `${period} (${count})`;
  seen.add(key);
  return key;
}

function chartOf({ measure }: ControlSheetInput): ChartPlan {
  const { unit, name, target } = measure;
  return {
    type: 'line',
    title: name,
    description: `${name}, period by period, with its average and the limits within which it varies by chance.`,
    xColumn: h.period,
    xTitle: 'Period',
    yTitle: unit === null ? 'Value' : unitWords[unit],
    yFormat: (unit === null ? undefined : formats[unit]) ?? '#,##0.0',
    series: [
      { name: 'Value', column: h.drawn, look: 'value' },
      { name: 'Average', column: h.mean, look: 'centre' },
      { name: 'Lower limit', column: h.low, look: 'limit' },
      { name: 'Upper limit', column: h.high, look: 'limit' },
      { name: 'Lower near limit', column: h.nearLow, look: 'near-limit' },
      { name: 'Upper near limit', column: h.nearHigh, look: 'near-limit' },
      ...(target === null ? [] : [{ name: 'Target', column: h.target, look: 'target' } as const]),
    ],
  };
}
