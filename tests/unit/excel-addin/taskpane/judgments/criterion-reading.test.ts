import { describe, expect, test } from 'vitest';
import { criterionReading } from '../../../../../excel-addin/taskpane/judgments/criterion-reading.ts';
import { judgmentCautions } from '../../../../../excel-addin/taskpane/judgments/judgment-cautions.ts';
import { measureCountWords } from '../../../../../excel-addin/taskpane/judgments/judgment-words.ts';
import { criteriaOf } from '../../../../../shared/criteria/catalogue.ts';
import { defaultRule } from '../../../../../shared/grading/default-rule.ts';
import { editions } from '../../sheets/sample-cases.ts';
import { readingOf } from '../sample-reading.ts';

const [criterion] = criteriaOf(editions.framework);
if (criterion === undefined) throw new Error('the edition has criteria');

const read = (tables: Parameters<typeof readingOf>[0]) =>
  criterionReading(criterion, { ...editions, rule: defaultRule, reading: readingOf(tables) });

describe('measures behind a criterion', () => {
  const limits = {
    'Outstanding limit': 95,
    'Good limit': 85,
    'Adequate limit': 70,
    'Requires improvement limit': 50,
  };
  const shared = { Unit: 'Per cent (0 to 100)', Period: '2026', Direction: 'Higher is better', ...limits };
  const { measures } = read({
    PlMeasures: [
      { ...shared, Id: 'm1', Name: 'Seen within a day', Value: 88, Criteria: '1.1; 3.2' },
      { ...shared, Id: 'm2', Name: 'Repeat calls', Value: 'c', Criteria: '1.1' },
      { ...shared, Id: '', Name: 'Typed by hand', Value: 40, Criteria: '1.1' },
      { ...shared, Id: 'm4', Name: 'Another criterion’s', Value: 99, Criteria: '11.1; 3.2' },
    ],
  });

  test('are those that name it, with value, band and the row that each leads to', () => {
    expect(measures.map(({ key, text, band }) => [key, text, band])).toEqual([
      ['m1', 'Seen within a day', 'Good'],
      ['m2', 'Repeat calls', ''],
      [null, 'Typed by hand', 'Inadequate'],
    ]);
    expect(measures[0]).toMatchObject({ value: '88 %', period: '2026' });
  });

  test('say what a marker means in place of a number', () => {
    expect(measures[1]?.value).not.toMatch(/\d/);
    expect(measures[1]?.value).not.toBe('');
  });

  test('are counted by band', () => {
    expect(measureCountWords(measures)).toBe('3 measures: 1 Good, 1 without a band and 1 Inadequate');
  });
});

test('a finding that was typed and has no id yet counts, and leads to its sheet only', () => {
  const { findings } = read({
    PlFindings: [
      { Id: '', Kind: 'strength ', Finding: 'Typed.', Criteria: '1.1', Status: '', 'Item ids': '' },
      { Id: 'f2', Kind: 'Praise', Finding: 'Odd kind.', Criteria: '1.1', Status: '', 'Item ids': '' },
      {
        Id: 'f3',
        Kind: 'Strength',
        Finding: 'Gone.',
        Criteria: '1.1',
        Status: 'Withdrawn: twice',
        'Item ids': '',
      },
    ],
  });
  expect(findings).toEqual([
    { kind: 'Strengths', findings: [{ key: null, text: 'Typed.' }] },
    { kind: 'Of no kind yet', findings: [{ key: 'f2', text: 'Odd kind.' }] },
  ]);
});

describe('after judging', () => {
  const none = { judgedBy: '', moderatedBy: '', outcome: '', grade: '', reason: '', date: '' };
  const given = { judgment: 'Good', reasons: 'Seen', name: 'A. Sample' };
  const about = { given, before: '', opinion: none, rule: defaultRule };

  test('nothing is warned of where reasons are given', () => {
    expect(judgmentCautions(about)).toEqual([]);
    expect(judgmentCautions({ ...about, given: { ...given, judgment: '', reasons: '' } })).toEqual([]);
  });

  test('not applicable without a reason is told to count as open', () => {
    expect(
      judgmentCautions({ ...about, given: { ...given, judgment: 'Not applicable', reasons: '' } }),
    ).toEqual(['Not applicable needs a reason: until it has one, the criterion counts as open.']);
  });

  test('a second opinion on the judgment before is told to be asked for again', () => {
    const opinion = { ...none, moderatedBy: 'a sample', outcome: 'Agreed' };
    expect(judgmentCautions({ ...about, before: 'Adequate', opinion })).toEqual([
      'The second opinion is of the same name: ask another person than A. Sample.',
      'The second opinion is on the judgment before, Adequate: ask for it again.',
    ]);
  });
});
