import type { CountTable } from '../../shared/disclosure/count-table.ts';
import { type DisclosureScheme, schemeOf } from '../../shared/disclosure/scheme.ts';
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
import { likelySums } from './likely-sums.ts';
import { linkFigures } from './link-figures.ts';
import { type CountGiven, scatteredSums } from './scattered-sums.ts';
import type { SumKnown } from './sum-known.ts';
import { sumsOfSheet, totalsOfSheet } from './table-sums.ts';
import { saysTotal } from './total-words.ts';

export interface GivenControl {
  readonly chart: ChartReading;
  readonly reading: MeasureReading;
  readonly points: readonly GivenPoint[];
}

export interface GivenFunnel {
  readonly chart: ChartReading;
  readonly forces: readonly GivenMeasure[];
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

export function giveFigures(sources: ExportSources, choices: ExportChoices): GivenFigures {
  const scheme = schemeOf(choices.scheme);
  const register = createFigureRegister(scheme);
  const giving: Giving = { register, cells: forceCells(sources.forceSheets) };
  const measures = choices.hasMeasures ? sources.measures.map((one) => giveMeasure(one, giving)) : [];
  const charts = choices.hasCharts ? giveCharts(sources, giving) : { controls: [], funnels: [] };
  const hasCases = choices.hasCases && sources.cases.length > 0;
  const toGive = { cases: sources.cases, areas: areasOf(sources), layers: choices.layers };
  const cases = hasCases ? giveCases(toGive, register) : null;
  const given = { register, measures, ...charts, cases };
  const sums = [...(cases?.sums ?? []), ...allSums(given, sources.forceSheets)];
  const table = linkFigures({
    register,
    sums,
    totals: totalsIn(given, sources.forceSheets),
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
    chart.kind === 'funnel' ? [{ chart, forces: own.map((reading) => giveMeasure(reading, giving)) }] : [],
  );
  return { controls, funnels };
}

type Given = Omit<GivenFigures, 'table'>;

function allSums(given: Given, sheets: readonly ForceSheetReading[]): readonly SumKnown[] {
  const charted = given.controls.map(({ points }) => points.flatMap(({ value }) => idOf(value)));
  const shown = [...(given.cases?.sums ?? []), ...sheets.flatMap(sumsOfSheet)];
  const series = [...charted, ...seriesByName(given)];
  return [
    ...shown,
    ...scatteredSums(countsOf(given), knownIn(shown, given)),
    ...withinSums(given),
    ...sameFigures(given),
    ...likelySums({ columns: columnsByPeriod(given), series }, given.register),
  ];
}

/** Figures with a sum in a table, all of which leaves: a reader need not look for another. */
function knownIn(sums: readonly SumKnown[], { register: { figures } }: Given): ReadonlySet<string> {
  const members = sums
    .filter(({ parts, isOpen }) => parts.length > 1 && !isOpen)
    .map(({ total, parts }) => [total, ...parts]);
  return new Set(members.filter((ids) => ids.every((id) => figures.has(id))).flat());
}

/** Points of charts and case audits hang together by sums of their own. */
const countsOf = (given: Given): readonly CountGiven[] => {
  const ids = everyMeasure(given).flatMap(({ reading, value, numerator, denominator }) => [
    ...(reading.inputs.unit === 'count' ? idOf(value) : []),
    ...idOf(numerator),
    ...idOf(denominator),
  ]);
  return [...new Set(ids)].flatMap((id) => {
    const source = given.register.figures.get(id)?.source;
    return source?.type === 'count' ? [{ id, count: source.count }] : [];
  });
};

/** A measure that is bound once for each period, in the order of PL Measures. */
const seriesByName = (given: Given): readonly (readonly string[])[] =>
  [...Map.groupBy(everyMeasure(given), ({ reading }) => reading.inputs.name).values()].flatMap((measures) => [
    measures.flatMap(({ value, reading }) => (reading.inputs.unit === 'count' ? idOf(value) : [])),
    measures.flatMap(({ numerator }) => idOf(numerator)),
    measures.flatMap(({ denominator }) => idOf(denominator)),
  ]);

/** By the words of their rows, or by the name of a measure that is a count. */
const totalsIn = (given: Given, sheets: readonly ForceSheetReading[]): readonly string[] => [
  ...sheets.flatMap(totalsOfSheet),
  ...everyMeasure(given).flatMap(({ reading, value }) =>
    reading.inputs.unit === 'count' && saysTotal(reading.inputs.name) ? idOf(value) : [],
  ),
];

const idOf = (slot: GivenMeasure['numerator']): readonly string[] =>
  slot?.type === 'figure' ? [slot.id] : [];

const everyMeasure = ({ measures, funnels }: Given): readonly GivenMeasure[] => {
  const all = [...measures, ...funnels.flatMap(({ forces }) => forces)];
  return [...new Map(all.map((one) => [one.reading.id, one])).values()];
};

/** What is left of a denominator; events of a rate are no part of the people that they are counted for. */
function withinSums(given: Given): readonly SumKnown[] {
  const shares = [...given.register.ratios.values()].filter(({ per = 100 }) => per === 100 || per === 1);
  const counts = everyMeasure(given).flatMap(({ value, numerator, denominator, reading }) => {
    if (reading.inputs.unit === 'rate') return [];
    const own = reading.inputs.unit === 'count' ? [...idOf(value), ...idOf(numerator)] : idOf(numerator);
    return own.flatMap((part) => idOf(denominator).map((total) => ({ total, part })));
  });
  const all = [
    ...counts,
    ...shares.map(({ numerator, denominator }) => ({ total: denominator, part: numerator })),
  ];
  return all
    .filter(({ total, part }) => total !== part)
    .map(({ total, part }) => ({ total, parts: [part], isOpen: true }));
}

/** A figure that stands twice under one name is one figure: what is withheld here must not be read off there. */
function sameFigures(given: Given): readonly SumKnown[] {
  const byName = new Map<string, string>();
  const sums: SumKnown[] = [];
  for (const { id, names, source } of given.register.figures.values())
    for (const name of source.type === 'count' ? names : []) {
      const key = `${name} ${source.type === 'count' ? source.count : ''}`;
      const first = byName.get(key);
      if (first === undefined) byName.set(key, id);
      else if (first !== id) sums.push({ total: first, parts: [id] });
    }
  return sums;
}

function columnsByPeriod(given: Given): readonly (readonly string[])[] {
  const byPeriod = Map.groupBy(everyMeasure(given), ({ reading }) => reading.inputs.period);
  return [...byPeriod.values()].flatMap((measures) => [
    measures.flatMap(({ reading, value }) => (reading.inputs.unit === 'count' ? idOf(value) : [])),
    measures.flatMap(({ numerator }) => idOf(numerator)),
    measures.flatMap(({ denominator }) => idOf(denominator)),
  ]);
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
