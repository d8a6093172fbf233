import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/** What is not counted with: each statistic names the ones it can answer. */
export type NumberFault =
  /** Below zero, not a number or without end. */
  | { readonly type: 'not-a-count'; readonly value: number }
  /** Nothing to divide by. */
  | { readonly type: 'nothing-counted' }
  /** A confidence must lie between 0 and 1, both left out. */
  | { readonly type: 'bad-confidence'; readonly value: number };

/** Two numbers in the unit of what they bound. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 95 % is the usual level of public statistics; 99.8 % is the outer line of a funnel (PHE, Spiegelhalter 2005). */
export const usualConfidence = 0.95;
export const outerConfidence = 0.998;

/**
 * The two-sided normal deviate of a confidence between 0 and 1: 1.959963985 for 0.95, 3.090232306 for 0.998.
 * Quantile: @stdlib/stats-base-dists-normal-quantile (Wichura 1988, Algorithm AS 241, in Boost's form).
 */
export function deviateOf(confidence: number): number {
  return normalQuantile(1 - (1 - confidence) / 2, 0, 1);
}

/** The first fault among counts and a confidence, or null. */
export function faultOf(counts: readonly number[], confidence: number): NumberFault | null {
  const bad = counts.find((count) => !(count >= 0 && Number.isFinite(count)));
  if (bad !== undefined) return { type: 'not-a-count', value: bad };
  return confidence > 0 && confidence < 1 ? null : { type: 'bad-confidence', value: confidence };
}
