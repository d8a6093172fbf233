import { createHostObject, type HostClass, type HostObject } from '../rich-api/host-object.ts';
import { invalidArgument, itemNotFound, RichError } from '../rich-api/rich-error.ts';
import { absoluteAddress, quoteSheetName } from '../workbook-model/address.ts';
import type { ChartSeries, SeriesDimension } from '../workbook-model/chart-series.ts';
import { colorArgument, flagArgument, indexArgument, numberArgument, textArgument } from './arguments.ts';
import { type ChartState, chartTypeOf, guardChart, guarded } from './chart-state.ts';
import { type RangeView, rangeArgument } from './range-view.ts';

interface SeriesState extends ChartState {
  readonly series: ChartSeries;
}

export const seriesReference = (view: RangeView): string =>
  `${quoteSheetName(view.sheet.name)}!${absoluteAddress(view.box)}`;

export const seriesCollection = (state: ChartState): HostObject => createHostObject(COLLECTION, state);

const seriesObject = (state: ChartState, series: ChartSeries): HostObject =>
  createHostObject(SERIES, { ...state, series });

const COLLECTION: HostClass<ChartState> = {
  name: 'ChartSeriesCollection',
  properties: { Count: { get: ({ chart }) => chart.series.length } },
  items: (state) => state.chart.series.map((series) => seriesObject(state, series)),
  methods: {
    GetCount: ({ chart }) => chart.series.length,
    GetItemAt: (state, index) => {
      const series = state.chart.series[indexArgument(index)];
      if (!series) throw itemNotFound();
      return seriesObject(state, series);
    },
    Add: (state, name) => {
      guardChart(state);
      const given = name === null || name === undefined ? undefined : textArgument(name);
      return seriesObject(state, state.chart.addSeries(given ?? `Series${state.chart.series.length + 1}`));
    },
  },
};

function setCells(state: SeriesState, dimension: SeriesDimension, source: unknown): void {
  guardChart(state);
  const near = { workbook: state.workbook, sheet: state.chart.place.sheet };
  const view = rangeArgument(source, near);
  const isText = view
    .grid((cell) => typeof cell.value === 'string')
    .flat()
    .some(Boolean);
  state.series.setReference(dimension, seriesReference(view), isText);
}

const DIMENSIONS: Readonly<Record<string, SeriesDimension>> = {
  Values: 'values',
  YValues: 'values',
  Categories: 'x',
  XValues: 'x',
};

/** Excel's words for markers and dashes, and the file's. */
const MARKERS: Readonly<Record<string, string>> = {
  None: 'none',
  Circle: 'circle',
  Square: 'square',
  Diamond: 'diamond',
  Triangle: 'triangle',
};
const DASHES: Readonly<Record<string, string | null>> = {
  None: null,
  Continuous: 'solid',
  Dash: 'dash',
  DashDot: 'dashDot',
  Dot: 'sysDot',
  RoundDot: 'sysDot',
};

const SERIES: HostClass<SeriesState> = {
  name: 'ChartSeries',
  properties: {
    Name: {
      get: ({ series }) => series.name,
      set: guarded<SeriesState>(({ series }, value) => series.setName(textArgument(value))),
    },
    ChartType: {
      get: ({ chart }) => chartTypeOf(chart.plotName),
      set: guarded<SeriesState>(({ chart }, value) => {
        if (value === chartTypeOf(chart.plotName)) return;
        throw new RichError('NotSimulated', 'Series of several types in one chart are not played.', 501);
      }),
    },
    Smooth: {
      get: () => false,
      set: guarded<SeriesState>(({ series }, value) => series.set('smooth', flagArgument(value))),
    },
    MarkerStyle: {
      get: ({ series }) => Object.keys(MARKERS).find((each) => MARKERS[each] === series.marker('symbol')),
      set: guarded<SeriesState>(({ series }, value) => {
        const symbol = MARKERS[textArgument(value)];
        if (symbol === undefined) throw invalidArgument();
        series.setMarker('symbol', symbol);
      }),
    },
    MarkerSize: {
      get: ({ series }) => Number(series.marker('size')),
      set: guarded<SeriesState>(({ series }, value) =>
        series.setMarker('size', String(indexArgument(value))),
      ),
    },
    MarkerBackgroundColor: {
      get: () => '',
      set: guarded<SeriesState>(({ series }, value) =>
        series.setMarkerColor('solidFill', colorArgument(value)),
      ),
    },
    MarkerForegroundColor: {
      get: () => '',
      set: guarded<SeriesState>(({ series }, value) => series.setMarkerColor('ln', colorArgument(value))),
    },
  },
  links: { Format: (state) => createHostObject(FORMAT, state) },
  methods: {
    SetValues: (state, source) => setCells(state, 'values', source),
    SetXAxisValues: (state, source) => setCells(state, 'x', source),
    GetDimensionDataSourceString: ({ series }, dimension) => {
      const wanted = DIMENSIONS[textArgument(dimension)];
      if (wanted === undefined) throw invalidArgument();
      return series.reference(wanted);
    },
  },
};

const FORMAT: HostClass<SeriesState> = {
  name: 'ChartSeriesFormat',
  links: { Line: (state) => createHostObject(LINE, state) },
};

const LINE: HostClass<SeriesState> = {
  name: 'ChartLineFormat',
  properties: {
    Color: {
      get: () => '',
      set: guarded<SeriesState>(({ series }, value) => series.setLineColor(colorArgument(value))),
    },
    LineStyle: {
      get: () => 'Automatic',
      set: guarded<SeriesState>(({ series }, value) => {
        const dash = DASHES[textArgument(value)];
        if (dash === undefined) throw invalidArgument();
        series.setDash(dash);
      }),
    },
    Weight: {
      get: () => 0,
      set: guarded<SeriesState>(({ series }, value) => series.setLineWidth(numberArgument(value))),
    },
  },
};
