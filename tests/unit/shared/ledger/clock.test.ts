import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockToMs, nextClock } from '../../../../shared/ledger/clock.ts';

describe('the clock', () => {
  test('always goes on, whatever the computer’s time does', () => {
    const times = fc.array(fc.integer({ min: 0, max: 4_102_444_800_000 }), { minLength: 2, maxLength: 50 });
    fc.assert(
      fc.property(times, (nows) => {
        const clocks: string[] = [];
        for (const now of nows) clocks.push(nextClock(clocks.at(-1) ?? null, now));
        expect(clocks).toEqual([...new Set(clocks)].sort());
      }),
    );
  });

  test('refuses a time beyond the year 9999 instead of outgrowing its form', () => {
    expect(() => nextClock(null, 253_402_300_800_000)).toThrow('beyond the year 9999');
  });

  test('follows the computer’s time where that is later', () => {
    expect(clockToMs(nextClock(nextClock(null, 5), 1_800_000_000_000))).toBe(1_800_000_000_000);
  });

  test('goes to the next millisecond when the counter is full', () => {
    expect(nextClock('000000000000007-99999', 3)).toBe('000000000000008-00000');
  });
});
