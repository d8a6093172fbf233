import { err, ok, type Result } from '../../shared/result.ts';
import type { FunnelError } from '../../shared/statistics/funnel.ts';
import type { SheetPlan } from '../workbook/sheet-plan.ts';
import type { TableWanted, WorkbookReading } from '../workbook/workbook.ts';
import { type ChartError, controlPlan, seriesOf } from './chart-sheet.ts';
import { controlHeader } from './control-formulas.ts';
import type { ForceCells } from './force-cells.ts';
import { type FunnelForce, funnelPlan } from './funnel-sheet.ts';
import type { MeasureReading } from './measure-readings.ts';
import { cellText } from './read-cells.ts';

/** A chart's sheet as it stands. */
export interface ChartReading {
  readonly number: number;
  readonly sheetName: string;
  readonly kind: 'control' | 'funnel';
  /** One for a control chart; one a force for a funnel. */
  readonly measureIds: readonly string[];
}

const chartNumber = (name: string): number => Number(/^PlChart(\d+)$/.exec(name)?.[1] ?? 0);

/** Columns that tell which measures each chart of the workbook is of. */
export const chartsWanted = (ourTables: WorkbookReading['ourTables']): readonly TableWanted[] =>
  ourTables.flatMap(({ name }) =>
    chartNumber(name) === 0 ? [] : [{ name, columns: [controlHeader.measure] }],
  );

/** The number that a new chart takes; the reading names every chart, read or not, and the names that theirs have. */
export const nextChartNumber = ({ ourTables, namesTaken = [] }: WorkbookReading): number =>
  Math.max(0, ...[...ourTables, ...namesTaken].map(({ name }) => chartNumber(name))) + 1;

export const readCharts = (reading: WorkbookReading): readonly ChartReading[] =>
  reading.tables.flatMap(({ name, sheetName, headers, rows }) => {
    const number = chartNumber(name);
    if (number === 0) return [];
    const ids = rows.map((row) => cellText(row, controlHeader.measure)).filter((id) => id !== '');
    const kind = headers.includes(controlHeader.position) ? 'control' : 'funnel';
    return [{ number, sheetName, kind, measureIds: [...new Set(ids)] }];
  });

export type ChartFault =
  | ChartError
  | FunnelError
  /** Its measure, or the sheet that it rests on, is not there any more. */
  | { readonly type: 'measure-gone' };

/** A chart over time of one measure, or of several side by side, as it should be now. */
export function chartPlanOf(
  { number, kind, measureIds }: Omit<ChartReading, 'sheetName'>,
  {
    measures,
    cells,
    name,
  }: { readonly measures: readonly MeasureReading[]; readonly cells: ForceCells; readonly name?: string },
): Result<SheetPlan, ChartFault> {
  const found = measureIds.flatMap((id) => measures.find((measure) => measure.id === id) ?? []);
  const [first] = found;
  if (first === undefined) return err({ type: 'measure-gone' });
  if (kind === 'funnel')
    return funnelPlan({ number, name: name ?? first.inputs.name, forces: found.flatMap(forceOf) });
  const points = seriesOf(first, cells);
  if (points === null) return err({ type: 'measure-gone' });
  const { inputs } = first;
  const target = typeof inputs.target === 'number' ? inputs.target : null;
  const plan = controlPlan({ number, measure: { ...inputs, id: first.id, target }, points });
  return plan.ok ? ok(plan.value) : plan;
}

/** A measure as a place in a funnel; it needs both cells. Measures of one table are named 'what is counted: force'. */
function forceOf({ id, inputs, places, numerator, denominator }: MeasureReading): readonly FunnelForce[] {
  if (places.numerator === null || places.denominator === null) return [];
  return [
    {
      id,
      name: inputs.name.split(': ').at(-1) || id,
      numerator: { place: places.numerator, value: numerator },
      denominator: { place: places.denominator, value: denominator },
    },
  ];
}
