import type { CountTable, SourceCell, SumRelation } from './count-table.ts';
import { isProtected, ownCounts, systemOf } from './find-determined.ts';
import { createPossibleValues, type PossibleValues } from './possible-values.ts';
import { type DisclosureScheme, isSmallCount, type ShownFigure } from './scheme.ts';
import { isSpent, type SolvingBudget } from './solving-budget.ts';
import type { Stepwise } from './stepwise.ts';

export interface Withheld {
  readonly figures: ReadonlyMap<string, ShownFigure>;
  readonly alsoWithheld: readonly string[];
  readonly narrowed: readonly string[];
}

/**
 * Withholds further figures until every protected one can have two values, and every withheld small count all values
 * that the scheme calls small, as far as there is anything left to withhold. What is withheld is chosen greedily: first
 * where it completes a pattern of withheld cells, parts before totals, the smallest before the greater. A nought that the
 * scheme shows is never withheld: a marker would then say less than readers take it to say. It stops where it is once
 * the budget is spent.
 */
export function* withholdMore(
  table: CountTable,
  shown: ReadonlyMap<string, ShownFigure>,
  { scheme, budget }: { readonly scheme: DisclosureScheme; readonly budget: SolvingBudget },
): Stepwise<Withheld> {
  const figures = new Map(shown);
  const possible = createPossibleValues(systemOf(table, figures, scheme), budget, ownCounts(table));
  const places = new Map(table.cells.map((cell, index) => [cell.id, index]));
  const queue = table.cells.filter((cell) => isProtected(cell, figures, scheme));
  const alsoWithheld: string[] = [];
  const narrowed: string[] = [];
  for (const cell of queue) {
    const index = places.get(cell.id) ?? -1;
    yield;
    while (!(yield* isSafe(cell, index, { possible, scheme, alsoWithheld }))) {
      if (isSpent(budget)) return { figures, alsoWithheld, narrowed };
      const next = nextToWithhold(cell, table, { figures, scheme });
      if (next === null) {
        narrowed.push(cell.id);
        break;
      }
      figures.set(next.id, { type: 'marker', marker: scheme.marker });
      alsoWithheld.push(next.id);
      queue.push(next);
      possible.widen(systemOf(table, figures, scheme));
      yield;
    }
  }
  return { figures, alsoWithheld, narrowed };
}

interface Known {
  readonly possible: PossibleValues;
  readonly scheme: DisclosureScheme;
  readonly alsoWithheld: readonly string[];
}

function* isSafe(
  { id, role, figure }: SourceCell,
  index: number,
  { possible, scheme, alsoWithheld }: Known,
): Stepwise<boolean> {
  if (!(yield* possible.hasTwo(index))) return false;
  if (figure.type === 'marker' || scheme.smallShownAs !== null || alsoWithheld.includes(id)) return true;
  if (!isSmallCount(figure.count, scheme)) return true;
  // A total of two withheld parts is 2 at least, whatever else is withheld: more must not be asked of it.
  const low = role === 'total' ? figure.count : scheme.smallest;
  return yield* possible.reaches(index, { low, high: scheme.largestSmall });
}

/** The best shown count in the sums about a cell, or about the withheld cells of those sums, and so on. */
function nextToWithhold(
  start: SourceCell,
  table: CountTable,
  {
    figures,
    scheme,
  }: { readonly figures: ReadonlyMap<string, ShownFigure>; readonly scheme: DisclosureScheme },
): SourceCell | null {
  const isShown = ({ id, figure }: SourceCell): boolean =>
    figures.get(id)?.type === 'number' && figure.type === 'count' && figure.count >= scheme.smallest;
  const met = new Set([start.id]);
  let edge: readonly string[] = [start.id];
  while (edge.length > 0) {
    const sums = table.sums.filter((sum) => members(sum).some((id) => edge.includes(id)));
    const ids = new Set(sums.flatMap(members));
    const around = table.cells.filter(({ id }) => ids.has(id) && !met.has(id));
    const candidates = around.filter(isShown);
    if (candidates.length > 0) return cheapest(candidates, table.sums, figures);
    for (const { id } of around) met.add(id);
    edge = around.map(({ id }) => id);
  }
  return null;
}

const members = ({ total, parts }: SumRelation): readonly string[] => [total, ...parts];

function cheapest(
  candidates: readonly SourceCell[],
  sums: readonly SumRelation[],
  figures: ReadonlyMap<string, ShownFigure>,
): SourceCell | null {
  const priced = candidates.map((cell) => ({ cell, cost: costOf(cell, sums, figures) }));
  priced.sort((one, other) => {
    const at = one.cost.findIndex((cost, index) => cost !== other.cost[index]);
    return (one.cost[at] ?? 0) - (other.cost[at] ?? 0);
  });
  return priced[0]?.cell ?? null;
}

/** Costs by weight, the weightiest first: a total, sums in which it would be the only withheld one, the count. */
function costOf(
  { id, role, figure }: SourceCell,
  sums: readonly SumRelation[],
  figures: ReadonlyMap<string, ShownFigure>,
): readonly number[] {
  const alone = sums.filter((sum) => {
    const others = members(sum).filter((member) => member !== id);
    return (
      others.length < members(sum).length && others.every((member) => figures.get(member)?.type === 'number')
    );
  });
  const count = figure.type === 'count' ? figure.count : 0;
  return [role === 'total' ? 1 : 0, alone.length, count];
}
