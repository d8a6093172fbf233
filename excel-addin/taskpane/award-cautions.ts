import { normaliseJudgment } from '../../shared/grading/normalise-judgment.ts';
import { levelOf, type Rule } from '../../shared/grading/rule.ts';
import type { TopicReading } from '../sheets/topic-readings.ts';

export const noReasonGiven = 'No reason was given: the report quotes it.';

/** "Awarded Good; the rule indicates Adequate."; null where the award is the grade, or of the range, indicated. */
export function outsideIndication(
  { awarded, grade: { low, high }, indicated }: Pick<TopicReading, 'awarded' | 'grade' | 'indicated'>,
  rule: Rule,
): string | null {
  const normal = normaliseJudgment(awarded, rule);
  if (normal.type !== 'grade') return null;
  if (low === null || high === null) return `Awarded ${normal.grade}; the rule indicates ${indicated}.`;
  const level = levelOf(rule, normal.grade);
  if (level >= levelOf(rule, low) && level <= levelOf(rule, high)) return null;
  const range = low === high ? low : `a grade between ${low} and ${high}`;
  return `Awarded ${normal.grade}; the rule indicates ${range}.`;
}

/** To be looked at; none of it keeps the award from standing. */
export function awardCautions(reading: TopicReading, rule: Rule): readonly string[] {
  const outside = outsideIndication(reading, rule);
  return [...(reading.reason.trim() === '' ? [noReasonGiven] : []), ...(outside === null ? [] : [outside])];
}
