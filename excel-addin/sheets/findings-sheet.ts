import { criteriaOf } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import type { InspectionState, Subject } from '../../shared/ledger/inspection-state.ts';
import type { ColumnPlan, RowPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import { asToldHeader, asToldText } from './as-told.ts';
import { conflictWords } from './conflict-words.ts';
import { criteriaText, withdrawnWords } from './criteria-text.ts';
import { itemIdsHeader } from './evidence-behind.ts';
import { kindWords } from './finding-kinds.ts';
import { timeText } from './gathered-time.ts';
import { sheetTextNotes, textsOf, toSheetText } from './sheet-text.ts';
import { writingsText } from './standing.ts';
import type { SubjectRow } from './subject-rows.ts';

/** What a person may change of a finding that an evidence file told, in the order of its marks. */
export const toldOfFinding = ['Kind', 'Finding', 'Criteria'] as const;

const columns: readonly ColumnPlan[] = [
  { header: 'Kind', widthChars: 22, isInput: true, choices: Object.values(kindWords) },
  { header: 'Finding', widthChars: 60, isInput: true, isWrapped: true },
  { header: 'Criteria', widthChars: 34, isInput: true, isWrapped: true },
  { header: 'Supporting evidence', widthChars: 46, isWrapped: true },
  { header: 'Contrary evidence', widthChars: 46, isWrapped: true },
  { header: 'By', widthChars: 18, isWrapped: true },
  { header: 'Made', widthChars: 17 },
  { header: 'Status', widthChars: 30, isWrapped: true },
  { header: 'Version', widthChars: 22, isHelper: true },
  { header: 'Writings', widthChars: 16, isHelper: true },
  { header: asToldHeader, widthChars: 18, isHelper: true, isAddedWhereMissing: true },
  { header: itemIdsHeader, widthChars: 20, isHelper: true, isAddedWhereMissing: true },
  { header: 'Id', widthChars: 34, isHelper: true },
];

export const findingsPlan = (rows: readonly RowPlan[]): SheetPlan => ({
  sheetName: 'PL Findings',
  title: 'Findings',
  note: 'One sentence a row, with the evidence for and against it. Judgments rest on findings, findings on evidence. To add one, type its kind, sentence and criteria (1.2; 3.1) below the last row.',
  table: { name: 'PlFindings', keyColumn: 'Id', alternateKeyColumn: 'Finding', columns, rows },
});

export function findingRows(state: InspectionState, framework: Framework): readonly SubjectRow[] {
  const texts = new Map(state.items.map(({ id, shown }) => [id, shown.text]));
  const labels = new Map(criteriaOf(framework).map(({ id, label }) => [id, label]));
  const conflicts = conflictWords(state);
  return state.findings.map((finding) => findingRow(finding, { state, framework, texts, labels, conflicts }));
}

interface Context {
  readonly state: InspectionState;
  readonly framework: Framework;
  readonly texts: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
  readonly conflicts: ReadonlyMap<string, string>;
}

/** As many ids of 32 characters as a cell of 32,767 holds. */
const mostItemIds = 990;

function findingRow(finding: Subject<'finding'>, context: Context): SubjectRow {
  const { framework, texts, labels, conflicts } = context;
  const marks = finding.criteria.map((criterion) => ({ criterion, words: labels.get(criterion) ?? '' }));
  const cells = {
    Kind: toSheetText(kindWords[finding.kind]),
    Finding: toSheetText(finding.sentence),
    'Supporting evidence': toSheetText(itemList(finding.supporting, texts)),
    'Contrary evidence': toSheetText(itemList(finding.contrary, texts)),
    By: toSheetText(context.state.actors.get(finding.madeBy)?.name ?? ''),
    Made: toSheetText(timeText(finding.madeAtMs)),
  };
  const status = [
    ...(finding.withdrawn === null ? [] : [withdrawnWords(finding.withdrawn)]),
    ...[conflicts.get(finding.id)].filter((words) => words !== undefined),
    ...sheetTextNotes(cells),
  ];
  const criteria = criteriaText(framework, marks);
  return {
    key: finding.id,
    criteria,
    status: toSheetText(status.join('; ')).text,
    version: finding.version,
    writings: writingsText(finding.refs),
    cells: {
      ...textsOf(cells),
      [itemIdsHeader]: finding.supporting.slice(0, mostItemIds).join(' '),
      [asToldHeader]: asToldText([cells.Kind.text, cells.Finding.text, criteria]),
    },
  };
}

/** Enough of each item to know it again on the sheet of evidence. */
const longestExcerpt = 120;

function itemList(ids: readonly string[], texts: ReadonlyMap<string, string>): string {
  const lines = ids.map((id) => {
    const text = (texts.get(id) ?? 'an item that is not in this file').replace(/\s+/g, ' ').trim();
    return `• ${text.length > longestExcerpt ? `${text.slice(0, longestExcerpt)}…` : text}`;
  });
  return lines.join('\n');
}
