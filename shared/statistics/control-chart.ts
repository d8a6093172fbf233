import { err, ok, type Result } from '../result.ts';
import { type ControlSignal, signalsOf } from './control-signals.ts';
import { meanOf } from './mean.ts';

/** Which way is better; with 'neutral' a signal is only high or low. */
export type ImprovementDirection = 'higher' | 'lower' | 'neutral';

export interface ControlChartOptions {
  readonly direction: ImprovementDirection;
  /**
   * Whether moving ranges of 3.267 times their mean or more are left out, once, before the limits: the R package does
   * so unless told otherwise, the NHS England Excel tool never does. True where nothing is said.
   */
  readonly isScreened?: boolean;
  /** Indexes (from 0) of the points that begin a new group with a mean and limits of its own. */
  readonly rebaseAt?: readonly number[];
  /** Mean and limits rest on the first so many points of each group; null takes all. */
  readonly fixAfterPoints?: number | null;
  readonly target?: number | null;
}

/** What the signal says, given which way is better. */
export type ControlMeaning = 'ordinary' | 'improvement' | 'concern' | 'high' | 'low';

/**
 * Mean and limits in the unit of the values. `low` and `high` are null where there is nothing to reckon them from: a
 * single point, or (screened) points that never vary.
 */
export interface ControlLimits {
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly nearLow: number | null;
  readonly nearHigh: number | null;
}

export interface ControlGroup extends ControlLimits {
  /** Index of its first point, and of the point behind its last. */
  readonly start: number;
  readonly end: number;
  /** How many points have a value. */
  readonly points: number;
  readonly averageRange: number | null;
  /** How many moving ranges the screening left out. */
  readonly rangesLeftOut: number;
  /** Fewer than 13 points: the limits may still move much. */
  readonly isTrial: boolean;
}

export interface ControlPoint extends ControlLimits {
  /** null is a gap. */
  readonly value: number | null;
  readonly group: number;
  readonly isOutside: boolean;
  readonly isNearLimit: boolean;
  readonly signal: ControlSignal | null;
  readonly meaning: ControlMeaning;
}

export type TargetAssurance = 'always-met' | 'never-met' | 'sometimes-met';

export interface ControlChart {
  readonly points: readonly ControlPoint[];
  readonly groups: readonly ControlGroup[];
  /** Against the limits of the last point; null without a target, limits or a direction. */
  readonly assurance: TargetAssurance | null;
  readonly isScreened: boolean;
}

export type ControlChartError =
  | { readonly type: 'no-values' }
  | { readonly type: 'not-a-number'; readonly index: number };

/** Limits lie 2.66 average moving ranges from the mean: 3 ÷ 1.128 (d2 for two points), Shewhart; Wheeler 1993. */
export const limitFactor = 2.66;
/** The upper limit of a moving range is 3.267 times the average (D4 for two points), Wheeler 1993. */
export const screenFactor = 3.267;
/** NHSRplotthedots warns of groups of fewer points (its text says 12, its code 13). */
export const settledPoints = 13;

/**
 * An XmR control chart with the NHS "Making Data Count" rules, exactly as NHSRplotthedots 0.2.2 (MIT):
 * `ptd_spc_standard`, `ptd_calculate_point_type`, `ptd_calculate_assurance_type`. A gap (null) has no moving range
 * to either neighbour and breaks every run; the package refuses gaps. Groups with no value at all have no limits and
 * are given the mean 0. Errors: no value at all, a value that is not finite.
 */
export function controlChartOf(
  values: readonly (number | null)[],
  options: ControlChartOptions,
): Result<ControlChart, ControlChartError> {
  const bad = values.findIndex((value) => value !== null && !Number.isFinite(value));
  if (bad !== -1) return err({ type: 'not-a-number', index: bad });
  if (values.every((value) => value === null)) return err({ type: 'no-values' });
  const isScreened = options.isScreened ?? true;
  const starts = [0, ...[...new Set(options.rebaseAt)].filter((at) => at > 0 && at < values.length)].sort(
    (one, other) => one - other,
  );
  const groups = starts.map((start, index) =>
    groupOf(values, { start, end: starts[index + 1] ?? values.length }, { ...options, isScreened }),
  );
  const points = groups.flatMap((group, index) => pointsOf(values, { group, index, options }));
  return ok({ points, groups, assurance: assuranceOf(groups.at(-1), options), isScreened });
}

