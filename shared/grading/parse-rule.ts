import * as v from 'valibot';
import { err, ok, type Result } from '../result.ts';
import { evaluateRows } from './evaluate-rule.ts';
import { normalForm } from './normal-form.ts';
import { openWord, shortFormsOf } from './normalise-judgment.ts';
import { levelOf, type Rule, type RuleError, type RuleRow } from './rule.ts';

/** Words stand in COUNTIF conditions and in typed lists: no wildcards, no operators, no commas. */
const word = v.pipe(
  v.string(),
  v.regex(/^\p{L}+(?: \p{L}+)*$/u, 'must be words of letters, joined by single spaces'),
);
/** No published topic has more than five criteria; twelve leaves room for editions of a user's own. */
const mostCriteria = 12;
/** They stand in one cell each, and in the words beside grades. */
const longestName = 200;
const longestNote = 30_000;

const isWhole = v.check(
  (text: string) => text.isWellFormed(),
  'must not hold half of a character: a lone surrogate',
);
const name = v.pipe(
  v.string(),
  v.nonEmpty(),
  v.maxLength(longestName, `must have no more than ${longestName} characters`),
  v.regex(/^\P{Cc}*$/u, 'must not hold control characters'),
  isWhole,
);
/** Of more than one line where its editor made it so. */
const note = v.pipe(
  v.string(),
  v.maxLength(longestNote, `must have no more than ${longestNote} characters`),
  v.regex(/^[\P{Cc}\t\n\r]*$/u, 'must not hold control characters'),
  isWhole,
);
const maxBelow = v.union(
  [v.literal('half'), v.pipe(v.number(), v.integer(), v.minValue(0))],
  'must be "half" or a whole number from 0',
);
const limiterSchema = v.strictObject({
  id: v.string(),
  when: v.union(
    [v.strictObject({ criticalAtMost: word }), v.strictObject({ flag: v.literal('causeOfConcern') })],
    'must be {"criticalAtMost": a grade} or {"flag": "causeOfConcern"}',
  ),
  cap: word,
});
const ruleSchema = v.strictObject({
  id: name,
  version: name,
  scale: v.pipe(v.array(word), v.minLength(2), v.maxLength(9)),
  open: v.array(v.string()),
  notApplicable: word,
  minApplicable: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1),
    v.maxValue(mostCriteria, `must be no more than ${mostCriteria}`),
  ),
  rows: v.pipe(
    v.array(v.strictObject({ grade: word, maxBelow: v.record(v.string(), maxBelow) })),
    v.minLength(1),
  ),
  limiters: v.array(limiterSchema),
  insufficient: word,
  note: v.optional(note),
});

/** Checks a rule. One that could lower a grade for a better judgment, or that has a dead row, is refused. */
export function parseRule(input: unknown): Result<Rule, RuleError> {
  const parsed = v.safeParse(ruleSchema, input, { abortEarly: true });
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return invalid(v.getDotPath(issue) ?? '', issue.message);
  }
  const rule: Rule = parsed.output;
  const fault =
    wordFault(rule) ??
    insufficientFault(rule) ??
    strangeKey(input) ??
    gradeFault(rule) ??
    orderFault(rule) ??
    limiterFault(rule) ??
    deadRow(rule);
  return fault === undefined ? ok(inOrder(rule)) : invalid(fault.path, fault.reason);
}

/** Conditions from the highest grade to the lowest, so that a rule has the same words however its file is sorted. */
function inOrder(rule: Rule): Rule {
  const ordered = ({ grade, maxBelow }: RuleRow): RuleRow => {
    const conditions = Object.entries(maxBelow).toSorted(([a], [b]) => levelOf(rule, b) - levelOf(rule, a));
    return { grade, maxBelow: Object.fromEntries(conditions) };
  };
  return { ...rule, rows: rule.rows.map(ordered) };
}

interface Place {
  readonly path: string;
  readonly reason: string;
}

function wordFault(rule: Rule): Place | undefined {
  const seen = ownWords(rule);
  const places: readonly (readonly [string, string])[] = [
    ...rule.scale.map((grade, index) => [`scale.${index}`, grade] as const),
    ['notApplicable', rule.notApplicable],
    ...rule.open.map((text, index) => [`open.${index}`, text] as const),
  ];
  for (const [path, text] of places) {
    const other = seen.get(normalForm(text));
    if (other !== undefined) return { path, reason: `"${text}" stands for two things: see ${other}` };
    seen.set(normalForm(text), path);
  }
  return seen.has('') ? undefined : { path: 'open', reason: 'must hold "": a blank cell is open' };
}

