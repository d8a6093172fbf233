import { err, ok, type Result } from '../result.ts';
import { faultOf, type Interval, type NumberFault, usualConfidence } from './confidence.ts';
import { proportionOf } from './proportion.ts';

export interface Exposed {
  readonly events: number;
  /** Population, or the number of months: in the same unit on both sides. */
  readonly exposure: number;
}

/** How many times the baseline; `high` is null where the baseline has no events, for then there is no upper bound. */
export interface RateRatio extends Pick<Interval, 'low'> {
  readonly ratio: number | null;
  readonly high: number | null;
  readonly confidence: number;
}

/**
 * The ratio of two rates with its interval. Given the sum of both, the events of the first are binomial, so the Wilson
 * interval of their share becomes the interval of the ratio; this is the likelihood score interval. Errors: a negative
 * or endless count, no exposure, no events on either side, a bad confidence.
 *
 * Source: Przyborowski & Wilenski (1940), Biometrika 31:313–323 (the conditional binomial); Graham, Mengersen & Morton
 * (2003), Statistics in Medicine 22:2071–2083 (the closed score interval).
 */
export function rateRatioOf(
  current: Exposed,
  baseline: Exposed,
  confidence = usualConfidence,
): Result<RateRatio, NumberFault> {
  const numbers = [current.events, current.exposure, baseline.events, baseline.exposure];
  const fault = faultOf(numbers, confidence);
  if (fault !== null) return err(fault);
  if (current.exposure === 0 || baseline.exposure === 0) return err({ type: 'nothing-counted' });
  const trials = current.events + baseline.events;
  const share = proportionOf({ successes: current.events, trials, confidence });
  if (!share.ok) return err({ type: 'nothing-counted' });
  const scale = baseline.exposure / current.exposure;
  const odds = (of: number): number | null => (of === 1 ? null : (of / (1 - of)) * scale);
  return ok({
    ratio: baseline.events === 0 ? null : (current.events / baseline.events) * scale,
    low: odds(share.value.low) ?? 0,
    high: odds(share.value.high),
    confidence,
  });
}
