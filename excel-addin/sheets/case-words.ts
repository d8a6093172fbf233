import type { Area, Framework } from '../../shared/criteria/framework.ts';
import { quote } from '../../shared/grading/compile-rule.ts';
import { normalForm } from '../../shared/grading/normal-form.ts';

/** The three points of a case audit, best first, and the words for "no area that the edition names". */
export const caseGrades = ['Good', 'Requires improvement', 'Inadequate'] as const;
export type CaseGradeWord = (typeof caseGrades)[number];
export const noArea = 'No area given';

/** What State says of a case that was taken out of the audit: its row stays, and nothing counts it. */
export const withdrawnState = 'Withdrawn';
export const isWithdrawnCase = (state: string): boolean => normalForm(state) === normalForm(withdrawnState);
/** What isWithdrawnCase gives of a cell, or of every cell of a column. */
export const withdrawnFormula = (cell: string): string => `TRIM(${cell})=${quote(withdrawnState)}`;

/** Forces' own files shorten the middle grade. */
const shortGrades: Readonly<Record<string, CaseGradeWord>> = { ri: 'Requires improvement' };

/** '' for a blank cell and for a text that is none of the three points. */
export function caseGradeOf(text: string): CaseGradeWord | '' {
  const form = normalForm(text);
  return shortGrades[form] ?? caseGrades.find((grade) => normalForm(grade) === form) ?? '';
}

/** What caseGradeOf gives of a cell. */
export function caseGradeFormula(cell: string): string {
  const words = [...caseGrades.map((grade) => [grade, grade]), ...Object.entries(shortGrades)];
  return words.reduceRight(
    (rest, [typed = '', grade = '']) => `IF(TRIM(${cell})=${quote(typed)},${quote(grade)},${rest})`,
    '""',
  );
}

/** The nine areas of practice of the edition beside the criteria, or the criteria edition's own. */
export const areasOf = (editions: { readonly framework: Framework; readonly areas: Framework }) => [
  ...new Map(
    [...editions.areas.areas, ...editions.framework.areas].map((area) => [area.label, area]),
  ).values(),
];

/** Excel takes no longer text in a formula. */
const longestInFormula = 255;

const namesOf = ({ label, name }: Area): readonly string[] =>
  [label, name].filter((text) => text.length <= longestInFormula);

/** The area's label, by its label or its published name; noArea for everything else. */
export function areaOf(text: string, areas: readonly Area[]): string {
  const form = normalForm(text);
  return areas.find((area) => namesOf(area).some((name) => normalForm(name) === form))?.label ?? noArea;
}

/** What areaOf gives of a cell. */
export function areaFormula(cell: string, areas: readonly Area[]): string {
  const names = areas.flatMap((area) => namesOf(area).map((name) => [name, area.label] as const));
  return names.reduceRight(
    (rest, [name, label]) => `IF(TRIM(${cell})=${quote(name)},${quote(label)},${rest})`,
    quote(noArea),
  );
}

/** A text as a condition of COUNTIFS that only this text meets. */
export const condition = (text: string): string => quote(text.replace(/[~*?]/g, '~$&'));