/** Words that mean something before the rule says anything. */
const ownWords = (rule: Rule): Map<string, string> =>
  new Map([
    [normalForm(openWord), 'the word that sheets use for an open criterion'],
    ...shortFormsOf(rule).map(([short, grade]) => [normalForm(short), `the short form of ${grade}`] as const),
  ]);

/** A grade that is not there must not read like one. It may be one of the words for open. */
function insufficientFault(rule: Rule): Place | undefined {
  const taken = new Map([
    ...ownWords(rule),
    ...rule.scale.map((grade, index) => [normalForm(grade), `scale.${index}`] as const),
    [normalForm(rule.notApplicable), 'notApplicable'],
  ]);
  const other = taken.get(normalForm(rule.insufficient));
  return other === undefined
    ? undefined
    : { path: 'insufficient', reason: `"${rule.insufficient}" stands for two things: see ${other}` };
}

/** Keys that every object has by itself are dropped where a record is read: they are looked for in what was given. */
function strangeKey(input: unknown): Place | undefined {
  const { rows } = input as { readonly rows: readonly { readonly maxBelow: object }[] };
  for (const [index, { maxBelow }] of rows.entries()) {
    const strange = ['__proto__', 'constructor', 'prototype'].find((key) => Object.hasOwn(maxBelow, key));
    if (strange !== undefined) return unknownGrade(`rows.${index}.maxBelow.${strange}`, strange);
  }
  return undefined;
}

function gradeFault(rule: Rule): Place | undefined {
  for (const [index, row] of rule.rows.entries()) {
    if (levelOf(rule, row.grade) === 0) return unknownGrade(`rows.${index}.grade`, row.grade);
    for (const grade of Object.keys(row.maxBelow)) {
      if (levelOf(rule, grade) === 0) return unknownGrade(`rows.${index}.maxBelow.${grade}`, grade);
    }
  }
  return undefined;
}

const unknownGrade = (path: string, grade: string): Place => ({
  path,
  reason: `"${grade}" is not in the scale`,
});

/** Conditions that hold go on holding when a judgment rises, so falling grades are all that monotony needs. */
function orderFault(rule: Rule): Place | undefined {
  const last = rule.rows.length - 1;
  for (const [index, row] of rule.rows.entries()) {
    const above = rule.rows[index - 1];
    if (above !== undefined && row.grade === above.grade)
      return { path: `rows.${index}.grade`, reason: 'is the grade of the row above too: one row a grade' };
    if (above !== undefined && levelOf(rule, row.grade) > levelOf(rule, above.grade)) {
      return {
        path: `rows.${index}.grade`,
        reason: 'must be lower than the row above, or a better judgment could lower the grade',
      };
    }
    const isUnconditional = Object.keys(row.maxBelow).length === 0;
    if (index === last && !isUnconditional) {
      return { path: `rows.${index}.maxBelow`, reason: 'the last row must have no conditions' };
    }
    if (index < last && isUnconditional) {
      return { path: `rows.${index + 1}`, reason: 'can never be reached: the row above always holds' };
    }
  }
  return undefined;
}

function limiterFault(rule: Rule): Place | undefined {
  const kinds = new Set<string>();
  for (const [index, { when, cap }] of rule.limiters.entries()) {
    const kind = Object.keys(when).join();
    if (kinds.has(kind)) return { path: `limiters.${index}.when`, reason: `there are two caps for ${kind}` };
    kinds.add(kind);
    if (levelOf(rule, cap) === 0) return unknownGrade(`limiters.${index}.cap`, cap);
    if ('criticalAtMost' in when && levelOf(rule, when.criticalAtMost) === 0) {
      return unknownGrade(`limiters.${index}.when.criticalAtMost`, when.criticalAtMost);
    }
  }
  return undefined;
}

/** Tries every count of judgments that a topic can have. */
function deadRow(rule: Rule): Place | undefined {
  const reached = new Set<number>();
  for (let total = rule.minApplicable; total <= mostCriteria; total++) {
    for (const counts of countsWithSum(total, rule.scale.length)) reached.add(evaluateRows(rule, counts));
    if (reached.size === rule.rows.length) return undefined;
  }
  const index = rule.rows.findIndex((row) => !reached.has(levelOf(rule, row.grade)));
  return {
    path: `rows.${index}`,
    reason: `can never be reached by a topic of up to ${mostCriteria} criteria`,
  };
}

function* countsWithSum(total: number, length: number): Generator<readonly number[]> {
  if (length === 1) {
    yield [total];
    return;
  }
  for (let first = 0; first <= total; first++) {
    for (const rest of countsWithSum(total - first, length - 1)) yield [first, ...rest];
  }
}

const invalid = (path: string, reason: string): Result<never, RuleError> =>
  err({ type: 'rule-invalid', path, reason });
