import type { Area } from '../../shared/criteria/framework.ts';
import type { ColumnPlan } from '../workbook/sheet-plan.ts';
import { caseGrades, withdrawnState } from './case-words.ts';

/** Who grades a case, with the column of the grade and the hidden one that says what it counts as. */
export const raters = [
  { who: 'Force', grade: 'Force grade', countsAs: 'Force counts as' },
  { who: 'Inspector', grade: 'Inspector grade', countsAs: 'Inspector counts as' },
  { who: 'Second inspector', grade: 'Second inspector grade', countsAs: 'Second counts as' },
  { who: 'Third inspector', grade: 'Third inspector grade', countsAs: 'Third counts as' },
] as const;

export const marksOf = {
  Good: 'Marks good',
  'Requires improvement': 'Marks requires improvement',
  Inadequate: 'Marks inadequate',
} as const;

/** Pairs of different grades within a case, each case weighing as much as its grades: what alpha is made of. */
export const splits = [
  { header: 'Split good and requires improvement', grades: ['Good', 'Requires improvement'] },
  { header: 'Split good and inadequate', grades: ['Good', 'Inadequate'] },
  { header: 'Split requires improvement and inadequate', grades: ['Requires improvement', 'Inadequate'] },
] as const;

/** What the force is asked when a case is referred back. */
export const questionHeader = 'Question to the force';

/** What people type and evidence files tell alike: where both do, see typed-over.ts. */
export const sharedHeaders = [
  'Reference',
  'Area of practice',
  'Criteria',
  'Force grade',
  'Inspector grade',
  'Second inspector',
  'Second inspector grade',
  'Third inspector',
  'Third inspector grade',
  'Reasons',
  'State',
  'Referred back',
  questionHeader,
  'Reply',
  'Reply date',
] as const;
export type SharedHeader = (typeof sharedHeaders)[number];

const input = (header: SharedHeader, widthChars: number, more: Partial<ColumnPlan> = {}): ColumnPlan => ({
  header,
  widthChars,
  isInput: true,
  ...more,
});

const added = { isAddedWhereMissing: true } as const;
const grade = { choices: [...caseGrades], hasGradeColours: true } as const;
const helper = (header: string, widthChars = header.length + 3): ColumnPlan => ({
  header,
  widthChars,
  isHelper: true,
  ...added,
});

/** Longest list of choices that Excel takes. */
const longestChoices = 255;

const areaChoices = (areas: readonly Area[]): Partial<ColumnPlan> => {
  const choices = areas.map(({ label }) => label);
  const fits = choices.length > 0 && choices.join(',').length <= longestChoices;
  return fits && choices.every((choice) => !choice.includes(',')) ? { choices } : {};
};

export const caseColumns = (areas: readonly Area[]): readonly ColumnPlan[] => [
  input('Reference', 18),
  input('Area of practice', 26, { isWrapped: true, ...areaChoices(areas) }),
  input('Criteria', 18, { isWrapped: true, ...added }),
  input('Force grade', 20, grade),
  input('Inspector grade', 20, grade),
  input('Reasons', 40, { isWrapped: true }),
  { header: 'Check', widthChars: 32, isWrapped: true, ...added },
  { header: 'Items', widthChars: 8, numberFormat: '0_)_)' },
  input('State', 9, { choices: ['Open', 'Closed', withdrawnState] }),
  input('Second inspector grade', 23, { ...grade, ...added }),
  input('Referred back', 14, added),
  input(questionHeader, 32, { isWrapped: true, ...added }),
  input('Reply', 32, { isWrapped: true, ...added }),
  input('Reply date', 12, added),
  { header: 'Status', widthChars: 28, isWrapped: true },
  // Few need these: hidden, so that the sheet prints legibly.
  input('Second inspector', 20, { isHelper: true, isWrapped: true, ...added }),
  input('Third inspector grade', 23, { isHelper: true, ...grade, ...added }),
  input('Third inspector', 20, { isHelper: true, isWrapped: true, ...added }),
  helper('Area counts as', 32),
  ...raters.map(({ countsAs }) => helper(countsAs, 22)),
  ...Object.values(marksOf).map((header) => helper(header)),
  helper('Marks'),
  ...splits.map(({ header }) => helper(header)),
  helper('Inspector marks'),
  helper('Inspectors'),
  helper('Reference form', 20),
  helper('Name', 20),
  helper('From file'),
  helper('Other ids'),
  { header: 'Version', widthChars: 22, isHelper: true },
  { header: 'Writings', widthChars: 16, isHelper: true },
  { header: 'Id', widthChars: 34, isHelper: true },
];
