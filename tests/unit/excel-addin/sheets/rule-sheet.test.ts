import { describe, expect, test } from 'vitest';
import {
  isFalselyShipped,
  isSameRule,
  ruleDigest,
  ruleLines,
} from '../../../../excel-addin/sheets/rule-sheet.ts';
import { defaultRule } from '../../../../shared/grading/default-rule.ts';

const changed = { ...defaultRule, minApplicable: defaultRule.minApplicable + 1 };
const whose = (rule: typeof defaultRule) => new Map(ruleLines(rule)).get('Whose rule');

describe('a rule that was changed under its own name and version', () => {
  test('is another rule, with another digest', () => {
    expect(isSameRule(changed, defaultRule)).toBe(false);
    expect(ruleDigest(changed)).not.toBe(ruleDigest(defaultRule));
    expect(isSameRule(structuredClone(defaultRule), defaultRule)).toBe(true);
  });

  test('does not pass for the one that ships', () => {
    expect([isFalselyShipped(changed), isFalselyShipped(defaultRule)]).toEqual([true, false]);
    expect(isFalselyShipped({ ...changed, version: '2.0.0' })).toBe(false);
    expect(whose(changed)).toMatch(/^Chosen for this workbook/);
    expect(whose(defaultRule)).toMatch(/^Ours\./);
  });
});
