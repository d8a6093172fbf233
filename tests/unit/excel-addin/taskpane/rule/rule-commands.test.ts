import { beforeEach, describe, expect, test } from 'vitest';
import { readStanding } from '../../../../../excel-addin/taskpane/checks/standing.ts';
import {
  applyRule,
  gradeChanges,
  readGrading,
  readRuleFile,
  ruleFile,
} from '../../../../../excel-addin/taskpane/rule/rule-commands.ts';
import { editedRule, rowFields } from '../../../../../excel-addin/taskpane/rule/rule-fields.ts';
import { defaultRule } from '../../../../../shared/grading/default-rule.ts';
import type { Rule } from '../../../../../shared/grading/rule.ts';
import { tableRows, typeInto } from '../../sheets/sample-workbook.ts';
import { begunIn, type SampleAccess } from '../measures/sample-access.ts';

let access: SampleAccess;

/** As the form of the shipped rule stands when it opens. */
const untouched = {
  'max Outstanding / Outstanding': 'half',
  'max Outstanding / Good': '0',
  'max Good / Good': '1',
  'max Good / Adequate': '0',
  'max Adequate / Adequate': '1',
  'max Adequate / Requires improvement': '0',
  'max Requires improvement / Requires improvement': '1',
  'concern-cap': 'Requires improvement',
  'critical-at': 'Inadequate',
  'critical-cap': 'Inadequate',
  fewest: '3',
};

const changed = (fields: Record<string, string>): Rule => {
  const edited = editedRule(defaultRule, { ...untouched, ...fields });
  if (edited.type !== 'changed') throw new Error(JSON.stringify(edited));
  return edited.rule;
};

const grading = async () => {
  const read = await readGrading(access);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

describe('the fields of a rule', () => {
  test('stand as the rule is, and change nothing', () => {
    expect(editedRule(defaultRule, untouched)).toEqual({ type: 'unchanged' });
    expect(
      rowFields(defaultRule).map(({ grade, limits }) => [grade, ...limits.map(({ value }) => value)]),
    ).toEqual([
      ['Outstanding', 'half', '0', '', ''],
      ['Good', '1', '0', ''],
      ['Adequate', '1', '0'],
      ['Requires improvement', '1'],
    ]);
  });

  test('give a new version with the caps, numbers and reason chosen', () => {
    const rule = changed({
      ...{ 'max Good / Good': '2', 'concern-cap': '', 'critical-at': '', fewest: '2' },
      note: 'Small topics',
    });
    expect(rule).toMatchObject({
      ...{ id: 'one-slip (edited)', version: '1.1.0', note: 'Small topics', minApplicable: 2, limiters: [] },
    });
    expect(rule.rows[1]).toEqual({ grade: 'Good', maxBelow: { Good: 2, Adequate: 0 } });
  });

  test.each([
    [
      { 'max Good / Good': '', 'max Good / Adequate': '' },
      /line 3.*can never be reached, since the one above it always holds/,
    ],
    [
      { 'max Outstanding / Outstanding': '', 'max Outstanding / Good': '1' },
      /line 2.*no judgments of up to twelve/,
    ],
  ])('are refused with the reason: %j', (fields, sentence) => {
    const edited = editedRule(defaultRule, { ...untouched, ...fields });
    expect(edited).toMatchObject({ type: 'refused', sentence: expect.stringMatching(sentence) });
  });
});

describe('a rule for a workbook', () => {
  beforeEach(async () => {
    access = await begunIn('fx_p');
    for (const [number, text] of ['Good', 'Good', 'Adequate', 'Adequate'].entries())
      await typeInto(
        access.workbook,
        { table: 'PlJudgments', key: `ncpi-2024/leadership/${number + 1}`, header: 'Inspector judgment' },
        text,
      );
  });

  test('tells which grades would change before anything does, and writes nothing by it', async () => {
    const before = access.workbook.toBytes();
    const rule = changed({ 'max Good / Good': '2', note: 'Two slips' });
    expect(gradeChanges(await grading(), rule)).toEqual([
      {
        ...{ key: 'ncpi-2024/leadership inspector', topic: '1 Leadership (Inspector)' },
        ...{ from: 'Adequate', to: 'Good' },
      },
    ]);
    expect(gradeChanges(await grading(), defaultRule)).toEqual([]);
    expect(access.workbook.toBytes()).toEqual(before);
  });

  test('is the workbook’s own from then on, with the grades that were told, and back again', async () => {
    const rule = changed({ 'max Good / Good': '2', note: 'Two slips' });
    expect((await applyRule(access, rule)).ok).toBe(true);
    expect((await grading()).rule).toEqual(rule);
    const indicated = async () => (await tableRows(access.workbook, 'PlGrades'))[0]?.['Indicated grade'];
    expect(await indicated()).toBe('Good');
    const standing = await readStanding(access);
    expect(standing.ok && standing.value.input.rule).toEqual(rule);
    expect((await applyRule(access, defaultRule)).ok).toBe(true);
    expect(await indicated()).toBe('Adequate');
  });
});

describe('a file of a rule', () => {
  test('gives the same rule again', () => {
    const rule = changed({ 'max Good / Good': '2', note: 'Two slips' });
    const file = ruleFile(rule);
    expect(file.fileName).toBe('rule-one-slip-edited-1.1.0.json');
    expect(readRuleFile(file.text, defaultRule)).toEqual({ ok: true, value: rule });
  });

  test.each([
    ['no JSON', /holds no rule/],
    ['{"id": "x"}', /^The rule cannot be used: /],
    [JSON.stringify({ ...defaultRule, minApplicable: 2 }), /name and version of a rule that is known here/],
  ])('is refused in words: %s', (text, sentence) => {
    const read = readRuleFile(text, defaultRule);
    expect(read.ok ? '' : read.error).toMatch(sentence);
  });
});
