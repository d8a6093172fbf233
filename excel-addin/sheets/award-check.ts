import { compileIsOpenConcern, compileLevelOf, quote } from '../../shared/grading/compile-rule.ts';
import { normalForm, trimSpaces } from '../../shared/grading/normal-form.ts';
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

/** The helper column of PlGrades that counts them. */
export const concernFindingsHeader = 'Concern findings';

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
  unsaid: 'A finding is a cause of concern, and the cell for it does not say Open.',
  finding: (rule: Rule) =>
    `A finding is a cause of concern, and the awarded grade is above ${gradeAt(rule, 1)}.`,
  override: 'The awarded grade is not the indicated one: give a reason of ten characters or more.',
} as const;

const isBlank = (text: string): boolean => trimSpaces(text) === '';

/** An awarded grade that is not the indicated one has a reason of so many characters at least. */
const shortestReason = 10;

/** What the check looks at beside the person's cells. */
export interface AwardContext {
  readonly indicated: string;
  /** Rows of the topic on PL Judgments, and its criteria. */
  readonly rows: { readonly found: number; readonly wanted: number };
  /** How often a criterion of the topic has a finding that is a cause of concern. */
  readonly concernFindings: number;
}

/** What checkFormula gives of these cells, a sentence each. */
export function awardWarnings(rule: Rule, cells: AwardCells, context: AwardContext): readonly string[] {
  const found: string[] = [];
  const isConcern = isOpenConcern(cells.causeOfConcern);
  if (context.rows.found !== context.rows.wanted) found.push(words.rows);
  if (!isConcern && !isBlank(cells.causeOfConcern)) found.push(words.concern);
  if (!isConcern && context.concernFindings > 0) found.push(words.unsaid);
  return isBlank(cells.awarded) ? found : [...found, ...gradeWarnings(rule, cells, context)];
}

function gradeWarnings(rule: Rule, cells: AwardCells, context: AwardContext): readonly string[] {
  const found: string[] = [];
  const isConcern = isOpenConcern(cells.causeOfConcern);
  const awarded = normaliseJudgment(cells.awarded, rule);
  if (awarded.type !== 'grade') found.push(words.grade);
  if (isBlank(cells.reason)) found.push(words.reason);
  if (isBlank(cells.name)) found.push(words.name);
  if (isBlank(cells.date)) found.push(words.date);
  if (awarded.type !== 'grade') return found;
  const reasonLength = trimSpaces(cells.reason).length;
  const isOverride = normalForm(awarded.grade) !== normalForm(context.indicated);
  if (isOverride && reasonLength > 0 && reasonLength < shortestReason) found.push(words.override);
  const isLowest = awarded.grade === gradeAt(rule, 1);
  if (isConcern && !isLowest) found.push(words.above(rule));
  if (!isConcern && !isLowest && context.concernFindings > 0) found.push(words.finding(rule));
  if (!isConcern && isLowest && context.concernFindings <= 0) found.push(words.without(rule));
  return found;
}

export function checkFormula(rule: Rule): string {
  const say = (condition: string, sentence: string) => `IF(${condition},${quote(`${sentence} `)},"")`;
  const isMissing = (header: string) => `LEN(TRIM(${own(header)}))=0`;
  const level = compileLevelOf(rule, own('Awarded grade'));
  const isConcern = compileIsOpenConcern(own('Cause of concern'));
  const concern = `IF(${isConcern},"",${say(`LEN(TRIM(${own('Cause of concern')}))>0`, words.concern)})`;
  const hasFinding = `${own(concernFindingsHeader)}>0`;
  const whenLowest = `IF(${isConcern},"",IF(${hasFinding},"",${quote(words.without(rule))}))`;
  const whenHigher = `IF(${isConcern},${quote(words.above(rule))},IF(${hasFinding},${quote(words.finding(rule))},""))`;
  const reasonLength = `LEN(TRIM(${own('Reason')}))`;
  const isOverride = `CHOOSE(${level},${rule.scale.map(quote).join(',')})<>${own('Indicated grade')}`;
  const override = `IF(AND(${reasonLength}>0,${reasonLength}<${shortestReason}),IF(${isOverride},${quote(`${words.override} `)},""),"")`;
  const award = [
    say(`${level}=0`, words.grade),
    say(isMissing('Reason'), words.reason),
    say(isMissing('Name'), words.name),
    say(isMissing('Date'), words.date),
    `IF(${level}=0,"",${override}&IF(${level}=1,${whenLowest},${whenHigher}))`,
  ].join('&');
  const rows = say(`${own('Rows')}<>${own('Criteria')}`, words.rows);
  const unsaid = `IF(${isConcern},"",${say(hasFinding, words.unsaid)})`;
  return `TRIM(${rows}&${concern}&${unsaid}&IF(${isMissing('Awarded grade')},"",${award}))`;
}
