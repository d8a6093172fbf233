import { readXlsx } from 'hucre';
import type {
  CellPlan,
  ColumnPlan,
  RowPlan,
  SheetPlan,
  TableName,
} from '../../../../../excel-addin/workbook/sheet-plan.ts';

export const tableNames: readonly TableName[] = [
  'PlCover',
  'PlOverview',
  'PlEvidence',
  'PlFindings',
  'PlMeasures',
  'PlCases',
  'PlCaseSummary',
  'PlJudgments',
  'PlGrades',
  'PlComparison',
  'PlCoverage',
  'PlSignOffs',
  'PlRule',
  'PlChecks',
  'PlChart1',
  'PlClip12',
];

/** A cell of theirs that holds a number, found by another reader. */
export interface TheirNumber {
  /** 'Table_9'!$B$6 */
  readonly reference: string;
  readonly sheetName: string;
  readonly row: number;
  readonly value: number;
}

export async function theirNumber(bytes: Uint8Array): Promise<TheirNumber> {
  const book = await readXlsx(bytes);
  for (const { name, rows } of book.sheets)
    for (const [row, cells] of rows.entries())
      for (const [column, value] of cells.entries())
        if (typeof value === 'number' && column < 26)
          return {
            reference: `'${name}'!$${String.fromCharCode(65 + column)}$${row + 1}`,
            sheetName: name,
            row,
            value,
          };
  throw new Error('there is no number');
}

/** `stage` 1 is what an earlier version wrote; 2 adds columns and rows, and shortens what is the program's own. */
export function everyPlan(theirs: TheirNumber, stage: 1 | 2): readonly SheetPlan[] {
  return tableNames.map((name, at) => {
    const isExact = at % 2 === 1;
    const count = stage === 1 ? 4 : isExact ? 2 : 6;
    const own = [...columnsOf(), ...proofOf(name)];
    const columns = stage === 1 ? own : [...own, ...laterColumns()];
    return {
      sheetName: `PL ${name.slice(2)}`,
      title: `Title of ${name} & <more>`,
      note: 'A sentence.',
      table: {
        name,
        keyColumn: 'Id',
        columns,
        rows: Array.from({ length: count }, (_, index) => row(name, index, theirs)),
        ...(isExact ? { isExact } : {}),
      },
      ...(isExact ? { charts: chartsOf() } : {}),
    };
  });
}

/** Beside its name what makes a table ours: two columns that no other program's has. */
const proofs: Readonly<Record<string, readonly string[]>> = {
  PlCover: ['Item', 'Value'],
  PlOverview: ['Indicated'],
  PlEvidence: ['Gathered'],
  PlFindings: ['Finding'],
  PlMeasures: ['What it means'],
  PlCases: ['Area of practice'],
  PlCaseSummary: ['Area of practice'],
  PlJudgments: ['Criterion'],
  PlGrades: ['Indicated grade'],
  PlComparison: ['Force judgment'],
  PlCoverage: ['In words'],
  PlSignOffs: ['Signed off by'],
  PlRule: ['Part', 'What it says'],
  PlChecks: ['Also at'],
  PlChart1: ['Measure', 'Moving range'],
  PlClip12: ['Clip row', 'Clip item'],
};

const proofOf = (name: TableName): readonly ColumnPlan[] =>
  (proofs[name] ?? []).map((header) => ({ header, widthChars: 12 }));

const columnsOf = (): readonly ColumnPlan[] => [
  { header: 'Id', widthChars: 8 },
  { header: 'Grade', widthChars: 16, isInput: true, choices: ['Good', 'Adequate'], hasGradeColours: true },
  { header: 'Figure', widthChars: 10, numberFormat: '#,##0.0' },
  { header: 'Share', widthChars: 10, numberFormat: '0.0%' },
];

const laterColumns = (): readonly ColumnPlan[] => [
  {
    header: 'Later',
    widthChars: 12,
    isInput: true,
    choices: ['Yes', 'No'],
    hasGradeColours: true,
    isAddedWhereMissing: true,
  },
  { header: 'Rate', widthChars: 9, numberFormat: '0.000" per 1,000"', isAddedWhereMissing: true },
];

function row(name: TableName, index: number, theirs: TheirNumber): RowPlan {
  const cells: Record<string, CellPlan> = {
    Id: { type: 'text', text: `${name} ${index}` },
    Grade: { type: 'keep' },
    Figure: {
      type: 'formula',
      formula: `=${theirs.reference}*${index + 1}`,
      value: theirs.value * (index + 1),
    },
    Share: { type: 'number', number: index / 8 },
    Later: { type: 'keep' },
    Rate: { type: 'number', number: index },
  };
  return { key: `${name} ${index}`, cells };
}

const chartsOf = (): NonNullable<SheetPlan['charts']> => [
  {
    type: 'line',
    title: 'Figures by row',
    description: 'A line of the figures.',
    xColumn: 'Id',
    xTitle: 'Row',
    yTitle: 'Figure',
    series: [{ name: 'Figure', column: 'Figure', look: 'value' }],
  },
  {
    type: 'scatter',
    title: 'Shares by figure',
    description: 'A point a row.',
    xColumn: 'Figure',
    xTitle: 'Figure',
    yTitle: 'Share',
    yFormat: '0%',
    series: [
      { name: 'Share', column: 'Share', look: 'points' },
      { name: 'Limit', column: 'Figure', look: 'limit' },
    ],
  },
];
