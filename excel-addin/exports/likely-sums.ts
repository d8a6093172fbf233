import type { FigureRegister } from './figure-register.ts';
import type { SumKnown } from './sum-known.ts';

/** Months that a reader adds up: a year, or all that there are. */
const yearMonths = 12;
const mostInRun = 12;
/** Months in a quarter, and in a year. */
const windowLengths = [3, yearMonths];

export interface GivenOrder {
  /** Ids of one kind (values, numerators, denominators), in the order of PL Measures, by period. */
  readonly columns: readonly (readonly string[])[];
  /** Ids of each series in the order of time. */
  readonly series: readonly (readonly string[])[];
  /** Figures that call themselves totals: up to `mostShort` more than what stands beside them is a rest of theirs. */
  readonly totals: ReadonlySet<string>;
  readonly mostShort: number;
}

/**
 * Sums that no table shows and a reader could still try: measures that follow each other and add up to the one before
 * or after them, and three or twelve months or a whole series that add up to another figure. One that holds by accident
 * only protects more than is needed.
 */
export function likelySums(order: GivenOrder, register: FigureRegister): readonly SumKnown[] {
  const countOf = (id: string): number | null => {
    const source = register.figures.get(id)?.source;
    return source?.type === 'count' ? source.count : null;
  };
  return [
    ...order.columns.flatMap((ids) => runsBeside(ids, countOf)),
    ...order.columns.flatMap((ids) => restsBeside(ids, order, countOf)),
    ...seriesSums(order, countOf),
  ];
}

type CountOf = (id: string) => number | null;

function runsBeside(ids: readonly string[], countOf: CountOf): readonly SumKnown[] {
  return ids.flatMap((total, at) => [
    ...runTo(total, ids.slice(Math.max(0, at - mostInRun), at).toReversed(), countOf),
    ...runTo(total, ids.slice(at + 1, at + 1 + mostInRun), countOf),
  ]);
}

function runTo(total: string, ids: readonly string[], countOf: CountOf): readonly SumKnown[] {
  const whole = countOf(total);
  let sum = 0;
  for (const [at, id] of ids.entries()) {
    sum += countOf(id) ?? Number.NaN;
    if (at > 0 && sum === whole && sum > 0) return [{ total, parts: ids.slice(0, at + 1) }];
  }
  return [];
}

/** The longest run beside a total that leaves a small number of it over. */
function restsBeside(
  ids: readonly string[],
  { totals, mostShort }: GivenOrder,
  countOf: CountOf,
): readonly SumKnown[] {
  return ids.flatMap((total, at) => {
    if (!totals.has(total)) return [];
    const before = ids.slice(Math.max(0, at - mostInRun), at).toReversed();
    return [before, ids.slice(at + 1, at + 1 + mostInRun)].flatMap((run) => {
      const length = run.findLastIndex((_, end) => {
        const sum = run.slice(0, end + 1).reduce((so, id) => so + (countOf(id) ?? Number.NaN), 0);
        const short = (countOf(total) ?? Number.NaN) - sum;
        return sum > 0 && short > 0 && short <= mostShort;
      });
      return length === -1 ? [] : [{ total, parts: run.slice(0, length + 1), isOpen: true, isTotal: true }];
    });
  });
}

function seriesSums({ columns, series }: GivenOrder, countOf: CountOf): readonly SumKnown[] {
  const totals = Map.groupBy(new Set(columns.flat()), countOf);
  return series.flatMap((ids) => {
    const windows = windowLengths
      .flatMap((length) =>
        Array.from({ length: Math.max(0, ids.length - length) + 1 }, (_, from) =>
          ids.slice(from, from + length),
        ),
      )
      .filter(({ length }) => windowLengths.includes(length));
    return [...windows, ...(ids.length > 2 ? [ids] : [])].flatMap((parts) => {
      const sum = parts.reduce((so, id) => so + (countOf(id) ?? Number.NaN), 0);
      const found = sum > 0 ? (totals.get(sum) ?? []) : [];
      return found
        .filter((total) => !parts.includes(total))
        .map((total) => ({ total, parts, isTotal: false }));
    });
  });
}
