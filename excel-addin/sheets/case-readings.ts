import type { Area } from '../../shared/criteria/framework.ts';
import { raters, sharedHeaders, splits } from './case-columns.ts';
import { looksLikeName, referenceForm } from './case-reference.ts';
import { areaOf, type CaseGradeWord, caseGradeOf, caseGrades, isWithdrawnCase } from './case-words.ts';

/** One row of PlCases, worked out from what people typed and files told, never from what a formula last gave. */
export interface CaseReading {
  readonly id: string;
  /** Text of every shared column, by header. */
  readonly cells: Readonly<Record<string, string>>;
  /** Taken out of the audit: nothing of it counts. */
  readonly isWithdrawn: boolean;
  /** The edition's label, or noArea; '' of a withdrawn case. */
  readonly area: string;
  /** In the order of raters; '' where that one gave no grade, or a text that is none. */
  readonly grades: readonly (CaseGradeWord | '')[];
  readonly marks: Readonly<Record<CaseGradeWord, number>>;
  readonly markCount: number;
  readonly splits: readonly number[];
  readonly inspectorMarks: number;
  /** Whether the inspectors that graded it agree; '' where fewer than two did. */
  readonly inspectors: 'Same' | 'Different' | '';
  /** As references are compared; '' of a withdrawn case, beside which the same one may stand. */
  readonly referenceForm: string;
  readonly isNameLike: boolean;
}

export function readCase(
  id: string,
  cells: Readonly<Record<string, string>>,
  areas: readonly Area[],
): CaseReading {
  const reference = cells.Reference ?? '';
  const isWithdrawn = isWithdrawnCase(cells.State ?? '');
  const grades = raters.map(({ grade }) => (isWithdrawn ? '' : caseGradeOf(cells[grade] ?? '')));
  const given = grades.filter((grade) => grade !== '');
  const count = (grade: CaseGradeWord) => given.filter((one) => one === grade).length;
  const marks = {
    Good: count('Good'),
    'Requires improvement': count('Requires improvement'),
    Inadequate: count('Inadequate'),
  };
  const byInspectors = grades.slice(1).filter((grade) => grade !== '');
  const isUnanimous = new Set(byInspectors).size === 1;
  return {
    id,
    cells: Object.fromEntries(sharedHeaders.map((header) => [header, cells[header] ?? ''])),
    isWithdrawn,
    area: isWithdrawn ? '' : areaOf(cells['Area of practice'] ?? '', areas),
    grades,
    marks,
    markCount: given.length,
    splits: splits.map(({ grades: [a, b] }) =>
      given.length > 1 ? (marks[a] * marks[b]) / (given.length - 1) : 0,
    ),
    inspectorMarks: byInspectors.length,
    inspectors: byInspectors.length < 2 ? '' : isUnanimous ? 'Same' : 'Different',
    referenceForm: isWithdrawn ? '' : referenceForm(reference),
    isNameLike: looksLikeName(reference),
  };
}

/** A grade's place on the scale, 1 the best, as the fixtures' raters have numbers; 0 where there is none. */
export const gradeNumber = (grade: CaseGradeWord | ''): number =>
  grade === '' ? 0 : caseGrades.indexOf(grade) + 1;
