import { normalForm, trimSpaces } from './normal-form.ts';
import type { Rule } from './rule.ts';

export type NormalJudgment =
  | { readonly type: 'grade'; readonly grade: string }
  | { readonly type: 'not-applicable' }
  | { readonly type: 'open' }
  /** No grade: counts as open, and is reported by name. */
  | { readonly type: 'unknown'; readonly text: string };

/** Short forms met in forces' own files; each only where the scale has the grade. */
const shortForms: readonly (readonly [short: string, grade: string])[] = [['RI', 'Requires improvement']];

export const shortFormsOf = (rule: Rule): typeof shortForms =>
  shortForms.filter(([, grade]) => rule.scale.includes(grade));

/** Case and spaces do not matter; anything but the rule's own words is unknown. */
export function normaliseJudgment(text: string, rule: Rule): NormalJudgment {
  const form = normalForm(text);
  const short = shortFormsOf(rule).find(([short]) => normalForm(short) === form)?.[1];
  const grade = short ?? rule.scale.find((word) => normalForm(word) === form);
  if (grade !== undefined) return { type: 'grade', grade };
  if (normalForm(rule.notApplicable) === form) return { type: 'not-applicable' };
  if (rule.open.some((word) => normalForm(word) === form)) return { type: 'open' };
  return { type: 'unknown', text };
}

/** What the sheets' "counts as" columns say of a judgment. */
export const openWord = 'Open';

/** A grade, the rule's not-applicable word, or openWord: not applicable needs a reason, else it is open. */
export function countsAs(judgment: string, reasons: string, rule: Rule): string {
  const normal = normaliseJudgment(judgment, rule);
  if (normal.type === 'grade') return normal.grade;
  return normal.type === 'not-applicable' && trimSpaces(reasons) !== '' ? rule.notApplicable : openWord;
}
