import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ControlChart,
  type ControlChartOptions,
  type ControlMeaning,
  controlChartOf,
  type TargetAssurance,
} from '../../../../shared/statistics/control-chart.ts';
import type { ControlSignal } from '../../../../shared/statistics/control-signals.ts';

interface XmrCase {
  readonly name: string;
  readonly input: {
    readonly y: readonly number[];
    readonly improvement_direction: 'increase' | 'decrease' | 'neutral';
    readonly screen_outliers: boolean;
    readonly fix_after_n_points: number | null;
    readonly rebase_at_index: number | null;
    readonly target: number | null;
  };
  readonly expected: {
    readonly mean: readonly number[];
    readonly lpl: readonly (number | null)[];
    readonly upl: readonly (number | null)[];
    readonly rebase_group: readonly number[];
    readonly outside_limits: readonly (boolean | null)[];
    readonly close_to_limits: readonly (boolean | null)[];
    readonly special_cause_type: readonly string[];
    readonly point_type: readonly string[];
    readonly short_group_warning: readonly boolean[];
    readonly assurance_type: string | null;
    readonly variation_last: string;
  };
}

const cases = JSON.parse(
  readFileSync(new URL('../../../fixtures/spc/xmr-cases.json', import.meta.url), 'utf8'),
) as readonly XmrCase[];

const directions = { increase: 'higher', decrease: 'lower', neutral: 'neutral' } as const;
const labels: Readonly<Record<ControlSignal, string>> = {
  'above-limits': 'Above UCL',
  'below-limits': 'Below LCL',
  rising: '7 Point Trend (Increasing)',
  falling: '7 Point Trend (Decreasing)',
  'two-of-three-high': '2 in 3 Above CL',
  'two-of-three-low': '2 in 3 Below CL',
  'run-above': '7 Points Above CL',
  'run-below': '7 Points Below CL',
};
const meanings: Readonly<Record<ControlMeaning, string>> = {
  ordinary: 'common_cause',
  improvement: 'special_cause_improvement',
  concern: 'special_cause_concern',
  high: 'special_cause_neutral_high',
  low: 'special_cause_neutral_low',
};
const assurances: Readonly<Record<TargetAssurance, string>> = {
  'always-met': 'consistent_pass',
  'never-met': 'consistent_fail',
  'sometimes-met': 'inconsistent',
};

function chart(values: readonly (number | null)[], options: Partial<ControlChartOptions> = {}): ControlChart {
  const made = controlChartOf(values, { direction: 'higher', ...options });
  if (!made.ok) throw new Error(made.error.type);
  return made.value;
}

const signalsIn = (made: ControlChart) => made.points.map(({ signal }) => signal);

function closeTo(ours: readonly (number | null)[], theirs: readonly (number | null)[]): void {
  expect(ours.map((value) => value === null)).toEqual(theirs.map((value) => value === null));
  for (const [index, value] of ours.entries())
    if (value !== null) expect(Math.abs(value - (theirs[index] ?? Number.NaN))).toBeLessThan(1e-9);
}

describe('against NHSRplotthedots 0.2.2', () => {
  test.each(cases)('$name: limits and every label are the same', ({ input, expected }) => {
    const made = chart(input.y, {
      direction: directions[input.improvement_direction],
      isScreened: input.screen_outliers,
      fixAfterPoints: input.fix_after_n_points,
      rebaseAt: input.rebase_at_index === null ? [] : [input.rebase_at_index - 1],
      target: input.target,
    });
    const { points } = made;
    closeTo(
      points.map(({ mean }) => mean),
      expected.mean,
    );
    closeTo(
      points.map(({ low }) => low),
      expected.lpl,
    );
    closeTo(
      points.map(({ high }) => high),
      expected.upl,
    );
    expect(points.map(({ group }) => group)).toEqual(expected.rebase_group);
    expect(points.map(({ isOutside }) => isOutside)).toEqual(
      expected.outside_limits.map((is) => is === true),
    );
    expect(points.map(({ isNearLimit }) => isNearLimit)).toEqual(
      expected.close_to_limits.map((is) => is === true),
    );
    expect(points.map(({ signal }) => (signal === null ? 'Common Cause' : labels[signal]))).toEqual(
      expected.special_cause_type,
    );
    expect(points.map(({ meaning }) => meanings[meaning])).toEqual(expected.point_type);
    expect(points.map(({ group }) => made.groups[group]?.isTrial)).toEqual(expected.short_group_warning);
    expect(made.assurance === null ? null : assurances[made.assurance]).toBe(expected.assurance_type);
    expect(meanings[points.at(-1)?.meaning ?? 'ordinary']).toBe(expected.variation_last);
  });
});

