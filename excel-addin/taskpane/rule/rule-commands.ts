import type { Json } from '../../../shared/brand.ts';
import { utf8ToBytes } from '../../../shared/encoding.ts';
import { defaultRule } from '../../../shared/grading/default-rule.ts';
import { parseRule } from '../../../shared/grading/parse-rule.ts';
import type { Rule } from '../../../shared/grading/rule.ts';
import { ruleFaultSentence } from '../../../shared/grading/rule-sentences.ts';
import { toCanonical } from '../../../shared/ledger/canonical.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { readJudgments } from '../../sheets/judgment-readings.ts';
import { ruleName } from '../../sheets/rule-sheet.ts';
import { readTopics } from '../../sheets/topic-readings.ts';
import type { WorkbookError } from '../../workbook/workbook.ts';
import { layerWords } from '../plain-words.ts';
import { gradesWanted } from '../read-pane.ts';
import { updateSheets } from '../update-sheets.ts';
import { type Now, readNow, type WorkbookAccess } from '../workbook-access.ts';

/** One topic whose indicated grade another rule would change. */
export interface GradeChange {
  readonly key: string;
  /** "1 Leadership (Inspector)" */
  readonly topic: string;
  readonly from: string;
  readonly to: string;
}

/** What grades are worked out from, and by which rule. */
export const readGrading = (access: WorkbookAccess): Promise<Result<Now, WorkbookError>> =>
  readNow(access, gradesWanted);

/** The topics that would read otherwise by this rule, before anything is written. */
export function gradeChanges({ reading, framework, rule }: Now, next: Rule): readonly GradeChange[] {
  const judgments = readJudgments(framework, reading);
  const by = (one: Rule) => readTopics({ framework, rule: one, reading, judgments });
  const after = by(next);
  return [...by(rule)].flatMap(([key, { topic, layer, grade, indicated }]) => {
    const then = after.get(key);
    const from = said(indicated, grade);
    const to = then === undefined ? '' : said(then.indicated, then.grade);
    return from === to
      ? []
      : [{ key, topic: `${topic.number} ${topic.name} (${layerWords[layer]})`, from, to }];
  });
}

/** The grade; or the range that is left, where it is open still. */
const said = (
  indicated: string,
  { isGraded, range }: { readonly isGraded: boolean; readonly range: string },
): string => (isGraded ? indicated : range);

/** Grades by this rule from now on: PL Rule, every formula and every grade follow. */
export async function applyRule(access: WorkbookAccess, rule: Rule): Promise<Result<void, WorkbookError>> {
  const updated = await updateSheets(access, { rule });
  return updated.ok ? ok(undefined) : updated;
}

/** A rule of a file, or why it cannot be used, in a sentence. */
export function readRuleFile(text: string, here: Rule): Result<Rule, string> {
  const data = parseJson(text);
  const parsed = parseRule(data);
  if (!parsed.ok)
    return err(
      data === undefined
        ? 'This file holds no rule: it is not the kind of text (JSON) that a rule is saved as. Choose a file that “Save as a file” made.'
        : ruleFaultSentence(parsed.error, data),
    );
  const sameName = [here, defaultRule].find((known) => ruleName(known) === ruleName(parsed.value));
  if (sameName !== undefined && !saysTheSame(sameName, parsed.value))
    return err(
      `This file has the name and version of a rule that is known here (${ruleName(sameName)}), and says something else. Give it another version, then choose it again.`,
    );
  return parsed;
}

/** The note and the order of the caps aside, whether two rules are one and the same. */
export const saysTheSame = (a: Rule, b: Rule): boolean => asData(a) === asData(b);

const asData = ({ note: _note, limiters, ...rule }: Rule): string => {
  const caps = limiters.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return toCanonical({ ...rule, limiters: caps } as unknown as Json);
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export interface RuleFile {
  readonly fileName: string;
  readonly text: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export function ruleFile(rule: Rule): RuleFile {
  const text = `${JSON.stringify(rule, null, 2)}\n`;
  const plain = ruleName(rule)
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  return { fileName: `rule-${plain}.json`, text, bytes: new Uint8Array(utf8ToBytes(text)) };
}
