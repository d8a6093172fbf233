/** Why a point stands out, by the first rule that holds in the order of NHSRplotthedots; null where none does. */
export type ControlSignal =
  | 'above-limits'
  | 'below-limits'
  | 'rising'
  | 'falling'
  | 'two-of-three-high'
  | 'two-of-three-low'
  | 'run-above'
  | 'run-below';

/** A point of one group as the rules see it. */
export interface PlacedPoint {
  /** null is a gap: it is on no side and ends every run. */
  readonly value: number | null;
  /** 1 above the mean, -1 below, 0 on it. */
  readonly side: number | null;
  readonly isOutside: boolean;
  readonly isNearLimit: boolean;
}

/** Length of a run and of a trend (NHS "Making Data Count"; NHSRplotthedots 0.2.2, `ptd_calculate_point_type`). */
const runLength = 7;

/** Each point's signal, by the first rule that holds: limits, trend, two of three, run. One group at a time. */
export function signalsOf(points: readonly PlacedPoint[]): (ControlSignal | null)[] {
  const trend = marked(points, runLength, (window) => commonSign(stepsOf(window)));
  const run = marked(points, runLength, (window) => commonSign(window.map(({ side }) => side)));
  const pair = marked(points, 3, (window) =>
    window.filter(({ isNearLimit }) => isNearLimit).length >= 2
      ? commonSign(window.map(({ side }) => side))
      : 0,
  );
  return points.map(({ side, isOutside, isNearLimit }, index) => {
    if (isOutside) return side === 1 ? 'above-limits' : 'below-limits';
    if (trend[index]) return trend[index] === 1 ? 'rising' : 'falling';
    if (isNearLimit && pair[index]) return pair[index] === 1 ? 'two-of-three-high' : 'two-of-three-low';
    if (run[index]) return run[index] === 1 ? 'run-above' : 'run-below';
    return null;
  });
}

/** Marks every point of each window of so many neighbours that the rule answers 1 or -1 for. */
function marked(
  points: readonly PlacedPoint[],
  length: number,
  rule: (window: readonly PlacedPoint[]) => number,
): number[] {
  const marks = points.map(() => 0);
  for (let start = 0; start + length <= points.length; start++) {
    const sign = rule(points.slice(start, start + length));
    if (sign !== 0) marks.fill(sign, start, start + length);
  }
  return marks;
}

function stepsOf(window: readonly PlacedPoint[]): (number | null)[] {
  return window.slice(1).map(({ value }, index) => {
    const previous = window[index]?.value ?? null;
    return value === null || previous === null ? null : Math.sign(value - previous);
  });
}

/** 1 or -1 where all signs are that one; 0 where they differ, one is 0, or one is missing. */
function commonSign(signs: readonly (number | null)[]): number {
  const first = signs[0] ?? 0;
  return signs.every((sign) => sign === first) ? first : 0;
}
