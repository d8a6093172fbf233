import type { Framework, Topic } from '../../shared/criteria/framework.ts';
import type { Layer } from '../../shared/evidence/subject-fields.ts';
import { gradeTopic, type TopicGrade } from '../../shared/grading/grade-topic.ts';
import { countsAs, openWord } from '../../shared/grading/normalise-judgment.ts';
import { criticalCap, levelOf, type Rule } from '../../shared/grading/rule.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import { type AwardCells, awardWarnings, concernFindingsHeader } from './award-check.ts';
import { countFindings } from './finding-counts.ts';
import { kindWords } from './finding-kinds.ts';
import { gradeRowKey, isCritical, type Judgments, layers, topicJudgments } from './judgment-readings.ts';
import { cellText, type RowReading, rowsOf } from './read-cells.ts';
import type { StandingTable } from './standing-rows.ts';

/** One row of PlGrades, worked out from what people typed and never from what a formula last gave. */
export interface TopicReading extends AwardCells {
  readonly key: string;
  readonly topic: Topic;
  readonly layer: Layer;
  readonly grade: TopicGrade;
  /** As grade has it, unless a criterion stands twice on the sheet. */
  readonly indicated: string;
  readonly why: string;
  readonly warnings: readonly string[];
  readonly rowCount: number;
  readonly criticalLow: number;
  readonly criticalOpen: number;
  /** How often a criterion of the topic has a finding that is a cause of concern, less the withdrawn ones. */
  readonly concernFindings: number;
  readonly signedOffBy: string;
  readonly signedOffOn: string;
  readonly signedDigest: string;
}

export interface TopicReadingsInput {
  readonly framework: Framework;
  readonly rule: Rule;
  readonly reading: WorkbookReading;
  readonly judgments: Judgments;
  /** As they will stand; without them the sheet's own count is taken as it was last calculated. */
  readonly findings?: StandingTable | null;
}

/** By key; the inspector's layer first, topics in the edition's order. */
export function readTopics(input: TopicReadingsInput): ReadonlyMap<string, TopicReading> {
  const rows = new Map(rowsOf(input.reading, 'PlGrades').map((row) => [cellText(row, 'Id'), row]));
  return new Map(
    layers.flatMap((layer) =>
      input.framework.topics.map((topic) => {
        const key = gradeRowKey(topic.id, layer);
        return [key, readTopic(topic, layer, { input, key, row: rows.get(key) })] as const;
      }),
    ),
  );
}

interface Place {
  readonly input: TopicReadingsInput;
  readonly key: string;
  readonly row: RowReading | undefined;
}

function readTopic(topic: Topic, layer: Layer, { input, key, row }: Place): TopicReading {
  const { rule, judgments } = input;
  const award = awardCells(row);
  const found = topicJudgments(topic, layer, { judgments, causeOfConcern: award.causeOfConcern });
  const grade = gradeTopic(rule, found);
  const rowCount = judgments.rowCount(topic);
  const isSound = rowCount <= topic.criteria.length;
  const critical = found.criteria
    .filter(({ number }) => isCritical(judgments.criticalText(idOf(topic, number))))
    .map(({ judgment, reasons }) => countsAs(judgment, reasons, rule));
  const atMost = criticalCap(rule)?.atMost ?? 0;
  const indicated = isSound ? grade.indicated : rule.insufficient;
  const concernFindings = concernsOf(topic, { input, row });
  const rows = { found: rowCount, wanted: topic.criteria.length };
  return {
    key,
    topic,
    layer,
    ...award,
    grade,
    indicated,
    why: isSound ? grade.why : '',
    warnings: awardWarnings(rule, award, { indicated, rows, concernFindings }),
    rowCount,
    criticalLow: critical.filter((word) => levelOf(rule, word) > 0 && levelOf(rule, word) <= atMost).length,
    criticalOpen: critical.filter((word) => word === openWord).length,
    concernFindings,
    signedOffBy: cellText(row, signOffHeaders.by),
    signedOffOn: cellText(row, signOffHeaders.on),
    signedDigest: cellText(row, signOffHeaders.digest),
  };
}

/** Headers of PlGrades. */
export const signOffHeaders = {
  by: 'Signed off by',
  on: 'Signed off on',
  digest: 'Rests on (digest)',
  since: 'Since then',
} as const;

function concernsOf(
  topic: Topic,
  { input, row }: { readonly input: TopicReadingsInput; readonly row: RowReading | undefined },
): number {
  if (input.findings === undefined) return Number(row?.[concernFindingsHeader]?.value) || 0;
  const { findings } = input;
  return topic.criteria.reduce((sum, criterion) => sum + countFindings(findings, criterion, concernKind), 0);
}

const concernKind = kindWords['cause-of-concern'];

const idOf = (topic: Topic, number: string): string =>
  topic.criteria.find((criterion) => criterion.number === number)?.id ?? '';

const awardCells = (row: RowReading | undefined): AwardCells => ({
  causeOfConcern: cellText(row, 'Cause of concern'),
  awarded: cellText(row, 'Awarded grade'),
  reason: cellText(row, 'Reason'),
  name: cellText(row, 'Name'),
  date: cellText(row, 'Date'),
});
