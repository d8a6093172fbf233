import { describe, expect, test } from 'vitest';
import { awardPlan, fillInPlan } from '../../../../excel-addin/taskpane/award-plans.ts';
import { readPane } from '../../../../excel-addin/taskpane/read-pane.ts';
import { checkPlan } from '../../../../excel-addin/workbook/check-plan.ts';
import { defaultRule } from '../../../../shared/grading/default-rule.ts';
import { coverRows, readingOf } from './sample-reading.ts';

const person = { id: '0f'.repeat(16), name: 'Alex Example', role: '' };
const grade = (topic: string, cells: Readonly<Record<string, string>>) => ({
  Id: `ncpi-2024/${topic} inspector`,
  ...cells,
});

const topicsOf = (rows: ReturnType<typeof grade>[]) => {
  const reading = readingOf({ PlCover: coverRows, PlGrades: rows });
  const pane = readPane({ reading, rule: defaultRule, frameworks: [], counts: null });
  if (pane.type !== 'read') throw new Error(pane.type);
  return pane.reading.layers.inspector.topics;
};

describe('awardPlan', () => {
  test('writes the four cells of one row and nothing else', () => {
    const plan = awardPlan('t inspector', { grade: 'Good', reason: 'R', name: 'N', date: '2026-11-22' });
    expect(plan.table.rows).toEqual([
      {
        key: 't inspector',
        cells: {
          'Awarded grade': { type: 'text', text: 'Good' },
          Reason: { type: 'text', text: 'R' },
          Name: { type: 'text', text: 'N' },
          Date: { type: 'text', text: '2026-11-22' },
        },
      },
    ]);
    expect(checkPlan(plan).ok).toBe(true);
  });
});

describe('fillInPlan', () => {
  test('fills only what is blank, and only where a grade was awarded', () => {
    const topics = topicsOf([
      grade('leadership', { 'Awarded grade': 'Good', Name: 'Sam Sample' }),
      grade('partnership-working', { 'Awarded grade': ' ' }),
      grade('initial-response', { 'Awarded grade': 'Good', Name: ' ', Date: '' }),
      grade('risk-assessment-and-referral', { 'Awarded grade': 'Good', Name: 'Sam Sample', Date: '1 May' }),
    ]);
    const { plan, topics: filled } = fillInPlan(topics, person, '2026-11-22');
    expect(filled).toEqual(['Leadership', 'Initial response']);
    expect(plan.table.rows).toEqual([
      { key: 'ncpi-2024/leadership inspector', cells: { Date: { type: 'text', text: '2026-11-22' } } },
      {
        key: 'ncpi-2024/initial-response inspector',
        cells: {
          Name: { type: 'text', text: 'Alex Example' },
          Date: { type: 'text', text: '2026-11-22' },
        },
      },
    ]);
  });
});
