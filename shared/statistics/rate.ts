import chiSquareQuantile from '@stdlib/stats-base-dists-chisquare-quantile';
import { err, ok, type Result } from '../result.ts';
import { deviateOf, faultOf, type Interval, type NumberFault, usualConfidence } from './confidence.ts';

/** From this many events on Byar's approximation stands for the exact interval (PHE Technical Guide, rates). */
export const byarFrom = 10;

export interface RateInput {
  readonly events: number;
  /** Of what they are counted: people, homes, person-years. */
  readonly population: number;
  /** The rate is given for each so many: 1,000, 10,000. */
  readonly per: number;
  readonly confidence?: number;
}

/** `rate`, `low` and `high` for each `per` of the population. */
export interface Rate extends Interval {
  readonly rate: number;
  readonly per: number;
  readonly method: 'exact' | 'byar';
  readonly confidence: number;
}

/**
 * A rate with its interval: exact (chi-square) below 10 events, Byar's from 10. Errors: a negative or endless count,
 * no population, a `per` that is not above zero, a confidence that is not between 0 and 1.
 *
 * Source: PHE Technical Guide and PHEindicatormethods `phe_rate`; Breslow & Day (1987), Statistical Methods in Cancer
 * Research II, pp. 68–69 (Byar); Garwood (1936), Biometrika 28:437–442 (exact).
 */
export function rateOf(input: RateInput): Result<Rate, NumberFault> {
  const { events, population, per, confidence = usualConfidence } = input;
  const fault = faultOf([events, population, per], confidence);
  if (fault !== null) return err(fault);
  if (population === 0 || per === 0) return err({ type: 'nothing-counted' });
  const scale = per / population;
  const { low, high } = countInterval(events, confidence);
  return ok({
    ...{ rate: events * scale, low: low * scale, high: high * scale, per, confidence },
    method: events < byarFrom ? 'exact' : 'byar',
  });
}

/** The interval of a count of events itself, `events` being a count and `confidence` between 0 and 1 (see rateOf). */
export function countInterval(events: number, confidence: number): Interval {
  return events < byarFrom ? exactInterval(events, confidence) : byarInterval(events, confidence);
}

/** Limits of a Poisson mean from the chi-square quantile (Garwood 1936). */
export function exactInterval(events: number, confidence: number): Interval {
  const tail = (1 - confidence) / 2;
  return {
    low: events === 0 ? 0 : chiSquareQuantile(tail, 2 * events) / 2,
    high: chiSquareQuantile(1 - tail, 2 * events + 2) / 2,
  };
}

function byarInterval(events: number, confidence: number): Interval {
  const z = deviateOf(confidence);
  const next = events + 1;
  const low = events * (1 - 1 / (9 * events) - z / (3 * Math.sqrt(events))) ** 3;
  return { low: Math.max(0, low), high: next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3 };
}
