import { expect, test } from 'vitest';
import { controlChartOf } from '../../../../shared/statistics/control-chart.ts';
import { targetSentence } from '../../../../shared/statistics/target-sentence.ts';

const saw = Array.from({ length: 13 }, (_, index) => (index % 2 === 0 ? 8 : 12));

// The saw's mean is 9.85 and its range 4: it varies by chance between -0.8 and 20.5.
test.each([
  ['higher', 90, 'If nothing changes, the target will not be met.'],
  ['lower', 90, 'If nothing changes, the target will be met every time.'],
  ['higher', 10, 'If nothing changes, the target will be met at some times and missed at others, by chance.'],
  ['neutral', 90, null],
] as const)('where %s is better, a target of %d is spoken of', (direction, target, sentence) => {
  const chart = controlChartOf(saw, { direction, target });
  expect(chart.ok && targetSentence(chart.value)).toBe(sentence);
});
