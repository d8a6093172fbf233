import type { DisclosureScheme } from '../../shared/disclosure/scheme.ts';
import type { Stepwise } from '../../shared/disclosure/stepwise.ts';
import type { ForceSheetReading } from '../workbook/force-sheet.ts';
import { countedFigures } from './counted-figures.ts';
import { placeId } from './figure-register.ts';
import { type Counted, countedBy } from './formula-cells.ts';
import type { GivenFigures } from './give-figures.ts';
import type { GivenMeasure } from './give-measure.ts';
import { type GivenOrder, likelySums } from './likely-sums.ts';
import { nestedFigures } from './nested-figures.ts';
import { withOneDenominator } from './one-denominator.ts';
import { type CountGiven, scatteredSums } from './scattered-sums.ts';
import { restsOfDenominators, sumsOverTime } from './small-rests.ts';
import type { SumKnown } from './sum-known.ts';
import { sumsOfSheet } from './table-sums.ts';
import { saysTotal } from './total-words.ts';

type Given = Omit<GivenFigures, 'table'>;

interface Among {
  readonly sheets: readonly ForceSheetReading[];
  readonly scheme: DisclosureScheme;
}

/** Every sum that ties figures of the export to each other and to what stays inside, and which figures are totals. */
export function* sumsAmong(
  given: Given,
  { sheets, scheme }: Among,
): Stepwise<{ readonly sums: readonly SumKnown[]; readonly totals: readonly string[] }> {
  const mostShort = scheme.largestSmall;
  const shown = [...(given.cases?.sums ?? [])];
  const totals = totalsByName(given);
  for (const sheet of sheets) {
    const found = sumsOfSheet(sheet, mostShort);
    shown.push(...found.sums);
    totals.push(...found.totals);
    yield;
  }
  const scattered = scatteredSums(countsOf(given), knownIn(shown, given));
  yield;
  const likely = likelySums(orderOf(given, { totals: new Set(totals), mostShort }), given.register);
  yield;
  const inferred = inferredSums(given, { sheets, shown, mostShort });
  yield;
  const tied = [...withinSums(given), ...sameFigures(given)];
  return { sums: [...shown, ...scattered, ...tied, ...likely, ...inferred], totals };
}

function orderOf(given: Given, rest: Pick<GivenOrder, 'totals' | 'mostShort'>): GivenOrder {
  const charted = given.controls.map(({ points }) => points.flatMap(({ value }) => idOf(value)));
  return { columns: columnsByPeriod(given), series: [...charted, ...seriesByName(given)], ...rest };
}

interface Inferring {
  readonly sheets: readonly ForceSheetReading[];
  readonly shown: readonly SumKnown[];
  readonly mostShort: number;
}

/** What is between one figure and another, or left of one, by what a reader is told of them. */
function inferredSums(given: Given, { sheets, shown, mostShort }: Inferring): readonly SumKnown[] {
  const { figures, tiesTo } = withOneDenominator(countedFigures({ ...given, measures: everyMeasure(given) }));
  const rests = restsOfDenominators(figures, mostShort);
  return [
    ...nestedFigures({
      figures,
      mostSmall: mostShort,
      countedBy: countedIn(sheets),
      areApart: apartIn(shown),
      areTold: toldIn(shown),
    }),
    ...rests,
    ...tiesTo(new Set(rests.map(({ total }) => total))),
    ...sumsOverTime(figures, mostShort),
  ];
}

function countedIn(sheets: readonly ForceSheetReading[]): (id: string) => Counted | null {
  const byId = new Map(
    sheets.flatMap(({ sheetName, area, cells }) =>
      cells.flatMap((row, at) =>
        row.flatMap(({ formula }, across) => {
          const counted = formula === undefined ? null : countedBy(formula, sheetName);
          const place = { sheetName, row: area.row + at, column: area.column + across };
          return counted === null ? [] : [[placeId(place), counted] as const];
        }),
      ),
    ),
  );
  return (id) => byId.get(id) ?? null;
}

/** Both in sums that one sheet shows: it says how they hang together. */
function toldIn(shown: readonly SumKnown[]): (one: string, other: string) => boolean {
  const told = new Set(shown.flatMap(({ total, parts, isOpen }) => (isOpen ? [] : [total, ...parts])));
  const sheetOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('!')));
  return (one, other) => told.has(one) && told.has(other) && sheetOf(one) === sheetOf(other);
}

/** Parts of one total that a table shows are apart from each other. */
function apartIn(shown: readonly SumKnown[]): (one: string, other: string) => boolean {
  const sumsOf = new Map<string, Set<number>>();
  for (const [at, { parts, isOpen = false }] of shown.entries())
    for (const part of isOpen ? [] : parts) sumsOf.set(part, (sumsOf.get(part) ?? new Set()).add(at));
  return (one, other) => {
    const others = sumsOf.get(other);
    return others !== undefined && [...(sumsOf.get(one) ?? [])].some((at) => others.has(at));
  };
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

/** A measure that is a count and calls itself a total. */
const totalsByName = (given: Given): string[] =>
  everyMeasure(given).flatMap(({ reading, value }) =>
    reading.inputs.unit === 'count' && saysTotal(reading.inputs.name) ? idOf(value) : [],
  );

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
