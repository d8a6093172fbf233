import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agreementOf,
  type KappaWeighting,
  kappaOf,
  type Pair,
} from '../../../../shared/statistics/agreement.ts';
import { type AlphaMetric, alphaOf } from '../../../../shared/statistics/alpha.ts';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../fixtures/agreement/${name}`, import.meta.url), 'utf8'));

interface KappaCase {
  readonly name: string;
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly expected: Readonly<Record<KappaWeighting, number>>;
}

interface AlphaCase {
  readonly name: string;
  readonly rows: readonly (readonly (number | null)[])[];
  readonly expected: Readonly<Record<AlphaMetric, number>>;
}

const kappaCases = fixture('cohen_kappa.json') as readonly KappaCase[];
const alphaCases = fixture('krippendorff_alpha.json') as readonly AlphaCase[];
const weightings = ['unweighted', 'linear', 'quadratic'] as const;
const metrics = ['nominal', 'ordinal', 'interval', 'ratio'] as const;

function numberOf(result: { ok: true; value: number } | { ok: false; error: { type: string } }): number {
  if (!result.ok) throw new Error(result.error.type);
  return result.value;
}

describe('kappa', () => {
  test.each(kappaCases)('$name equals scikit-learn', ({ a, b, expected }) => {
    const pairs = a.map((rating, index): Pair => [rating, b[index] ?? null]);
    for (const weighting of weightings)
      expect(Math.abs(numberOf(kappaOf(pairs, { weighting })) - expected[weighting])).toBeLessThan(1e-9);
  });

  test('weighs by the places on the scale, absent grades among them', () => {
    const scale = ['Outstanding', 'Good', 'Adequate', 'Requires improvement', 'Inadequate'];
    const pairs: readonly Pair[] = [
      ['Good', 'Good'],
      ['Inadequate', 'Good'],
      ['Good', 'Good'],
      ['Inadequate', 'Inadequate'],
    ];
    // By hand: distance 3; observed 3, expected (2·1 + 2·3)·3 ÷ 4 = 6; 1 − 3 ÷ 6.
    expect(kappaOf(pairs, { weighting: 'linear', scale })).toEqual({ ok: true, value: 0.5 });
  });

  test('is the same with the raters exchanged', () => {
    const grade = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(grade, grade), { minLength: 2 }), (pairs) => {
        for (const weighting of weightings) {
          const one = kappaOf(pairs, { weighting });
          const other = kappaOf(
            pairs.map(([first, second]): Pair => [second, first]),
            { weighting },
          );
          expect(one.ok).toBe(other.ok);
          if (one.ok && other.ok) expect(one.value).toBeCloseTo(other.value, 12);
          if (one.ok) expect(one.value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test.each([
    ['nothing rated by both', [[1, null]], { type: 'nothing-compared' }],
    [
      'one grade throughout',
      [
        [2, 2],
        [2, 2],
      ],
      { type: 'one-rating-only' },
    ],
  ] as const)('%s has no kappa', (_, pairs, error) => {
    expect(kappaOf(pairs, { weighting: 'quadratic' })).toEqual({ ok: false, error });
  });

  test('names a grade that the scale does not have', () => {
    expect(kappaOf([['Gold', 'Good']], { weighting: 'linear', scale: ['Good'] })).toEqual({
      ok: false,
      error: { type: 'not-on-scale', rating: 'Gold' },
    });
  });
});

describe('percentage agreement', () => {
  test('counts pairs that both have rated', () => {
    const pairs: readonly Pair[] = [
      ['a', 'a'],
      ['a', 'b'],
      [null, 'b'],
      ['c', 'c'],
    ];
    expect(agreementOf(pairs)).toEqual({ ok: true, value: { compared: 3, same: 2, share: 2 / 3 } });
  });

  test('is undefined where nothing was rated by both', () => {
    expect(agreementOf([[1, null]])).toEqual({ ok: false, error: { type: 'nothing-compared' } });
  });
});

describe('alpha', () => {
  test.each(alphaCases)('$name equals the reference on all four metrics', ({ rows, expected }) => {
    for (const metric of metrics)
      expect(Math.abs(numberOf(alphaOf(rows, metric)) - expected[metric])).toBeLessThan(1e-9);
  });

  test('does not change with the order of raters', () => {
    const rating = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null });
    const row = fc.array(rating, { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 4 }), (rows) => {
        for (const metric of metrics) {
          const one = alphaOf(rows, metric);
          const other = alphaOf(rows.toReversed(), metric);
          expect(one.ok).toBe(other.ok);
          if (one.ok && other.ok) expect(one.value).toBeCloseTo(other.value, 10);
        }
      }),
    );
  });

  test.each([
    [
      'one rating only',
      [
        [3, 3],
        [3, 3],
      ],
      'interval',
      { type: 'one-rating-only' },
    ],
    ['one rater', [[1, 2, 3]], 'ordinal', { type: 'nothing-compared' }],
    ['no row', [], 'ordinal', { type: 'nothing-compared' }],
    [
      'a ratio of a negative number',
      [
        [-1, 1],
        [1, 1],
      ],
      'ratio',
      { type: 'not-a-number', rating: -1 },
    ],
  ] as const)('%s has no alpha', (...[, rows, metric, error]) => {
    expect(alphaOf(rows, metric)).toEqual({ ok: false, error });
  });
});
