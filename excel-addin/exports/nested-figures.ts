import { isWithinPeriod, type Period } from '../proposals/period.ts';
import type { CountedFigure } from './counted-figures.ts';
import { type Counted, countsWithin } from './formula-cells.ts';
import { nameForm, nestByName } from './nested-names.ts';
import type { SumKnown } from './sum-known.ts';
import { type TimeOf, timesOf } from './time-of-figure.ts';

export interface NestingInput {
  readonly figures: readonly CountedFigure[];
  /** Differences from 1 to this are small numbers. */
  readonly mostSmall: number;
  /** What the force's own cell counts, where its formula says so. */
  readonly countedBy: (id: string) => Counted | null;
  /** Whether a table shows the two as parts of one total: then neither is within the other. */
  readonly areApart: (one: string, other: string) => boolean;
  /** Whether a table ties both to what stands beside them, so that their names need not tell. */
  readonly areTold: (one: string, other: string) => boolean;
}

/** With more names than this only cells and shared denominators are compared. */
const mostNames = 400;

/**
 * Counts of which one may be within the other, a small number apart: what is between them could be worked out by taking
 * one from the other. Their cells tell (one formula counts what the other does and more); else two counts out of the
 * same are taken to be so, whatever they are called, unless a table or their periods show them apart; else their names
 * (all words of the one and more, or the same words with another limit), or of one name their periods (the year to May
 * within the year to June). One that is not so only protects more.
 */
export function nestedFigures(input: NestingInput): readonly SumKnown[] {
  const timed = { ...input, timeOf: timesOf(input.figures) };
  const found = [...byPartner(timed), ...byName(timed), ...byTime(timed), ...byCells(input)];
  return found
    .filter(({ inner, outer }) => inner.id !== outer.id && !input.areApart(inner.id, outer.id))
    .map(({ inner, outer }) => ({ total: outer.id, parts: [inner.id], isOpen: true }));
}

interface TimedInput extends NestingInput {
  readonly timeOf: TimeOf;
}

interface Nesting {
  readonly inner: CountedFigure;
  readonly outer: CountedFigure;
}

function pairsOf(figures: readonly CountedFigure[], mostSmall: number): readonly Nesting[] {
  const sorted = figures.toSorted((one, other) => one.count - other.count);
  return sorted.flatMap((inner, at) => {
    const pairs: Nesting[] = [];
    for (let next = at + 1; next < sorted.length; next++) {
      const outer = sorted[next];
      if (outer === undefined || outer.count - inner.count > mostSmall) break;
      if (outer.count > inner.count) pairs.push({ inner, outer });
    }
    return pairs;
  });
}

/** Numerators of one denominator, and denominators of one numerator. */
function byPartner({ figures, mostSmall, timeOf }: TimedInput): readonly Nesting[] {
  const partnered = figures.filter(({ against }) => against !== null);
  const groups = Map.groupBy(partnered, ({ against, kind }) =>
    [against, kind === 'denominator' ? 'below' : 'above'].join('\n'),
  );
  return [...groups.values()]
    .flatMap((group) => pairsOf(group, mostSmall))
    .filter(({ inner, outer }) => mayShareTime(timeOf(inner), timeOf(outer)));
}

function byName({ figures, mostSmall, areTold, timeOf }: TimedInput): readonly Nesting[] {
  const groups = Map.groupBy(figures, ({ name }) => name);
  const names = [...groups.keys()];
  if (names.length > mostNames) return [];
  const forms = names.map((name) => ({ name, form: nameForm(name) }));
  return forms.flatMap(({ name: narrow, form: own }) =>
    forms
      .flatMap(({ name, form }) => (name !== narrow && nestByName(own, form) ? [name] : []))
      .flatMap((wide) => {
        const both = [...(groups.get(narrow) ?? []), ...(groups.get(wide) ?? [])];
        return pairsOf(both, mostSmall).filter(
          ({ inner, outer }) =>
            inner.name === narrow &&
            outer.name === wide &&
            inner.kind === outer.kind &&
            !areTold(inner.id, outer.id) &&
            mayShareTime(timeOf(inner), timeOf(outer)),
        );
      }),
  );
}

/** The same, counted for longer: what came between the two ends. */
function byTime({ figures, mostSmall, timeOf }: TimedInput): readonly Nesting[] {
  const timed = figures.filter((figure) => {
    const time = figure.isSnapshot ? null : timeOf(figure);
    return time !== null && time.start !== time.end;
  });
  return [...Map.groupBy(timed, ({ name, kind }) => [name, kind].join('\n')).values()]
    .flatMap((group) => pairsOf(group, mostSmall))
    .filter(({ inner, outer }) => {
      const [one, other] = [timeOf(inner), timeOf(outer)];
      return one !== null && other !== null && isWithinPeriod(one, other) && !isWithinPeriod(other, one);
    });
}

function byCells({ figures, mostSmall, countedBy }: NestingInput): readonly Nesting[] {
  const known = new Map(figures.map((figure) => [figure.id, countedBy(figure.id)]));
  const told = figures.filter(({ id }) => known.get(id) !== null);
  return pairsOf(told, mostSmall).filter(({ inner, outer }) => {
    const [one, other] = [known.get(inner.id), known.get(outer.id)];
    return one != null && other != null && countsWithin(one, other);
  });
}

/** Whether the smaller one's time may lie within the greater one's: not where both are read and it does not. */
const mayShareTime = (inner: Period | null, outer: Period | null): boolean =>
  inner === null || outer === null || isWithinPeriod(inner, outer);
