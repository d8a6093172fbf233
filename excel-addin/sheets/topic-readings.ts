import type { Framework, Topic } from '../../shared/criteria/framework.ts';
import type { Layer } from '../../shared/evidence/subject-fields.ts';
import { gradeTopic, type TopicGrade } from '../../shared/grading/grade-topic.ts';
import { countsAs, openWord } from '../../shared/grading/normalise-judgment.ts';
import { criticalCap, levelOf, type Rule } from '../../shared/grading/rule.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import { type AwardCells, awardWarnings } from './award-check.ts';
import { gradeRowKey, isCritical, type Judgments, layers, topicJudgments } from './judgment-readings.ts';
import { cellText, type RowReading, rowsOf } from './read-cells.ts';

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
}

export interface TopicReadingsInput {
  readonly framework: Framework;
  readonly rule: Rule;
  readonly reading: WorkbookReading;
  readonly judgments: Judgments;
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
  return {
    key,
    topic,
    layer,
    ...award,
    grade,
    indicated: isSound ? grade.indicated : rule.insufficient,
    why: isSound ? grade.why : '',
    warnings: awardWarnings(rule, award, { found: rowCount, wanted: topic.criteria.length }),
    rowCount,
    criticalLow: critical.filter((word) => levelOf(rule, word) > 0 && levelOf(rule, word) <= atMost).length,
    criticalOpen: critical.filter((word) => word === openWord).length,
  };
}

const idOf = (topic: Topic, number: string): string =>
  topic.criteria.find((criterion) => criterion.number === number)?.id ?? '';

const awardCells = (row: RowReading | undefined): AwardCells => ({
  causeOfConcern: cellText(row, 'Cause of concern'),
  awarded: cellText(row, 'Awarded grade'),
  reason: cellText(row, 'Reason'),
  name: cellText(row, 'Name'),
  date: cellText(row, 'Date'),
});
