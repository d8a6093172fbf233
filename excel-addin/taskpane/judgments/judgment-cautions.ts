import { normaliseJudgment } from '../../../shared/grading/normalise-judgment.ts';
import type { Rule } from '../../../shared/grading/rule.ts';
import { type Moderation, nameForm } from '../../sheets/moderation.ts';
import type { JudgmentGiven } from './judgment-commands.ts';

interface Judged {
  readonly given: JudgmentGiven;
  readonly before: string;
  readonly opinion: Moderation;
  readonly rule: Rule;
}

/** To be looked at; none of it keeps the judgment from standing. */
export function judgmentCautions({ given, before, opinion, rule }: Judged): readonly string[] {
  const { judgment, reasons, name } = given;
  if (judgment === '') return [];
  const { type } = normaliseJudgment(judgment, rule);
  const found: string[] = [];
  if (reasons === '')
    found.push(
      type === 'not-applicable'
        ? 'Not applicable needs a reason: until it has one, the criterion counts as open.'
        : 'No reasons are given yet.',
    );
  if (opinion.outcome.trim() === '') return found;
  if (nameForm(opinion.moderatedBy) === nameForm(name))
    found.push(`The second opinion is of the same name: ask another person than ${name}.`);
  if (judgment !== before)
    found.push(`The second opinion is on the judgment before, ${before}: ask for it again.`);
  return found;
}
