import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { err, ok, type Result } from '../result.ts';
import { deviateOf, usualConfidence } from './confidence.ts';
import { sum } from './mean.ts';
import { medianOf } from './quantile.ts';

export interface Trend {
  /** How many points have a value. */
  readonly points: number;
  /** Rises less falls over all pairs of points. */
  readonly score: number;
  readonly variance: number;
  readonly deviate: number;
  /** How often chance alone brings a score at least as far from 0; 0 to 1, both sides. */
  readonly chance: number;
  /** Kendall's tau: the score over the number of pairs. */
  readonly tau: number;
  /** The median change from one period to the next, in the unit of the values. */
  readonly slope: number;
  readonly direction: 'rising' | 'falling' | 'none';
}

export type TrendError =
  | { readonly type: 'too-few-points'; readonly fewest: number }
  | { readonly type: 'too-many-points'; readonly most: number }
  | { readonly type: 'not-a-number'; readonly index: number };

/** Below four points no score can be told from chance (Gilbert 1987, table A18). */
export const fewestTrendPoints = 4;
/** Three years of months: over more, what drove the first is seldom what drives the last. A choice of ours. */
export const mostTrendPoints = 36;

/**
 * Whether the values, oldest first and evenly spaced, rise or fall: Mann-Kendall with its correction for ties, and
 * Sen's slope. A null is a gap: it forms no pair, and slopes across it count its place. Errors: fewer than 4 values,
 * more than 36 places, a value that is not finite.
 *
 * Source: Mann (1945), Econometrica 13:245–259; Kendall (1975), Rank Correlation Methods; Gilbert (1987), Statistical
 * Methods for Environmental Pollution Monitoring, ch. 16 (ties, continuity) and Sen (1968), JASA 63:1379–1389; as
 * pyMannKendall `original_test` (MIT).
 */
export function trendOf(
  values: readonly (number | null)[],
  confidence = usualConfidence,
): Result<Trend, TrendError> {
  const bad = values.findIndex((value) => value !== null && !Number.isFinite(value));
  if (bad !== -1) return err({ type: 'not-a-number', index: bad });
  if (values.length > mostTrendPoints) return err({ type: 'too-many-points', most: mostTrendPoints });
  const known = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
  if (known.length < fewestTrendPoints) return err({ type: 'too-few-points', fewest: fewestTrendPoints });
  const pairs = known.flatMap((later, index) => known.slice(0, index).map((earlier) => ({ earlier, later })));
  const score = sum(pairs.map(({ earlier, later }) => Math.sign(later.value - earlier.value)));
  const variance = varianceOf(known.map(({ value }) => value));
  const deviate = score === 0 ? 0 : (score - Math.sign(score)) / Math.sqrt(variance);
  const isTold = Math.abs(deviate) > deviateOf(confidence);
  return ok({
    ...{ points: known.length, score, variance, deviate, chance: chanceOf(deviate) },
    tau: score / pairs.length,
    slope: medianOf(
      pairs.map(({ earlier, later }) => (later.value - earlier.value) / (later.at - earlier.at)),
    ),
    direction: isTold ? (deviate > 0 ? 'rising' : 'falling') : 'none',
  });
}

function varianceOf(values: readonly number[]): number {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  const part = (count: number): number => count * (count - 1) * (2 * count + 5);
  return (part(values.length) - sum([...times.values()].map(part))) / 18;
}

/** Both tails of the normal distribution, found by halving on the quantile, the one function that we have of it. */
function chanceOf(deviate: number): number {
  let low = 0;
  let high = 0.5;
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (normalQuantile(middle, 0, 1) < -Math.abs(deviate)) low = middle;
    else high = middle;
  }
  return low + high;
}
