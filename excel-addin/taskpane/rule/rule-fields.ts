import { editRule, type RuleEdit } from '../../../shared/grading/edit-rule.ts';
import { levelOf, type MaxBelow, type Rule, type RuleRow } from '../../../shared/grading/rule.ts';
import { ruleFaultSentence } from '../../../shared/grading/rule-sentences.ts';
import type { Draft } from '../drafts.ts';
import type { Choice } from '../inline-form.tsx';
import { saysTheSame } from './rule-commands.ts';

/** One number of a rule that can be changed: at most so many criteria below a grade. */
export interface LimitField {
  readonly name: string;
  readonly below: string;
  readonly value: string;
  readonly choices: readonly Choice[];
}

export interface RowFields {
  /** As sentences count the lines of a rule, from 1. */
  readonly line: number;
  readonly grade: string;
  readonly limits: readonly LimitField[];
}

/** A line that has no conditions takes what no line above holds for: it has nothing to change. */
export const rowFields = (rule: Rule): readonly RowFields[] =>
  rule.rows
    .map((row, index) => ({ line: index + 1, row }))
    .filter(({ row }) => Object.keys(row.maxBelow).length > 0)
    .map(({ line, row }) => ({ line, grade: row.grade, limits: limitFields(rule, row) }));

function limitFields(rule: Rule, row: RuleRow): readonly LimitField[] {
  const isOffered = (grade: string) =>
    row.maxBelow[grade] !== undefined || levelOf(rule, grade) <= levelOf(rule, row.grade);
  // Nothing is below the lowest grade.
  const grades = rule.scale.slice(1).filter(isOffered).toReversed();
  return grades.map((below) => {
    const max = row.maxBelow[below];
    return {
      name: `max ${row.grade} / ${below}`,
      below,
      value: max === undefined ? '' : String(max),
      choices: limitChoices(max),
    };
  });
}

/** More than six criteria no published topic has. */
const usualMost = 6;

function limitChoices(max: MaxBelow | undefined): readonly Choice[] {
  const most = typeof max === 'number' ? Math.max(max, usualMost) : usualMost;
  const numbers = Array.from({ length: most }, (_, index) => String(index + 1));
  return [
    { value: '0', label: 'none' },
    ...numbers.map((count) => ({ value: count, label: `at most ${count}` })),
    { value: 'half', label: 'at most half' },
    { value: '', label: 'any number' },
  ];
}

export const capFields = {
  concern: 'concern-cap',
  criticalAt: 'critical-at',
  critical: 'critical-cap',
} as const;
export const fewestField = 'fewest';
export const noteField = 'note';

/** What the fields say, as changes of the rule. */
export function fieldsToEdits(rule: Rule, fields: Draft): readonly RuleEdit[] {
  const limits = rowFields(rule).flatMap(({ grade, limits: own }) =>
    own.map(({ name, below, value }): RuleEdit => {
      const text = fields[name] ?? value;
      const max = text === '' ? null : text === 'half' ? 'half' : Number(text);
      return { type: 'max-below', grade, below, max };
    }),
  );
  const atMost = fields[capFields.criticalAt] ?? '';
  const cap = fields[capFields.critical] ?? '';
  return [
    ...limits,
    { type: 'cause-of-concern-cap', cap: fields[capFields.concern] || null },
    { type: 'critical-cap', limit: atMost === '' || cap === '' ? null : { atMost, cap } },
    { type: 'min-applicable', count: Number(fields[fewestField] ?? rule.minApplicable) },
  ];
}

export type Edited =
  | { readonly type: 'unchanged' }
  | { readonly type: 'refused'; readonly sentence: string }
  | { readonly type: 'changed'; readonly rule: Rule };

/** The rule as the fields have it now. While nobody has said why, it can be looked at, not used. */
export function editedRule(rule: Rule, fields: Draft): Edited {
  const note = fields[noteField]?.trim() || 'not said yet';
  const edited = editRule(rule, fieldsToEdits(rule, fields), { note });
  if (!edited.ok) return { type: 'refused', sentence: ruleFaultSentence(edited.error, rule) };
  const { id, version } = rule;
  return saysTheSame({ ...edited.value, id, version }, rule)
    ? { type: 'unchanged' }
    : { type: 'changed', rule: edited.value };
}
