import type { CaseGrade, OtherGrade, SubjectFields } from '../../shared/evidence/subject-fields.ts';
import { questionHeader } from '../sheets/case-columns.ts';
import { caseGradeWords } from '../sheets/case-rows.ts';
import { type CaseGradeWord, caseGradeOf, isWithdrawnCase } from '../sheets/case-words.ts';
import { readCriteriaNumbers } from '../sheets/criteria-numbers.ts';
import { cellText, type RowReading, rowsOf } from '../sheets/read-cells.ts';
import { isAsTold, readFromFile } from '../sheets/typed-over.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import { isSubjectId, type Telling, type TellingInput, tell } from './telling.ts';

export interface CasesInput extends TellingInput {
  /** The areas of practice that the sheet offers, by their ids. */
  readonly areas: readonly { readonly id: string; readonly label: string }[];
}

/** A typed row is told whole; of a row that a file told, what a person has changed here since. */
export const casesToTellings = (reading: WorkbookReading, input: CasesInput): readonly Telling[] =>
  rowsOf(reading, 'PlCases').flatMap((row) => {
    const id = cellText(row, 'Id');
    if (!isSubjectId(id) || cellText(row, 'Reference').trim() === '') return [];
    const about = `case ${id}`;
    const isTold = cellText(row, 'Version') !== '' || cellText(row, 'Writings') !== '';
    const isGiven = input.memory.given.has(about);
    if (isWithdrawnCase(cellText(row, 'State'))) {
      if (!isTold && !isGiven) return [];
      return [tell('case', { about, id, row }, { fields: withdrawnFields(row), input })];
    }
    const all = fieldsOf(row, input);
    const fields = isTold && !isGiven ? changedFields(row, all) : all;
    return Object.keys(fields).length === 0 ? [] : [tell('case', { about, id, row }, { fields, input })];
  });

type Case = SubjectFields['case'];

/** The record has no word for a withdrawn case: it is closed without a grade, and its reasons say so. */
const withdrawnFields = (row: RowReading): Partial<Case> => ({
  ...{ forceGrade: null, inspectorGrade: null, otherGrades: [], status: 'closed' },
  reasons: ['Withdrawn from the audit.', cellText(row, 'Reasons').trim()].join(' ').trim(),
});

const headersOf: Readonly<Record<keyof Case, readonly string[]>> = {
  reference: ['Reference'],
  area: ['Area of practice'],
  criteria: ['Criteria'],
  forceGrade: ['Force grade'],
  inspectorGrade: ['Inspector grade'],
  otherGrades: [
    'Second inspector',
    'Second inspector grade',
    'Third inspector',
    'Third inspector grade',
    'Other inspector grade',
  ],
  reasons: ['Reasons'],
  status: ['State'],
  referredAt: ['Referred back'],
  question: [questionHeader],
  reply: ['Reply'],
  replyDate: ['Reply date'],
};

function changedFields(row: RowReading, all: Partial<Case>): Partial<Case> {
  const told = readFromFile(cellText(row, 'From file'));
  const isChanged = (header: string): boolean => {
    // The record of an earlier version of the program has no mark of the question: no file told one.
    const mark = told?.[header] ?? (told !== null && header === questionHeader ? '=' : undefined);
    return mark !== undefined && !isAsTold(cellText(row, header), mark);
  };
  return Object.fromEntries(
    Object.entries(all).filter(([field]) => headersOf[field as keyof Case].some(isChanged)),
  );
}

function fieldsOf(row: RowReading, { framework, areas }: CasesInput): Partial<Case> {
  const text = (header: string) => cellText(row, header).trim();
  const area = text('Area of practice').toLowerCase();
  return {
    reference: text('Reference'),
    area: areas.find(({ label }) => label.toLowerCase() === area)?.id ?? (area === '' ? null : area),
    criteria: readCriteriaNumbers(framework, text('Criteria')).criteria,
    forceGrade: gradeIn(row, 'Force grade'),
    inspectorGrade: gradeIn(row, 'Inspector grade'),
    otherGrades: otherGrades(row),
    reasons: text('Reasons'),
    status: text('State').toLowerCase() === 'closed' ? 'closed' : 'open',
    referredAt: text('Referred back'),
    question: text(questionHeader),
    reply: text('Reply'),
    replyDate: text('Reply date'),
  };
}

const graders = [
  ['Second inspector', 'Second inspector grade'],
  ['Third inspector', 'Third inspector grade'],
] as const;

const otherGrades = (row: RowReading): readonly OtherGrade[] =>
  graders.flatMap(([who, header]) => {
    const grade = gradeIn(row, header);
    return grade === null ? [] : [{ by: cellText(row, who).trim() || who, grade }];
  });

const keyOfGrade = Object.fromEntries(
  Object.entries(caseGradeWords).map(([key, word]) => [word, key]),
) as Readonly<Record<CaseGradeWord, CaseGrade>>;

function gradeIn(row: RowReading, header: string): CaseGrade | null {
  const word = caseGradeOf(cellText(row, header));
  return word === '' ? null : keyOfGrade[word];
}