function groupOf(
  values: readonly (number | null)[],
  span: Pick<ControlGroup, 'start' | 'end'>,
  { isScreened, fixAfterPoints }: ControlChartOptions,
): ControlGroup {
  const own = values.slice(span.start, span.end);
  const fixed = own.slice(0, fixAfterPoints ?? own.length);
  const known = fixed.filter((value) => value !== null);
  const ranges = movingRanges(fixed);
  const kept = isScreened ? screened(ranges) : ranges;
  const mean = known.length === 0 ? 0 : meanOf(known);
  const averageRange = kept.length === 0 ? null : meanOf(kept);
  return {
    ...span,
    ...limitsOf(mean, averageRange),
    points: own.filter((value) => value !== null).length,
    averageRange,
    rangesLeftOut: ranges.length - kept.length,
    isTrial: own.filter((value) => value !== null).length < settledPoints,
  };
}

function movingRanges(values: readonly (number | null)[]): number[] {
  return values.flatMap((value, index) => {
    const previous = values[index - 1] ?? null;
    return value === null || previous === null ? [] : [Math.abs(value - previous)];
  });
}

function screened(ranges: readonly number[]): readonly number[] {
  if (ranges.length === 0) return ranges;
  const most = screenFactor * meanOf(ranges);
  return ranges.filter((range) => range < most);
}

function limitsOf(mean: number, averageRange: number | null): ControlLimits {
  if (averageRange === null) return { mean, low: null, high: null, nearLow: null, nearHigh: null };
  const reach = limitFactor * averageRange;
  const near = 2 * (limitFactor / 3) * averageRange;
  return { mean, low: mean - reach, high: mean + reach, nearLow: mean - near, nearHigh: mean + near };
}

interface GroupInPlace {
  readonly group: ControlGroup;
  readonly index: number;
  readonly options: ControlChartOptions;
}

function pointsOf(
  values: readonly (number | null)[],
  { group, index, options }: GroupInPlace,
): ControlPoint[] {
  const { mean, low, high, nearLow, nearHigh } = group;
  const own = values.slice(group.start, group.end);
  const places = own.map((value) => ({
    value,
    side: value === null ? null : Math.sign(value - mean),
    ...placeOf(value, group),
  }));
  return signalsOf(places).map((signal, at) => ({
    ...{ value: own[at] ?? null, mean, low, high, nearLow, nearHigh, group: index },
    isOutside: places[at]?.isOutside ?? false,
    isNearLimit: places[at]?.isNearLimit ?? false,
    signal,
    meaning: meaningOf(signal, options.direction),
  }));
}

function placeOf(value: number | null, limits: ControlLimits) {
  const { low, high, nearLow, nearHigh } = limits;
  if (value === null || low === null || high === null || nearLow === null || nearHigh === null)
    return { isOutside: false, isNearLimit: false };
  const isOutside = value > high || value < low;
  return { isOutside, isNearLimit: !isOutside && (value < nearLow || value > nearHigh) };
}

const upward: readonly (ControlSignal | null)[] = [
  'above-limits',
  'rising',
  'two-of-three-high',
  'run-above',
];

function meaningOf(signal: ControlSignal | null, direction: ImprovementDirection): ControlMeaning {
  if (signal === null) return 'ordinary';
  const isUpward = upward.includes(signal);
  if (direction === 'neutral') return isUpward ? 'high' : 'low';
  return isUpward === (direction === 'higher') ? 'improvement' : 'concern';
}

function assuranceOf(
  limits: ControlLimits | undefined,
  { target = null, direction }: ControlChartOptions,
): TargetAssurance | null {
  if (target === null || direction === 'neutral' || limits === undefined) return null;
  const { low, high } = limits;
  if (low === null || high === null) return null;
  if (target > high) return direction === 'higher' ? 'never-met' : 'always-met';
  if (target < low) return direction === 'higher' ? 'always-met' : 'never-met';
  return 'sometimes-met';
}
