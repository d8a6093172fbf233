import { createHostObject, type HostClass, type HostObject } from '../rich-api/host-object.ts';
import { accessDenied, invalidArgument, itemNotFound, RichError } from '../rich-api/rich-error.ts';
import type { AxisName, Chart } from '../workbook-model/chart.ts';
import type { Sheet } from '../workbook-model/sheet.ts';
import { flagArgument, indexArgument, keyArgument, textArgument } from './arguments.ts';
import { seriesCollection, seriesReference } from './chart-series-objects.ts';
import { type ChartState, chartTypeOf, guardChart, guarded } from './chart-state.ts';
import { rangeArgument } from './range-view.ts';
import type { WorkbookState } from './workbook-state.ts';

interface CollectionState {
  readonly workbook: WorkbookState;
  readonly sheet: Sheet;
}

const chartObject = (workbook: WorkbookState, chart: Chart): HostObject =>
  createHostObject(CHART, { workbook, chart });

export const chartCollection = ({ workbook, sheet }: CollectionState): HostObject =>
  createHostObject(COLLECTION, { workbook, sheet });

const charts = ({ workbook, sheet }: CollectionState): readonly Chart[] => workbook.model.charts(sheet);

function find(state: CollectionState, key: unknown): HostObject | null {
  const wanted = keyArgument(key).toLowerCase();
  const chart = charts(state).find((each) => each.name.toLowerCase() === wanted || each.id === wanted);
  return chart ? chartObject(state.workbook, chart) : null;
}

/** Lines and scatters of one column of cells, which become the chart's one series. */
function add({ workbook, sheet }: CollectionState, type: unknown, source: unknown): HostObject {
  if (sheet.isProtected) throw accessDenied();
  const view = rangeArgument(source, { workbook, sheet });
  const isLine = type === 'Line' || type === 'LineMarkers';
  const isScatter = typeof type === 'string' && type.startsWith('XYScatter');
  if ((!isLine && !isScatter) || view.columnCount !== 1) {
    const message = 'charts.add is played for lines and scatters of one column.';
    throw new RichError('NotSimulated', message, 501);
  }
  const chart = workbook.model.addChart(sheet, isLine ? 'line' : 'scatter');
  chart.addSeries('Series1').setReference('values', seriesReference(view));
  return chartObject(workbook, chart);
}

const COLLECTION: HostClass<CollectionState> = {
  name: 'ChartCollection',
  properties: { Count: { get: (state) => charts(state).length } },
  items: (state) => charts(state).map((chart) => chartObject(state.workbook, chart)),
  methods: {
    Add: add,
    GetCount: (state) => charts(state).length,
    GetItem: (state, key) => {
      const found = find(state, key);
      if (!found) throw itemNotFound();
      return found;
    },
    GetItemOrNullObject: find,
    GetItemAt: (state, index) => {
      const chart = charts(state)[indexArgument(index)];
      if (!chart) throw itemNotFound();
      return chartObject(state.workbook, chart);
    },
  },
};

const BLANKS: Readonly<Record<string, string>> = { NotPlotted: 'gap', Zero: 'zero', Interplotted: 'span' };

const spelled = (words: Readonly<Record<string, string>>, value: unknown): string => {
  const word = words[textArgument(value)];
  if (word === undefined) throw invalidArgument();
  return word;
};

const read = (words: Readonly<Record<string, string>>, spelling: string): string =>
  Object.keys(words).find((word) => words[word] === spelling) ?? '';

