import type { CountTable } from '../../shared/disclosure/count-table.ts';
import { type DisclosureScheme, schemeOf } from '../../shared/disclosure/scheme.ts';
import type { Stepwise } from '../../shared/disclosure/stepwise.ts';
import { readFigure } from '../../shared/measures/read-figure.ts';
import { areasOf } from '../sheets/case-words.ts';
import type { ChartReading } from '../sheets/chart-readings.ts';
import { forceCells } from '../sheets/force-cells.ts';
import type { MeasureReading } from '../sheets/measure-readings.ts';
import type { ForceSheetReading } from '../workbook/force-sheet.ts';
import type { ExportChoices } from './export-choices.ts';
import type { ExportSources } from './export-sources.ts';
import { createFigureRegister, type FigureRegister, sourceOf } from './figure-register.ts';
import { type GivenCases, giveCases } from './give-cases.ts';
import { type GivenMeasure, type Giving, giveMeasure } from './give-measure.ts';
import { type GivenPoint, giveSeries } from './give-series.ts';
import { linkFigures } from './link-figures.ts';
import { sumsAmong } from './sums-among.ts';

export interface GivenControl {
  readonly chart: ChartReading;
  readonly reading: MeasureReading;
  readonly points: readonly GivenPoint[];
}

export interface GivenFunnel {
  readonly chart: ChartReading;
  readonly forces: readonly GivenMeasure[];
  /** How many forces the chart still shows of which the measure was removed. */
  readonly removed: number;
}

/** Everything with a number in it that is to leave, and the one table that ties all of it together. */
export interface GivenFigures {
  readonly register: FigureRegister;
  readonly measures: readonly GivenMeasure[];
  readonly controls: readonly GivenControl[];
  readonly funnels: readonly GivenFunnel[];
  readonly cases: GivenCases | null;
  readonly table: CountTable;
}

export function* giveFigures(sources: ExportSources, choices: ExportChoices): Stepwise<GivenFigures> {
  const scheme = schemeOf(choices.scheme);
  const register = createFigureRegister(scheme);
  const giving: Giving = { register, cells: forceCells(sources.forceSheets) };
  const measures = choices.hasMeasures ? sources.measures.map((one) => giveMeasure(one, giving)) : [];
  const charts = choices.hasCharts ? giveCharts(sources, giving) : { controls: [], funnels: [] };
  const hasCases = choices.hasCases && sources.cases.length > 0;
  const toGive = { cases: sources.cases, areas: areasOf(sources), layers: choices.layers };
  const cases = hasCases ? giveCases(toGive, register) : null;
  const given = { register, measures, ...charts, cases };
  yield;
  const table = linkFigures({
    register,
    ...(yield* sumsAmong(given, { sheets: sources.forceSheets, scheme })),
    scheme,
    sourceOf: sourcesOn(sources.forceSheets, scheme),
  });
  return { ...given, table };
}

function giveCharts(
  { charts, measures }: ExportSources,
  giving: Giving,
): Pick<GivenFigures, 'controls' | 'funnels'> {
  const byId = new Map(measures.map((one) => [one.id, one]));
  const found = charts.map((chart) => ({ chart, own: chart.measureIds.flatMap((id) => byId.get(id) ?? []) }));
  const controls = found.flatMap(({ chart, own: [reading] }): GivenControl[] => {
    const points = chart.kind === 'control' && reading ? giveSeries(reading, giving) : null;
    return points === null || reading === undefined ? [] : [{ chart, reading, points }];
  });
  const funnels = found.flatMap(({ chart, own }): GivenFunnel[] =>
    chart.kind === 'funnel' && own.length > 0
      ? [
          {
            chart,
            forces: own.map((reading) => giveMeasure(reading, giving)),
            removed: chart.measureIds.length - own.length,
          },
        ]
      : [],
  );
  return { controls, funnels };
}

function sourcesOn(sheets: readonly ForceSheetReading[], scheme: DisclosureScheme) {
  const bySheet = Map.groupBy(sheets, ({ sheetName }) => sheetName);
  return (id: string) => {
    const parts = /^(.*)!(\d+):(\d+)$/s.exec(id);
    const [sheetName = '', row, column] = [parts?.[1], Number(parts?.[2]), Number(parts?.[3])];
    for (const { area, cells } of bySheet.get(sheetName) ?? []) {
      const cell = cells[row - area.row]?.[column - area.column];
      if (cell !== undefined) return sourceOf(readFigure(cell), scheme);
    }
    return null;
  };
}
