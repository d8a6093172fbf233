import { describe, expect, test } from 'vitest';
import {
  hasReviewPassed,
  latestReviewDate,
  soonerDate,
  suggestReviewDate,
} from '../../../../shared/evidence/review-date.ts';

describe('suggestReviewDate', () => {
  test.each([
    ['2026-11-13', 12, '2027-11-13'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-01-31', 25, '2028-02-29'],
  ])('is, of %s, after %i months %s', (day, months, expected) => {
    expect(suggestReviewDate(day, months)).toBe(expected);
  });

  test('is twelve months on where nobody says otherwise', () => {
    expect(suggestReviewDate('2026-11-13')).toBe('2027-11-13');
  });

  test.each(['', '13/11/2026', '2026-11'])('is nothing for %j', (day) => {
    expect(suggestReviewDate(day)).toBe('');
  });
});

test.each([
  ['2027-11-13', '2027-11-13', false],
  ['2027-11-13', '2027-11-14', true],
  ['', '2099-01-01', false],
])('a review date %j has, on %s, passed: %s', (reviewDate, today, expected) => {
  expect(hasReviewPassed(reviewDate, today)).toBe(expected);
});

describe('where an organisation keeps evidence so many days', () => {
  test.each([
    ['2026-11-13', 30, '2026-12-13'],
    ['2028-02-28', 1, '2028-02-29'],
    // The clocks change in between: days are counted, not hours.
    ['2026-10-24', 2, '2026-10-26'],
    ['2026-11-13', null, ''],
    ['', 30, ''],
  ])('the review of what ended on “%s” is at the latest, by %s days, on “%s”', (endDate, days, latest) => {
    expect(latestReviewDate(endDate, days)).toBe(latest);
  });

  test('a person may choose sooner, not later', () => {
    expect(soonerDate('2026-12-01', '2026-12-13')).toBe('2026-12-01');
    expect(soonerDate('2027-11-13', '2026-12-13')).toBe('2026-12-13');
    expect(soonerDate('', '2026-12-13')).toBe('2026-12-13');
    expect(soonerDate('2027-11-13', '')).toBe('2027-11-13');
  });
});
