import { err, ok, type Result } from '../result.ts';
import { faultOf, usualConfidence } from './confidence.ts';
import { type Deviation, dispersionOf } from './dispersion.ts';
import { type FunnelBasis, type FunnelKind, type FunnelLimits, funnelLimitsAt } from './funnel-limits.ts';
import { sum } from './mean.ts';

export interface FunnelArea {
  readonly name: string;
  /** Successes, or events. */
  readonly count: number;
  /** Trials, or population. */
  readonly size: number;
}

/** Outside the 95 % limits, or outside the 99.8 % limits as well. */
export type FunnelSignal = 'none' | 'low' | 'high' | 'far-low' | 'far-high';

export interface PlacedArea extends FunnelArea, FunnelLimits {
  /** A share of 0 to 1, or events for each person. */
  readonly value: number;
  readonly signal: FunnelSignal;
}

export interface Funnel extends FunnelBasis {
  readonly phi: number;
  /** The areas differ more than by chance (phi above 1), so the limits are the wider ones. */
  readonly isWidened: boolean;
  readonly areas: readonly PlacedArea[];
}

export type FunnelError =
  | { readonly type: 'too-few-areas' }
  | { readonly type: 'not-a-count'; readonly name: string }
  | { readonly type: 'nothing-counted'; readonly name: string }
  | { readonly type: 'more-than-all'; readonly name: string }
  /** All counts are 0, or all areas are at 100 %: nothing can differ. */
  | { readonly type: 'no-variation' };

/**
 * Places areas about their common average with 95 % and 99.8 % limits. Where phi is above 1 the limits are widened by
 * the variance between areas; `isWidening: false` forbids that. Errors: fewer than two areas, a count that is
 * negative or endless, an area of size 0, more successes than trials, an average of 0 or (proportions) 1.
 *
 * Source: see funnelLimitsAt and dispersionOf.
 */
export function funnelOf(
  areas: readonly FunnelArea[],
  { kind, isWidening = true }: { readonly kind: FunnelKind; readonly isWidening?: boolean },
): Result<Funnel, FunnelError> {
  const fault = faultAmong(areas, kind);
  if (fault !== null) return err(fault);
  const average = sum(areas.map(({ count }) => count)) / sum(areas.map(({ size }) => size));
  if (average === 0 || (kind === 'proportion' && average === 1)) return err({ type: 'no-variation' });
  const { phi, tauSquared } = dispersionOf(areas.map((area) => deviationOf(area, kind, average)));
  const isWidened = isWidening && phi > 1;
  const basis = { kind, average, tauSquared: isWidened ? tauSquared : 0 };
  return ok({ ...basis, phi, isWidened, areas: areas.map((area) => placed(area, basis)) });
}

function faultAmong(areas: readonly FunnelArea[], kind: FunnelKind): FunnelError | null {
  if (areas.length < 2) return { type: 'too-few-areas' };
  for (const { name, count, size } of areas) {
    if (faultOf([count, size], usualConfidence) !== null) return { type: 'not-a-count', name };
    if (size === 0) return { type: 'nothing-counted', name };
    if (kind === 'proportion' && count > size) return { type: 'more-than-all', name };
  }
  return null;
}

function deviationOf({ count, size }: FunnelArea, kind: FunnelKind, average: number): Deviation {
  const standardError = 1 / (2 * Math.sqrt(kind === 'proportion' ? size : average * size));
  const distance =
    kind === 'proportion'
      ? Math.asin(Math.sqrt(count / size)) - Math.asin(Math.sqrt(average))
      : Math.sqrt(count / (average * size)) - 1;
  return { deviate: distance / standardError, standardError };
}

function placed(area: FunnelArea, basis: FunnelBasis): PlacedArea {
  const value = area.count / area.size;
  const limits = funnelLimitsAt(area.size, basis);
  return { ...area, value, ...limits, signal: signalOf(value, limits) };
}

function signalOf(value: number, { inner, outer }: FunnelLimits): FunnelSignal {
  if (value < outer.low) return 'far-low';
  if (value > outer.high) return 'far-high';
  if (value < inner.low) return 'low';
  return value > inner.high ? 'high' : 'none';
}
