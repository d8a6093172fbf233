import type { Rule } from '../../shared/grading/rule.ts';
import type { InspectionState } from '../../shared/ledger/inspection-state.ts';
import type { SheetPlan, TableName } from '../workbook/sheet-plan.ts';
import type { TableWanted, WorkbookReading } from '../workbook/workbook.ts';
import { type BuiltCases, buildCases } from './build-cases.ts';
import { type BuiltGrading, buildGrading, gradingWanted } from './build-grading.ts';
import { buildPictures } from './build-pictures.ts';
import type { ChartReading } from './chart-readings.ts';
import { checksWanted } from './checks-sheet.ts';
import { type CoverFacts, coverPlan } from './cover-sheet.ts';
import { type Editions, evidencePlan, evidenceRows } from './evidence-sheet.ts';
import { findingRows, findingsPlan, toldOfFinding } from './findings-sheet.ts';
import type { JudgmentFill } from './judgment-readings.ts';
import { type MeasureReading, readMeasures } from './measure-readings.ts';
import { keepMeasures, type MeasureRow } from './measure-rows.ts';
import { measuresPlan, measuresWanted } from './measures-sheet.ts';
import type { PastedCase } from './paste-cases.ts';
import type { PreviousRound } from './previous-round.ts';
import type { SignOff } from './signed-facts.ts';
import { type Known, knownOf } from './standing.ts';
import { type MergeCounts, type MergedRows, mergeRows } from './subject-rows.ts';
import type { TopicReading } from './topic-readings.ts';

/** All that building and grading need to know of a workbook; long texts of evidence are not read back. */
export const tablesWanted: readonly TableWanted[] = [
  { name: 'PlCover', columns: ['Item', 'Value'] },
  { name: 'PlCases', columns: 'all', seesBeneath: true },
  ...measuresWanted,
  ...gradingWanted,
  ...checksWanted,
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
  /** Cases to add, none of which stands in the workbook yet. */
  readonly pasted?: readonly PastedCase[];
  /** Random ids, for cases that people typed; without it they wait for theirs. */
  readonly newId?: () => string;
  /** Measures that a person binds or binds anew now; the others stay as they are. */
  readonly measureRows?: readonly MeasureRow[];
  /** A topic that a person signs off now. */
  readonly signOff?: SignOff;
  /** Every chart as it stands; without them what PL Checks said of them last stays. */
  readonly charts?: readonly ChartReading[];
  /** Of an earlier round, to stand beside. */
  readonly previous?: PreviousRound;
}

export interface BuiltSheets {
  readonly plans: readonly SheetPlan[];
  readonly evidence: MergeCounts;
  readonly findings: MergeCounts;
  readonly cases: MergeCounts;
  readonly topics: readonly TopicReading[];
  readonly grading: BuiltGrading;
  readonly builtCases: BuiltCases;
  /** As PlMeasures will say. */
  readonly measures: readonly MeasureReading[];
}

/** Every sheet of ours as it should be, but for PL Checks: rows merged, people's own cells left alone. */
export function buildSheets(input: SheetsInput): BuiltSheets {
  const { framework, rule, reading } = input;
  const merged = mergeSubjects(input);
  const cases = buildCases({ ...input, newId: input.newId ?? null });
  const findings = findingsPlan(merged.findings.rows);
  const rows = input.measureRows ?? keepMeasures(readMeasures(reading, input));
  const measures = measuresPlan({ framework, rule, rows });
  // A workbook is spared sheets with nothing on them.
  const has = (name: TableName) => reading.ourTables.some((table) => table.name === name);
  const figures = rows.length > 0 || has('PlMeasures') ? [measures] : [];
  const grading = buildGrading({
    ...input,
    evidencePlan: evidencePlan(merged.evidence.rows),
    findingsPlan: findings,
    figurePlans: [...figures, cases.plan],
  });
  const pictures = buildPictures({ ...input, cases, grading });
  const [judged, grades, signOffs, ruleSheet] = grading.plans;
  const isAudited = cases.cases.length > 0 || has('PlCaseSummary');
  const isSigned = grading.signed.length > 0 || has('PlSignOffs');
  const plans = [
    coverPlan(input.cover, framework, input.programVersion),
    pictures.overview,
    grading.evidencePlan,
    findings,
    ...figures,
    cases.plan,
    ...(isAudited ? [pictures.caseSummary] : []),
    judged,
    grades,
    pictures.comparison,
    pictures.coverage,
    ...(isSigned ? [signOffs] : []),
    ruleSheet,
  ].filter((plan) => plan !== undefined);
  return {
    plans,
    evidence: merged.evidence.counts,
    findings: merged.findings.counts,
    cases: cases.counts,
    topics: grading.topics,
    grading,
    builtCases: cases,
    measures: rows.map((row) => row.reading),
  };
}

function mergeSubjects(input: SheetsInput): Readonly<Record<'evidence' | 'findings', MergedRows>> {
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
      typed: toldOfFinding,
      incoming: state === null ? [] : findingRows(state, framework),
    }),
  };
}
