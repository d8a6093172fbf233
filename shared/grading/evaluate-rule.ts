import { levelOf, type MaxBelow, type Rule } from './rule.ts';

/** How many criteria are at each level, the lowest first. */
export type LevelCounts = readonly number[];

/** The level that the rule's rows give to a topic with no criterion open, before any cap. */
export function evaluateRows(rule: Rule, counts: LevelCounts): number {
  const applicable = counts.reduce((sum, count) => sum + count, 0);
  const row = rule.rows.find(({ maxBelow }) =>
    Object.entries(maxBelow).every(
      ([grade, max]) => countBelow(counts, levelOf(rule, grade)) <= allowed(max, applicable),
    ),
  );
  if (row === undefined) throw new Error('the last row of a rule has no conditions');
  return levelOf(rule, row.grade);
}

const countBelow = (counts: LevelCounts, level: number): number =>
  counts.slice(0, level - 1).reduce((sum, count) => sum + count, 0);

const allowed = (max: MaxBelow, applicable: number): number =>
  max === 'half' ? Math.floor(applicable / 2) : max;
