import { readFileSync } from 'node:fs';
import {
  type FileWorkbook,
  openFileWorkbook,
} from '../../../../../excel-addin/workbook/file/file-workbook.ts';
import type { SheetPlan } from '../../../../../excel-addin/workbook/sheet-plan.ts';

export const fixtureNames = [
  'fx_a',
  'fx_d',
  'fx_p',
  'ho-police-workforce-sep19',
  'ho-police-use-of-force-2017-18',
  'ofsted-ilacs-overview',
] as const;

export const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../../fixtures/xlsx/${name}.xlsx`, import.meta.url)));

const grades = ['Outstanding', 'Good', 'Adequate', 'Requires improvement', 'Inadequate'];

/** Made-up judgments with a drop-down, wrapped text, a formula in each row and one over the table. */
export const plansOf = (count: number): readonly SheetPlan[] => [
  {
    sheetName: 'PL Judgments',
    title: 'Judgments & <grades>',
    note: 'One row for each criterion.',
    table: {
      name: 'PlJudgments',
      keyColumn: 'Id',
      columns: [
        { header: 'Id', widthChars: 8 },
        { header: 'Grade', widthChars: 20, isInput: true, choices: grades, hasGradeColours: true },
        { header: 'Criterion', widthChars: 60, isWrapped: true },
        { header: 'Length', widthChars: 8 },
      ],
      rows: Array.from({ length: count }, (_, index) => ({
        key: `J${index}`,
        cells: {
          Id: { type: 'text', text: `J${index}` },
          Grade: { type: 'keep' },
          Criterion: { type: 'text', text: `=1+1 <b>&amp;\n  line two ${index}` },
          Length: {
            type: 'formula',
            formula: '=LEN(PlJudgments[[#This Row],[Criterion]])',
            value: `=1+1 <b>&amp;\n  line two ${index}`.length,
          },
        },
      })),
    },
  },
  {
    sheetName: 'PL Grades',
    title: 'Grades',
    note: 'Worked out from the judgments.',
    table: {
      name: 'PlGrades',
      keyColumn: 'Topic',
      columns: [
        { header: 'Topic', widthChars: 20 },
        { header: 'Good', widthChars: 10 },
        { header: 'Indicated grade', widthChars: 20, hasGradeColours: true },
      ],
      rows: [
        {
          key: 'T1',
          cells: {
            Topic: { type: 'text', text: 'T1' },
            Good: { type: 'formula', formula: '=COUNTIF(PlJudgments[Grade],"Good")', value: 0 },
            'Indicated grade': {
              type: 'formula',
              formula: '=IF(PlGrades[[#This Row],[Good]]>0,"Good","Inadequate")',
              value: 'Inadequate',
            },
          },
        },
      ],
    },
  },
];

export async function opened(bytes: Uint8Array): Promise<FileWorkbook> {
  const workbook = await openFileWorkbook(bytes);
  if (!workbook.ok) throw new Error(JSON.stringify(workbook.error));
  return workbook.value;
}

export async function graded(bytes: Uint8Array, count = 5): Promise<Uint8Array> {
  const workbook = await opened(bytes);
  const outcome = await workbook.write(plansOf(count));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return workbook.toBytes();
}

export async function removed(bytes: Uint8Array): Promise<Uint8Array> {
  const result = (await opened(bytes)).removeOurs();
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
