import type { ShownFigures } from '../../shared/disclosure/protect-figures.ts';
import { type ControlPoint, controlChartOf } from '../../shared/statistics/control-chart.ts';
import { roundHalfAway } from '../../shared/statistics/rounding.ts';
import { keepCell, numberCell, textCell } from '../sheets/cell-plan.ts';
import { controlHeader as h } from '../sheets/control-formulas.ts';
import { controlNote } from '../sheets/control-note.ts';
import { controlWords } from '../sheets/control-words.ts';
import type { CellPlan, ChartPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import type { GivenControl } from './give-figures.ts';
import type { GivenPoint } from './give-series.ts';
import { awayFromText, shownCell, shownNumber } from './shown-slot.ts';

/** More decimals would say no more: the limits come from rounded figures. */
const limitDecimals = { count: 1, share: 4 } as const;

/** A chart over time drawn anew from the figures as shown; null where none of them is a number. */
export function controlOut(given: GivenControl, number: number, figures: ShownFigures): SheetPlan | null {
  const { reading, points } = given;
  const { inputs } = reading;
  const direction = inputs.direction ?? 'neutral';
  const target = typeof inputs.target === 'number' ? inputs.target : null;
  const numbers = points.map(({ value }) => shownNumber(value, figures));
  const chart = controlChartOf(numbers, { direction, target });
  if (!chart.ok) return null;
  const decimals = inputs.unit === 'share' ? limitDecimals.share : limitDecimals.count;
  const hasGaps = numbers.includes(null);
  const headers = Object.values(h).filter(
    (header) => (header !== h.target || target !== null) && (header !== h.drawn || hasGaps),
  );
  return {
    sheetName: `Chart ${number}`,
    title: `${inputs.name}, over time`,
    note: `${controlNote({ number, measure: { ...inputs, id: '', target }, points: notePoints(points, numbers) }, chart.value)} All of it is worked out from the rounded figures on this sheet.`,
    table: {
      name: `PlOutChart${number}`,
      keyColumn: h.position,
      columns: headers.map((header) => ({
        header,
        widthChars: header === h.signal ? 46 : header === h.period ? 20 : 12,
        isWrapped: header === h.signal,
        ...(header === h.signal || header === h.period ? {} : { numberFormat: awayFromText }),
      })),
      rows: chart.value.points.map((point, at) => ({
        key: String(at + 1),
        cells: {
          ...limitCells(point, decimals),
          ...pointCells(points[at], { at, figures, number: numbers[at] ?? null }),
          [h.signal]: textCell(controlWords(point.signal, direction) || 'Nothing'),
          ...(target === null ? {} : { [h.target]: numberCell(target) }),
        },
      })),
      isExact: true,
    },
    charts: [chartOf(inputs.name, { hasTarget: target !== null, hasGaps })],
  };
}

/** The sentences count what is shown: neither place nor exact figure is in their reach. */
const notePoints = (points: readonly GivenPoint[], numbers: readonly (number | null)[]) =>
  points.map(({ period }, at) => ({
    period,
    place: { sheetName: '', row: 0, column: 0 },
    value: numbers[at] ?? '',
    figure: { type: 'blank' } as const,
  }));

interface AtPoint {
  readonly at: number;
  readonly figures: ShownFigures;
  readonly number: number | null;
}

/** A marker would be drawn as a nought: the chart has a column of its own, where it is a gap. */
const pointCells = (
  point: GivenPoint | undefined,
  { at, figures, number }: AtPoint,
): Readonly<Record<string, CellPlan>> => ({
  [h.position]: textCell(String(at + 1)),
  [h.period]: textCell(point?.period ?? ''),
  [h.value]: shownCell(point?.value ?? null, figures),
  [h.drawn]: number === null ? keepCell : numberCell(number),
});

function limitCells(point: ControlPoint, decimals: number): Readonly<Record<string, CellPlan>> {
  const limit = (value: number | null): CellPlan =>
    value === null ? keepCell : numberCell(roundHalfAway(value, decimals));
  return {
    [h.mean]: limit(point.mean),
    [h.low]: limit(point.low),
    [h.high]: limit(point.high),
    [h.nearLow]: limit(point.nearLow),
    [h.nearHigh]: limit(point.nearHigh),
  };
}

const chartOf = (
  name: string,
  { hasTarget, hasGaps }: Readonly<Record<'hasTarget' | 'hasGaps', boolean>>,
): ChartPlan => ({
  type: 'line',
  title: name,
  description: `${name}, period by period, from rounded figures, with their average and the limits within which they vary by chance.`,
  xColumn: h.period,
  xTitle: 'Period',
  yTitle: name,
  series: [
    { name: 'Value', column: hasGaps ? h.drawn : h.value, look: 'value' },
    { name: h.mean, column: h.mean, look: 'centre' },
    { name: h.low, column: h.low, look: 'limit' },
    { name: h.high, column: h.high, look: 'limit' },
    { name: h.nearLow, column: h.nearLow, look: 'near-limit' },
    { name: h.nearHigh, column: h.nearHigh, look: 'near-limit' },
    ...(hasTarget ? [{ name: h.target, column: h.target, look: 'target' } as const] : []),
  ],
});
