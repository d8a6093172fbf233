import { findFramework, shippedFrameworks } from '../../shared/criteria/catalogue.ts';
import type { Criterion, Framework } from '../../shared/criteria/framework.ts';
import type { Layer } from '../../shared/evidence/subject-fields.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import { readCover } from '../sheets/cover-sheet.ts';
import { isWithdrawn } from '../sheets/criteria-text.ts';
import { judgmentHeaders, readJudgments } from '../sheets/judgment-readings.ts';
import { cellText, rowsOf } from '../sheets/read-cells.ts';
import { type GradesReading, readGrades } from '../sheets/read-grades.ts';
import type { TableName } from '../workbook/sheet-plan.ts';
import type { TableWanted, WorkbookReading } from '../workbook/workbook.ts';
import type { CriterionPlace, EvidenceCounts, LayerReading, PaneReading } from './pane-reading.ts';
import { isOwnPaper } from './papers-to-changes.ts';

export const gradesWanted: readonly TableWanted[] = [
  { name: 'PlCover', columns: ['Item', 'Value'] },
  { name: 'PlJudgments', columns: 'all' },
  { name: 'PlGrades', columns: 'all' },
  { name: 'PlRule', columns: ['Part', 'What it says'] },
];

export const countsWanted: readonly TableWanted[] = [
  { name: 'PlEvidence', columns: ['Id', 'Status', 'Type', 'Version', 'Writings'] },
  { name: 'PlFindings', columns: ['Id', 'Status'] },
  { name: 'PlCases', columns: ['Id', 'Status', 'State'] },
  { name: 'PlMeasures', columns: ['Id'] },
];

export interface ReadPaneInput {
  readonly reading: WorkbookReading;
  readonly rule: Rule;
  /** Editions beside those that ship. */
  readonly frameworks: readonly Framework[];
  /** Counts of the last full reading, where this one is of the grades alone. */
  readonly counts: EvidenceCounts | null;
}

export type ReadPane =
  | { readonly type: 'none' }
  | { readonly type: 'framework-missing'; readonly framework: string }
  | { readonly type: 'read'; readonly reading: PaneReading; readonly framework: Framework };

/** What the pane shows, of gradesWanted with or without countsWanted. */
export function readPane({ reading, rule, frameworks, counts }: ReadPaneInput): ReadPane {
  const cover = readCover(reading);
  if (cover === null) return { type: 'none' };
  const framework = findFramework(cover.framework, [...shippedFrameworks, ...frameworks]);
  if (framework === undefined) return { type: 'framework-missing', framework: cover.framework };
  const grades = readGrades(reading, { framework, rule });
  const { inspection: id, force, kind, startDate, endDate } = cover;
  return {
    type: 'read',
    framework,
    reading: {
      inspection: { id, force, kind, framework: framework.id, startDate, endDate },
      isBegunHere: cover.files.length === 0,
      framework,
      rule,
      counts: counts ?? countRows(reading),
      missing: missingSheets(reading),
      criteria: framework.topics.flatMap(({ criteria }) => criteria),
      layers: { inspector: layerOf(grades, 'inspector'), force: layerOf(grades, 'force') },
      judgments: readJudgments(framework, reading),
    },
  };
}

function countRows(reading: WorkbookReading): EvidenceCounts {
  const rows = (name: TableName) => rowsOf(reading, name).filter((row) => cellText(row, 'Id') !== '');
  const items = rows('PlEvidence');
  return {
    items: items.length,
    withdrawn: items.filter((row) => isWithdrawn(cellText(row, 'Status'))).length,
    findings: rows('PlFindings').length,
    cases: rows('PlCases').length,
    measures: rows('PlMeasures').length,
    ownPapers: items.filter(isOwnPaper).length,
  };
}

const neededSheets: readonly (readonly [TableName, string])[] = [
  ['PlEvidence', 'PL Evidence'],
  ['PlFindings', 'PL Findings'],
  ['PlCases', 'PL Cases'],
  ['PlJudgments', 'PL Judgments'],
  ['PlGrades', 'PL Grades'],
  ['PlRule', 'PL Rule'],
];

const missingSheets = (reading: WorkbookReading): readonly string[] =>
  neededSheets
    .filter(([name]) => !reading.ourTables.some((table) => table.name === name))
    .map(([, sheetName]) => sheetName);

function layerOf({ topics, layers }: GradesReading, layer: Layer): LayerReading {
  const { judged, criteria, open, notGrades, reasonMissing } = layers[layer];
  const { judgment, reasons } = judgmentHeaders[layer];
  const place = ({ id, number, label }: Criterion, column: string): CriterionPlace => ({
    key: id,
    number,
    label,
    column,
  });
  const told = new Set([...notGrades.map(({ criterion }) => criterion), ...reasonMissing]);
  return {
    topics: topics.filter((topic) => topic.layer === layer),
    judged,
    criteria,
    open: open.filter((criterion) => !told.has(criterion)).map((criterion) => place(criterion, judgment)),
    notGrades: notGrades.map(({ criterion, text }) => ({ ...place(criterion, judgment), text })),
    reasonMissing: reasonMissing.map((criterion) => place(criterion, reasons)),
  };
}
