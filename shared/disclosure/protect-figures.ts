import { err, ok, type Result } from '../result.ts';
import { roundHalfAway } from '../statistics/rounding.ts';
import type { CountTable, PercentageOf, SourceCell, SumRelation } from './count-table.ts';
import { findDetermined } from './find-determined.ts';
import { type DisclosureScheme, isSmallCount, type ShownFigure, showCount } from './scheme.ts';
import { createSolvingBudget, isSpent, type SolvingBudget } from './solving-budget.ts';
import type { Stepwise } from './stepwise.ts';
import { withholdMore } from './withhold-more.ts';

/** Figures that may leave, by the id of their cell or percentage. */
export type ShownFigures = ReadonlyMap<string, ShownFigure>;

export interface ProtectedFigures {
  readonly scheme: DisclosureScheme;
  /** Every cell and percentage, in the order of the table: values, limits and charts are worked out from these. */
  readonly figures: ShownFigures;
  /** Ids of small counts, and of those that were withheld so that no small one can be worked out. */
  readonly small: readonly string[];
  readonly alsoWithheld: readonly string[];
  /** Totals that are not the sum of their parts in the force's own figures; nothing was inferred from them. */
  readonly brokenSums: readonly SumRelation[];
  /** Small counts that a reader can narrow down further than the scheme alone would say, though not to one value. */
  readonly narrowed: readonly string[];
}

export type ProtectError =
  | { readonly type: 'not-a-count'; readonly id: string; readonly value: number }
  | { readonly type: 'unknown-cell'; readonly id: string }
  /** These could be worked out from the rest: the export must not be made. */
  | { readonly type: 'determined'; readonly ids: readonly string[] }
  /** So many figures hang together by sums that the budget does not go far enough to check them. */
  | { readonly type: 'too-many'; readonly count: number };

/**
 * Makes a table fit to leave the force: each count is rounded or withheld on its own (totals too, never summed from
 * rounded parts), more is withheld until no protected figure follows from the rest, and percentages are worked out from
 * what is then shown. Checked at the end by findDetermined, from the beginning. Errors: a figure that is no count (a
 * whole number from 0), a sum or percentage of a cell that is not there, a figure that cannot be protected, too many
 * figures for the budget.
 */
export function* protectFigures(
  table: CountTable,
  scheme: DisclosureScheme,
  budget: SolvingBudget = createSolvingBudget(),
): Stepwise<Result<ProtectedFigures, ProtectError>> {
  const stray = strayId(table);
  if (stray !== undefined) return err({ type: 'unknown-cell', id: stray });
  const shown = new Map<string, ShownFigure>();
  for (const { id, role, figure } of table.cells) {
    const own =
      figure.type === 'marker' ? ok(markerOf(figure.marker)) : showCount(figure.count, scheme, role);
    if (!own.ok) return err({ ...own.error, id });
    shown.set(id, own.value);
  }
  const brokenSums = table.sums.filter((sum) => isBroken(sum, table.cells));
  const intact = { ...table, sums: table.sums.filter((sum) => !brokenSums.includes(sum)) };
  const { figures, alsoWithheld, narrowed } = yield* withholdMore(intact, shown, { scheme, budget });
  const determined = yield* findDetermined(intact, figures, { ...scheme, budget });
  if (isSpent(budget)) return err({ type: 'too-many', count: table.cells.length });
  if (determined.length > 0) return err({ type: 'determined', ids: determined });
  const small = table.cells.flatMap(({ id, figure }) =>
    figure.type === 'count' && isSmallCount(figure.count, scheme) ? [id] : [],
  );
  const all = new Map([...figures, ...table.percentages.map((each) => percentageOf(each, figures))]);
  return ok({ scheme, figures: all, small, alsoWithheld, brokenSums, narrowed });
}

const markerOf = (marker: string): ShownFigure => ({ type: 'marker', marker });

function strayId({ cells, sums, percentages }: CountTable): string | undefined {
  const ids = new Set(cells.map(({ id }) => id));
  const named = [
    ...sums.flatMap(({ total, parts }) => [total, ...parts]),
    ...percentages.flatMap(({ numerator, denominator }) => [numerator, denominator]),
  ];
  return named.find((id) => !ids.has(id));
}

/** A sum with a marker in it holds as far as anyone can tell, unless its counts alone are too many already. */
function isBroken({ total, parts }: SumRelation, cells: readonly SourceCell[]): boolean {
  const figures = new Map(cells.map(({ id, figure }) => [id, figure]));
  const counts = parts.flatMap((part) => {
    const figure = figures.get(part);
    return figure?.type === 'count' ? [figure.count] : [];
  });
  const whole = figures.get(total);
  if (whole?.type !== 'count') return false;
  const counted = counts.reduce((sum, count) => sum + count, 0);
  return counts.length === parts.length ? counted !== whole.count : counted > whole.count;
}

function percentageOf(
  { id, numerator, denominator, decimals, per = 100 }: PercentageOf,
  figures: ShownFigures,
): [string, ShownFigure] {
  const above = figures.get(numerator);
  const below = figures.get(denominator);
  if (above?.type !== 'number') return [id, above ?? markerOf('z')];
  if (below?.type !== 'number') return [id, below ?? markerOf('z')];
  // 'z', not applicable, is the Government Analysis Function's symbol for a share of nothing.
  if (below.number === 0) return [id, markerOf('z')];
  return [id, { type: 'number', number: roundHalfAway((per * above.number) / below.number, decimals) }];
}
