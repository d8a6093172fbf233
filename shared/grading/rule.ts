/**
 * How the judgments of a topic become an indicated grade, as data: rows are tried from the top and the first
 * whose every condition holds gives the grade. Conditions only ever say "at most so many criteria below this
 * grade", which is what makes a better judgment never lower a topic's grade.
 */
export interface Rule {
  readonly id: string;
  readonly version: string;
  /** Lowest first. */
  readonly scale: readonly string[];
  /** Texts of a criterion that is not judged yet, '' among them. */
  readonly open: readonly string[];
  readonly notApplicable: string;
  /** With fewer applicable criteria a topic is not graded. */
  readonly minApplicable: number;
  readonly rows: readonly RuleRow[];
  /** Caps on the grade that the rows give; at most one of each kind. */
  readonly limiters: readonly Limiter[];
  /** What stands in place of a grade while the open criteria could still change it. */
  readonly insufficient: string;
  /** Why it was changed from the version that it came from, in its editor's words. */
  readonly note?: string | undefined;
}

export interface RuleRow {
  readonly grade: string;
  /** How many applicable criteria may be below each grade named. */
  readonly maxBelow: Readonly<Record<string, MaxBelow>>;
}

/** 'half': half of the applicable criteria, rounded down. */
export type MaxBelow = number | 'half';

export interface Limiter {
  readonly id: string;
  readonly when: LimiterCondition;
  /** The highest grade that the topic can then have. */
  readonly cap: string;
}

export type LimiterCondition =
  /** A criterion that is flagged as critical is at this grade or below. */
  | { readonly criticalAtMost: string }
  /** The topic's own cell says that a cause of concern is open. */
  | { readonly flag: 'causeOfConcern' };

export type RuleError = { readonly type: 'rule-invalid'; readonly path: string; readonly reason: string };

/** 1 for the lowest grade of the scale; 0 for a word that is not in it. */
export const levelOf = (rule: Rule, grade: string): number => rule.scale.indexOf(grade) + 1;

/** Throws for a level that is outside the scale. */
export function gradeAt(rule: Rule, level: number): string {
  const grade = rule.scale[level - 1];
  if (grade === undefined) throw new RangeError(`no grade at level ${level}`);
  return grade;
}

export const causeOfConcernCap = (rule: Rule): number =>
  capLevel(
    rule,
    rule.limiters.find(({ when }) => 'flag' in when),
  );

/** At which level of a critical criterion the topic is held at which level; null where the rule has no such cap. */
export function criticalCap(rule: Rule): { readonly atMost: number; readonly cap: number } | null {
  for (const limiter of rule.limiters) {
    if (!('criticalAtMost' in limiter.when)) continue;
    return { atMost: levelOf(rule, limiter.when.criticalAtMost), cap: capLevel(rule, limiter) };
  }
  return null;
}

const capLevel = (rule: Rule, limiter: Limiter | undefined): number =>
  limiter === undefined ? rule.scale.length : levelOf(rule, limiter.cap);
