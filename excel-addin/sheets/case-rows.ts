import type { CaseGrade } from '../../shared/evidence/subject-fields.ts';
import type { InspectionState, Subject } from '../../shared/ledger/inspection-state.ts';
import { questionHeader, type SharedHeader } from './case-columns.ts';
import type { CaseGradeWord } from './case-words.ts';
import { conflictWords } from './conflict-words.ts';
import { criteriaNumbersText } from './criteria-numbers.ts';
import type { Editions } from './evidence-sheet.ts';
import { sheetTextNotes, textsOf, toSheetText } from './sheet-text.ts';
import { writingsText } from './standing.ts';
import type { SubjectRow } from './subject-rows.ts';

export const caseGradeWords: Readonly<Record<CaseGrade, CaseGradeWord>> = {
  good: 'Good',
  'requires-improvement': 'Requires improvement',
  inadequate: 'Inadequate',
};

const gradeText = (grade: CaseGrade | null | undefined): string =>
  grade === null || grade === undefined ? '' : caseGradeWords[grade];

/** The cases of an evidence file as cells can hold them; what stands in the workbook is not looked at here. */
export function caseRows(state: InspectionState, editions: Editions): readonly SubjectRow[] {
  const areas = [...editions.framework.areas, ...editions.areas.areas];
  const names = new Map(areas.map(({ id, label }) => [id, label]));
  const conflicts = conflictWords(state);
  const standing = state.items.filter(({ withdrawn }) => withdrawn === null);
  const items = Map.groupBy(standing, (item) => item.case);
  return state.cases.map((one) => {
    const attached = items.get(one.id) ?? [];
    const linked = attached.flatMap(({ links }) => links.map(({ criterion }) => criterion));
    return caseRow(one, {
      area: one.area === null ? '' : (names.get(one.area) ?? one.area),
      // Those that the case names, else those that its items bear on.
      criteria: criteriaNumbersText(editions.framework, one.criteria.length > 0 ? one.criteria : linked),
      items: attached.length,
      conflict: conflicts.get(one.id),
    });
  });
}

interface About {
  readonly area: string;
  readonly criteria: string;
  readonly items: number;
  readonly conflict: string | undefined;
}

function caseRow(one: Subject<'case'>, { area, criteria, items, conflict }: About): SubjectRow {
  const [second, third, ...others] = one.otherGrades;
  const plain: Readonly<Record<SharedHeader, string>> = {
    Reference: one.reference,
    'Area of practice': area,
    Criteria: criteria,
    'Force grade': gradeText(one.forceGrade),
    'Inspector grade': gradeText(one.inspectorGrade),
    'Second inspector': second?.by ?? '',
    'Second inspector grade': gradeText(second?.grade),
    'Third inspector': third?.by ?? '',
    'Third inspector grade': gradeText(third?.grade),
    Reasons: one.reasons,
    State: one.status === 'open' ? 'Open' : 'Closed',
    'Referred back': one.referredAt,
    [questionHeader]: one.question,
    Reply: one.reply,
    'Reply date': one.replyDate,
  };
  const texts = Object.fromEntries(
    Object.entries(plain).map(([header, text]) => [header, toSheetText(text)]),
  );
  const more = others.length === 0 ? [] : [moreGrades(others.length)];
  const status = [...(conflict === undefined ? [] : [conflict]), ...more, ...sheetTextNotes(texts)];
  return {
    key: one.id,
    // Merged by merge-cases.ts, cell by cell, since people type criteria here too.
    criteria: '',
    status: toSheetText(status.join('; ')).text,
    version: one.version,
    writings: writingsText(one.refs),
    cells: { ...textsOf(texts), Items: items },
  };
}

const moreGrades = (count: number): string =>
  `${count === 1 ? '1 more grade' : `${count} more grades`} of this case in the evidence file: this sheet has room for four`;
