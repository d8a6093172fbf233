import { topicOfCriterion } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import type { Layer } from '../../shared/evidence/subject-fields.ts';
import type { InspectionState } from '../../shared/ledger/inspection-state.ts';

/** What an earlier round ended with, to stand beside this one; '' where it said nothing. */
export interface PreviousRound {
  judgment(criterion: string, layer: Layer): string;
  /** The awarded grade of a topic. */
  grade(topic: string, layer: Layer): string;
}

/** Null where the earlier round has nothing of this edition: another edition's criteria are other questions. */
export function previousRound(
  earlier: Pick<InspectionState, 'judgments' | 'awards'>,
  framework: Framework,
): PreviousRound | null {
  const judgments = new Map(
    earlier.judgments
      .filter(({ criterion }) => topicOfCriterion(framework, criterion) !== undefined)
      .map(({ criterion, layer, judgment }) => [`${criterion} ${layer}`, judgment]),
  );
  const topics = new Set(framework.topics.map(({ id }) => id));
  const grades = new Map(
    earlier.awards
      .filter(({ topic }) => topics.has(topic))
      .map(({ topic, layer, awarded }) => [`${topic} ${layer}`, awarded]),
  );
  if (judgments.size + grades.size === 0) return null;
  return {
    judgment: (criterion, layer) => judgments.get(`${criterion} ${layer}`) ?? '',
    grade: (topic, layer) => grades.get(`${topic} ${layer}`) ?? '',
  };
}
