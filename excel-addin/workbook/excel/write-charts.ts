import { chartName, chartPlace, chartSize, type SeriesDrawing, seriesDrawings } from '../chart-look.ts';
import type { ChartPlan } from '../sheet-plan.ts';
import { bodyRowCountAfter, type SheetJob } from './sheet-job.ts';
import type { WriteQueue } from './write-queue.ts';

/** A chart of a plan with where the cells of its columns stand. */
interface Drawing {
  readonly queue: WriteQueue;
  readonly job: SheetJob;
  readonly plan: ChartPlan;
}

/**
 * The charts of a new sheet. What a chart shows for those who cannot see it is not set here: Office.js has no
 * alternative text of charts.
 */
export const drawCharts = (queue: WriteQueue, job: SheetJob): void => {
  for (const [index, plan] of (job.plan.charts ?? []).entries()) drawChart({ queue, job, plan }, index);
};

/** The charts that stand go on with the table's present rows; their looks, and the ones that are gone, are the person's. */
export const followCharts = (queue: WriteQueue, job: SheetJob): void => {
  const { standing, merge, sheetName } = job;
  if (standing === undefined || bodyRowCountAfter(job) === standing.bodyRowCount || merge.isNew) return;
  for (const [index, plan] of (job.plan.charts ?? []).entries()) {
    const name = chartName(standing.name, index);
    const chart = standing.charts.find((one) => one.name === name);
    if (chart === undefined) continue;
    const { series } = queue.sheet(sheetName).charts.getItem(name);
    for (const { name: seriesName, column } of plan.series) {
      const at = chart.seriesNames.indexOf(seriesName);
      if (at >= 0) setCells({ queue, job, plan }, series.getItemAt(at), column);
    }
  }
};

const TYPES = { line: 'LineMarkers', scatter: 'XYScatterLines' } as const;

const drawChart = (drawing: Drawing, index: number): void => {
  const { queue, job, plan } = drawing;
  const [first, ...others] = plan.series;
  if (first === undefined) return;
  // Made from the cells of its first series alone, a chart has that one series, whatever Excel guesses of the others.
  const chart = queue
    .sheet(job.sheetName)
    .charts.add(TYPES[plan.type], columnCells(drawing, first.column), 'Columns');
  chart.name = chartName(job.plan.table.name, index);
  const only = chart.series.getItemAt(0);
  only.name = first.name;
  const drawn = [only, ...others.map(({ name }) => chart.series.add(name))];
  const looks = seriesDrawings(plan.series.map(({ look }) => look));
  for (const [at, { column }] of plan.series.entries()) {
    const [series, look] = [drawn[at], looks[at]];
    if (series === undefined || look === undefined) continue;
    // A series added may come out stacked on those before it (OfficeDev/office-js#2927).
    series.chartType = TYPES[plan.type];
    setCells(drawing, series, column);
    setLook(series, look);
  }
  setWords(chart, plan);
  place(drawing, chart, index);
};

const setWords = (chart: Excel.Chart, plan: ChartPlan): void => {
  chart.title.text = plan.title;
  chart.axes.categoryAxis.title.text = plan.xTitle;
  // Beneath the plot also where values are below zero; and years are words here, not dates with gaps between them.
  chart.axes.categoryAxis.tickLabelPosition = 'Low';
  if (plan.type === 'line') chart.axes.categoryAxis.categoryType = 'TextAxis';
  chart.axes.valueAxis.title.text = plan.yTitle;
  if (plan.yFormat !== undefined) chart.axes.valueAxis.numberFormat = plan.yFormat;
  chart.legend.position = 'Bottom';
  chart.displayBlanksAs = 'NotPlotted';
  // Helper columns are hidden, and rows may be filtered: the chart is drawn from them all the same.
  chart.plotVisibleOnly = false;
};

const place = ({ queue, job }: Drawing, chart: Excel.Chart, index: number): void => {
  const { sheetName, firstRow, firstColumn, merge } = job;
  const table = { headerRow: firstRow - 1, endColumn: firstColumn + merge.headers.length };
  const { row, column } = chartPlace(table, index);
  const cell = (down: number, along: number) =>
    queue.range({ sheetName, row: row + down, column: column + along, rowCount: 1, columnCount: 1 });
  chart.setPosition(cell(0, 0), cell(chartSize.rows - 1, chartSize.columns - 1));
};

const columnCells = ({ queue, job }: Drawing, header: string): Excel.Range =>
  queue.range({
    sheetName: job.sheetName,
    row: job.firstRow,
    column: job.firstColumn + job.merge.headers.indexOf(header),
    rowCount: bodyRowCountAfter(job),
    columnCount: 1,
  });

const setCells = (drawing: Drawing, series: Excel.ChartSeries, column: string): void => {
  series.setValues(columnCells(drawing, column));
  series.setXAxisValues(columnCells(drawing, drawing.plan.xColumn));
};

const LINES = { solid: 'Continuous', dash: 'Dash', dot: 'RoundDot', 'dash-dot': 'DashDot' } as const;
const MARKERS = { circle: 'Circle', square: 'Square', triangle: 'Triangle', diamond: 'Diamond' } as const;

const setLook = (series: Excel.ChartSeries, { colour, line, marker }: SeriesDrawing): void => {
  series.smooth = false;
  if (line === null) series.format.line.lineStyle = 'None';
  else series.format.line.set({ color: `#${colour}`, lineStyle: LINES[line.dash], weight: line.widthPoints });
  series.markerStyle = marker === null ? 'None' : MARKERS[marker.shape];
  if (marker === null) return;
  series.markerSize = marker.size;
  series.markerBackgroundColor = `#${colour}`;
  series.markerForegroundColor = `#${colour}`;
};
