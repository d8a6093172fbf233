import { describe, expect, test } from 'vitest';
import { likelyRange, rangeText } from '../../../../excel-addin/sheets/likely-range.ts';
import type { MeasureReading } from '../../../../excel-addin/sheets/measure-readings.ts';
import type { MeasureUnit } from '../../../../shared/measures/measure.ts';

const reading = (unit: MeasureUnit, ...[value, numerator, denominator]: readonly unknown[]) =>
  ({ inputs: { unit }, value, numerator, denominator }) as unknown as MeasureReading;

describe('the likely range of a measure', () => {
  // Newcombe (1998), Statistics in Medicine 17:857–872, table I: 81 of 263, Wilson without continuity correction.
  test('of a percentage is Wilson’s, in per cent', () => {
    const range = likelyRange(reading('percent', 30.8, 81, 263));
    expect([range?.low.toFixed(2), range?.high.toFixed(2)]).toEqual(['25.53', '36.62']);
    expect(rangeText(range, 'percent')).toBe('25.5 % to 36.6 %');
  });

  test('of a share is shown in per cent and kept as a share', () => {
    const range = likelyRange(reading('share', 0.308, 81, 263));
    expect(range?.low.toFixed(4)).toBe('0.2553');
    expect(rangeText(range, 'share')).toBe('25.5 % to 36.6 %');
  });

  // Garwood (1936): five events have a 95 % interval of 1.6235 to 11.6683.
  test('of a rate of few events is exact, in the rate’s own unit', () => {
    const range = likelyRange(reading('rate', 2.5, 5, 2000));
    expect([range?.low.toFixed(3), range?.high.toFixed(3)]).toEqual(['0.812', '5.834']);
  });

  test.each([
    ['a count', reading('count', 5, 5, 10)],
    ['a marker for a value', reading('percent', '..', 5, 10)],
    ['a blank denominator', reading('percent', 50, 5, '')],
    ['more counted than there are', reading('percent', 150, 15, 10)],
    ['nothing to divide by', reading('percent', 0, 0, 0)],
    ['a rate of no events, whose “per” nothing tells', reading('rate', 0, 0, 100)],
  ])('is not given for %s', (_what, measure) => {
    expect(likelyRange(measure)).toBeNull();
    expect(rangeText(likelyRange(measure), 'percent')).toBe('');
  });
});
