import { ok, type Result } from '../../../shared/result.ts';
import {
  type ChartFault,
  type ChartReading,
  chartPlanOf,
  chartsWanted,
  nextChartNumber,
  readCharts,
} from '../../sheets/chart-readings.ts';
import { seriesOf } from '../../sheets/chart-sheet.ts';
import { type ForceCells, forceCells } from '../../sheets/force-cells.ts';
import { type MeasureReading, readMeasures } from '../../sheets/measure-readings.ts';
import { measuresWanted } from '../../sheets/measures-sheet.ts';
import { trendWords, yearToDateWords } from '../../sheets/series-words.ts';
import type { SheetPlan } from '../../workbook/sheet-plan.ts';
import type { WorkbookReading } from '../../workbook/workbook.ts';
import { readNow, type WorkbookAccess } from '../workbook-access.ts';
import { type MeasureFault, notPossible, workbookFault } from './measure-fault.ts';
import { comparedName } from './measure-list.ts';

/** A chart that stands in the workbook now, and what it shows. */
export interface ChartMade {
  readonly table: `PlChart${number}`;
  readonly title: string;
  /** Plain sentences. */
  readonly says: readonly string[];
  /** The names of the methods. */
  readonly how: readonly string[];
}

type ChartAsked = Pick<ChartReading, 'kind' | 'measureIds'>;

/** A measure's values over time: the same chart again where it has one. */
export const chartOverTime = (access: WorkbookAccess, id: string): Promise<Result<ChartMade, MeasureFault>> =>
  makeChart(access, { kind: 'control', measureIds: [id] });

/** Forces side by side, each against their common average. */
export const compareForces = (
  access: WorkbookAccess,
  measureIds: readonly string[],
): Promise<Result<ChartMade, MeasureFault>> => makeChart(access, { kind: 'funnel', measureIds });

async function makeChart(
  access: WorkbookAccess,
  asked: ChartAsked,
): Promise<Result<ChartMade, MeasureFault>> {
  const now = await readNow(access, measuresWanted);
  if (!now.ok) return workbookFault(now.error);
  const charts = await readAllCharts(access, now.value.reading);
  if (!charts.ok) return charts;
  const measures = readMeasures(now.value.reading, now.value);
  const asks = asked.measureIds.flatMap((id) => measures.find((measure) => measure.id === id) ?? []);
  const sheets = await access.workbook.readSheets(sheetsOf(asks).map((sheetName) => ({ sheetName })));
  if (!sheets.ok) return workbookFault(sheets.error);
  const cells = forceCells(sheets.value);
  const number =
    charts.value.find((chart) => isSame(chart, asked))?.number ?? nextChartNumber(now.value.reading);
  const plan = planOf({ ...asked, number }, measures, cells);
  if (!plan.ok) return notPossible(chartFaultSentence(plan.error));
  const written = await access.workbook.write([plan.value]);
  if (!written.ok) return workbookFault(written.error);
  return ok(madeOf(plan.value, number, asked.kind === 'control' ? seriesWords(asks[0], cells) : []));
}

/** Every chart of the workbook, with the measures that it is of. */
export async function readAllCharts(
  { workbook }: Pick<WorkbookAccess, 'workbook'>,
  { ourTables }: Pick<WorkbookReading, 'ourTables'>,
): Promise<Result<readonly ChartReading[], MeasureFault>> {
  const wanted = chartsWanted(ourTables);
  if (wanted.length === 0) return ok([]);
  const reading = await workbook.read(wanted);
  return reading.ok ? ok(readCharts(reading.value)) : workbookFault(reading.error);
}

/** The charts that stand, as they should be with these measures; one whose measures are gone is left as it is. */
export const chartsAnew = (
  charts: readonly ChartReading[],
  measures: readonly MeasureReading[],
  cells: ForceCells,
): readonly SheetPlan[] =>
  charts.flatMap((chart) => {
    const plan = planOf(chart, measures, cells);
    return plan.ok ? [plan.value] : [];
  });

function planOf(
  chart: ChartAsked & { readonly number: number },
  measures: readonly MeasureReading[],
  cells: ForceCells,
): Result<SheetPlan, ChartFault> {
  const first = measures.find(({ id }) => id === chart.measureIds[0]);
  return chartPlanOf(chart, { measures, cells, name: comparedName(first?.inputs.name ?? '') });
}

const isSame = (chart: ChartAsked, asked: ChartAsked): boolean =>
  chart.kind === asked.kind &&
  chart.measureIds.length === asked.measureIds.length &&
  asked.measureIds.every((id) => chart.measureIds.includes(id));

const sheetsOf = (measures: readonly MeasureReading[]): readonly string[] => [
  ...new Set(
    measures.flatMap(({ places }) =>
      [places.value?.sheetName, places.series?.values.sheetName].filter((name) => name !== undefined),
    ),
  ),
];

function seriesWords(measure: MeasureReading | undefined, cells: ForceCells): readonly string[] {
  const points = measure === undefined ? null : seriesOf(measure, cells);
  if (points === null) return [];
  // What is counted on a day is never added up over months.
  const yearToDate = measure?.inputs.basis === 'period' ? yearToDateWords(points) : null;
  return [trendWords(points), yearToDate].filter((words) => words !== null);
}

const howLead = 'How this is worked out: ';

/** A note leads with what is plain, and its methods' names come last. */
function madeOf({ title, note }: SheetPlan, number: number, more: readonly string[]): ChartMade {
  const parts = [note, ...more].map((words) => words.split(howLead));
  return {
    table: `PlChart${number}`,
    title,
    says: parts.flatMap(([says = '']) => (says.trim() === '' ? [] : [says.trim()])),
    how: parts.flatMap(([, how]) => (how === undefined ? [] : [how.trim()])),
  };
}

function chartFaultSentence(fault: ChartFault): string {
  switch (fault.type) {
    case 'measure-gone':
      return 'This measure’s cells over time are not there any more. Press Update to find them again.';
    case 'no-numbers':
      return 'No period of this measure has a number, so there is nothing to draw.';
    case 'too-few-areas':
      return 'Fewer than two of the ticked forces have both numbers. Tick more.';
    case 'not-a-count':
      return `${fault.name} has a figure that is no whole count of 0 or more. A comparison needs counts, not shares.`;
    case 'nothing-counted':
      return `${fault.name} is counted out of 0. Leave it out, and compare the others.`;
    case 'more-than-all':
      return `${fault.name} has a numerator larger than its denominator. Correct its cells, or leave it out.`;
    case 'no-variation':
      return 'All the ticked forces have the same share, 0 or all, so nothing can differ.';
  }
}
