import { describe, expect, test } from 'vitest';
import { localIsoDate } from '../../../../excel-addin/taskpane/local-date.ts';
import { counted, dateInWords, listed } from '../../../../excel-addin/taskpane/plain-words.ts';

describe('plain words', () => {
  test.each([
    [0, '0 clips'],
    [1, '1 clip'],
    [10_000, '10,000 clips'],
  ])('counts %i', (count, words) => {
    expect(counted(count, 'clip')).toBe(words);
  });

  test.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('lists %j', (words, text) => {
    expect(listed(words)).toBe(text);
  });

  test('says a date as a person would, and leaves what is none', () => {
    expect(dateInWords('2026-11-03')).toBe('3 Nov 2026');
    expect(dateInWords('soon')).toBe('soon');
  });

  test('takes the date from this computer’s calendar late in the evening', () => {
    expect(localIsoDate(new Date(2026, 0, 31, 23, 59))).toBe('2026-01-31');
  });
});
