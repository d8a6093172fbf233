import { expect, test } from 'vitest';
import {
  countsWords,
  isUnfit,
  unfitSentences,
} from '../../../../../excel-addin/taskpane/measures/unfit-forces.ts';

test.each([
  [1204, 3310, '1,204 of 3,310'],
  [45.300000000000004, 1225.8700000000001, '45.3 of 1,225.9'],
  [12, '', '12 of blank'],
])('the counts %s and %s are read as “%s”', (numerator, denominator, words) => {
  expect(countsWords({ numerator, denominator })).toBe(words);
});

test('a force that fits is not in the way, nor is one whose numbers are written as text', () => {
  expect(isUnfit({ numerator: 3, denominator: 3 })).toBe(false);
  expect(isUnfit({ numerator: '1,204', denominator: 3310 })).toBe(false);
});

test('all forces that cannot be compared are named at once, by why', () => {
  const sentences = unfitSentences([
    { name: 'Kent', numerator: 12, denominator: 10 },
    { name: 'Essex', numerator: 8, denominator: 10 },
    { name: 'Surrey', numerator: '..', denominator: 10 },
    { name: 'Sussex', numerator: 11, denominator: 10 },
    { name: 'Dorset', numerator: 0, denominator: 0 },
    { name: 'Gwent', numerator: -1, denominator: 5 },
  ]);
  expect(sentences).toEqual([
    'The numerator is larger than the denominator: Kent and Sussex.',
    'A figure is no number: Surrey.',
    'Counted out of 0: Dorset.',
    'A figure is below 0: Gwent.',
  ]);
});
