import { criteriaOf } from '../../shared/criteria/catalogue.ts';
import type { Criterion, Framework } from '../../shared/criteria/framework.ts';
import type { Layer } from '../../shared/evidence/subject-fields.ts';
import { countsAs, normaliseJudgment, openWord } from '../../shared/grading/normalise-judgment.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import { readJudgments } from './judgment-readings.ts';
import { readTopics, type TopicReading } from './topic-readings.ts';

export interface GradesReading {
  /** The inspector's layer first. */
  readonly topics: readonly TopicReading[];
  readonly layers: Readonly<Record<Layer, LayerJudgments>>;
}

export interface LayerJudgments {
  readonly judged: number;
  readonly criteria: number;
  readonly open: readonly Criterion[];
  /** Texts that are no grade, as typed. */
  readonly notGrades: readonly { readonly criterion: Criterion; readonly text: string }[];
  /** Not applicable without a reason. */
  readonly reasonMissing: readonly Criterion[];
}

/** What the sheets say now, worked out from what people typed; a reading of tablesWanted. */
export function readGrades(
  reading: WorkbookReading,
  { framework, rule }: { readonly framework: Framework; readonly rule: Rule },
): GradesReading {
  const judgments = readJudgments(framework, reading);
  const topics = [...readTopics({ framework, rule, reading, judgments }).values()];
  const ofLayer = (layer: Layer): LayerJudgments => {
    const criteria = criteriaOf(framework).map((criterion) => {
      const { judgment, reasons } = judgments.of(criterion.id, layer);
      const { type } = normaliseJudgment(judgment, rule);
      return { criterion, text: judgment, type, isOpen: countsAs(judgment, reasons, rule) === openWord };
    });
    const open = criteria.filter(({ isOpen }) => isOpen);
    return {
      judged: criteria.length - open.length,
      criteria: criteria.length,
      open: open.map(({ criterion }) => criterion),
      notGrades: open
        .filter(({ type }) => type === 'unknown')
        .map(({ criterion, text }) => ({ criterion, text })),
      reasonMissing: open.filter(({ type }) => type === 'not-applicable').map(({ criterion }) => criterion),
    };
  };
  return { topics, layers: { inspector: ofLayer('inspector'), force: ofLayer('force') } };
}
