import { describe, expect, test } from 'vitest';
import { controlChartOf, type ImprovementDirection } from '../../../../shared/statistics/control-chart.ts';
import { funnelOf } from '../../../../shared/statistics/funnel.ts';
import { proportionOf } from '../../../../shared/statistics/proportion.ts';
import { rateOf } from '../../../../shared/statistics/rate.ts';
import {
  agreementSentence,
  beyondChanceSentence,
  controlSentence,
  funnelSentence,
  proportionSentence,
  rateSentence,
  targetSentence,
  trendSentence,
  yearToDateSentence,
} from '../../../../shared/statistics/signal-sentences.ts';
import { trendOf } from '../../../../shared/statistics/trend.ts';
import { yearToDateOf } from '../../../../shared/statistics/year-to-date.ts';

function unwrap<T>(result: { ok: true; value: T } | { ok: false; error: { type: string } }): T {
  if (!result.ok) throw new Error(result.error.type);
  return result.value;
}

const saw = Array.from({ length: 13 }, (_, index) => (index % 2 === 0 ? 8 : 12));
const say = (values: readonly (number | null)[], direction: ImprovementDirection = 'higher') =>
  controlSentence(unwrap(controlChartOf(values, { direction, isScreened: false })));

describe('a series over time', () => {
  test.each([
    [saw, 'higher', 'The latest month is within what usually happens here.'],
    [
      [...saw, 60],
      'lower',
      'The latest month is higher than what usually happens here: this is unlikely to be chance and is a concern.',
    ],
    [
      [...saw, 12, 11, 13, 12, 11, 13, 12],
      'higher',
      'The last seven months are all above the average: this is unlikely to be chance and is an improvement.',
    ],
    [
      [...saw, ...saw, 12, 11.5, 11, 10.5, 10, 9.5, 9],
      'neutral',
      'The last seven months have each been lower than the one before: this is unlikely to be chance.',
    ],
    [[null, null, 5], 'higher', 'There are too few different figures to say what is unusual.'],
    [
      [8, 12, 8, 12],
      'higher',
      'The latest month is within what usually happens here. Only four months are known, fewer than 13, so what counts as usual may still change.',
    ],
  ] as const)('%j with direction %s', (values, direction, sentence) => {
    expect(say(values, direction)).toBe(sentence);
  });

  test('the target is said in words', () => {
    const made = unwrap(controlChartOf(saw, { direction: 'higher', target: 90 }));
    expect(targetSentence(made)).toBe('If nothing changes, the target will not be met.');
    expect(targetSentence(unwrap(controlChartOf(saw, { direction: 'higher' })))).toBeNull();
  });
});

test('a trend is said with its change', () => {
  expect(trendSentence(unwrap(trendOf([10, 12, 14, 16, 18, 20])), 'quarter', 'children')).toBe(
    'Over six quarters the figures have risen, typically by 2 children a quarter: this is unlikely to be chance.',
  );
  expect(trendSentence(unwrap(trendOf([1, 3, 2, 3, 1])))).toBe(
    'Over five months the figures show no steady rise or fall.',
  );
});

test('a year to date is said against the same months', () => {
  const from = (before: number, now: number) =>
    unwrap(
      yearToDateOf([
        { month: 24_291, events: before },
        { month: 24_303, events: now },
      ]),
    );
  expect(yearToDateSentence(from(100, 150))).toBe(
    '150 this year so far, 100 in the same month of the year before: 50 % more, which is unlikely to be chance.',
  );
  expect(yearToDateSentence(from(10, 12))).toBe(
    '12 this year so far, 10 in the same month of the year before: a difference that may well be chance.',
  );
});

test('areas that stand out are named', () => {
  const even = Array.from({ length: 12 }, (_, at) => ({ name: `Force ${at}`, count: 95 + at, size: 1000 }));
  expect(funnelSentence(unwrap(funnelOf(even, { kind: 'proportion' })))).toBe(
    'No force stands out: the differences may well be chance.',
  );
  const one = [...even, { name: 'Eastshire', count: 190, size: 1000 }];
  expect(funnelSentence(unwrap(funnelOf(one, { kind: 'proportion', isWidening: false })))).toBe(
    'Eastshire is higher than chance would explain.',
  );
});

test('shares, rates and agreement are said in plain words', () => {
  expect(proportionSentence(unwrap(proportionOf({ successes: 0, trials: 20 })))).toBe(
    '0 %; with figures of this size the underlying share may lie anywhere from 0 % to 16.1 %.',
  );
  expect(rateSentence(unwrap(rateOf({ events: 5, population: 1000, per: 1000 })), 'children')).toBe(
    '5 for every 1,000 children; with figures of this size the underlying rate may lie anywhere from 1.6 to 11.7.',
  );
  expect(agreementSentence({ compared: 12, same: 9, share: 0.75 })).toBe(
    'Both gave the same grade to 9 of 12 cases (75 %).',
  );
  expect([-0.1, 0.1, 0.5, 0.95].map(beyondChanceSentence)).toEqual([
    'They agree no more than chance would bring about.',
    'Allowing for chance, they agree only slightly.',
    'Allowing for chance, they agree moderately.',
    'Allowing for chance, they agree very well.',
  ]);
});