const CHART: HostClass<ChartState> = {
  name: 'Chart',
  id: ({ chart }) => chart.id,
  properties: {
    Id: { get: ({ chart }) => chart.id },
    Name: {
      get: ({ chart }) => chart.name,
      set: guarded<ChartState>(({ chart }, value) => chart.rename(textArgument(value))),
    },
    ChartType: { get: ({ chart }) => chartTypeOf(chart.plotName) },
    PlotVisibleOnly: {
      get: ({ chart }) => chart.attribute('plotVisOnly') === '1',
      set: guarded<ChartState>(({ chart }, value) =>
        chart.setAttribute('plotVisOnly', flagArgument(value) ? '1' : '0'),
      ),
    },
    DisplayBlanksAs: {
      get: ({ chart }) => read(BLANKS, chart.attribute('dispBlanksAs')),
      set: guarded<ChartState>(({ chart }, value) =>
        chart.setAttribute('dispBlanksAs', spelled(BLANKS, value)),
      ),
    },
  },
  links: {
    Title: (state) => createHostObject(TITLE, state),
    Axes: (state) => createHostObject(AXES, state),
    Legend: (state) => createHostObject(LEGEND, state),
    Series: seriesCollection,
    Worksheet: ({ workbook, chart }) => workbook.objects.worksheet({ workbook, sheet: chart.place.sheet }),
  },
  methods: {
    Delete: (state) => {
      guardChart(state);
      state.workbook.model.removeChart(state.chart);
    },
    SetPosition: (state, start, end) => {
      guardChart(state);
      const near = { workbook: state.workbook, sheet: state.chart.place.sheet };
      const from = rangeArgument(start, near).box;
      const to = end === null || end === undefined ? from : rangeArgument(end, near).box;
      state.chart.setCorners(
        { row: from.top, column: from.left },
        { row: to.bottom + 1, column: to.right + 1 },
      );
    },
  },
};

const TITLE: HostClass<ChartState> = {
  name: 'ChartTitle',
  properties: {
    Text: {
      get: ({ chart }) => chart.title,
      set: guarded<ChartState>(({ chart }, value) => chart.setTitle(textArgument(value))),
    },
    Visible: { get: ({ chart }) => chart.title !== '' },
  },
};

const POSITIONS: Readonly<Record<string, string>> = { Bottom: 'b', Top: 't', Left: 'l', Right: 'r' };

const LEGEND: HostClass<ChartState> = {
  name: 'ChartLegend',
  properties: {
    Position: {
      get: ({ chart }) => read(POSITIONS, chart.attribute('legendPos')),
      set: guarded<ChartState>(({ chart }, value) =>
        chart.setAttribute('legendPos', spelled(POSITIONS, value)),
      ),
    },
  },
};

interface AxisState extends ChartState {
  readonly axis: AxisName;
}

const AXES: HostClass<ChartState> = {
  name: 'ChartAxes',
  links: {
    CategoryAxis: (state) => createHostObject(AXIS, { ...state, axis: 'category' }),
    ValueAxis: (state) => createHostObject(AXIS, { ...state, axis: 'value' }),
  },
};

const TICK_LABELS: Readonly<Record<string, string>> = {
  NextToAxis: 'nextTo',
  Low: 'low',
  High: 'high',
  None: 'none',
};
/** Excel has a date axis too, which is another element of the file. */
const CATEGORIES: Readonly<Record<string, string>> = { Automatic: '1', TextAxis: '0' };

const AXIS: HostClass<AxisState> = {
  name: 'ChartAxis',
  properties: {
    TickLabelPosition: {
      get: ({ chart, axis }) => read(TICK_LABELS, chart.axisSetting(axis, 'tickLblPos')),
      set: guarded<AxisState>(({ chart, axis }, value) =>
        chart.setAxisSetting(axis, 'tickLblPos', spelled(TICK_LABELS, value)),
      ),
    },
    CategoryType: {
      get: ({ chart, axis }) => read(CATEGORIES, chart.axisSetting(axis, 'auto')),
      set: guarded<AxisState>(({ chart, axis }, value) =>
        chart.setAxisSetting(axis, 'auto', spelled(CATEGORIES, value)),
      ),
    },
    NumberFormat: {
      get: ({ chart, axis }) => chart.axisFormat(axis),
      set: guarded<AxisState>(({ chart, axis }, value) => chart.setAxisFormat(axis, textArgument(value))),
    },
  },
  links: { Title: (state) => createHostObject(AXIS_TITLE, state) },
};

const AXIS_TITLE: HostClass<AxisState> = {
  name: 'ChartAxisTitle',
  properties: {
    Text: {
      get: ({ chart, axis }) => chart.axisTitle(axis),
      set: guarded<AxisState>(({ chart, axis }, value) => chart.setAxisTitle(axis, textArgument(value))),
    },
  },
};
