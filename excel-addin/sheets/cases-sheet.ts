import type { CaseGrade } from '../../shared/evidence/subject-fields.ts';
import type { InspectionState, Subject } from '../../shared/ledger/inspection-state.ts';
import type { ColumnPlan, RowPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import { conflictWords } from './conflict-words.ts';
import type { Editions } from './evidence-sheet.ts';
import { sheetTextNotes, toSheetText } from './sheet-text.ts';
import { writingsText } from './standing.ts';
import type { SubjectRow } from './subject-rows.ts';

const columns: readonly ColumnPlan[] = [
  { header: 'Reference', widthChars: 18 },
  { header: 'Area of practice', widthChars: 32, isWrapped: true },
  { header: 'Force grade', widthChars: 20, hasGradeColours: true },
  { header: 'Inspector grade', widthChars: 20, hasGradeColours: true },
  { header: 'Reasons', widthChars: 60, isWrapped: true },
  { header: 'Items', widthChars: 8 },
  { header: 'State', widthChars: 10 },
  { header: 'Status', widthChars: 30, isWrapped: true },
  { header: 'Version', widthChars: 22, isHelper: true },
  { header: 'Writings', widthChars: 16, isHelper: true },
  { header: 'Id', widthChars: 34, isHelper: true },
];

export const casesPlan = (rows: readonly RowPlan[]): SheetPlan => ({
  sheetName: 'PL Cases',
  title: 'Case files audited',
  note: 'One row for each case file, graded on three points (good, requires improvement, inadequate). Items counts the evidence attached, in the file last taken in.',
  table: { name: 'PlCases', keyColumn: 'Id', columns, rows },
});

const gradeWords: Readonly<Record<CaseGrade, string>> = {
  good: 'Good',
  'requires-improvement': 'Requires improvement',
  inadequate: 'Inadequate',
};

export function caseRows(state: InspectionState, { framework, areas }: Editions): readonly SubjectRow[] {
  const names = new Map([...framework.areas, ...areas.areas].map(({ id, label }) => [id, label]));
  const conflicts = conflictWords(state);
  const items = Map.groupBy(
    state.items.filter(({ withdrawn }) => withdrawn === null),
    (item) => item.case,
  );
  return state.cases.map((one) =>
    caseRow(one, {
      area: one.area === null ? '' : (names.get(one.area) ?? one.area),
      items: items.get(one.id)?.length ?? 0,
      conflict: conflicts.get(one.id),
    }),
  );
}

function caseRow(
  one: Subject<'case'>,
  about: { readonly area: string; readonly items: number; readonly conflict: string | undefined },
): SubjectRow {
  const grade = (value: CaseGrade | null) => (value === null ? '' : gradeWords[value]);
  const texts = { Reference: toSheetText(one.reference), Reasons: toSheetText(one.reasons) };
  return {
    key: one.id,
    criteria: '',
    status: [...(about.conflict === undefined ? [] : [about.conflict]), ...sheetTextNotes(texts)].join('; '),
    version: one.version,
    writings: writingsText(one.refs),
    cells: {
      Reference: texts.Reference.text,
      'Area of practice': about.area,
      'Force grade': grade(one.forceGrade),
      'Inspector grade': grade(one.inspectorGrade),
      Reasons: texts.Reasons.text,
      Items: about.items,
      State: one.status === 'open' ? 'Open' : 'Closed',
    },
  };
}
