import type { CountTable } from '../../shared/disclosure/count-table.ts';
import {
  type ProtectError,
  type ProtectedFigures,
  protectFigures,
} from '../../shared/disclosure/protect-figures.ts';
import type { DisclosureScheme } from '../../shared/disclosure/scheme.ts';
import { createSolvingBudget } from '../../shared/disclosure/solving-budget.ts';
import type { Stepwise } from '../../shared/disclosure/stepwise.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/**
 * protectFigures of a whole export, group by group: figures that no sum and no ratio ties to each other tell a reader
 * nothing of each other. One budget for all of them. All figures that are determined are named at once.
 */
export function* protectExport(
  table: CountTable,
  scheme: DisclosureScheme,
): Stepwise<Result<ProtectedFigures, ProtectError>> {
  const budget = createSolvingBudget();
  const results: Result<ProtectedFigures, ProtectError>[] = [];
  for (const group of groupsOf(table)) results.push(yield* protectFigures(group, scheme, budget));
  const errors = results.flatMap((result) => (result.ok ? [] : [result.error]));
  const determined = errors.flatMap((error) => (error.type === 'determined' ? error.ids : []));
  const other = errors.find(({ type }) => type !== 'determined');
  if (other !== undefined) return err(other);
  if (determined.length > 0) return err({ type: 'determined', ids: determined });
  const done = results.flatMap((result) => (result.ok ? [result.value] : []));
  return ok({
    scheme,
    figures: new Map(done.flatMap(({ figures }) => [...figures])),
    small: done.flatMap(({ small }) => small),
    alsoWithheld: done.flatMap(({ alsoWithheld }) => alsoWithheld),
    brokenSums: done.flatMap(({ brokenSums }) => brokenSums),
    narrowed: done.flatMap(({ narrowed }) => narrowed),
  });
}

function groupsOf({ cells, sums, percentages }: CountTable): readonly CountTable[] {
  const find = joined([
    ...sums.map(({ total, parts }) => [total, ...parts]),
    ...percentages.map(({ numerator, denominator }) => [numerator, denominator]),
  ]);
  const bySum = Map.groupBy(sums, ({ total }) => find(total));
  const byRatio = Map.groupBy(percentages, ({ numerator }) => find(numerator));
  const byCell = Map.groupBy(cells, ({ id }) => find(id));
  return [...byCell].map(([group, own]) => ({
    cells: own,
    sums: bySum.get(group) ?? [],
    percentages: byRatio.get(group) ?? [],
  }));
}

/** Tells each id the one that stands for all that it is tied to. */
function joined(ties: readonly (readonly string[])[]): (id: string) => string {
  const parents = new Map<string, string>();
  const find = (id: string): string => {
    let root = id;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    if (root !== id) parents.set(id, root);
    return root;
  };
  for (const [first = '', ...rest] of ties)
    for (const id of rest) {
      const [from, to] = [find(id), find(first)];
      if (from !== to) parents.set(from, to);
    }
  return find;
}
