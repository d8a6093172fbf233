import { sum } from './mean.ts';
import { quantileOf } from './quantile.ts';

/** The size of each area's deviation, in standard errors, and that error, both on the transformed scale. */
export interface Deviation {
  readonly deviate: number;
  readonly standardError: number;
}

export interface Dispersion {
  /** The mean square of the deviates: about 1 where areas differ by chance alone. */
  readonly phi: number;
  /** Variance between areas beyond chance, on the transformed scale; 0 where there is none. */
  readonly tauSquared: number;
}

/** The tenth at either end is drawn in, so that the few that truly stand out do not widen the funnel. */
const winsorisedShare = 0.1;

/**
 * How much more areas differ than by chance. `deviations` is not empty.
 *
 * Source: Spiegelhalter (2005), Statistics in Medicine 24:1185–1202, section 3.2 and "Handling over-dispersion of
 * performance indicators", Qual. Saf. Health Care 14:347–351; FunnelPlotR `winsorisation`, `phi_func`, `tau_func`.
 */
export function dispersionOf(deviations: readonly Deviation[]): Dispersion {
  const deviates = deviations.map(({ deviate }) => deviate);
  const low = quantileOf(deviates, winsorisedShare);
  const high = quantileOf(deviates, 1 - winsorisedShare);
  const count = deviates.length;
  const phi = sum(deviates.map((deviate) => Math.min(high, Math.max(low, deviate)) ** 2)) / count;
  const weights = deviations.map(({ standardError }) => standardError ** -2);
  const total = sum(weights);
  const room = total - sum(weights.map((weight) => weight ** 2)) / total;
  const beyond = count * phi - (count - 1);
  return { phi, tauSquared: room > 0 ? Math.max(0, beyond / room) : 0 };
}
