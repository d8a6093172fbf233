import type { CellPlan, ColumnPlan, RowPlan, SheetPlan } from '../../excel-addin/workbook/sheet-plan.ts';

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

/** `added` are columns that a later version brings. */
export const judgmentsPlan = (
  rows: readonly RowPlan[] = threeJudgments,
  added: readonly ColumnPlan[] = [],
): SheetPlan => ({
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
      ...added,
    ],
    rows,
  },
});

const total = (key: string, formula: string, value: number): RowPlan => ({
  key,
  cells: { Topic: text(key), 'Indicated grade': { type: 'formula', formula, value } },
});

/** Its formulas name the other table, which may not exist yet when this sheet is made. */
export const gradesPlan: SheetPlan = {
  sheetName: 'PL Grades',
  title: 'Grades',
  note: 'Worked out from the judgments.',
  table: {
    name: 'PlGrades',
    keyColumn: 'Topic',
    columns: [
      { header: 'Topic', widthChars: 30 },
      { header: 'Indicated grade', widthChars: 10 },
    ],
    rows: [
      total('Items', '=SUM(PlJudgments[Items])', 15),
      total('Without items', '=COUNTIF(PlJudgments[Items],0)', 1),
    ],
  },
};

const year = (key: string, referrals: number, repeat: number): RowPlan => ({
  key,
  cells: {
    Year: text(key),
    Referrals: { type: 'number', number: referrals },
    'Moving range': {
      type: 'formula',
      formula: '=PlChart1[[#This Row],[Referrals]]*2',
      value: referrals * 2,
    },
    Measure: { type: 'number', number: repeat },
  },
});

export const threeYears: readonly RowPlan[] = [
  year('2022', 412, 0.125),
  year('2023', 388, 0.25),
  year('2024', 401, 0.5),
];
export const fourYears: readonly RowPlan[] = [...threeYears, year('2025', 377, 0.375)];

/** The program's own table with a chart beside it. */
export const chartPlan = (rows: readonly RowPlan[] = threeYears): SheetPlan => ({
  sheetName: 'PL Chart 1',
  title: 'Referrals by year',
  note: 'Drawn from the force’s own table.',
  table: {
    name: 'PlChart1',
    keyColumn: 'Year',
    columns: [
      { header: 'Year', widthChars: 10 },
      { header: 'Referrals', widthChars: 10, numberFormat: '#,##0' },
      { header: 'Moving range', widthChars: 10, numberFormat: '0.0' },
      { header: 'Measure', widthChars: 10, numberFormat: '0.0%' },
    ],
    rows,
    isExact: true,
  },
  charts: [
    {
      type: 'line',
      title: 'Referrals fell in each year but one',
      description: 'A line of the referrals of each year.',
      xColumn: 'Year',
      xTitle: 'Year',
      yTitle: 'Referrals',
      yFormat: '#,##0',
      series: [
        { name: 'Referrals', column: 'Referrals', look: 'value' },
        { name: 'Moving range', column: 'Moving range', look: 'limit' },
      ],
    },
    {
      type: 'scatter',
      title: 'Share of repeats against referrals',
      description: 'A point for each year.',
      xColumn: 'Referrals',
      xTitle: 'Referrals',
      yTitle: 'Repeat',
      yFormat: '0%',
      series: [{ name: 'Years', column: 'Measure', look: 'points' }],
    },
  ],
});

/** Cases have an id that the program gives, and a reference that people type. */
export const casePlan = (rows: readonly (readonly [id: string, reference: string])[]): SheetPlan => ({
  sheetName: 'PL Cases',
  title: 'Cases',
  note: 'One row for each case.',
  table: {
    name: 'PlCases',
    keyColumn: 'Id',
    alternateKeyColumn: 'Reference',
    columns: [
      { header: 'Id', widthChars: 12 },
      { header: 'Reference', widthChars: 12, isInput: true },
      { header: 'Area of practice', widthChars: 40, isInput: true },
    ],
    rows: rows.map(([id, reference]) => ({
      key: id,
      alternateKey: reference,
      cells: { Id: text(id), Reference: text(reference), 'Area of practice': { type: 'keep' } },
    })),
  },
});
