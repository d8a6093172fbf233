import { describe, expect, test } from 'vitest';
import { parseRule } from '../../../../shared/grading/parse-rule.ts';
import oneSlip from '../../../../shared/grading/rules/one-slip.json' with { type: 'json' };

type Change = (rule: Record<string, unknown> & typeof oneSlip) => unknown;

const refusals: readonly (readonly [what: string, change: Change, path: string, reason: RegExp])[] = [
  [
    'a condition other than maxBelow',
    (rule) => ({ ...rule, rows: [{ grade: 'Good', maxBelow: {}, minAbove: { Good: 1 } }] }),
    'rows.0.minAbove',
    /./,
  ],
  [
    'a maximum that is no number',
    (rule) => ({ ...rule, rows: [{ grade: 'Good', maxBelow: { Good: 'most' } }, ...rule.rows.slice(2)] }),
    'rows.0.maxBelow.Good',
    /"half" or a whole number/,
  ],
  [
    'a maximum below zero',
    (rule) => ({ ...rule, rows: [{ grade: 'Good', maxBelow: { Good: -1 } }, ...rule.rows.slice(2)] }),
    'rows.0.maxBelow.Good',
    /./,
  ],
  [
    'a grade that is not in the scale',
    (rule) => ({ ...rule, rows: [{ grade: 'Superb', maxBelow: { Good: 0 } }, ...rule.rows] }),
    'rows.0.grade',
    /"Superb" is not in the scale/,
  ],
  [
    'a condition on an unknown grade',
    (rule) => ({ ...rule, rows: [{ grade: 'Good', maxBelow: { Fine: 0 } }, ...rule.rows.slice(2)] }),
    'rows.0.maxBelow.Fine',
    /"Fine" is not in the scale/,
  ],
  [
    'a last row with conditions',
    (rule) => ({ ...rule, rows: rule.rows.slice(0, 4) }),
    'rows.3.maxBelow',
    /last row must have no conditions/,
  ],
  [
    'rows that would lower a grade for a better judgment',
    (rule) => ({ ...rule, rows: [rule.rows[1], rule.rows[0], ...rule.rows.slice(2)] }),
    'rows.1.grade',
    /lower than the row above/,
  ],
  [
    'two rows of one grade',
    (rule) => ({ ...rule, rows: [rule.rows[0], ...rule.rows] }),
    'rows.1.grade',
    /one row a grade/,
  ],
  [
    'a row under one that always holds',
    (rule) => ({ ...rule, rows: [{ grade: 'Outstanding', maxBelow: {} }, ...rule.rows.slice(1)] }),
    'rows.1',
    /never be reached/,
  ],
  [
    'a row that no topic reaches',
    (rule) => ({
      ...rule,
      rows: [rule.rows[0], { grade: 'Good', maxBelow: { Outstanding: 0 } }, ...rule.rows.slice(2)],
    }),
    'rows.1',
    /never be reached/,
  ],
  [
    'a cap at an unknown grade',
    (rule) => ({ ...rule, limiters: [{ id: 'x', when: { flag: 'causeOfConcern' }, cap: 'Poor' }] }),
    'limiters.0.cap',
    /"Poor"/,
  ],
  [
    'a cap on something else',
    (rule) => ({ ...rule, limiters: [{ id: 'x', when: { flag: 'weather' }, cap: 'Good' }] }),
    'limiters.0.when',
    /./,
  ],
  [
    'two caps of one kind',
    (rule) => ({ ...rule, limiters: [rule.limiters[1], rule.limiters[1]] }),
    'limiters.1.when',
    /two caps/,
  ],
  ['a word with a wildcard', (rule) => ({ ...rule, notApplicable: 'N*' }), 'notApplicable', /letters/],
  [
    'two grades that differ in case alone',
    (rule) => ({ ...rule, scale: ['good', ...rule.scale] }),
    'scale.4',
    /two things/,
  ],
  [
    'a scale in which blank is not open',
    (rule) => ({ ...rule, open: ['Not enough evidence'] }),
    'open',
    /blank/,
  ],
  ...['Good', 'open', 'Not  applicable', 'ri'].map(
    (words) =>
      [
        `“${words}” for not enough evidence`,
        (rule: typeof oneSlip) => ({ ...rule, insufficient: words.replace('  ', ' ') }),
        'insufficient',
        /two things/,
      ] as const,
  ),
  ['a short form for not applicable', (rule) => ({ ...rule, notApplicable: 'RI' }), 'notApplicable', /short/],
  ['a short form for open', (rule) => ({ ...rule, open: ['', 'ri'] }), 'open.1', /short/],
  ['half a character in its name', (rule) => ({ ...rule, id: 'a\ud800' }), 'id', /half of a character/],
  ['a control character in its name', (rule) => ({ ...rule, id: 'a\u0001' }), 'id', /control/],
  ['a line break in its version', (rule) => ({ ...rule, version: '1\n2' }), 'version', /control/],
  ['a control character in its note', (rule) => ({ ...rule, note: 'a\u0000' }), 'note', /control/],
  ['half a character in its note', (rule) => ({ ...rule, note: '\udc00' }), 'note', /half of a character/],
  ['a note longer than a cell', (rule) => ({ ...rule, note: 'a'.repeat(33_000) }), 'note', /no more than/],
  [
    'more criteria to apply than any topic has',
    (rule) => ({ ...rule, minApplicable: 1000 }),
    'minApplicable',
    /no more than 12/,
  ],
  ...['__proto__', 'constructor', 'prototype'].map(
    (key) =>
      [
        `a condition on ${key}`,
        (rule: typeof oneSlip) => ({
          ...rule,
          rows: rule.rows.with(1, JSON.parse(`{"grade":"Good","maxBelow":{"Good":1,"${key}":0}}`)),
        }),
        `rows.1.maxBelow.${key}`,
        /is not in the scale/,
      ] as const,
  ),
  ['a field that is not known', (rule) => ({ ...rule, weights: {} }), 'weights', /./],
];

describe('a rule file', () => {
  test('that ships is accepted', () => {
    expect(parseRule(oneSlip)).toEqual({ ok: true, value: oneSlip });
  });

  test.each(refusals)('with %s is refused by path and reason', (...[, change, path, reason]) => {
    const parsed = parseRule(change(structuredClone(oneSlip)));
    expect(parsed).toMatchObject({ ok: false, error: { type: 'rule-invalid', path } });
    expect(parsed.ok ? '' : parsed.error.reason).toMatch(reason);
  });

  test('with a note of several lines is accepted', () => {
    expect(parseRule({ ...oneSlip, note: 'Stricter.\nAgreed in March.' }).ok).toBe(true);
  });

  test('is looked through at once, however many grades and criteria it has', () => {
    const scale = [...'abcdefghi'].map((letter) => `Grade ${letter}`);
    const rows = [
      { grade: 'Grade c', maxBelow: { 'Grade c': 0 } },
      { grade: 'Grade b', maxBelow: { 'Grade i': 12, 'Grade c': 0 } },
      { grade: 'Grade a', maxBelow: {} },
    ];
    const started = performance.now();
    const parsed = parseRule({ ...oneSlip, scale, rows, minApplicable: 12, limiters: [] });
    expect(parsed).toMatchObject({ ok: false, error: { path: 'rows.1' } });
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test.each([null, 'rule', 7, [], {}])('that is %j is refused', (input) => {
    expect(parseRule(input).ok).toBe(false);
  });
});
