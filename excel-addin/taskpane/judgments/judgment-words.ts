import type { Support } from '../../sheets/finding-support.ts';
import { counted, listed } from '../plain-words.ts';
import type { CriterionReading, MeasureLine } from './criterion-reading.ts';

/** "4 items from 2 methods" */
export const supportWords = ({ items, methods }: Support): string =>
  `${counted(items, 'item')} behind the findings, from ${methods === 0 ? 'no named method' : counted(methods, 'method')}`;

/** "2 measures: 1 Good, 1 without a band" */
export function measureCountWords(measures: readonly MeasureLine[]): string {
  const bands = [...Map.groupBy(measures, ({ band }) => band)];
  const parts = bands.map(([band, of]) => `${of.length} ${band === '' ? 'without a band' : band}`);
  return `${counted(measures.length, 'measure')}: ${listed(parts)}`;
}

/** "Cases: 2 of 3 Good, 1 of 3 Inadequate" */
export function caseWords({ cases, caseCounts }: Pick<CriterionReading, 'cases' | 'caseCounts'>): string {
  const graded = caseCounts.reduce((sum, { count }) => sum + count, 0);
  const parts = [
    ...caseCounts.filter(({ count }) => count > 0).map(({ grade, count }) => [count, grade] as const),
    ...(cases.length > graded ? [[cases.length - graded, 'not graded'] as const] : []),
  ];
  return `Cases: ${listed(parts.map(([count, words]) => `${count} of ${cases.length} ${words}`))}`;
}
