import type { Criterion, Framework, Topic } from './framework.ts';
import ncpi2020 from './frameworks/ncpi-2020.json' with { type: 'json' };
import ncpi2024 from './frameworks/ncpi-2024.json' with { type: 'json' };

/** The editions that ship with Plumbline, newest first. */
export const shippedFrameworks: readonly Framework[] = [ncpi2024, ncpi2020];

export const defaultFrameworkId = 'ncpi-2024';
/** Names areas of practice and methods, no criteria: it stands beside a criteria edition and is not graded. */
export const defaultAreasFrameworkId = 'ncpi-2020';

export const findFramework = (
  id: string,
  frameworks: readonly Framework[] = shippedFrameworks,
): Framework | undefined => frameworks.find((framework) => framework.id === id);

export const criteriaOf = (framework: Framework): readonly Criterion[] =>
  framework.topics.flatMap((topic) => topic.criteria);

export const topicOfCriterion = (framework: Framework, criterionId: string): Topic | undefined =>
  framework.topics.find((topic) => topic.criteria.some((criterion) => criterion.id === criterionId));

/** Finds a criterion by id ('ncpi-2024/initial-response/2') or by number ('3.2'). */
export const findCriterion = (framework: Framework, idOrNumber: string): Criterion | undefined =>
  criteriaOf(framework).find(({ id, number }) => id === idOrNumber || number === idOrNumber);
