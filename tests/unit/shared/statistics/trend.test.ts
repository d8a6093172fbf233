import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Trend, trendOf } from '../../../../shared/statistics/trend.ts';

function trend(values: readonly (number | null)[]): Trend {
  const made = trendOf(values);
  if (!made.ok) throw new Error(made.error.type);
  return made.value;
}

test('no rise or fall: the variance of five different values is 5·4·15 ÷ 18', () => {
  expect(trend([3, 1, 5, 2, 4])).toMatchObject({ score: 2, direction: 'none' });
  expect(trend([3, 1, 5, 2, 4]).variance).toBeCloseTo(50 / 3, 12);
});

test('ties take their part from the variance', () => {
  // Gilbert (1987), equation 16.2: n = 6, one tie of 3 and one of 2: (6·5·17 − 3·2·11 − 2·1·9) ÷ 18.
  const made = trend([1, 1, 1, 2, 2, 3]);
  expect(made.score).toBe(11);
  expect(made.variance).toBeCloseTo(426 / 18, 12);
  expect(made.deviate).toBeCloseTo(10 / Math.sqrt(426 / 18), 12);
  expect(made.tau).toBeCloseTo(11 / 15, 12);
});

test('ten rising values: S is 45, the variance 125, and chance is that of z = 44 ÷ √125', () => {
  const made = trend([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(made).toMatchObject({ score: 45, variance: 125, slope: 1, direction: 'rising', tau: 1 });
  // 2 (1 − Φ(3.93548)), by the series of the error function.
  expect(Math.abs(made.chance - tailsOf(44 / Math.sqrt(125)))).toBeLessThan(1e-9);
});

/** Both tails by Simpson's rule over the density. */
function tailsOf(z: number): number {
  const steps = 20_000;
  const width = z / steps;
  let area = 0;
  for (let step = 0; step <= steps; step++) {
    const weight = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2;
    area += weight * Math.exp(-((step * width) ** 2) / 2);
  }
  return 1 - (2 * area * width) / 3 / Math.sqrt(2 * Math.PI);
}

const series = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 36 });

test('chance is the two tails of the normal distribution beyond the deviate', () => {
  fc.assert(
    fc.property(series, (values) => {
      const { chance, deviate } = trend(values);
      expect(Math.abs(chance - tailsOf(Math.abs(deviate)))).toBeLessThan(1e-9);
    }),
    { numRuns: 25 },
  );
});

test('the variance is that of the score over all orders of the values', () => {
  const orders = (values: readonly number[]): number[][] =>
    values.length < 2
      ? [[...values]]
      : values.flatMap((value, at) => orders(values.toSpliced(at, 1)).map((rest) => [value, ...rest]));
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 6 }), (values) => {
      const scores = orders(values).map((order) => trend(order).score);
      const mean = scores.reduce((sum, score) => sum + score ** 2, 0) / scores.length;
      expect(trend(values).variance).toBeCloseTo(mean, 9);
    }),
    { numRuns: 10 },
  );
});

test('turned round in time, it falls as much as it rose', () => {
  fc.assert(
    fc.property(series, (values) => {
      const there = trend(values);
      const back = trend(values.toReversed());
      expect(back.score + there.score).toBe(0);
      expect(back.slope + there.slope).toBeCloseTo(0, 12);
      expect(back.chance).toBeCloseTo(there.chance, 12);
    }),
  );
});

test('a gap forms no pair, and keeps its place in the slope', () => {
  expect(trend([0, 1, null, 3, 4])).toMatchObject({ points: 4, score: 6, slope: 1 });
});

test('values that are all the same have no trend', () => {
  expect(trend([5, 5, 5, 5, 5])).toMatchObject({
    score: 0,
    deviate: 0,
    chance: 1,
    slope: 0,
    direction: 'none',
  });
});

test.each([
  [[1, 2, 3], { type: 'too-few-points', fewest: 4 }],
  [Array.from({ length: 37 }, () => 1), { type: 'too-many-points', most: 36 }],
  [[1, 2, 3, Number.POSITIVE_INFINITY], { type: 'not-a-number', index: 3 }],
])('%j is refused', (values, error) => {
  expect(trendOf(values)).toEqual({ ok: false, error });
});
