import { defaultRule } from '../../shared/grading/default-rule.ts';
import { openWord } from '../../shared/grading/normalise-judgment.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import type { ColumnPlan } from '../workbook/sheet-plan.ts';
import { concernFindingsHeader } from './award-check.ts';
import { signOffHeaders } from './topic-readings.ts';

export const ifAllHeader = (grade: string): string => `If ${grade}`;

export function gradeColumns({ scale }: Rule, hasPrevious: boolean): readonly ColumnPlan[] {
  const counted = [...scale.toReversed(), 'Not applicable', 'Open', 'Applicable'];
  const helpers = [
    'Criteria',
    'Rows',
    'Critical low',
    'Critical open',
    ...scale.toReversed().map(ifAllHeader),
  ];
  return [
    { header: 'Topic', widthChars: 19, isWrapped: true },
    { header: 'Layer', widthChars: 10 },
    { header: 'Indicated grade', widthChars: 20, hasGradeColours: true },
    { header: 'Range', widthChars: 16, isWrapped: true },
    { header: 'Why', widthChars: 28, isWrapped: true },
    { header: 'What would settle it', widthChars: 32, isWrapped: true },
    { header: 'Cause of concern', widthChars: 11, isInput: true, choices: [openWord] },
    {
      header: 'Awarded grade',
      widthChars: 20,
      isInput: true,
      choices: scale.toReversed(),
      hasGradeColours: true,
    },
    { header: 'Reason', widthChars: 28, isInput: true, isWrapped: true },
    { header: 'Name', widthChars: 15, isInput: true },
    { header: 'Date', widthChars: 12, isInput: true },
    { header: 'Check', widthChars: 28, isWrapped: true },
    {
      ...{ header: previousGradeHeader, widthChars: 22, hasGradeColours: true, isHelper: !hasPrevious },
      isAddedWhereMissing: true,
    },
    { header: signOffHeaders.by, widthChars: 15, isAddedWhereMissing: true },
    { header: signOffHeaders.on, widthChars: 13, isAddedWhereMissing: true },
    { header: signOffHeaders.since, widthChars: 20, isWrapped: true, isAddedWhereMissing: true },
    ...counted.map((header) => ({ header, widthChars: 12, isHelper: true, ...ofAnotherScale(header) })),
    ...helpers.map((header) => ({
      ...{ header, widthChars: header.length + 3, isHelper: true },
      ...ofAnotherScale(header),
    })),
    { header: concernFindingsHeader, widthChars: 18, isHelper: true, isAddedWhereMissing: true },
    { header: signOffHeaders.digest, widthChars: 40, isHelper: true, isAddedWhereMissing: true },
    { header: 'Topic id', widthChars: 40, isHelper: true },
    { header: 'Id', widthChars: 50, isHelper: true },
  ];
}

export const previousGradeHeader = 'Previous grade';

/** A rule with grades of its own brings columns of its own to a sheet that stands already. */
const ofAnotherScale = (header: string): Pick<ColumnPlan, 'isAddedWhereMissing'> =>
  fixedHeaders.has(header) ? {} : { isAddedWhereMissing: true };

const fixedHeaders: ReadonlySet<string> = new Set([
  ...['Not applicable', 'Open', 'Applicable', 'Criteria', 'Rows', 'Critical low', 'Critical open'],
  ...defaultRule.scale.flatMap((grade) => [grade, ifAllHeader(grade)]),
]);
