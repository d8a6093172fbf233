import { quote } from '../../shared/grading/compile-rule.ts';
import type { MeasureDirection } from '../../shared/measures/measure.ts';
import { limitFactor, screenFactor } from '../../shared/statistics/control-chart.ts';
import type { ControlSignal } from '../../shared/statistics/control-signals.ts';
import type { TableName } from '../workbook/sheet-plan.ts';
import { controlWords } from './control-words.ts';
import { columnOf, thisRow } from './table-reference.ts';

export const controlHeader = {
  position: 'Position',
  period: 'Period',
  value: 'Value',
  drawn: 'Drawn',
  mean: 'Average',
  low: 'Lower limit',
  high: 'Upper limit',
  nearLow: 'Lower near limit',
  nearHigh: 'Upper near limit',
  target: 'Target',
  signal: 'What stands out',
  range: 'Moving range',
  number: 'Number',
  before: 'Before',
  rangeCounted: 'Range counted',
  averageRange: 'Average range',
  side: 'Side',
  step: 'Step',
  outside: 'Outside',
  near: 'Near',
  trendEnd: 'Trend end',
  trend: 'Trend',
  pairEnd: 'Pair end',
  pair: 'Pair',
  runEnd: 'Run end',
  run: 'Run',
  measure: 'Measure',
} as const;

const h = controlHeader;
type Header = (typeof controlHeader)[keyof typeof controlHeader];

/**
 * The rules of controlChartOf as plain formulas of one row. Neighbours are looked for by position, never by place, so
 * that a table that somebody sorts says the same; a gap has no number and breaks every run.
 */
export function controlColumns(table: TableName, direction: MeasureDirection) {
  const own = (header: Header): string => thisRow(table, header);
  const all = (header: Header): string => columnOf(table, header);
  const at = (offset: number): string => `${own(h.position)}${offset < 0 ? offset : `+${offset}`}`;
  const within = (from: number, to: number): string =>
    `${all(h.position)},">="&(${at(from)}),${all(h.position)},"<="&(${at(to)})`;
  const has = `ISNUMBER(${own(h.number)})`;
  const hasLimits = `AND(${has},ISNUMBER(${own(h.high)}))`;
  const limit = (factor: string): string =>
    `IF(ISNUMBER(${own(h.averageRange)}),${own(h.mean)}${factor}*${own(h.averageRange)},NA())`;
  /** 1 or -1 where the window of so many rows that ends here is all of that sign. */
  const windowEnd = (column: Header, size: number): string => {
    const isAll = (sign: number) => `COUNTIFS(${within(1 - size, 0)},${all(column)},${sign})=${size}`;
    return `IF(${isAll(1)},1,IF(${isAll(-1)},-1,0))`;
  };
  return {
    [h.drawn]: `IF(${has},${own(h.number)},NA())`,
    [h.before]: `IF(COUNTIFS(${all(h.position)},${at(-1)},${all(h.number)},">=-1E+300")=1,SUMIFS(${all(h.number)},${all(h.position)},${at(-1)}),"")`,
    [h.range]: `IF(AND(${has},ISNUMBER(${own(h.before)})),ABS(${own(h.number)}-${own(h.before)}),"")`,
    [h.rangeCounted]: `IF(ISNUMBER(${own(h.range)}),IF(${own(h.range)}<${screenFactor}*AVERAGE(${all(h.range)}),${own(h.range)},""),"")`,
    [h.averageRange]: `IFERROR(AVERAGE(${all(h.rangeCounted)}),"")`,
    [h.mean]: `IFERROR(AVERAGE(${all(h.number)}),NA())`,
    [h.low]: limit(`-${limitFactor}`),
    [h.high]: limit(`+${limitFactor}`),
    [h.nearLow]: limit(`-2*${limitFactor}/3`),
    [h.nearHigh]: limit(`+2*${limitFactor}/3`),
    [h.side]: `IF(${has},SIGN(${own(h.number)}-${own(h.mean)}),"")`,
    [h.step]: `IF(AND(${has},ISNUMBER(${own(h.before)})),SIGN(${own(h.number)}-${own(h.before)}),"")`,
    [h.outside]: `IF(${hasLimits},IF(${own(h.number)}>${own(h.high)},1,IF(${own(h.number)}<${own(h.low)},-1,0)),0)`,
    [h.near]: `IF(${hasLimits},IF(AND(${own(h.outside)}=0,OR(${own(h.number)}>${own(h.nearHigh)},${own(h.number)}<${own(h.nearLow)})),1,0),0)`,
    [h.trendEnd]: windowEnd(h.step, 6),
    // A point where a rise ends and a fall begins is in two windows: the later one, which ends six on, is meant.
    [h.trend]: `IF(SUMIFS(${all(h.trendEnd)},${all(h.position)},${at(6)})<>0,SUMIFS(${all(h.trendEnd)},${all(h.position)},${at(6)}),SIGN(SUMIFS(${all(h.trendEnd)},${within(0, 5)})))`,
    [h.pairEnd]: `IF(SUMIFS(${all(h.near)},${within(-2, 0)})>=2,${windowEnd(h.side, 3)},0)`,
    [h.pair]: `IF(${own(h.near)}=1,SIGN(SUMIFS(${all(h.pairEnd)},${within(0, 2)})),0)`,
    [h.runEnd]: windowEnd(h.side, 7),
    [h.run]: `SIGN(SUMIFS(${all(h.runEnd)},${within(0, 6)}))`,
    [h.signal]: signalFormula(own, direction),
  };
}

function signalFormula(own: (header: Header) => string, direction: MeasureDirection): string {
  const words = (header: Header, [up, down]: readonly [ControlSignal, ControlSignal], rest: string): string =>
    `IF(${own(header)}>0,${quote(controlWords(up, direction))},IF(${own(header)}<0,${quote(controlWords(down, direction))},${rest}))`;
  const run = words(h.run, ['run-above', 'run-below'], '""');
  const pair = words(h.pair, ['two-of-three-high', 'two-of-three-low'], run);
  const trend = words(h.trend, ['rising', 'falling'], pair);
  return words(h.outside, ['above-limits', 'below-limits'], trend);
}