describe('gaps', () => {
  test('have no range to their neighbours', () => {
    const made = chart([10, 12, null, 40, 42], { isScreened: false });
    // Ranges 2 and 2; the mean of 10, 12, 40 and 42 is 26.
    expect(made.groups[0]).toMatchObject({ mean: 26, averageRange: 2, points: 4 });
    expect(made.points[2]).toMatchObject({ value: null, signal: null, isOutside: false });
  });

  test('break a run of seven', () => {
    const quiet = [0, 0, 0, 0, 0, 0, 0, 5, 6, 5, 6, 5, 6, 5];
    const broken = [...quiet.slice(0, 10), null, ...quiet.slice(10)];
    expect(signalsIn(chart(quiet, { isScreened: false })).at(-1)).not.toBeNull();
    const last = chart(broken, { isScreened: false }).points.slice(7);
    expect(last.filter(({ signal }) => signal === 'run-above')).toEqual([]);
  });

  test('are no values: a series of gaps is refused', () => {
    expect(controlChartOf([null, null], { direction: 'higher' })).toEqual({
      ok: false,
      error: { type: 'no-values' },
    });
  });

  test('a value without end is refused by its place', () => {
    expect(controlChartOf([1, Number.NaN], { direction: 'higher' })).toEqual({
      ok: false,
      error: { type: 'not-a-number', index: 1 },
    });
  });
});

test('a single point has a mean and no limits', () => {
  expect(chart([7]).points[0]).toMatchObject({ mean: 7, low: null, high: null, signal: null });
});

test('limits fixed after six points rest on those six alone', () => {
  const values = [10, 12, 10, 12, 10, 12, 30, 50];
  const made = chart(values, { fixAfterPoints: 6, isScreened: false });
  // Mean 11, ranges of 2: 11 ± 2.66 × 2.
  expect(made.groups[0]?.mean).toBe(11);
  expect(made.groups[0]?.high).toBeCloseTo(16.32, 9);
  expect(made.points[7]?.signal).toBe('above-limits');
});

test.each([
  ['higher', 20, 'never-met'],
  ['higher', 0, 'always-met'],
  ['higher', 11, 'sometimes-met'],
  ['lower', 20, 'always-met'],
  ['lower', 0, 'never-met'],
  ['neutral', 20, null],
] as const)('direction %s and target %d say %s', (direction, target, assurance) => {
  expect(chart([10, 12, 10, 12, 10, 12], { direction, target }).assurance).toBe(assurance);
});

const series = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 40 });
/** Points on a limit may fall to either side by the last binary digit. */
const isOnEdge = (made: ControlChart): boolean =>
  made.points.some(({ value, low, high, nearLow, nearHigh }) =>
    [low, high, nearLow, nearHigh].some(
      (limit) => limit !== null && value !== null && Math.abs(limit - value) < 1e-6,
    ),
  );

test('adding a constant moves the limits by it and changes no label', () => {
  fc.assert(
    fc.property(series, fc.integer({ min: -1000, max: 1000 }), (values, constant) => {
      const before = chart(values);
      const after = chart(values.map((value) => value + constant));
      expect(after.groups[0]?.mean).toBeCloseTo((before.groups[0]?.mean ?? 0) + constant, 8);
      if (!isOnEdge(before)) expect(signalsIn(after)).toEqual(signalsIn(before));
    }),
  );
});

test('turning the values upside down turns improvement into concern', () => {
  fc.assert(
    fc.property(series, (values) => {
      const before = chart(values);
      if (isOnEdge(before)) return;
      const after = chart(values.map((value) => -value));
      const turned = { improvement: 'concern', concern: 'improvement', ordinary: 'ordinary' };
      expect(after.points.map(({ meaning }) => meaning)).toEqual(
        before.points.map(({ meaning }) => turned[meaning as keyof typeof turned]),
      );
    }),
  );
});
