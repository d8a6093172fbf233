import { err, ok, type Result } from '../result.ts';
import { deviateOf, faultOf, type Interval, type NumberFault, usualConfidence } from './confidence.ts';

export interface ProportionInput {
  readonly successes: number;
  readonly trials: number;
  /** Between 0 and 1; 0.95 where none is given. */
  readonly confidence?: number;
}

/** `share`, `low` and `high` between 0 and 1. */
export interface Proportion extends Interval {
  readonly share: number;
  readonly confidence: number;
}

export type ProportionError = NumberFault | { readonly type: 'more-than-all' };

/**
 * A share with its Wilson score interval. Errors: a negative or endless count, no trials, more successes than trials,
 * a confidence that is not between 0 and 1.
 *
 * Source: Wilson EB (1927), J Am Stat Assoc 22:209–212; Newcombe & Altman in Statistics with Confidence, 2nd ed.
 * (2000), pp. 46–48; the method of PHE's (now OHID's) Technical Guide for proportions.
 */
export function proportionOf(input: ProportionInput): Result<Proportion, ProportionError> {
  const { successes, trials, confidence = usualConfidence } = input;
  const fault = faultOf([successes, trials], confidence);
  if (fault !== null) return err(fault);
  if (trials === 0) return err({ type: 'nothing-counted' });
  if (successes > trials) return err({ type: 'more-than-all' });
  const share = successes / trials;
  const z2 = deviateOf(confidence) ** 2;
  const middle = 2 * successes + z2;
  const width = Math.sqrt(z2 * (z2 + 4 * successes * (1 - share)));
  const low = Math.max(0, Math.min(share, (middle - width) / (2 * (trials + z2))));
  const high = Math.min(1, Math.max(share, (middle + width) / (2 * (trials + z2))));
  // At the ends the bound is exact; the subtraction leaves crumbs of 1e-17 there.
  return ok({
    share,
    low: successes === 0 ? 0 : low,
    high: successes === trials ? 1 : high,
    confidence,
  });
}
