import type { DisclosureScheme } from '../../shared/disclosure/scheme.ts';
import type { Stepwise } from '../../shared/disclosure/stepwise.ts';
import type { ForceSheetReading } from '../workbook/force-sheet.ts';
import { countedFigures } from './counted-figures.ts';
import { countedIn } from './formula-cells.ts';
import type { GivenFigures } from './give-figures.ts';
import type { GivenMeasure } from './give-measure.ts';
import { likelySums } from './likely-sums.ts';
import { idsBy, type MeasureSlot, slotsOf } from './measure-slots.ts';
import { nestedFigures } from './nested-figures.ts';
import { withOneDenominator } from './one-denominator.ts';
import { type CountGiven, scatteredSums } from './scattered-sums.ts';
import { apartIn, knownIn, toldIn } from './shown-sums.ts';
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
  const slots = slotsOf(everyMeasure(given));
  const totals = slots.flatMap(({ id, kind, name }) => (kind === 'value' && saysTotal(name) ? [id] : []));
  for (const sheet of sheets) {
    const found = sumsOfSheet(sheet, mostShort);
    shown.push(...found.sums);
    totals.push(...found.totals);
    yield;
  }
  const scattered = scatteredSums(countsOf(slots, given), knownIn(shown, given.register));
  yield;
  const charted = given.controls.map(({ points }) => points.flatMap(({ value }) => idOf(value)));
  const order = { columns: idsBy(slots, 'period'), series: [...charted, ...idsBy(slots, 'name')] };
  const likely = likelySums({ ...order, totals: new Set(totals), mostShort }, given.register);
  yield;
  const inferred = inferredSums(given, { sheets, shown, mostShort });
  yield;
  const tied = [...withinSums(given), ...sameFigures(given)];
  return { sums: [...shown, ...scattered, ...tied, ...likely, ...inferred], totals };
}

/** Of measures; points of charts and case audits hang together by sums of their own. */
const countsOf = (slots: readonly MeasureSlot[], { register: { figures } }: Given): readonly CountGiven[] =>
  [...new Set(slots.map(({ id }) => id))].flatMap((id) => {
    const source = figures.get(id)?.source;
    return source?.type === 'count' ? [{ id, count: source.count }] : [];
  });

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
