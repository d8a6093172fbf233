import { err, ok, type Result } from '../result.ts';
import { sum } from './mean.ts';

/** A grade as a number or a word; null where none was given. */
export type Rating = number | string | null;
export type KappaWeighting = 'unweighted' | 'linear' | 'quadratic';

export interface Agreement {
  /** How many things both have rated. */
  readonly compared: number;
  readonly same: number;
  /** Between 0 and 1. */
  readonly share: number;
}

export type AgreementError =
  /** Nothing was rated by two. */
  | { readonly type: 'nothing-compared' }
  /** Everything has one and the same rating: agreement beyond chance has no value there. */
  | { readonly type: 'one-rating-only' }
  /** A rating that the scale does not have. */
  | { readonly type: 'not-on-scale'; readonly rating: number | string }
  /** Ratios need numbers from 0 up, intervals finite ones. */
  | { readonly type: 'not-a-number'; readonly rating: number };

export type Pair = readonly [Rating, Rating];

/** The share of things that both raters gave the same rating; pairs with a rating missing are left out. */
export function agreementOf(pairs: readonly Pair[]): Result<Agreement, AgreementError> {
  const both = completePairs(pairs);
  if (both.length === 0) return err({ type: 'nothing-compared' });
  const same = both.filter(([one, other]) => one === other).length;
  return ok({ compared: both.length, same, share: same / both.length });
}

/**
 * Cohen's kappa: agreement of two raters beyond chance, 1 at most, 0 as by chance. With 'linear' or 'quadratic' near
 * misses count less than far ones, by the distance of their places on `scale` (the worst first or the best, all the
 * same); without a scale it is the ratings that occur, in order, as scikit-learn does. Errors: see AgreementError.
 *
 * Source: Cohen (1960), Educ. Psychol. Meas. 20:37–46; Cohen (1968), Psychol. Bull. 70:213–220 (weights); checked
 * against scikit-learn 1.2.1 `cohen_kappa_score`.
 */
export function kappaOf(
  pairs: readonly Pair[],
  options: { readonly weighting: KappaWeighting; readonly scale?: readonly (number | string)[] },
): Result<number, AgreementError> {
  const both = completePairs(pairs);
  if (both.length === 0) return err({ type: 'nothing-compared' });
  const scale = options.scale ?? inOrder(both.flat());
  const places = new Map(scale.map((rating, index) => [rating, index]));
  const stray = both.flat().find((rating) => !places.has(rating));
  if (stray !== undefined) return err({ type: 'not-on-scale', rating: stray });
  const placed = both.map(([one, other]) => [places.get(one) ?? 0, places.get(other) ?? 0] as const);
  const ones = tally(placed.map(([one]) => one));
  const others = tally(placed.map(([, other]) => other));
  let expected = 0;
  for (const [one, times] of ones)
    for (const [other, count] of others) expected += times * count * cost(one, other, options.weighting);
  if (expected === 0) return err({ type: 'one-rating-only' });
  const observed = sum(placed.map(([one, other]) => cost(one, other, options.weighting)));
  return ok(1 - (observed * both.length) / expected);
}

function cost(one: number, other: number, weighting: KappaWeighting): number {
  if (weighting === 'unweighted') return one === other ? 0 : 1;
  return weighting === 'linear' ? Math.abs(one - other) : (one - other) ** 2;
}

function completePairs(pairs: readonly Pair[]): (readonly [number | string, number | string])[] {
  return pairs.flatMap(([one, other]) => (one === null || other === null ? [] : [[one, other] as const]));
}

function inOrder(ratings: readonly (number | string)[]): (number | string)[] {
  const isNumeric = ratings.every((rating) => typeof rating === 'number');
  const distinct = [...new Set(ratings)];
  return isNumeric ? distinct.sort((one, other) => Number(one) - Number(other)) : distinct.sort();
}

function tally(places: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  return counts;
}
