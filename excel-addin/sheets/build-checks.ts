import type { Framework } from '../../shared/criteria/framework.ts';
import type { ForceSheetReading } from '../workbook/force-sheet.ts';
import type { SheetPlan, TableName } from '../workbook/sheet-plan.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import type { BuiltSheets, SheetsInput } from './build-sheets.ts';
import { caseChecks } from './case-checks.ts';
import { chartChecks } from './chart-checks.ts';
import { readFigureChecks } from './check-readings.ts';
import type { CheckRow } from './check-row.ts';
import { checksPlan } from './checks-sheet.ts';
import { findEditedFormulas } from './edited-formulas.ts';
import { checkForceFigures } from './force-checks/check-force-figures.ts';
import { checkMeasures } from './force-checks/check-measures.ts';
import { alteredSignOffs, type GradingCheck, gradingChecks } from './judgment-checks.ts';
import { layerWords } from './judgment-readings.ts';
import { measuresTwice } from './measures-twice.ts';
import { findTable } from './read-cells.ts';
import { rowsBeneath } from './rows-beneath.ts';
import type { TopicReading } from './topic-readings.ts';

export interface WithChecks extends BuiltSheets {
  readonly checks: readonly CheckRow[];
}

/**
 * Adds PL Checks to the plans. The force's own figures are looked through where `forceSheets` are given; else what
 * was found in them the last time stays.
 */
export async function withChecks(
  built: BuiltSheets,
  input: SheetsInput,
  forceSheets: readonly ForceSheetReading[] | null,
): Promise<WithChecks> {
  const { framework, areas, rule, reading, programVersion } = input;
  const { grading, builtCases, measures } = built;
  const checks: readonly CheckRow[] = [
    ...checkMeasures(measures, rule),
    ...measuresTwice(reading),
    ...chartChecks({ charts: input.charts ?? null, measures, reading }),
    ...(forceSheets === null ? readFigureChecks(reading) : checkForceFigures(forceSheets)),
    ...[
      ...gradingChecks({ ...grading, framework, areas, rule }),
      ...(await alteredSignOffs(grading)),
      ...findEditedFormulas(reading, editable(built.plans), programVersion),
    ].map((check) => gradingCheckRow(check, { framework, topics: grading.topics, reading })),
    ...caseChecks(builtCases, framework),
    ...rowsBeneath(reading, built.plans),
  ];
  return { ...built, checks, plans: [...built.plans, checksPlan(checks)] };
}

/** Exact tables are rewritten whole by place: a formula there is no person's to change. */
const editable = (plans: readonly SheetPlan[]): readonly SheetPlan[] =>
  plans.filter(({ table }) => table.isExact !== true);

interface Names {
  readonly framework: Framework;
  readonly topics: readonly TopicReading[];
  readonly reading: WorkbookReading;
}

function gradingCheckRow({ kind, sentence, place }: GradingCheck, names: Names): CheckRow {
  return {
    id: `${kind} ${place.table} ${place.key} ${place.column} ${sentence}`,
    kind,
    state: 'act',
    what: sentence,
    at: null,
    where: `${sheetNameOf(place.table, names)}, ${rowNameOf(place.key, names)}${place.column}`,
    count: 1,
  };
}

const sheetNames: Readonly<Partial<Record<TableName, string>>> = {
  PlJudgments: 'PL Judgments',
  PlGrades: 'PL Grades',
};

const sheetNameOf = (table: TableName, { reading }: Names): string =>
  findTable(reading, table)?.sheetName ?? sheetNames[table] ?? table;

function rowNameOf(key: string, { framework, topics }: Names): string {
  const criterion = framework.topics.flatMap(({ criteria }) => criteria).find(({ id }) => id === key);
  if (criterion !== undefined) return `${criterion.number}, `;
  const topic = topics.find((one) => one.key === key);
  return topic === undefined
    ? ''
    : `${topic.topic.number} ${topic.topic.name} (${layerWords[topic.layer]}), `;
}
