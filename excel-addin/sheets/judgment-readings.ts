import { criteriaOf } from '../../shared/criteria/catalogue.ts';
import type { Framework, Topic } from '../../shared/criteria/framework.ts';
import type { Layer } from '../../shared/evidence/subject-fields.ts';
import type { CriterionJudgment, TopicJudgments } from '../../shared/grading/grade-topic.ts';
import { normalForm } from '../../shared/grading/normal-form.ts';
import { openWord } from '../../shared/grading/normalise-judgment.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import { cellText, type RowReading, rowsOf } from './read-cells.ts';

export const layers: readonly Layer[] = ['inspector', 'force'];
export const layerWords: Readonly<Record<Layer, string>> = { inspector: 'Inspector', force: 'Force' };

/** Headers of PlJudgments that stand once for each layer. */
export const judgmentHeaders = {
  inspector: {
    judgment: 'Inspector judgment',
    reasons: 'Inspector reasons',
    countsAs: 'Inspector counts as',
  },
  force: { judgment: 'Force judgment', reasons: 'Force reasons', countsAs: 'Force counts as' },
} as const satisfies Readonly<Record<Layer, unknown>>;

export const gradeRowKey = (topic: string, layer: Layer): string => `${topic} ${layer}`;

/** A judgment to write into the sheet, over whatever stands there. */
export interface JudgmentFill {
  readonly criterion: string;
  readonly layer: Layer;
  readonly judgment: string;
  readonly reasons: string;
}

/** What the workbook's cells say, with what is about to be written over them. */
export interface Judgments {
  of(criterion: string, layer: Layer): { readonly judgment: string; readonly reasons: string };
  criticalText(criterion: string): string;
  /** Any other cell of the criterion's row, as it stands. */
  text(criterion: string, header: string): string;
  fill(criterion: string, layer: Layer): JudgmentFill | undefined;
  /** How many rows the sheet holds for a topic: more than its criteria when one was copied. */
  rowCount(topic: Topic): number;
}

export function readJudgments(
  framework: Framework,
  reading: WorkbookReading,
  fills: readonly JudgmentFill[] = [],
): Judgments {
  const rows = rowsOf(reading, 'PlJudgments');
  const byId = new Map<string, RowReading>(rows.map((row) => [cellText(row, 'Id'), row]));
  const filled = new Map(fills.map((fill) => [`${fill.criterion} ${fill.layer}`, fill]));
  const known = new Set(criteriaOf(framework).map(({ id }) => id));
  return {
    of: (criterion, layer) => {
      const fill = filled.get(`${criterion} ${layer}`);
      const { judgment, reasons } = judgmentHeaders[layer];
      const row = byId.get(criterion);
      return fill ?? { judgment: cellText(row, judgment), reasons: cellText(row, reasons) };
    },
    criticalText: (criterion) => cellText(byId.get(criterion), 'Critical'),
    text: (criterion, header) => cellText(byId.get(criterion), header),
    fill: (criterion, layer) => filled.get(`${criterion} ${layer}`),
    rowCount: (topic) => {
      const others = rows.filter(
        (row) =>
          cellText(row, 'Topic id').toLowerCase() === topic.id &&
          (!known.has(cellText(row, 'Id')) || byId.get(cellText(row, 'Id')) !== row),
      );
      return topic.criteria.length + others.length;
    },
  };
}

export const criticalWord = 'Yes';
export const isCritical = (text: string): boolean => normalForm(text) === normalForm(criticalWord);

export const isOpenConcern = (text: string): boolean => normalForm(text) === normalForm(openWord);

export function topicJudgments(
  topic: Topic,
  layer: Layer,
  from: { readonly judgments: Judgments; readonly causeOfConcern: string },
): TopicJudgments {
  const criteria = topic.criteria.map(
    ({ id, number }): CriterionJudgment => ({
      number,
      ...from.judgments.of(id, layer),
      isCritical: isCritical(from.judgments.criticalText(id)),
    }),
  );
  return { criteria, hasCauseOfConcern: isOpenConcern(from.causeOfConcern) };
}
