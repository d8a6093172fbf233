import type { Rule } from '../../shared/grading/rule.ts';
import type { InspectionState } from '../../shared/ledger/inspection-state.ts';
import type { SheetPlan } from '../workbook/sheet-plan.ts';
import type { TableWanted, WorkbookReading } from '../workbook/workbook.ts';
import { caseRows, casesPlan } from './cases-sheet.ts';
import { type CoverFacts, coverPlan } from './cover-sheet.ts';
import { type Editions, evidencePlan, evidenceRows } from './evidence-sheet.ts';
import { findingRows, findingsPlan } from './findings-sheet.ts';
import { gradesPlan } from './grades-sheet.ts';
import { type JudgmentFill, readJudgments } from './judgment-readings.ts';
import { judgmentsPlan } from './judgments-sheet.ts';
import { rulePlan } from './rule-sheet.ts';
import { type Known, knownOf } from './standing.ts';
import { type MergeCounts, type MergedRows, mergeColumns, mergeRows } from './subject-rows.ts';
import { readTopics, type TopicReading } from './topic-readings.ts';

/** All that building and grading need to know of a workbook; long texts of evidence are not read back. */
export const tablesWanted: readonly TableWanted[] = [
  { name: 'PlCover', columns: ['Item', 'Value'] },
  { name: 'PlEvidence', columns: mergeColumns },
  { name: 'PlFindings', columns: mergeColumns },
  { name: 'PlCases', columns: ['Id', 'Status', 'Version', 'Writings'] },
  { name: 'PlJudgments', columns: 'all' },
  { name: 'PlGrades', columns: 'all' },
  { name: 'PlRule', columns: ['Part', 'What it says'] },
];

export interface SheetsInput extends Editions {
  readonly rule: Rule;
  /** What an evidence file tells; null where there is none (yet). */
  readonly state: InspectionState | null;
  /** Of tablesWanted. */
  readonly reading: WorkbookReading;
  /** As it is to stand after; `known` includes what is in `state`. */
  readonly cover: CoverFacts;
  /** What the workbook had taken in before. */
  readonly workbookKnown: Known;
  readonly programVersion: string;
  /** Judgments to write over what stands; without them every judgment is left alone. */
  readonly fills?: readonly JudgmentFill[];
}

export interface BuiltSheets {
  readonly plans: readonly SheetPlan[];
  readonly evidence: MergeCounts;
  readonly findings: MergeCounts;
  readonly cases: MergeCounts;
  readonly topics: readonly TopicReading[];
}

/** Every sheet of ours as it should be: rows of evidence merged, people's own cells left alone. */
export function buildSheets(input: SheetsInput): BuiltSheets {
  const { framework, rule, reading, cover } = input;
  const merged = mergeSubjects(input);
  const judgments = readJudgments(framework, reading, input.fills);
  const topics = readTopics({ framework, rule, reading, judgments });
  const evidence = merged.evidence.standing;
  const findings = merged.findings.standing;
  return {
    plans: [
      coverPlan(cover, framework, input.programVersion),
      evidencePlan(merged.evidence.rows),
      findingsPlan(merged.findings.rows),
      casesPlan(merged.cases.rows),
      judgmentsPlan({ framework, rule, judgments, evidence, findings }),
      gradesPlan({ framework, rule, topics }),
      rulePlan(rule),
    ],
    evidence: merged.evidence.counts,
    findings: merged.findings.counts,
    cases: merged.cases.counts,
    topics: [...topics.values()],
  };
}

function mergeSubjects(input: SheetsInput): Readonly<Record<'evidence' | 'findings' | 'cases', MergedRows>> {
  const { state, framework, reading, workbookKnown } = input;
  const fileKnown = knownOf(state?.sizes ?? new Map());
  const shared = { framework, reading, fileKnown, workbookKnown };
  return {
    evidence: mergeRows({
      ...shared,
      table: 'PlEvidence',
      incoming: state === null ? [] : evidenceRows(state, input),
    }),
    findings: mergeRows({
      ...shared,
      table: 'PlFindings',
      incoming: state === null ? [] : findingRows(state, framework),
    }),
    cases: mergeRows({ ...shared, table: 'PlCases', incoming: state === null ? [] : caseRows(state, input) }),
  };
}
