import { isWithinPeriod, lengthOf, type Period } from '../proposals/period.ts';
import type { CountedFigure } from './counted-figures.ts';
import { type NameForm, nameForm, nestByName } from './nested-names.ts';
import type { SumKnown } from './sum-known.ts';
import { timesOf } from './time-of-figure.ts';
import { saysTotal } from './total-words.ts';

/** With more shares of one denominator than this only all of them together are tried. */
const mostShares = 12;

/**
 * Shares of one denominator that leave a small number of it over, two, three or all of them: the rest stands in no
 * sheet and could be worked out. Where they overlap there is no such rest, and more is protected than is needed.
 */
export function restsOfDenominators(
  figures: readonly CountedFigure[],
  mostSmall: number,
): readonly SumKnown[] {
  const counts = new Map(figures.map(({ id, count }) => [id, count]));
  const shares = figures.filter(
    ({ kind, against, isRate }) => kind !== 'denominator' && against !== null && !isRate,
  );
  return [...Map.groupBy(shares, ({ against }) => against ?? '')].flatMap(([total, group]) => {
    const ids = [...new Set(group.map(({ id }) => id))].filter((id) => id !== total);
    return choicesOf(ids).flatMap((parts) =>
      leavingLittle(total, parts, { counts, mostSmall, isTotal: true }),
    );
  });
}

function choicesOf(ids: readonly string[]): readonly (readonly string[])[] {
  if (ids.length < 2) return [];
  if (ids.length > mostShares) return [ids];
  const pairs = ids.flatMap((one, at) => ids.slice(at + 1).map((other) => [one, other]));
  const threes = ids.flatMap((one, at) =>
    ids.slice(at + 1).flatMap((two, on) => ids.slice(at + on + 2).map((three) => [one, two, three])),
  );
  return [...pairs, ...threes, ...(ids.length > 3 ? [ids] : [])];
}

interface Counts {
  readonly counts: ReadonlyMap<string, number>;
  readonly mostSmall: number;
  /** Whether what the parts add up to exactly is rounded as a total. */
  readonly isTotal: boolean;
}

function leavingLittle(
  total: string,
  parts: readonly string[],
  { counts, mostSmall, isTotal }: Counts,
): readonly SumKnown[] {
  const added = parts.reduce((sum, id) => sum + (counts.get(id) ?? Number.NaN), 0);
  const rest = (counts.get(total) ?? Number.NaN) - added;
  if (!(rest >= 0 && rest <= mostSmall)) return [];
  return [rest === 0 ? { total, parts, isTotal } : { total, parts, isOpen: true }];
}

interface Timed extends CountedFigure {
  readonly time: Period;
  readonly form: NameForm;
}

/**
 * A quarter against its months, a year against its quarters or months, wherever they stand: figures of one name whose
 * periods lie within another figure's, and leave none or a small number of it over.
 */
export function sumsOverTime(figures: readonly CountedFigure[], mostSmall: number): readonly SumKnown[] {
  const timeOf = timesOf(figures);
  const timed = figures.flatMap((figure): readonly Timed[] => {
    const time = figure.isSnapshot ? null : timeOf(figure);
    return time === null || time.start === time.end ? [] : [{ ...figure, time, form: nameForm(figure.name) }];
  });
  const counts = new Map(timed.map(({ id, count }) => [id, count]));
  const groups = [...Map.groupBy(timed, ({ name, kind, time }) => [name, kind, lengthOf(time)].join('\n'))];
  return timed.flatMap((total) =>
    groups.flatMap(([, group]) => {
      const [first] = group;
      if (first === undefined || first.kind !== total.kind || !isAbout(first, total)) return [];
      const parts = oneAfterTheOther(
        group.filter(
          ({ id, time }) =>
            id !== total.id && isWithinPeriod(time, total.time) && lengthOf(time) !== lengthOf(total.time),
        ),
      );
      if (parts.length < 2) return [];
      return leavingLittle(
        total.id,
        parts.map(({ id }) => id),
        { counts, mostSmall, isTotal: false },
      );
    }),
  );
}

const isAbout = (one: Timed, total: Timed): boolean =>
  one.name === total.name ||
  saysTotal(total.name) ||
  nestByName(one.form, total.form) ||
  nestByName(total.form, one.form);

/** Those that begin after the one before them has ended. */
function oneAfterTheOther(figures: readonly Timed[]): readonly Timed[] {
  const taken: Timed[] = [];
  for (const figure of figures.toSorted((one, other) => one.time.start - other.time.start))
    if (figure.time.start > (taken.at(-1)?.time.end ?? 0)) taken.push(figure);
  return taken;
}
