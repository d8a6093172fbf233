import type { Area } from '../../shared/criteria/framework.ts';
import { quote } from '../../shared/grading/compile-rule.ts';
import type { CellPlan, RowPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import { caseWarnings, checkFormula } from './case-check.ts';
import { caseColumns, marksOf, raters, splits } from './case-columns.ts';
import type { CaseReading } from './case-readings.ts';
import { referenceFormula } from './case-reference.ts';
import { areaFormula, caseGradeFormula, caseGrades, withdrawnFormula } from './case-words.ts';
import { formulaCell, textCell } from './cell-plan.ts';
import { thisRow } from './table-reference.ts';

export const casesPlan = (rows: readonly RowPlan[], areas: readonly Area[]): SheetPlan => ({
  sheetName: 'PL Cases',
  title: 'Case files audited',
  note: 'One row for each case file. Type a reference below the last row to add a case, never a name; it counts once the sheets are brought up to date. Hidden columns at the right (Unhide) hold a third inspector’s grade.',
  table: {
    name: 'PlCases',
    keyColumn: 'Id',
    alternateKeyColumn: 'Reference',
    columns: caseColumns(areas),
    rows,
  },
});

const own = (header: string): string => thisRow('PlCases', header);

const unlessWithdrawn = (formula: string): string => `IF(${withdrawnFormula(own('State'))},"",${formula})`;

/** The columns that follow from what is typed, with what they give now. */
export function workedOutCells(
  one: CaseReading,
  about: { readonly areas: readonly Area[]; readonly isTwice: boolean },
): Readonly<Record<string, CellPlan>> {
  const cells: Record<string, CellPlan> = {
    Check: formulaCell(checkFormula(), caseWarnings(one, about.isTwice).join(' ')),
    'Area counts as': formulaCell(
      unlessWithdrawn(areaFormula(own('Area of practice'), about.areas)),
      one.area,
    ),
    Marks: formulaCell(Object.values(marksOf).map(own).join('+'), one.markCount),
    'Reference form': formulaCell(unlessWithdrawn(referenceFormula(own('Reference'))), one.referenceForm),
    // A formula cannot tell a name: the text that looked like one, until it is changed.
    Name: textCell(one.isNameLike ? (one.cells.Reference ?? '') : ''),
    ...inspectorCells(one),
  };
  for (const [index, { grade, countsAs }] of raters.entries())
    cells[countsAs] = formulaCell(unlessWithdrawn(caseGradeFormula(own(grade))), one.grades[index] ?? '');
  for (const grade of caseGrades)
    cells[marksOf[grade]] = formulaCell(
      raters.map(({ countsAs }) => `IF(${own(countsAs)}=${quote(grade)},1,0)`).join('+'),
      one.marks[grade],
    );
  for (const [index, { header, grades }] of splits.entries()) {
    const [a, b] = grades.map((grade) => own(marksOf[grade]));
    const formula = `IF(${own('Marks')}>1,${a}*${b}/(${own('Marks')}-1),0)`;
    cells[header] = formulaCell(formula, one.splits[index] ?? 0);
  }
  return cells;
}

function inspectorCells(one: CaseReading): Readonly<Record<string, CellPlan>> {
  const [force, ...inspectors] = raters.map(({ countsAs }) => own(countsAs));
  const marks = inspectors.map((cell) => `IF(LEN(${cell})>0,1,0)`).join('+');
  const isAll = caseGrades.map((grade) => {
    const byForce = `IF(${force}=${quote(grade)},1,0)`;
    return `${own(marksOf[grade])}-${byForce}=${own('Inspector marks')}`;
  });
  const words = `IF(${own('Inspector marks')}<2,"",IF(OR(${isAll.join(',')}),"Same","Different"))`;
  return {
    'Inspector marks': formulaCell(marks, one.inspectorMarks),
    Inspectors: formulaCell(words, one.inspectors),
  };
}
