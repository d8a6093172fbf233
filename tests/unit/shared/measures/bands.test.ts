import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandOf, checkBands } from '../../../../shared/measures/bands.ts';

const scale = ['Inadequate', 'Requires improvement', 'Adequate', 'Good', 'Outstanding'];
const bands = [
  { grade: 'Good', limit: 80 },
  { grade: 'Outstanding', limit: 90 },
  { grade: 'Requires improvement', limit: 50 },
];
const turned = [
  { grade: 'Outstanding', limit: 5 },
  { grade: 'Good', limit: 10 },
];

test.each([
  [95, 'Outstanding'],
  [90, 'Outstanding'],
  [89.9, 'Good'],
  [80, 'Good'],
  [79, 'Requires improvement'],
  [50, 'Requires improvement'],
  [49.999, 'Inadequate'],
])('where higher is better %d is %s', (value, grade) => {
  expect(bandOf({ bands, direction: 'higher' }, value, scale)).toBe(grade);
});

test.each([
  [5, 'Outstanding'],
  [5.1, 'Good'],
  [10, 'Good'],
  [11, 'Inadequate'],
])('where lower is better %d is %s', (value, grade) => {
  expect(bandOf({ bands: turned, direction: 'lower' }, value, scale)).toBe(grade);
});

test('a limit is met by what Excel takes for equal', () => {
  const limit = [{ grade: 'Good', limit: 0.3 }];
  expect(bandOf({ bands: limit, direction: 'lower' }, 0.1 + 0.2, scale)).toBe('Good');
});

test('neutral measures, those without bands and those out of order have no band', () => {
  expect(bandOf({ bands, direction: 'neutral' }, 95, scale)).toBeNull();
  expect(bandOf({ bands: [], direction: 'higher' }, 95, scale)).toBeNull();
  expect(bandOf({ bands, direction: 'lower' }, 95, scale)).toBeNull();
});

test.each([
  [bands, 'higher', null],
  [bands, 'lower', 'The limit of Outstanding must be lower than that of Good.'],
  [bands, 'neutral', 'A neutral measure has no bands: choose which way is better, or take the limits away.'],
  [
    [{ grade: 'Inadequate', limit: 1 }],
    'higher',
    'Inadequate is the lowest grade and needs no limit: it is what meets none.',
  ],
  [[{ grade: 'Superb', limit: 1 }], 'higher', '“Superb” is no grade of this rule.'],
  [[{ grade: 'Good', limit: Number.NaN }], 'higher', 'A limit is not a number.'],
  [[...turned, { grade: 'Good', limit: 12 }], 'lower', 'A grade has two limits: keep one of them.'],
  [
    [
      { grade: 'Good', limit: 3 },
      { grade: 'Adequate', limit: 3 },
    ],
    'higher',
    'The limit of Good must be higher than that of Adequate.',
  ],
] as const)('bands %j, %s', (given, direction, sentence) => {
  expect(checkBands(given, direction, scale)).toBe(sentence);
});

test('a better value never has a worse band', () => {
  const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(
      numbers,
      fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
      fc.double({ min: 0, max: 100, noNaN: true }),
      (limits, value, more) => {
        const sorted = limits
          .toSorted((a, b) => b - a)
          .map((limit, at) => ({ grade: scale[4 - at] ?? '', limit }));
        const level = (each: number) =>
          scale.indexOf(bandOf({ bands: sorted, direction: 'higher' }, each, scale) ?? '');
        expect(level(value + more)).toBeGreaterThanOrEqual(level(value));
      },
    ),
  );
});
