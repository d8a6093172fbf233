import { describe, expect, test } from 'vitest';
import { defaultRule } from '../../../../shared/grading/default-rule.ts';
import { countsAs, normaliseJudgment } from '../../../../shared/grading/normalise-judgment.ts';

describe('a judgment as typed', () => {
  test.each([
    ['Good', 'Good'],
    ['  gOOD ', 'Good'],
    ['requires   IMPROVEMENT', 'Requires improvement'],
    ['ri', 'Requires improvement'],
    [' RI ', 'Requires improvement'],
    ['INADEQUATE', 'Inadequate'],
  ])('%j is the grade %s', (text, grade) => {
    expect(normaliseJudgment(text, defaultRule)).toEqual({ type: 'grade', grade });
  });

  test.each(['', '   ', 'not enough evidence'])('%j is open', (text) => {
    expect(normaliseJudgment(text, defaultRule)).toEqual({ type: 'open' });
  });

  test.each(['*', 'G*', '?ood', 'Good.', 'Good\u00a0', 'Goo', 'n/a', 'Good\nGood', '5', 'Open', '=Good'])(
    '%j is no grade, and counts as open',
    (text) => {
      expect(normaliseJudgment(text, defaultRule)).toEqual({ type: 'unknown', text });
      expect(countsAs(text, 'a reason', defaultRule)).toBe('Open');
    },
  );

  test('counts as not applicable only with a reason', () => {
    expect(countsAs('not applicable', 'No custody suite', defaultRule)).toBe('Not applicable');
    expect(countsAs('not applicable', '', defaultRule)).toBe('Open');
    expect(countsAs('not applicable', '   ', defaultRule)).toBe('Open');
  });
});
