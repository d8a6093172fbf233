import { deviateOf, type Interval, outerConfidence, usualConfidence } from './confidence.ts';
import { exactInterval } from './rate.ts';

/** The 95 % and the 99.8 % limits of an area of one size, in the unit of the average. */
export interface FunnelLimits {
  readonly inner: Interval;
  readonly outer: Interval;
}

/** The sort of figure: shares of 0 to 1, or rates for each person of the population. */
export type FunnelKind = 'proportion' | 'rate';

export interface FunnelBasis {
  readonly kind: FunnelKind;
  readonly average: number;
  /** Variance between areas beyond chance, on the transformed scale (see dispersionOf); 0 adds nothing. */
  readonly tauSquared: number;
}

/**
 * The limits of an area of the given size (trials, or population); `size` and `average` are above 0.
 *
 * Proportions without tau²: the shares whose own Wilson interval just touches the average. PHEindicatormethods
 * `sigma_adjustment` solves that equation at length; multiplied out it is average ± z √(average (1 − average) ÷ size),
 * for Wilson's interval is by its making the set of averages that lie so near. Rates without tau²: exact limits of the
 * expected number (FunnelPlotR `build_limits_lookup`, whose lower outer limit takes 0.998 by a slip: 0.999 is meant).
 * With tau²: on the transformed scale, and turned back (Spiegelhalter 2005, Stat. Med. 24:1185–1202, appendix A;
 * FunnelPlotR `od_adjustment`: arcsine for proportions, square root for rates).
 */
export function funnelLimitsAt(size: number, basis: FunnelBasis): FunnelLimits {
  const at = basis.tauSquared > 0 ? dispersedAt : basis.kind === 'proportion' ? touchingAt : poissonAt;
  return { inner: at(size, basis, usualConfidence), outer: at(size, basis, outerConfidence) };
}

function touchingAt(size: number, { average }: FunnelBasis, confidence: number): Interval {
  const reach = deviateOf(confidence) * Math.sqrt((average * (1 - average)) / size);
  return { low: Math.max(0, average - reach), high: Math.min(1, average + reach) };
}

/** Limits of the ratio of events to those expected, which is the interval of the expected number over itself. */
function poissonAt(size: number, { average }: FunnelBasis, confidence: number): Interval {
  const { low, high } = exactInterval(average * size, confidence);
  return { low: low / size, high: high / size };
}

function dispersedAt(size: number, { kind, average, tauSquared }: FunnelBasis, confidence: number): Interval {
  const spread = kind === 'proportion' ? 1 / (4 * size) + tauSquared : 1 / (4 * average * size) + tauSquared;
  const reach = deviateOf(confidence) * Math.sqrt(spread);
  if (kind === 'rate')
    return { low: average * Math.max(0, 1 - reach) ** 2, high: average * (1 + reach) ** 2 };
  const middle = Math.asin(Math.sqrt(average));
  return {
    low: Math.sin(Math.max(0, middle - reach)) ** 2,
    high: Math.sin(Math.min(Math.PI / 2, middle + reach)) ** 2,
  };
}
