import { compileIsOpenConcern, compileLevelOf, quote } from '../../shared/grading/compile-rule.ts';
import { trimSpaces } from '../../shared/grading/normal-form.ts';
import { normaliseJudgment } from '../../shared/grading/normalise-judgment.ts';
import { gradeAt, type Rule } from '../../shared/grading/rule.ts';
import { isOpenConcern } from './judgment-readings.ts';
import { thisRow } from './table-reference.ts';

/** What a person typed beside a topic's indicated grade. */
export interface AwardCells {
  readonly causeOfConcern: string;
  readonly awarded: string;
  readonly reason: string;
  readonly name: string;
  readonly date: string;
}

const own = (header: string): string => thisRow('PlGrades', header);

/** Warnings, never blocks: HMICFRS ties the lowest grade to a recorded cause of concern, not to a count. */
const words = {
  rows: 'PL Judgments holds other rows for this topic than it has criteria: one was copied or deleted.',
  concern: 'Cause of concern: only Open, or nothing, is understood.',
  grade: 'The awarded grade is not a grade.',
  reason: 'Give a reason.',
  name: 'Give a name.',
  date: 'Give a date.',
  above: (rule: Rule) => `A cause of concern is open, and the awarded grade is above ${gradeAt(rule, 1)}.`,
  without: (rule: Rule) => `${gradeAt(rule, 1)} is awarded without an open cause of concern.`,
} as const;

const isBlank = (text: string): boolean => trimSpaces(text) === '';

/** What checkFormula gives of these cells, a sentence each. */
export function awardWarnings(
  rule: Rule,
  cells: AwardCells,
  rows: { readonly found: number; readonly wanted: number },
): readonly string[] {
  const found: string[] = [];
  const isConcern = isOpenConcern(cells.causeOfConcern);
  if (rows.found !== rows.wanted) found.push(words.rows);
  if (!isConcern && !isBlank(cells.causeOfConcern)) found.push(words.concern);
  if (isBlank(cells.awarded)) return found;
  const awarded = normaliseJudgment(cells.awarded, rule);
  if (awarded.type !== 'grade') found.push(words.grade);
  if (isBlank(cells.reason)) found.push(words.reason);
  if (isBlank(cells.name)) found.push(words.name);
  if (isBlank(cells.date)) found.push(words.date);
  if (awarded.type !== 'grade') return found;
  const isLowest = awarded.grade === gradeAt(rule, 1);
  if (isConcern && !isLowest) found.push(words.above(rule));
  if (!isConcern && isLowest) found.push(words.without(rule));
  return found;
}

export function checkFormula(rule: Rule): string {
  const say = (condition: string, sentence: string) => `IF(${condition},${quote(`${sentence} `)},"")`;
  const isMissing = (header: string) => `LEN(TRIM(${own(header)}))=0`;
  const level = compileLevelOf(rule, own('Awarded grade'));
  const isConcern = compileIsOpenConcern(own('Cause of concern'));
  const concern = `IF(${isConcern},"",${say(`LEN(TRIM(${own('Cause of concern')}))>0`, words.concern)})`;
  const whenLowest = `IF(${isConcern},"",${quote(words.without(rule))})`;
  const whenHigher = `IF(${isConcern},${quote(words.above(rule))},"")`;
  const award = [
    say(`${level}=0`, words.grade),
    say(isMissing('Reason'), words.reason),
    say(isMissing('Name'), words.name),
    say(isMissing('Date'), words.date),
    `IF(${level}=0,"",IF(${level}=1,${whenLowest},${whenHigher}))`,
  ].join('&');
  const rows = say(`${own('Rows')}<>${own('Criteria')}`, words.rows);
  return `TRIM(${rows}&${concern}&IF(${isMissing('Awarded grade')},"",${award}))`;
}
