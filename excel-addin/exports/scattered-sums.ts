import type { SumKnown } from './sum-known.ts';

export interface CountGiven {
  readonly id: string;
  readonly count: number;
}

/** With more figures than this nearly every one is the sum of some others by accident. */
const mostCandidates = 60;
/** So many ways to add up to one figure are still worth a try to a reader. */
const mostWays = 3;

/**
 * Figures that are the sum of any two or three others, wherever they stand: a total on another sheet, an earlier figure
 * and the change since then. They say nothing of how the figure is rounded. `known` are figures whose sums a table shows.
 */
export function scatteredSums(all: readonly CountGiven[], known: ReadonlySet<string>): readonly SumKnown[] {
  const given = all.filter(({ count }) => count > 0);
  if (given.length > mostCandidates) return [];
  return given
    .filter(({ id }) => !known.has(id))
    .flatMap((total) => waysTo(total, given).map((parts) => ({ total: total.id, parts, isTotal: false })));
}

/** Those that stand nearest to each other first. */
function waysTo(total: CountGiven, given: readonly CountGiven[]): readonly (readonly string[])[] {
  const ways: { readonly parts: readonly string[]; readonly span: number }[] = [];
  const own = given.indexOf(total);
  const add = (...places: readonly number[]): void => {
    const span = Math.max(own, ...places) - Math.min(own, ...places);
    ways.push({ parts: places.map((place) => given[place]?.id ?? ''), span });
  };
  for (const [first, { count: one }] of given.entries())
    for (let second = first + 1; second < given.length; second++) {
      const two = one + (given[second]?.count ?? 0);
      if (two === total.count) add(first, second);
      for (let third = second + 1; two < total.count && third < given.length; third++)
        if (two + (given[third]?.count ?? 0) === total.count) add(first, second, third);
    }
  return ways
    .sort((a, b) => a.span - b.span)
    .slice(0, mostWays)
    .map(({ parts }) => parts);
}
