import { isSpent, type SolvingBudget } from './solving-budget.ts';
import { fulfils, type SumSystem } from './sum-system.ts';

/** Searches for one answer, each of which turns elsewhere where there are several ways as good. */
const mostSearches = 8;
/** Changes looked at before a search gives up; giving up says nothing about whether there is a way. */
const mostTries = 250;
/** A change that is looked at costs about as much as so many entries of a tableau for each number of the sum. */
const entriesPerNumber = 20;
/** A rectangle in a table with all its totals takes nine changes; a longer way is hardly ever needed. */
const mostChanges = 10;

/** From one solution to another in which the unknown is one more or one less; null where none was found nearby. */
export type NearbySolution = (
  values: readonly number[],
  index: number,
  step: 1 | -1,
) => readonly number[] | null;

/**
 * Looks for other solutions by hand, as a reader with a pencil would: changes one number by 1, and mends each sum that
 * no longer holds by another number of it, until all hold again. Far cheaper than the exact search where it finds one,
 * and what it finds is checked exactly.
 */
export function createNearbySolution(system: SumSystem, budget: SolvingBudget): NearbySolution {
  const { ranges, sums } = system;
  const weights = sums.map(
    ({ total, parts }) => new Map([...parts.map((part) => [part, 1] as const), [total, -1] as const]),
  );
  const sumsOf = ranges.map((): number[] => []);
  for (const [at, members] of weights.entries()) for (const id of members.keys()) sumsOf[id]?.push(at);
  return (values, index, step) => {
    for (let turn = 0; turn < mostSearches && !isSpent(budget); turn++) {
      const mending = { system, weights, sumsOf, values, budget, turn, tries: { left: mostTries } };
      const found = mend(mending, [index, step]);
      if (found === null) continue;
      const next = values.map((value, at) => value + (found.get(at) ?? 0));
      if (fulfils(next, system)) return next;
    }
    return null;
  };
}

interface Mending {
  readonly system: SumSystem;
  /** Of each sum: 1 for a part, -1 for the total. */
  readonly weights: readonly ReadonlyMap<number, number>[];
  readonly sumsOf: readonly (readonly number[])[];
  readonly values: readonly number[];
  readonly budget: SolvingBudget;
  readonly turn: number;
  readonly tries: { left: number };
}

type Changes = ReadonlyMap<number, number>;

function mend(mending: Mending, [first, step]: readonly [number, number]): Changes | null {
  const changes = new Map<number, number>();
  const lacks = new Map<number, number>();
  const change = (index: number, by: number): void => {
    for (const at of mending.sumsOf[index] ?? []) {
      const lack = (lacks.get(at) ?? 0) + by * (mending.weights[at]?.get(index) ?? 0);
      if (lack === 0) lacks.delete(at);
      else lacks.set(at, lack);
    }
  };
  const attempt = (index: number, by: number): boolean => {
    changes.set(index, by);
    change(index, by);
    if (isMended()) return true;
    change(index, -by);
    changes.delete(index);
    return false;
  };
  const isMended = (): boolean => {
    const [worst] = lacks;
    if (worst === undefined) return true;
    if (changes.size >= mostChanges) return false;
    for (const [index, by] of remedies(worst, mending, { changes, lacks })) {
      if (mending.tries.left-- <= 0) return false;
      if (attempt(index, by)) return true;
    }
    return false;
  };
  return hasRoom(mending, first, step) && attempt(first, step) ? changes : null;
}

const hasRoom = ({ system, values }: Mending, index: number, by: number): boolean => {
  const range = system.ranges[index];
  const value = (values[index] ?? Number.NaN) + by;
  return range !== undefined && value >= range.low && value <= range.high;
};

/** What could mend a sum, that which leaves the fewest others open first. */
function remedies(
  [at, lack]: readonly [number, number],
  mending: Mending,
  { changes, lacks }: { readonly changes: Changes; readonly lacks: ReadonlyMap<number, number> },
): readonly (readonly [number, number])[] {
  const found = [...(mending.weights[at] ?? [])].flatMap(([index, weight]) => {
    const by = -Math.sign(lack) * weight;
    if (changes.has(index) || !hasRoom(mending, index, by)) return [];
    const opened = (mending.sumsOf[index] ?? []).reduce((sum, other) => {
      const before = lacks.get(other) ?? 0;
      const after = before + by * (mending.weights[other]?.get(index) ?? 0);
      return sum + Math.abs(after) - Math.abs(before);
    }, 0);
    return [{ index, by, opened, turned: mixed(index, mending.turn) }];
  });
  mending.budget.left -= entriesPerNumber * (mending.weights[at]?.size ?? 0);
  return found
    .sort((one, other) => one.opened - other.opened || one.turned - other.turned)
    .map(({ index, by }) => [index, by]);
}

/** An order of its own for each turn, the same at every run. */
const mixed = (index: number, turn: number): number =>
  (index * (2 * turn + 1) * 7919 + turn * 104_729) % 1009;
