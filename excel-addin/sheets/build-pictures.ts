import type { Rule } from '../../shared/grading/rule.ts';
import type { SheetPlan } from '../workbook/sheet-plan.ts';
import type { BuiltCases } from './build-cases.ts';
import type { BuiltGrading } from './build-grading.ts';
import { caseSummaryPlan } from './case-summary-sheet.ts';
import { areasOf } from './case-words.ts';
import { comparisonPlan } from './comparison-sheet.ts';
import { coveragePlan } from './coverage-sheet.ts';
import type { Editions } from './evidence-sheet.ts';
import { methodsOf } from './finding-support.ts';
import { previousHeaders } from './judgment-columns.ts';
import { overviewPlan } from './overview-sheet.ts';
import { textOf } from './standing-rows.ts';

export interface PicturesInput extends Editions {
  readonly rule: Rule;
  readonly cases: BuiltCases;
  readonly grading: BuiltGrading;
}

export interface BuiltPictures {
  readonly overview: SheetPlan;
  readonly caseSummary: SheetPlan;
  readonly comparison: SheetPlan;
  readonly coverage: SheetPlan;
}

/** Sheets that only repeat what stands in others, so that it can be seen at a glance. */
export function buildPictures(input: PicturesInput): BuiltPictures {
  const { framework, areas, rule, cases, grading } = input;
  const { judgments, tables, evidence } = grading;
  const rows = tables.PlJudgments?.rows ?? [];
  const previous = new Map(rows.map((row) => [textOf(row, 'Id'), textOf(row, previousHeaders.inspector)]));
  return {
    overview: overviewPlan({
      framework,
      rule,
      judgments,
      topics: new Map(grading.topics.map((topic) => [topic.key, topic])),
    }),
    caseSummary: caseSummaryPlan({
      areas: areasOf(input),
      cases: cases.cases,
      waiting: cases.waiting.filter(({ why }) => why === 'twice' || why === 'new').length,
    }),
    comparison: comparisonPlan({ framework, rule, judgments, previous: (id) => previous.get(id) ?? '' }),
    coverage: coveragePlan({ framework, methods: methodsOf(framework, areas), evidence }),
  };
}
