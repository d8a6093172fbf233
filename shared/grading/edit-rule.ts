import { err, type Result } from '../result.ts';
import { parseRule } from './parse-rule.ts';
import type { LimiterCondition, MaxBelow, Rule, RuleError } from './rule.ts';

/** One thing that a person changes in a rule. */
export type RuleEdit =
  /** How many criteria may be below `below` for the row of `grade`; null takes the condition away. */
  | {
      readonly type: 'max-below';
      readonly grade: string;
      readonly below: string;
      readonly max: MaxBelow | null;
    }
  /** The highest grade with an open cause of concern; null lifts the cap. */
  | { readonly type: 'cause-of-concern-cap'; readonly cap: string | null }
  /** The highest grade with a critical criterion at `atMost` or below; null lifts the cap. */
  | {
      readonly type: 'critical-cap';
      readonly limit: { readonly atMost: string; readonly cap: string } | null;
    }
  | { readonly type: 'min-applicable'; readonly count: number };

export interface RuleVersion {
  /** Why the rule is changed: PL Rule shows it. */
  readonly note: string;
  /** Without it the next number after the rule's own. */
  readonly version?: string;
}

/** A new version of a rule; refused like any rule that parseRule refuses, and where no reason is given. */
export function editRule(
  rule: Rule,
  edits: readonly RuleEdit[],
  { note, version = nextVersion(rule.version) }: RuleVersion,
): Result<Rule, RuleError> {
  if (note.trim() === '')
    return err({ type: 'rule-invalid', path: 'note', reason: 'must say why the rule is changed' });
  if (version === rule.version)
    return err({ type: 'rule-invalid', path: 'version', reason: 'must not be the version it had before' });
  const edited = edits.reduce(applied, rule);
  return parseRule({ ...edited, id: editedId(rule.id), version, note: note.trim() });
}

const editedMark = ' (edited)';
/** Our own next version must never have the name of an edited one. */
const editedId = (id: string): string => (id.endsWith(editedMark) ? id : id + editedMark);

/** '1.0.0' → '1.1.0'; '7' → '8'; any other word has a number put behind it. */
export function nextVersion(version: string): string {
  const [, major, minor] = /^(\d+)\.(\d+)(?:\.\d+)?$/.exec(version) ?? [];
  if (major !== undefined) return `${major}.${Number(minor) + 1}.0`;
  return /^\d+$/.test(version) ? String(Number(version) + 1) : `${version}.1`;
}

function applied(rule: Rule, edit: RuleEdit): Rule {
  switch (edit.type) {
    case 'max-below':
      return { ...rule, rows: rule.rows.map((row) => (row.grade === edit.grade ? withMax(row, edit) : row)) };
    case 'cause-of-concern-cap':
      return withCap(
        rule,
        'cause-of-concern',
        edit.cap && { when: { flag: 'causeOfConcern' }, cap: edit.cap },
      );
    case 'critical-cap': {
      const { limit } = edit;
      return withCap(rule, 'critical', limit && { when: { criticalAtMost: limit.atMost }, cap: limit.cap });
    }
    case 'min-applicable':
      return { ...rule, minApplicable: edit.count };
  }
}

function withMax(
  row: Rule['rows'][number],
  { below, max }: Extract<RuleEdit, { type: 'max-below' }>,
): Rule['rows'][number] {
  const others = Object.entries(row.maxBelow).filter(([grade]) => grade !== below);
  const own = max === null ? [] : [[below, max] as const];
  return { ...row, maxBelow: Object.fromEntries([...others, ...own]) };
}

interface Cap {
  readonly when: LimiterCondition;
  readonly cap: string;
}

/** In the place of the cap of the same kind; its own name where it had one. */
function withCap(rule: Rule, id: string, cap: Cap | null | ''): Rule {
  const isKind = ({ when }: Cap): boolean => 'flag' in when === (id === 'cause-of-concern');
  const before = rule.limiters.find(isKind);
  const others = rule.limiters.filter((limiter) => !isKind(limiter));
  return { ...rule, limiters: cap ? [...others, { id: before?.id ?? id, ...cap }] : others };
}
