import type { Rule } from '../../shared/grading/rule.ts';
import type { SheetPlan } from '../workbook/sheet-plan.ts';
import type { TableWanted, WorkbookReading } from '../workbook/workbook.ts';
import { asToldHeader } from './as-told.ts';
import { behindHeader, itemIdsHeader, withBehind } from './evidence-behind.ts';
import type { Editions } from './evidence-sheet.ts';
import { gradesPlan } from './grades-sheet.ts';
import { type JudgmentFill, type Judgments, layers, readJudgments } from './judgment-readings.ts';
import { judgmentsPlan } from './judgments-sheet.ts';
import type { PreviousRound } from './previous-round.ts';
import { ruleDigest, ruleDigestRow, ruleName, ruleNameRow, rulePlan } from './rule-sheet.ts';
import { type Fact, type FactTables, signOffFacts } from './sign-off-facts.ts';
import { signOffsPlan } from './sign-offs-sheet.ts';
import { type SignedFact, type SignOff, signedFacts } from './signed-facts.ts';
import { type StandingTable, standingTable } from './standing-rows.ts';
import { mergeColumns } from './subject-rows.ts';
import { readTopics, type TopicReading } from './topic-readings.ts';

/** What grading needs read; PlMeasures and PlCases are read by their own sheets. */
export const gradingWanted: readonly TableWanted[] = [
  { name: 'PlEvidence', columns: [...mergeColumns, 'Method', behindHeader], seesBeneath: true },
  {
    name: 'PlFindings',
    columns: [...mergeColumns, 'Kind', 'Finding', itemIdsHeader, asToldHeader],
    seesBeneath: true,
  },
  { name: 'PlJudgments', columns: 'all', seesBeneath: true },
  { name: 'PlGrades', columns: 'all', seesBeneath: true },
  { name: 'PlSignOffs', columns: 'all' },
  { name: 'PlRule', columns: ['Part', 'What it says'] },
];

export interface GradingInput extends Editions {
  readonly rule: Rule;
  readonly reading: WorkbookReading;
  readonly evidencePlan: SheetPlan;
  readonly findingsPlan: SheetPlan;
  /** PlMeasures and PlCases as they are planned. */
  readonly figurePlans: readonly SheetPlan[];
  readonly fills?: readonly JudgmentFill[];
  readonly signOff?: SignOff;
  readonly previous?: PreviousRound;
}

export interface BuiltGrading {
  /** With what stands behind its findings. */
  readonly evidencePlan: SheetPlan;
  /** Judgments, grades, sign-offs, the rule. */
  readonly plans: readonly SheetPlan[];
  readonly judgments: Judgments;
  readonly topics: readonly TopicReading[];
  readonly tables: FactTables;
  readonly evidence: StandingTable | null;
  /** What signed topics rested on, and what of it has changed. */
  readonly signed: readonly SignedFact[];
}

/** Everything that follows from judgments: grades, what they rest on, and what signed grades rested on. */
export function buildGrading(input: GradingInput): BuiltGrading {
  const { framework, areas, rule, reading, signOff } = input;
  const added = input.previous === undefined ? {} : { previous: input.previous };
  const findings = standingTable('PlFindings', { plans: [input.findingsPlan], reading });
  const behind = withBehind({ ...input, findings });
  const planned = { plans: input.figurePlans, reading };
  const sources = {
    findings,
    evidence: behind.standing,
    measures: standingTable('PlMeasures', planned),
    cases: standingTable('PlCases', planned),
  };
  const judgments = readJudgments(framework, reading, input.fills);
  const judged = judgmentsPlan({ framework, areas, rule, judgments, ...sources, ...added });
  const topics = withSignOff(readTopics({ framework, rule, reading, judgments, findings }), signOff);
  const tables: FactTables = {
    PlGrades: gradesTable([...topics.values()]),
    PlRule: ruleTable(rule),
    PlJudgments: standingTable('PlJudgments', { plans: [judged], reading }),
    PlFindings: findings,
    PlMeasures: sources.measures,
    PlCases: sources.cases,
  };
  const signing = signOff === undefined ? {} : { signOff };
  const signed = signedFacts({ framework, reading, tables, ...signing });
  const hasSignOffs = signed.length > 0 || reading.ourTables.some(({ name }) => name === 'PlSignOffs');
  return {
    evidencePlan: behind.plan,
    plans: [
      judged,
      gradesPlan({ framework, rule, topics, signed, hasSignOffs, ...signing, ...added }),
      signOffsPlan(signed, tables),
      rulePlan(rule),
    ],
    ...{ judgments, topics: [...topics.values()], tables, signed, evidence: sources.evidence },
  };
}

/** The topic that is signed off now, as it will stand. */
function withSignOff(
  topics: ReadonlyMap<string, TopicReading>,
  signOff: SignOff | undefined,
): ReadonlyMap<string, TopicReading> {
  if (signOff === undefined) return topics;
  const topic = topics.get(signOff.key);
  if (topic === undefined) return topics;
  const { key, name, date, digest } = signOff;
  return new Map(topics).set(key, {
    ...topic,
    ...{ signedOffBy: name, signedOffOn: date, signedDigest: digest },
  });
}

const tableOf = (rows: readonly Readonly<Record<string, string>>[]): StandingTable => ({
  headers: new Set(rows.flatMap((row) => Object.keys(row))),
  rows,
});

/** The columns of PlGrades that a signed topic rests on, as they will stand. */
const gradesTable = (topics: readonly TopicReading[]): StandingTable =>
  tableOf(
    topics.map((topic) => ({
      Id: topic.key,
      'Indicated grade': topic.indicated,
      'Awarded grade': topic.awarded,
      Reason: topic.reason,
      'Cause of concern': topic.causeOfConcern,
    })),
  );

const ruleTable = (rule: Rule): StandingTable =>
  tableOf([
    { Part: ruleNameRow, 'What it says': ruleName(rule) },
    { Part: ruleDigestRow, 'What it says': ruleDigest(rule) },
  ]);

/** What the grade of a topic rests on now, to be digested and signed; none for a key that no topic has. */
export const factsOf = (
  { topics, tables }: Pick<BuiltGrading, 'topics' | 'tables'>,
  key: string,
): readonly Fact[] =>
  topics
    .filter((topic) => topic.key === key && layers.includes(topic.layer))
    .flatMap(({ topic, layer }) => signOffFacts(tables, topic, layer));
