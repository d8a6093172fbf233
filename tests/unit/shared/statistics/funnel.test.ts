import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dispersionOf } from '../../../../shared/statistics/dispersion.ts';
import { type Funnel, type FunnelArea, funnelOf } from '../../../../shared/statistics/funnel.ts';
import { funnelLimitsAt } from '../../../../shared/statistics/funnel-limits.ts';
import { proportionOf } from '../../../../shared/statistics/proportion.ts';
import { quantileOf } from '../../../../shared/statistics/quantile.ts';

function funnel(areas: readonly FunnelArea[], options: Parameters<typeof funnelOf>[1]): Funnel {
  const made = funnelOf(areas, options);
  if (!made.ok) throw new Error(made.error.type);
  return made.value;
}

const area = (name: string, count: number, size: number): FunnelArea => ({ name, count, size });

const areasOf = fc
  .array(fc.tuple(fc.integer({ min: 20, max: 4000 }), fc.double({ min: 0.05, max: 0.95, noNaN: true })), {
    minLength: 3,
    maxLength: 43,
  })
  .map((sizes) => sizes.map(([size, share], at) => area(`Force ${at + 1}`, Math.round(size * share), size)));

describe('limits of shares', () => {
  test('are where the own Wilson interval touches the average', () => {
    // PHE's definition, solved by halving instead of by formula.
    const touching = (average: number, size: number, confidence: number): number => {
      let [low, high] = [average, 1];
      for (let step = 0; step < 60; step++) {
        const middle = (low + high) / 2;
        const own = proportionOf({ successes: middle * size, trials: size, confidence });
        if (own.ok && own.value.low > average) high = middle;
        else low = middle;
      }
      return low;
    };
    for (const [average, size] of [
      [0.3, 200],
      [0.07, 1500],
      [0.5, 40],
    ] as const) {
      const limits = funnelLimitsAt(size, { kind: 'proportion', average, tauSquared: 0 });
      expect(limits.inner.high).toBeCloseTo(touching(average, size, 0.95), 9);
      expect(limits.outer.high).toBeCloseTo(touching(average, size, 0.998), 9);
    }
  });

  test('signal exactly the areas whose own interval does not hold the average', () => {
    fc.assert(
      fc.property(areasOf, (areas) => {
        const made = funnel(areas, { kind: 'proportion', isWidening: false });
        for (const { count, size, signal } of made.areas) {
          const own = proportionOf({ successes: count, trials: size });
          const holds = own.ok && own.value.low <= made.average && made.average <= own.value.high;
          expect(signal === 'none').toBe(holds);
        }
      }),
    );
  });

  test('narrow with the size and lie about the average', () => {
    fc.assert(
      fc.property(areasOf, (areas) => {
        const made = funnel(areas, { kind: 'proportion' });
        const bySize = made.areas.toSorted((one, other) => one.size - other.size);
        for (const [at, { inner, outer }] of bySize.entries()) {
          expect(outer.low <= inner.low && inner.low <= made.average).toBe(true);
          expect(outer.high >= inner.high && inner.high >= made.average).toBe(true);
          const smaller = bySize[at - 1];
          if (smaller) expect(inner.high).toBeLessThanOrEqual(smaller.inner.high + 1e-12);
        }
      }),
    );
  });
});

describe('more spread than chance', () => {
  test('the tenths at the ends are drawn in: by hand for eleven deviates', () => {
    const deviates = [-9, -4, -3, -2, -1, 0, 1, 2, 3, 4, 9];
    const made = dispersionOf(deviates.map((deviate) => ({ deviate, standardError: 1 })));
    // -9 and 9 become -4 and 4; the squares are 2·(16 + 16 + 9 + 4 + 1); eleven equal weights leave 11 − 1 = 10.
    expect(made.phi).toBeCloseTo(92 / 11, 12);
    expect(made.tauSquared).toBeCloseTo((92 - 10) / 10, 12);
  });

  test('widens the limits, and only then', () => {
    fc.assert(
      fc.property(areasOf, (areas) => {
        const plain = funnel(areas, { kind: 'proportion', isWidening: false });
        const made = funnel(areas, { kind: 'proportion' });
        expect(made.isWidened).toBe(made.phi > 1);
        expect(made.tauSquared > 0).toBe(made.isWidened);
        expect(plain.phi).toBe(made.phi);
      }),
    );
  });

  test('limits on the arcsine scale are the stated number of standard errors away', () => {
    const average = 0.2;
    const limits = funnelLimitsAt(400, { kind: 'proportion', average, tauSquared: 0.003 });
    const steps =
      (Math.asin(Math.sqrt(limits.outer.high)) - Math.asin(Math.sqrt(average))) / Math.sqrt(1 / 1600 + 0.003);
    expect(steps).toBeCloseTo(3.090232306167813, 9);
  });
});

describe('limits of rates', () => {
  test('are the exact limits of the number expected', () => {
    // Five expected: 1.623 and 11.668 (Statistics with Confidence, 2nd ed., table 18.3), for a size of 1,000.
    const { inner } = funnelLimitsAt(1000, { kind: 'rate', average: 0.005, tauSquared: 0 });
    expect(inner.low * 1000).toBeCloseTo(1.623, 3);
    expect(inner.high * 1000).toBeCloseTo(11.668, 3);
  });

  test('may lie above 1: a rate is no share', () => {
    const made = funnel([area('A', 30, 10), area('B', 35, 10), area('C', 31, 10)], { kind: 'rate' });
    expect(made.average).toBeCloseTo(3.2, 12);
    expect(made.areas.map(({ signal }) => signal)).toEqual(['none', 'none', 'none']);
  });

  test('with tau squared stand about the average on the square-root scale', () => {
    const { inner } = funnelLimitsAt(100, { kind: 'rate', average: 0.5, tauSquared: 0.01 });
    const reach = 1.959963984540054 * Math.sqrt(1 / 200 + 0.01);
    expect(Math.sqrt(inner.high / 0.5) - 1).toBeCloseTo(reach, 9);
    expect(1 - Math.sqrt(inner.low / 0.5)).toBeCloseTo(reach, 9);
  });
});

test('quantiles are those of PERCENTILE.INC', () => {
  expect(quantileOf([4, 1, 3, 2], 0.1)).toBeCloseTo(1.3, 12);
  expect(quantileOf([10, 20, 30], 0.9)).toBeCloseTo(28, 12);
});

test.each([
  [[area('A', 1, 2)], { type: 'too-few-areas' }],
  [[area('A', 1, 2), area('B', 3, 2)], { type: 'more-than-all', name: 'B' }],
  [[area('A', 1, 2), area('B', 0, 0)], { type: 'nothing-counted', name: 'B' }],
  [[area('A', -1, 2), area('B', 1, 2)], { type: 'not-a-count', name: 'A' }],
  [[area('A', 0, 2), area('B', 0, 2)], { type: 'no-variation' }],
])('%j has no funnel', (areas, error) => {
  expect(funnelOf(areas, { kind: 'proportion' })).toEqual({ ok: false, error });
});
