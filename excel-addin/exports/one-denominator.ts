import { forceOf } from '../proposals/force-names.ts';
import type { CountedFigure } from './counted-figures.ts';
import type { SumKnown } from './sum-known.ts';

export interface OneDenominator {
  /** Those of one denominator are set against the first of its cells. */
  readonly figures: readonly CountedFigure[];
  /** That the other cells of these denominators say the same as the first. */
  readonly tiesTo: (totals: ReadonlySet<string>) => readonly SumKnown[];
}

/**
 * A table that says in every row what it is counted out of repeats one number, and a reader takes it for one though it
 * stands in several cells: equal numbers of one period are one, unless they are two forces'. Two that are equal by
 * accident only protect more than is needed.
 */
export function withOneDenominator(figures: readonly CountedFigure[]): OneDenominator {
  const counts = new Map(
    figures.flatMap(({ id, kind, count }) => (kind === 'denominator' ? [[id, count] as const] : [])),
  );
  const firsts = new Map<string, string>();
  const others = new Map<string, Set<string>>();
  const set = figures.map((figure) => {
    const { kind, against, name, period } = figure;
    const count = against === null ? undefined : counts.get(against);
    if (kind === 'denominator' || against === null || count === undefined) return figure;
    const force = forceOf(name.split(': ').at(-1) ?? name)?.force ?? '';
    const key = [count, period.trim().toLowerCase(), force].join('\n');
    const first = firsts.get(key) ?? against;
    firsts.set(key, first);
    if (first !== against) others.set(first, (others.get(first) ?? new Set()).add(against));
    return { ...figure, against: first };
  });
  return {
    figures: set,
    tiesTo: (totals) =>
      [...totals].flatMap((total) => [...(others.get(total) ?? [])].map((id) => ({ total, parts: [id] }))),
  };
}
