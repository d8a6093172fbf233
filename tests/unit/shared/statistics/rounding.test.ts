import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundHalfAway } from '../../../../shared/statistics/rounding.ts';

test.each([
  [2.5, 0, 3],
  [-2.5, 0, -3],
  [1.005, 2, 1.01],
  [0.285 * 100, 0, 28],
  [1234.5, -2, 1200],
  [1250, -2, 1300],
  [-0.4, 0, 0],
  [5e-7, 6, 1e-6],
  [1e21, 2, 1e21],
  [0.1 + 0.2, 1, 0.3],
])('rounds %d to %d places to %d', (value, digits, expected) => {
  expect(roundHalfAway(value, digits)).toBe(expected);
});

test('takes the decimal number that is written, whatever lies in binary beneath', () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999, max: 999_999 }), (thousandths) => {
      const value = Number(`${thousandths}e-3`);
      const whole = Math.floor(Math.abs(thousandths) / 10) + (Math.abs(thousandths) % 10 >= 5 ? 1 : 0);
      const expected = Number(`${whole}e-2`) * (thousandths < 0 && whole > 0 ? -1 : 1);
      expect(roundHalfAway(value, 2)).toBe(expected);
    }),
  );
});

test('leaves what is not finite as it is', () => {
  expect(roundHalfAway(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  expect(roundHalfAway(Number.NaN)).toBeNaN();
});
