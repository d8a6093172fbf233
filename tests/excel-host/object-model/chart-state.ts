import { accessDenied } from '../rich-api/rich-error.ts';
import type { Chart } from '../workbook-model/chart.ts';
import type { WorkbookState } from './workbook-state.ts';

export interface ChartState {
  readonly workbook: WorkbookState;
  readonly chart: Chart;
}

export function guardChart({ chart }: ChartState): void {
  if (chart.place.sheet.isProtected) throw accessDenied();
}

/** A setter that a protected sheet refuses. */
export const guarded =
  <State extends ChartState>(set: (state: State, value: unknown) => void) =>
  (state: State, value: unknown): void => {
    guardChart(state);
    set(state, value);
  };

const TYPES: Readonly<Record<string, string>> = {
  lineChart: 'LineMarkers',
  scatterChart: 'XYScatterLines',
  barChart: 'ColumnClustered',
  areaChart: 'Area',
  pieChart: 'Pie',
};

/** Excel's word for a plot, as the file names it. */
export const chartTypeOf = (plotName: string): string => TYPES[plotName] ?? 'Invalid';
