import type { MeasureDirection } from '../../shared/measures/measure.ts';
import { type ControlChart, type ControlPoint, screenFactor } from '../../shared/statistics/control-chart.ts';
import { meanOf } from '../../shared/statistics/mean.ts';
import type { CellValue } from '../workbook/workbook.ts';
import { controlHeader as h } from './control-formulas.ts';
import { controlWords } from './control-words.ts';

type Row = Readonly<Record<string, CellValue>>;

const notAvailable = '#N/A';

/** What the formulas of controlColumns give of a chart of one group, row by row, in the order of time. */
export function controlValues(chart: ControlChart, direction: MeasureDirection): readonly Row[] {
  const { points } = chart;
  const befores = points.map((_, at) => points[at - 1]?.value ?? null);
  const sides = points.map(({ value, mean }) => (value === null ? null : Math.sign(value - mean)));
  const steps = points.map(({ value }, at) => stepOf(value, befores[at] ?? null));
  const ranges = points.map(({ value }, at) => rangeOf(value, befores[at] ?? null));
  const known = ranges.filter((range) => range !== null);
  const most = known.length === 0 ? 0 : screenFactor * meanOf(known);
  const outsides = points.map(({ isOutside, value, mean }) =>
    isOutside ? Math.sign((value ?? 0) - mean) : 0,
  );
  const nears = points.map(({ isNearLimit }) => (isNearLimit ? 1 : 0));
  const trendEnds = windowEnds(steps, 6);
  const pairEnds = windowEnds(sides, 3).map((end, at) => (sumOf(nears, at - 2, at) >= 2 ? end : 0));
  const runEnds = windowEnds(sides, 7);
  return points.map((point, at) => ({
    ...limitValues(point, chart.groups[0]?.averageRange ?? null),
    [h.drawn]: point.value ?? notAvailable,
    [h.number]: point.value ?? '',
    [h.before]: befores[at] ?? '',
    [h.range]: ranges[at] ?? '',
    [h.rangeCounted]: countedRange(ranges[at] ?? null, most),
    [h.side]: sides[at] ?? '',
    [h.step]: steps[at] ?? '',
    [h.outside]: outsides[at] ?? 0,
    [h.near]: nears[at] ?? 0,
    [h.trendEnd]: trendEnds[at] ?? 0,
    [h.trend]: (trendEnds[at + 6] ?? 0) || Math.sign(sumOf(trendEnds, at, at + 5)),
    [h.pairEnd]: pairEnds[at] ?? 0,
    [h.pair]: nears[at] === 1 ? Math.sign(sumOf(pairEnds, at, at + 2)) : 0,
    [h.runEnd]: runEnds[at] ?? 0,
    [h.run]: Math.sign(sumOf(runEnds, at, at + 6)),
    [h.signal]: controlWords(point.signal, direction),
  }));
}

const limitValues = (
  { mean, low, high, nearLow, nearHigh }: ControlPoint,
  averageRange: number | null,
): Row => ({
  [h.mean]: mean,
  [h.low]: low ?? notAvailable,
  [h.high]: high ?? notAvailable,
  [h.nearLow]: nearLow ?? notAvailable,
  [h.nearHigh]: nearHigh ?? notAvailable,
  [h.averageRange]: averageRange ?? '',
});

const stepOf = (value: number | null, before: number | null): number | null =>
  value === null || before === null ? null : Math.sign(value - before);

const rangeOf = (value: number | null, before: number | null): number | null =>
  value === null || before === null ? null : Math.abs(value - before);

const countedRange = (range: number | null, most: number): CellValue =>
  range !== null && range < most ? range : '';

/** The common sign of the window that ends at each place; 0 where there is none. */
const windowEnds = (signs: readonly (number | null)[], size: number): readonly number[] =>
  signs.map((sign, at) => {
    const window = signs.slice(Math.max(0, at - size + 1), at + 1);
    return window.length === size && window.every((one) => one === sign) ? (sign ?? 0) : 0;
  });

const sumOf = (values: readonly number[], from: number, to: number): number =>
  values.slice(Math.max(0, from), to + 1).reduce((total, value) => total + value, 0);
