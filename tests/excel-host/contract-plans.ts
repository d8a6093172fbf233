import type { CellPlan, RowPlan, SheetPlan } from '../../excel-addin/workbook/sheet-plan.ts';

export const text = (content: string): CellPlan => ({ type: 'text', text: content });

/** A row of the made-up judgments below: what a criterion is called, how much is known of it, and two cells for a person. */
export const judgment = (key: string, label: string, count: number): RowPlan => ({
  key,
  cells: {
    Criterion: text(key),
    Label: text(label),
    Items: { type: 'number', number: count },
    Double: { type: 'formula', formula: '=PlJudgments[[#This Row],[Items]]*2', value: count * 2 },
    Grade: { type: 'keep' },
    Reason: { type: 'keep' },
  },
});

export const threeJudgments: readonly RowPlan[] = [
  judgment('1.1', 'Listens to the child', 3),
  judgment('1.2', 'Sees the child alone', 0),
  judgment('2.1', 'Asks who else is at home', 12),
];

export const judgmentsPlan = (rows: readonly RowPlan[] = threeJudgments): SheetPlan => ({
  sheetName: 'PL Judgments',
  title: 'Judgments',
  note: 'One row for each criterion.',
  table: {
    name: 'PlJudgments',
    keyColumn: 'Criterion',
    columns: [
      { header: 'Criterion', widthChars: 12 },
      { header: 'Label', widthChars: 40, isWrapped: true },
      { header: 'Items', widthChars: 8 },
      { header: 'Double', widthChars: 8 },
      {
        header: 'Grade',
        widthChars: 16,
        isInput: true,
        choices: ['Good', 'Inadequate'],
        hasGradeColours: true,
      },
      { header: 'Reason', widthChars: 40, isInput: true, isWrapped: true },
    ],
    rows,
  },
});

const total = (key: string, formula: string, value: number): RowPlan => ({
  key,
  cells: { What: text(key), Number: { type: 'formula', formula, value } },
});

/** Its formulas name the other table, which may not exist yet when this sheet is made. */
export const gradesPlan: SheetPlan = {
  sheetName: 'PL Grades',
  title: 'Grades',
  note: 'Worked out from the judgments.',
  table: {
    name: 'PlGrades',
    keyColumn: 'What',
    columns: [
      { header: 'What', widthChars: 30 },
      { header: 'Number', widthChars: 10 },
    ],
    rows: [
      total('Items', '=SUM(PlJudgments[Items])', 15),
      total('Without items', '=COUNTIF(PlJudgments[Items],0)', 1),
    ],
  },
};
