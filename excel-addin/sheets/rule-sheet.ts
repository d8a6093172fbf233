import { sha256 } from '@noble/hashes/sha2.js';
import type { Json } from '../../shared/brand.ts';
import { bytesToHex, utf8ToBytes } from '../../shared/encoding.ts';
import { defaultRule } from '../../shared/grading/default-rule.ts';
import { gradeWords, rowWords } from '../../shared/grading/grade-words.ts';
import { parseRule } from '../../shared/grading/parse-rule.ts';
import { causeOfConcernCap, criticalCap, type Rule, type RuleError } from '../../shared/grading/rule.ts';
import { toCanonical } from '../../shared/ledger/canonical.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { SheetPlan } from '../workbook/sheet-plan.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import { textCell } from './cell-plan.ts';
import { cellText, rowsOf } from './read-cells.ts';

export const rulePlan = (rule: Rule): SheetPlan => ({
  sheetName: 'PL Rule',
  title: 'How the indicated grade is worked out',
  note: 'The inspectorate publishes no such rule: this one is ours, and a person awards every grade. Change it in the pane or by the grade command, not here.',
  table: {
    name: 'PlRule',
    keyColumn: 'Part',
    isExact: true,
    columns: [
      { header: 'Part', widthChars: 28 },
      { header: 'What it says', widthChars: 110, isWrapped: true },
    ],
    rows: [...ruleLines(rule), [ruleDigestRow, ruleDigest(rule)] as const, ...dataLines(rule)].map(
      ([part, words]) => ({
        key: part,
        cells: { Part: textCell(part), 'What it says': textCell(words) },
      }),
    ),
  },
});

export const ruleNameRow = 'Rule and version';

export const ruleName = ({ id, version }: Rule): string => `${id} ${version}`;

export const ruleDigestRow = 'Digest of the rule';

const canonicalRule = (rule: Rule): string => toCanonical(rule as unknown as Json);

/** The first half of the SHA-256 of its canonical JSON: two rules of one name and version that differ have two. */
export const ruleDigest = (rule: Rule): string =>
  bytesToHex(sha256(utf8ToBytes(canonicalRule(rule)))).slice(0, 32);

/** In what they say, not in name alone. */
export const isSameRule = (one: Rule, other: Rule): boolean => canonicalRule(one) === canonicalRule(other);

/** Another rule under the name and version of the one that ships, which nobody could then tell from it. */
export const isFalselyShipped = (rule: Rule): boolean =>
  ruleName(rule) === ruleName(defaultRule) && !isSameRule(rule, defaultRule);

/** By which rule the grades in the workbook are worked out; '' where it does not say. */
export const readRuleName = (reading: WorkbookReading): string =>
  cellText(
    rowsOf(reading, 'PlRule').find((row) => cellText(row, 'Part') === ruleNameRow),
    'What it says',
  );

/** The rule in words, line by line. */
export function ruleLines(rule: Rule): readonly (readonly [part: string, words: string])[] {
  const rows = rule.rows.map((row, index) => [`${index + 1}. ${row.grade}`, rowWords(row)] as const);
  return [
    [
      'How to read it',
      'The first line below whose conditions all hold gives the grade of a topic. Only the criteria that apply count.',
    ],
    ...rows,
    ...capLines(rule),
    [
      'Open criteria',
      `The grade is worked out for every grade the open criteria could become. While that changes the answer, the topic reads “${rule.insufficient}”, with the range that is left.`,
    ],
    [
      'Not applicable',
      `Leaves the criterion out. It needs a reason, else the criterion counts as open. A topic with fewer than ${rule.minApplicable} criteria that apply is not graded.`,
    ],
    ['Not a grade', 'A text that is no grade counts as open, and the Check column says so.'],
    [ruleNameRow, ruleName(rule)],
    ...(rule.note === undefined ? [] : [['Why it was changed', rule.note] as const]),
    ['Whose rule', isSameRule(rule, defaultRule) ? whose.ours : whose.theirs],
  ];
}

const whose = {
  ours: 'Ours. Its form follows the published aggregation principles of the Care Quality Commission for adult social care (2022), which count how many parts fall short; its numbers are ours, and it is not calibrated to published grades.',
  theirs:
    'Chosen for this workbook, and not the one that Plumbline ships. It is not calibrated to published grades.',
} as const;

/** Characters that a cell holds, less some room. */
const longestPart = 32_000;

/** The rule itself, so that whoever opens the workbook next grades by it; longer than a cell in several rows. */
function dataLines(rule: Rule): readonly (readonly [part: string, words: string])[] {
  const json = canonicalRule(rule);
  const parts = Array.from({ length: Math.ceil(json.length / longestPart) }, (_, index) =>
    json.slice(index * longestPart, (index + 1) * longestPart),
  );
  return parts.map((part, index) => [dataRow(index), part]);
}

const dataRow = (index: number): string =>
  index === 0 ? 'Rule as data' : `Rule as data (part ${index + 1})`;

export type RuleReadError =
  /** Graded by another rule than the program's own, which an earlier version of the program did not keep. */
  | { readonly type: 'rule-not-kept'; readonly here: string }
  /** Somebody changed the rows that hold the rule. */
  | { readonly type: 'rule-spoilt'; readonly here: string; readonly error: RuleError | null };

/** The rule that the workbook is graded by; the program's own where there is none yet. */
export function readRule(reading: WorkbookReading): Result<Rule, RuleReadError> {
  const here = readRuleName(reading);
  const lines = new Map(
    rowsOf(reading, 'PlRule').map((row) => [cellText(row, 'Part'), cellText(row, 'What it says')]),
  );
  let json = '';
  for (let index = 0; lines.has(dataRow(index)); index++) json += lines.get(dataRow(index)) ?? '';
  if (json === '') {
    return here === '' || here === ruleName(defaultRule)
      ? ok(defaultRule)
      : err({ type: 'rule-not-kept', here });
  }
  const data = parseJson(json);
  if (data === undefined) return err({ type: 'rule-spoilt', here, error: null });
  const rule = parseRule(data);
  return rule.ok ? rule : err({ type: 'rule-spoilt', here, error: rule.error });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function capLines(rule: Rule): readonly (readonly [part: string, words: string])[] {
  const lines: (readonly [string, string])[] = [];
  if (criticalCap(rule) !== null) {
    lines.push([
      'Critical criteria',
      `${gradeWords.critical(rule)} No criterion is critical until someone writes Yes beside it on PL Judgments.`,
    ]);
  }
  if (causeOfConcernCap(rule) < rule.scale.length) {
    lines.push([
      'Cause of concern',
      `${gradeWords.causeOfConcern(rule).trim()} The cell on PL Grades says so, and a person fills it in.`,
    ]);
  }
  return lines;
}
