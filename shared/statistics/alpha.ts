import { err, ok, type Result } from '../result.ts';
import type { AgreementError } from './agreement.ts';
import { sum } from './mean.ts';

/** How far apart two ratings are: only same or not, by rank, by difference, by proportion. */
export type AlphaMetric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/**
 * Krippendorff's alpha: agreement of any number of raters beyond chance, ratings may be missing (null). One row a
 * rater, one column a thing rated; ratings are numbers (grades by their place). 1 at most, 0 as by chance. What only
 * one rater rated is left out. Errors: nothing rated by two, one rating only, a number that the metric has no use for.
 *
 * Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, sections C to E.
 */
export function alphaOf(
  rows: readonly (readonly (number | null)[])[],
  metric: AlphaMetric,
): Result<number, AgreementError> {
  const bad = rows.flat().find((rating) => rating !== null && !isUsable(rating, metric));
  if (typeof bad === 'number') return err({ type: 'not-a-number', rating: bad });
  const units = unitsOf(rows);
  if (units.length === 0) return err({ type: 'nothing-compared' });
  const totals = tally(units.flat());
  const distance = distanceBy(metric, totals);
  const count = sum([...totals.values()]);
  const observed = sum(units.map((ratings) => disagreement(tally(ratings), distance) / (ratings.length - 1)));
  const expected = disagreement(totals, distance);
  if (expected === 0) return err({ type: 'one-rating-only' });
  return ok(1 - ((count - 1) * observed) / expected);
}

const isUsable = (rating: number, metric: AlphaMetric): boolean =>
  Number.isFinite(rating) && (metric !== 'ratio' || rating >= 0);

/** The ratings of each thing that two or more have rated. */
function unitsOf(rows: readonly (readonly (number | null)[])[]): number[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, at) => rows.flatMap((row) => row[at] ?? [])).filter(
    (ratings) => ratings.length > 1,
  );
}

type Tally = ReadonlyMap<number, number>;

function tally(ratings: readonly number[]): Tally {
  const counts = new Map<number, number>();
  for (const rating of ratings) counts.set(rating, (counts.get(rating) ?? 0) + 1);
  return counts;
}

function disagreement(counts: Tally, distance: (one: number, other: number) => number): number {
  let total = 0;
  for (const [one, times] of counts)
    for (const [other, count] of counts) if (one !== other) total += times * count * distance(one, other);
  return total;
}

function distanceBy(metric: AlphaMetric, totals: Tally): (one: number, other: number) => number {
  if (metric === 'nominal') return () => 1;
  if (metric === 'interval') return (one, other) => (one - other) ** 2;
  if (metric === 'ratio') return (one, other) => ((one - other) / (one + other)) ** 2;
  return (one, other) => {
    const between = [...totals].filter(
      ([rating]) => rating >= Math.min(one, other) && rating <= Math.max(one, other),
    );
    const ends = (totals.get(one) ?? 0) + (totals.get(other) ?? 0);
    return (sum(between.map(([, count]) => count)) - ends / 2) ** 2;
  };
}
