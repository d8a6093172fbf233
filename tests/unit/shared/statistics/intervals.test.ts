import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deviateOf } from '../../../../shared/statistics/confidence.ts';
import { type Proportion, proportionOf } from '../../../../shared/statistics/proportion.ts';
import { type Rate, rateOf } from '../../../../shared/statistics/rate.ts';
import { rateRatioOf } from '../../../../shared/statistics/rate-ratio.ts';
import { yearToDateOf } from '../../../../shared/statistics/year-to-date.ts';

function unwrap<T>(result: { ok: true; value: T } | { ok: false; error: { type: string } }): T {
  if (!result.ok) throw new Error(result.error.type);
  return result.value;
}

test.each([
  [0.95, 1.959963984540054],
  [0.998, 3.090232306167813],
  [0.99, 2.575829303548901],
])('the deviate of %d is the tabled one', (confidence, expected) => {
  expect(Math.abs(deviateOf(confidence) - expected)).toBeLessThan(1e-12);
});

const proportion = (successes: number, trials: number, confidence?: number): Proportion =>
  unwrap(proportionOf({ successes, trials, ...(confidence === undefined ? {} : { confidence }) }));

describe('a share', () => {
  // Newcombe (1998), Statistics in Medicine 17:857–872, table I, method 3 (Wilson score), to four places.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%d of %d has the published interval', (...[successes, trials, low, high]) => {
    const own = proportion(successes, trials);
    expect(own.low).toBeCloseTo(low, 4);
    expect(own.high).toBeCloseTo(high, 4);
  });

  const shares = fc
    .tuple(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([trials, share]) => ({ trials, successes: Math.round(trials * share) }));

  test('lies in its interval, and the interval within 0 and 1', () => {
    fc.assert(
      fc.property(
        shares,
        fc.double({ min: 0.01, max: 0.9999, noNaN: true }),
        ({ successes, trials }, confidence) => {
          const { share, low, high } = proportion(successes, trials, confidence);
          expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true);
        },
      ),
    );
  });

  test('has bounds that lie z standard errors of their own from it', () => {
    fc.assert(
      fc.property(shares, ({ successes, trials }) => {
        const { share, low, high } = proportion(successes, trials);
        const z = 1.959963984540054;
        for (const bound of [low, high].filter((each) => each > 0 && each < 1))
          expect((share - bound) ** 2).toBeCloseTo((z ** 2 * bound * (1 - bound)) / trials, 9);
      }),
    );
  });

  test('of what was left is what is left of the interval', () => {
    fc.assert(
      fc.property(shares, ({ successes, trials }) => {
        const one = proportion(successes, trials);
        const other = proportion(trials - successes, trials);
        expect(other.low).toBeCloseTo(1 - one.high, 9);
      }),
    );
  });

  test.each([
    [{ successes: 1, trials: 0 }, { type: 'nothing-counted' }],
    [{ successes: 3, trials: 2 }, { type: 'more-than-all' }],
    [
      { successes: -1, trials: 2 },
      { type: 'not-a-count', value: -1 },
    ],
    [
      { successes: 1, trials: 2, confidence: 1 },
      { type: 'bad-confidence', value: 1 },
    ],
  ])('%j is refused', (input, error) => {
    expect(proportionOf(input)).toEqual({ ok: false, error });
  });
});

const rate = (events: number, population = 1000): Rate => unwrap(rateOf({ events, population, per: 1000 }));

