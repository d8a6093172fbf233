import type { Area } from '../../shared/criteria/framework.ts';
import { quote } from '../../shared/grading/compile-rule.ts';
import type { RowPlan } from '../workbook/sheet-plan.ts';
import type { CaseReading } from './case-readings.ts';
import { caseGrades } from './case-words.ts';
import { formulaCell, textCell } from './cell-plan.ts';
import { columnOf } from './table-reference.ts';

export interface CaseSummaryInput {
  readonly areas: readonly Area[];
  /** Of buildCases. */
  readonly cases: readonly CaseReading[];
  /** How many rows of PL Cases have no id yet. */
  readonly waiting: number;
}

export const allCases = 'All cases';

export interface Group {
  readonly area: string;
  readonly cases: readonly CaseReading[];
  /** The condition on "Area counts as". */
  readonly ofArea: string;
}

/** COUNTIFS over PlCases: the group's area, and further columns with their conditions. */
export const countCases = (
  { ofArea }: Group,
  ...conditions: readonly (readonly [string, string])[]
): string =>
  `COUNTIFS(${[['Area counts as', ofArea], ...conditions].map(([header = '', is]) => `${columnOf('PlCases', header)},${is}`).join(',')})`;

export const isBoth = ({ grades: [force, inspector] }: CaseReading): boolean =>
  force !== '' && inspector !== '';

const lead = {
  audited: ' cases are audited by the inspector. ',
  same: 'Force and inspector gave the same grade in ',
  waiting: ' of PL Cases not counted yet: bring the sheets up to date, or see PL Checks. ',
  none: 'No case has been entered yet. ',
} as const;

/** The sentence that the sheet leads with; a formula, so that it stays true while people type. */
export function summaryLead({ cases, waiting }: CaseSummaryInput): RowPlan {
  const all = { area: allCases, cases, ofArea: '"?*"' };
  const audited = cases.filter(({ grades }) => grades[1] !== '').length;
  const both = cases.filter(isBoth);
  const same = both.filter(({ grades: [force, inspector] }) => force === inspector).length;
  const graded = countCases(all, ['Force counts as', '"?*"'], ['Inspector counts as', '"?*"']);
  const agreed = caseGrades
    .map((grade) => countCases(all, ['Force counts as', quote(grade)], ['Inspector counts as', quote(grade)]))
    .join('+');
  const [reference, id] = [columnOf('PlCases', 'Reference'), columnOf('PlCases', 'Id')];
  const typed = `COUNTIFS(${reference},"?*",${id},"")+COUNTIFS(${reference},">-1",${id},"")`;
  const words = [
    `IF(${countCases(all)}=0,${quote(lead.none)},${countCases(all, ['Inspector counts as', '"?*"'])}&" of "&${countCases(all)}&${quote(lead.audited)})`,
    `IF(${graded}=0,"",${quote(lead.same)}&(${agreed})&" of "&${graded}&". ")`,
    `IF(${typed}=0,"",(${typed})&IF(${typed}=1," row"," rows")&${quote(lead.waiting)})`,
  ];
  const now = [
    cases.length === 0 ? lead.none : `${audited} of ${cases.length}${lead.audited}`,
    both.length === 0 ? '' : `${lead.same}${same} of ${both.length}. `,
    waiting === 0 ? '' : `${waiting} ${waiting === 1 ? 'row' : 'rows'}${lead.waiting}`,
  ];
  const sentence = formulaCell(`TRIM(${words.join('&')})`, now.join('').trim());
  return { key: 'lead', cells: { 'Area of practice': sentence, Id: textCell('lead') } };
}
