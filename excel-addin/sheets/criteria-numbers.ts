import { criteriaOf } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';

export interface CriteriaRead {
  /** Ids, each once, in the order of the edition. */
  readonly criteria: readonly string[];
  /** What was typed there and is no criterion of the edition. */
  readonly unknown: readonly string[];
}

/** "1.2; 3.1", "1.2, 3.1", "1.2 3.1", with words behind a number or without. */
export function readCriteriaNumbers(framework: Framework, text: string): CriteriaRead {
  const byNumber = new Map(
    criteriaOf(framework).flatMap(({ id, number }) => [[number, id] as const, [id, id]]),
  );
  const found = new Set<string>();
  const unknown: string[] = [];
  for (const part of text.split(/[;,\n]/)) {
    const words = part
      .replace(/\u00A0/g, ' ')
      .trim()
      .split(/ +/);
    const ids = words.map((word) => byNumber.get(word.replace(/\.$/, '')));
    for (const id of ids) if (id !== undefined) found.add(id);
    const strange = words.filter(
      (word, at) => ids[at] === undefined && (at === 0 || /^\d+\.\d+\.?$/.test(word)),
    );
    unknown.push(...strange.filter((word) => word !== ''));
  }
  const criteria = criteriaOf(framework)
    .map(({ id }) => id)
    .filter((id) => found.has(id));
  return { criteria, unknown };
}

/** As readCriteriaNumbers reads it back. */
export const criteriaNumbersText = (framework: Framework, criteria: readonly string[]): string =>
  criteriaOf(framework)
    .filter(({ id }) => criteria.includes(id))
    .map(({ number }) => number)
    .join('; ');
