import { createNearbySolution } from './nearby-solution.ts';
import type { CountRange } from './scheme.ts';
import { createSimplex, type Simplex } from './simplex.ts';
import { isSpent, type SolvingBudget } from './solving-budget.ts';
import type { Stepwise } from './stepwise.ts';
import { fulfils, narrowed, type SumSystem } from './sum-system.ts';

/** What has been shown to be possible of each unknown: real solutions in whole numbers, found one by one. */
export interface PossibleValues {
  /** Tells whether the unknown can have two values at least. */
  readonly hasTwo: (index: number) => Stepwise<boolean>;
  /** Tells whether it can be as low as `low` and as high as `high`. */
  readonly reaches: (index: number, range: CountRange) => Stepwise<boolean>;
  /** The least and greatest value that a solution was found for; null while there is none. */
  readonly seen: (index: number) => CountRange | null;
  /** Goes on with a system that allows all that this one did, and more. */
  readonly widen: (system: SumSystem) => void;
}

/** How many corners with fractions a search looks behind before it gives up; giving up counts as "not possible". */
const mostBranches = 200;

/**
 * Searches a system of sums for values of its unknowns, first near solutions that are known (`known`: the force's own
 * counts, where all of them are), then exactly, as far as the budget goes. Only "possible" is ever said on proof: a
 * solution in whole numbers that was checked. So the answer may err towards protecting too much, never too little.
 */
export function createPossibleValues(
  start: SumSystem,
  budget: SolvingBudget,
  known: readonly number[] | null = null,
): PossibleValues {
  const lowest: (readonly number[])[] = [];
  const highest: (readonly number[])[] = [];
  let search = searchOf(start, budget);
  let nearby = createNearbySolution(start, budget);
  const note = (values: readonly number[] | null): void => {
    for (const [index, value] of values?.entries() ?? []) {
      if (values === null) return;
      if (value < (lowest[index]?.[index] ?? Number.POSITIVE_INFINITY)) lowest[index] = values;
      if (value > (highest[index]?.[index] ?? Number.NEGATIVE_INFINITY)) highest[index] = values;
    }
  };
  if (known !== null && fulfils(known, start)) note(known);
  const seen = (index: number): CountRange | null => {
    const low = lowest[index]?.[index];
    const high = highest[index]?.[index];
    return low === undefined || high === undefined ? null : { low, high };
  };
  function* walk(index: number, isEnough: () => boolean): Stepwise<void> {
    for (const [ends, step] of [[lowest, -1] as const, [highest, 1] as const])
      for (let found = ends[index]; found !== undefined && !isEnough(); ) {
        const next = nearby(found, index, step);
        note(next);
        found = next ?? undefined;
        yield;
      }
  }
  function* look(index: number, isEnough: () => boolean): Stepwise<boolean> {
    yield* walk(index, isEnough);
    for (const sense of ['least', 'greatest'] as const) {
      if (isEnough() || isSpent(budget)) return isEnough();
      note(yield* search(index, sense));
    }
    return isEnough();
  }
  const isWithin = (index: number, { low, high }: CountRange): boolean => {
    const range = seen(index);
    return range !== null && range.low <= low && range.high >= high;
  };
  return {
    seen,
    hasTwo: (index) =>
      look(index, () => {
        const range = seen(index);
        return range !== null && range.low < range.high;
      }),
    reaches: (index, range) => look(index, () => isWithin(index, range)),
    widen: (system) => {
      search = searchOf(system, budget);
      nearby = createNearbySolution(system, budget);
    },
  };
}

/** What one exact search may cost: giving up there protects too much, and the next figure still gets its turn. */
const mostForOne = 20_000_000;

type Search = (index: number, sense: 'least' | 'greatest') => Stepwise<readonly number[] | null>;

/** Sets up nothing before it is asked: most answers are found nearby. */
function searchOf(system: SumSystem, budget: SolvingBudget): Search {
  let ready: { readonly small: SumSystem | null; readonly simplex: Simplex | null } | null = null;
  const slice: SolvingBudget = { left: 0 };
  return function* (index, sense) {
    const most = Math.min(mostForOne, budget.left);
    slice.left = most;
    if (ready === null) {
      const small = narrowed(withEnds(system));
      ready = { small, simplex: small === null ? null : yield* createSimplex(small, slice) };
    }
    const { small, simplex } = ready;
    if (small === null || simplex === null) return null;
    const corner = yield* simplex.extreme(index, sense);
    const branch = { index, sense, budget: slice, left: { branches: mostBranches } };
    const found = wholeOf(corner, small) ?? (yield* behind(small, branch));
    budget.left -= most - slice.left;
    return found;
  };
}

/** Gives ranges without an end one that no sum of known figures can reach. */
function withEnds({ ranges, sums }: SumSystem): SumSystem {
  const known = ranges.filter(({ high }) => high < 1e9).reduce((sum, { high }) => sum + high, 0);
  const end = 2 * known + 1000;
  return { ranges: ranges.map(({ low, high }) => ({ low, high: Math.min(high, low + end) })), sums };
}

function wholeOf(corner: readonly number[], system: SumSystem): readonly number[] | null {
  const whole = corner.map((value) => Math.round(value));
  return fulfils(whole, system) ? whole : null;
}

interface Branch {
  readonly index: number;
  readonly sense: 'least' | 'greatest';
  readonly budget: SolvingBudget;
  readonly left: { branches: number };
}

/** Branch and bound: splits the range of an unknown that came out as a fraction, and takes the better half. */
function* behind(system: SumSystem, branch: Branch): Stepwise<readonly number[] | null> {
  if (branch.left.branches-- <= 0 || isSpent(branch.budget)) return null;
  const small = narrowed(system);
  const simplex = small === null ? null : yield* createSimplex(small, branch.budget);
  if (small === null || simplex === null) return null;
  const corner = yield* simplex.extreme(branch.index, branch.sense);
  const whole = wholeOf(corner, small);
  if (whole !== null) return whole;
  const split = corner.findIndex((value) => Math.abs(value - Math.round(value)) > 1e-6);
  if (split === -1) return null;
  const floor = Math.floor(corner[split] ?? 0);
  const halves = [
    yield* behind(limited(small, split, { low: 0, high: floor }), branch),
    yield* behind(limited(small, split, { low: floor + 1, high: Number.POSITIVE_INFINITY }), branch),
  ];
  const sign = branch.sense === 'least' ? 1 : -1;
  const found = halves.filter((half) => half !== null);
  return (
    found.sort((one, other) => sign * ((one[branch.index] ?? 0) - (other[branch.index] ?? 0)))[0] ?? null
  );
}

function limited({ ranges, sums }: SumSystem, at: number, { low, high }: CountRange): SumSystem {
  const own = ranges.map((range, index) =>
    index === at ? { low: Math.max(range.low, low), high: Math.min(range.high, high) } : range,
  );
  return { ranges: own, sums };
}
