import { describe, expect, test } from 'vitest';
import { ageWords, dayWords } from '../../../../excel-addin/taskpane/age-words.ts';

describe('the age of evidence', () => {
  test.each([
    ['2026-11-20', '2026-11-20', 'less than a month old'],
    ['2026-10-21', '2026-11-20', 'less than a month old'],
    ['2026-10-20', '2026-11-20', '1 month old'],
    ['2025-03-03T10:00:00.000Z', '2026-11-20', '20 months old'],
    ['2026-11-21', '2026-11-20', 'dated after today'],
    ['last week', '2026-11-20', 'of an unknown date'],
  ])('from %s to %s is %s', (gathered, today, words) => {
    expect(ageWords(gathered, today)).toBe(words);
  });

  test('has its day in words', () => {
    expect(dayWords('2025-03-03')).toBe('3 March 2025');
    expect(dayWords('spring')).toBe('spring');
  });
});
