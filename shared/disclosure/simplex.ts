import { isSpent, type SolvingBudget } from './solving-budget.ts';
import type { Stepwise } from './stepwise.ts';
import type { SumSystem } from './sum-system.ts';

/** Below this a number reckoned in floating point counts as 0; all that is answered is checked again in integers. */
const nearZero = 1e-9;
/** After so many steps the entering column is the first one, not the steepest: then no step can be repeated. */
const steepSteps = 2_000;

/** All solutions of a system of sums, with fractions allowed. Ranges must be finite. */
export interface Simplex {
  /** A corner where the unknown is as small, or as great, as it can be: a value for every unknown. */
  readonly extreme: (index: number, sense: 'least' | 'greatest') => Stepwise<readonly number[]>;
}

interface Tableau {
  readonly rows: Float64Array[];
  /** The unknown that each row stands for; from `widths.length` on an artificial one. */
  readonly basis: number[];
  /** What the unknown of each row is above its lower bound. */
  readonly amounts: number[];
  readonly widths: readonly number[];
  readonly isAtUpper: boolean[];
  readonly isBasic: boolean[];
  isFeasible: boolean;
  readonly budget: SolvingBudget;
}

/**
 * The primal simplex method with bounded variables in two phases (Chvátal 1983, Linear Programming, ch. 8), on a dense
 * tableau: the systems are small and their entries 0 and ±1. null where nothing fulfils the system. Once the budget is spent it stops where it is:
 * what it then answers fulfils nothing, or is no extreme.
 */
export function* createSimplex(system: SumSystem, budget: SolvingBudget): Stepwise<Simplex | null> {
  const { ranges } = system;
  const tableau = startOf(system, budget);
  const { basis, amounts, widths } = tableau;
  yield* minimise(tableau, (unknown) => (unknown >= widths.length ? 1 : 0));
  const left = amounts.reduce(
    (sum, amount, row) => sum + ((basis[row] ?? 0) >= widths.length ? amount : 0),
    0,
  );
  if (left > 1e-6) return null;
  tableau.isFeasible = true;
  return {
    *extreme(index, sense) {
      yield* minimise(tableau, (unknown) => (unknown === index ? (sense === 'least' ? 1 : -1) : 0));
      const values = ranges.map(({ low }, at) => low + (tableau.isAtUpper[at] ? (widths[at] ?? 0) : 0));
      for (const [row, unknown] of basis.entries())
        if (unknown < widths.length) values[unknown] = (ranges[unknown]?.low ?? 0) + (amounts[row] ?? 0);
      return values;
    },
  };
}

/** Every unknown at its lower bound, and an artificial one for what each sum then lacks. */
function startOf({ ranges, sums }: SumSystem, budget: SolvingBudget): Tableau {
  budget.left -= sums.length * ranges.length;
  const amounts: number[] = [];
  const rows = sums.map(({ total, parts }) => {
    const row = new Float64Array(ranges.length);
    row[total] = -1;
    for (const part of parts) row[part] = (row[part] ?? 0) + 1;
    const lack = ranges.reduce((sum, { low }, index) => sum - low * (row[index] ?? 0), 0);
    amounts.push(Math.abs(lack));
    return lack < 0 ? row.map((entry) => -entry) : row;
  });
  return {
    ...{ rows, amounts, isFeasible: false, budget },
    basis: sums.map((_, row) => ranges.length + row),
    widths: ranges.map(({ low, high }) => high - low),
    isAtUpper: ranges.map(() => false),
    isBasic: ranges.map(() => false),
  };
}

/** Walks from corner to corner while the cost falls. */
function* minimise(tableau: Tableau, costOf: (unknown: number) => number): Stepwise<void> {
  for (let step = 0; ; step++) {
    tableau.budget.left -= tableau.rows.length * tableau.widths.length;
    if (isSpent(tableau.budget)) return;
    const entering = enteringOf(tableau, costOf, step < steepSteps);
    if (entering === -1) return;
    move(tableau, entering);
    yield;
  }
}

function enteringOf(tableau: Tableau, costOf: (unknown: number) => number, isSteepest: boolean): number {
  const { rows, basis, widths, isAtUpper, isBasic } = tableau;
  const costs = Float64Array.from(widths, (_, unknown) => costOf(unknown));
  for (const [index, row] of rows.entries()) {
    const cost = costOf(basis[index] ?? 0);
    if (cost !== 0)
      for (let at = 0; at < costs.length; at++) costs[at] = (costs[at] ?? 0) - cost * (row[at] ?? 0);
  }
  let best = -1;
  let gain = nearZero;
  for (let at = 0; at < costs.length; at++) {
    const own = isAtUpper[at] ? (costs[at] ?? 0) : -(costs[at] ?? 0);
    if (isBasic[at] || widths[at] === 0 || own <= gain) continue;
    best = at;
    if (!isSteepest) return best;
    gain = own;
  }
  return best;
}

/** Moves the entering unknown as far as it and the basis allow. */
function move(tableau: Tableau, entering: number): void {
  const { rows, basis, amounts, widths, isAtUpper, isBasic } = tableau;
  const sign = isAtUpper[entering] ? -1 : 1;
  const width = widths[entering] ?? 0;
  const leaving = leavingOf(tableau, entering, sign);
  const length = Math.min(width, leaving.length);
  for (const [row, entries] of rows.entries())
    amounts[row] = (amounts[row] ?? 0) - sign * (entries[entering] ?? 0) * length;
  if (leaving.row === -1 || width <= leaving.length) {
    isAtUpper[entering] = !isAtUpper[entering];
    return;
  }
  const left = basis[leaving.row] ?? 0;
  if (left < widths.length) {
    isBasic[left] = false;
    isAtUpper[left] = leaving.isToUpper;
  }
  amounts[leaving.row] = (isAtUpper[entering] ? width : 0) + sign * length;
  isAtUpper[entering] = false;
  isBasic[entering] = true;
  basis[leaving.row] = entering;
  pivot(rows, leaving.row, entering);
}

function leavingOf({ rows, basis, amounts, widths, isFeasible }: Tableau, entering: number, sign: number) {
  let found = { row: -1, length: Number.POSITIVE_INFINITY, isToUpper: false };
  for (const [row, entries] of rows.entries()) {
    const fall = sign * (entries[entering] ?? 0);
    if (Math.abs(fall) <= nearZero) continue;
    const unknown = basis[row] ?? 0;
    const width = widths[unknown] ?? (isFeasible ? 0 : Number.POSITIVE_INFINITY);
    const room = fall > 0 ? (amounts[row] ?? 0) / fall : (width - (amounts[row] ?? 0)) / -fall;
    const length = Math.max(0, room);
    const isFirst = length <= found.length && unknown < (basis[found.row] ?? Number.POSITIVE_INFINITY);
    if (length < found.length - nearZero || isFirst) found = { row, length, isToUpper: fall < 0 };
  }
  return found;
}

function pivot(rows: readonly Float64Array[], pivotRow: number, column: number): void {
  const own = rows[pivotRow];
  if (own === undefined) return;
  const divisor = own[column] ?? 1;
  for (let at = 0; at < own.length; at++) own[at] = (own[at] ?? 0) / divisor;
  for (const [index, row] of rows.entries()) {
    const factor = row[column] ?? 0;
    if (index === pivotRow || Math.abs(factor) <= nearZero) continue;
    for (let at = 0; at < row.length; at++) row[at] = (row[at] ?? 0) - factor * (own[at] ?? 0);
  }
}