describe('a rate', () => {
  // Exact Poisson limits as tabled in Altman and others, Statistics with Confidence, 2nd ed., table 18.3.
  test.each([
    [0, 0, 3.689],
    [1, 0.025, 5.572],
    [5, 1.623, 11.668],
    [9, 4.115, 17.085],
  ])('of %d events has the tabled exact limits', (events, low, high) => {
    const own = rate(events);
    expect(own.method).toBe('exact');
    expect(own.low).toBeCloseTo(low, 3);
    expect(own.high).toBeCloseTo(high, 3);
  });

  test('has Byar limits from 10 events, near the exact ones (4.795 and 18.390)', () => {
    const own = rate(10);
    expect(own.method).toBe('byar');
    expect(Math.abs(own.low - 4.795)).toBeLessThan(0.02);
    expect(Math.abs(own.high - 18.39)).toBeLessThan(0.02);
  });

  test('exact limits leave 2.5 % of the Poisson distribution on either side', () => {
    const below = (events: number, mean: number): number => {
      let term = Math.exp(-mean);
      let sum = term;
      for (let count = 1; count <= events; count++) {
        term *= mean / count;
        sum += term;
      }
      return sum;
    };
    for (let events = 1; events < 10; events++) {
      const { low, high } = rate(events);
      expect(below(events, high)).toBeCloseTo(0.025, 10);
      expect(1 - below(events - 1, low)).toBeCloseTo(0.025, 10);
    }
  });

  test('lies in its interval, which scales with the population', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (events, population) => {
          const own = rate(events, population);
          expect(own.low <= own.rate && own.rate <= own.high && own.low >= 0).toBe(true);
          expect(rate(events, population * 2).high * 2).toBeCloseTo(own.high, 6);
        },
      ),
    );
  });

  test('of no population is refused', () => {
    expect(rateOf({ events: 1, population: 0, per: 1000 })).toEqual({
      ok: false,
      error: { type: 'nothing-counted' },
    });
  });
});

describe('a rate ratio', () => {
  test('has bounds where the score statistic is z', () => {
    const counts = fc.integer({ min: 1, max: 2000 });
    const exposures = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(fc.tuple(counts, exposures), fc.tuple(counts, exposures), ([a, m], [b, n]) => {
        const { ratio, low, high } = unwrap(
          rateRatioOf({ events: a, exposure: m }, { events: b, exposure: n }),
        );
        expect(ratio).toBeCloseTo((a * n) / (b * m), 9);
        for (const bound of [low, high ?? 1]) {
          const r = m / n;
          const score = (a - bound * r * b) / Math.sqrt(bound * r * (a + b));
          expect(Math.abs(score)).toBeCloseTo(1.959963984540054, 6);
        }
      }),
    );
  });

  test('has no upper bound over nothing', () => {
    const made = unwrap(rateRatioOf({ events: 5, exposure: 1 }, { events: 0, exposure: 1 }));
    expect(made).toMatchObject({ ratio: null, high: null });
    expect(made.low).toBeGreaterThan(0);
  });
});

describe('the year to date', () => {
  const april = 2025 * 12 + 3;
  const counts = Array.from({ length: 16 }, (_, index) => ({ month: april - 12 + index, events: index + 1 }));

  test('compares the months so far with the same months of the year before', () => {
    // April to July 2025 are 13 to 16; April to July 2024 are 1 to 4.
    expect(unwrap(yearToDateOf(counts))).toMatchObject({
      currentEvents: 58,
      baselineEvents: 10,
      ratio: 5.8,
      months: [april, april + 1, april + 2, april + 3],
      monthsLeftOut: [],
    });
  });

  test('leaves a gap out on both sides', () => {
    const gappy = counts.map((each) => (each.month === april - 12 + 1 ? { ...each, events: null } : each));
    expect(unwrap(yearToDateOf(gappy))).toMatchObject({
      currentEvents: 44,
      baselineEvents: 8,
      monthsLeftOut: [april + 1],
    });
  });

  test('takes the calendar year where asked to', () => {
    expect(unwrap(yearToDateOf(counts, { firstMonth: 0 }))).toMatchObject({
      currentEvents: 58,
      monthsLeftOut: [april - 3, april - 2, april - 1],
    });
  });

  test('needs a month that both years have', () => {
    expect(yearToDateOf(counts.slice(0, 6))).toEqual({ ok: false, error: { type: 'nothing-counted' } });
  });
});
