import { findCriterion, findFramework, shippedFrameworks } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import type { Layer } from '../../shared/evidence/subject-fields.ts';
import { readPack } from '../../shared/exchange/read-pack.ts';
import { parseRule } from '../../shared/grading/parse-rule.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import { ruleFaultSentence } from '../../shared/grading/rule-sentences.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { tablesWanted } from '../sheets/build-sheets.ts';
import type { CheckRow } from '../sheets/check-row.ts';
import { readCover } from '../sheets/cover-sheet.ts';
import { type ImportError, importEvidence } from '../sheets/import-evidence.ts';
import {
  coverUnreadable,
  importErrorSentences,
  ruleDiffers,
  ruleSpoilt,
} from '../sheets/import-sentences.ts';
import type { JudgmentFill } from '../sheets/judgment-readings.ts';
import { readForceSheets } from '../sheets/read-force-sheets.ts';
import { type RefreshError, refreshSheets } from '../sheets/refresh-sheets.ts';
import { holdsRows, ruleFor } from '../sheets/refuse-import.ts';
import {
  isFalselyShipped,
  isSameRule,
  readRuleName,
  readRule as readStandingRule,
  ruleName,
} from '../sheets/rule-sheet.ts';
import type { TopicReading } from '../sheets/topic-readings.ts';
import { type FileWorkbook, openFileWorkbook } from '../workbook/file/file-workbook.ts';
import { type Failure, failure } from './failure.ts';
import { parseJudgmentsCsv } from './judgments-csv.ts';
import { fitReasons } from './long-reasons.ts';
import { workbookFailure, workbookSentence } from './workbook-failure.ts';

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface GradeInput {
  readonly workbook: NamedBytes;
  readonly evidence: readonly NamedBytes[];
  readonly judgments: NamedBytes | null;
  readonly forceJudgments: NamedBytes | null;
  readonly rule: NamedBytes | null;
  readonly takesForceJudgments: boolean;
  readonly nowMs: number;
  readonly programVersion: string;
}

export interface Graded {
  readonly bytes: Uint8Array;
  readonly sentences: readonly string[];
  readonly topics: readonly TopicReading[];
}

/** From bytes to bytes: whatever fails, nothing has been written. */
export async function gradeWorkbook(input: GradeInput): Promise<Result<Graded, Failure>> {
  const rule = readRule(input.rule);
  if (!rule.ok) return rule;
  const opened = await openFileWorkbook(input.workbook.bytes);
  if (!opened.ok) return err(workbookFailure(opened.error));
  const asked = rule.value === null ? {} : { rule: rule.value };
  const changed = await ruleChange(opened.value, rule.value);
  if (!changed.ok) return changed;
  const sentences = [...changed.value];
  for (const file of input.evidence) {
    const imported = await importEvidence(opened.value, file.bytes, {
      nowMs: input.nowMs,
      fileName: file.name,
      programVersion: input.programVersion,
      takesForceJudgments: input.takesForceJudgments,
      ...asked,
    });
    if (!imported.ok) return err(importFailure(file, imported.error));
    sentences.push(...imported.value.sentences.map((sentence) => `${file.name}: ${sentence}`));
  }
  return judge(opened.value, { input, asked, sentences });
}

/** What is to be said of a rule that takes the place of another. */
async function ruleChange(
  workbook: FileWorkbook,
  asked: Rule | null,
): Promise<Result<readonly string[], Failure>> {
  const reading = await workbook.read(tablesWanted);
  if (!reading.ok) return err(workbookFailure(reading.error));
  const before = readRuleName(reading.value);
  const standing = readStandingRule(reading.value);
  const here = standing.ok ? standing.value : null;
  if (asked === null) return ok(here !== null && isFalselyShipped(here) ? [notTheShipped(here)] : []);
  const name = ruleName(asked);
  if (before === '' || (before === name && here !== null && isSameRule(here, asked))) return ok([]);
  return ok([
    before === name
      ? `The rule “${name}” says something else than the rule of that name and version in the workbook: the grades are worked out by the new one from now on.`
      : `The grades are worked out by the rule “${name}” from now on; until now by “${before}”.`,
  ]);
}

const notTheShipped = (rule: Rule): string =>
  `The rule in the workbook has the name and version of the one that ships (${ruleName(rule)}), and says something else: the grades are worked out by what PL Rule says.`;

/** Null where none was asked for. */
function readRule(file: NamedBytes | null): Result<Rule | null, Failure> {
  if (file === null) return ok(null);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file.bytes));
  } catch {
    return err(failure('unreadable', `${file.name} is not a JSON file.`));
  }
  const rule = parseRule(json);
  if (rule.ok && isFalselyShipped(rule.value))
    return err(
      failure(
        'unreadable',
        `${file.name} has the name and version of the rule that ships (${ruleName(rule.value)}), and says something else: give it another version.`,
      ),
    );
  if (rule.ok) return rule;
  return err(failure('unreadable', `${file.name}: ${ruleFaultSentence(rule.error, json)}`));
}

/** What a cut or changed file says of itself cannot be believed; any other is merely not an evidence file. */
function importFailure({ name }: NamedBytes, error: ImportError): Failure {
  const [first = '', ...others] = importErrorSentences(error, workbookSentence);
  const sentences = [`${name}: ${first}`, ...others] as const;
  if (error.type === 'workbook') return workbookFailure(error.error);
  if (error.type === 'verification-failed') return failure('notVerified', ...sentences);
  if (notForThisWorkbook.has(error.type)) return failure('notWritten', ...sentences);
  const isChanged = error.type === 'pack' && ['pack-changed', 'pack-cut-short'].includes(error.error.type);
  return failure(isChanged ? 'notVerified' : 'unreadable', ...sentences);
}

const notForThisWorkbook: ReadonlySet<ImportError['type']> = new Set([
  'framework-differs',
  'inspection-differs',
  'cover-unreadable',
  'judgments-only',
  'edition-changed',
  'rule-differs',
  'rule-spoilt',
]);

interface Judging {
  readonly input: GradeInput;
  /** As options of ours take it: no rule where none was asked for, and the workbook's own holds. */
  readonly asked: { readonly rule?: Rule };
  readonly sentences: readonly string[];
}

async function judge(
  workbook: FileWorkbook,
  { input, asked, sentences }: Judging,
): Promise<Result<Graded, Failure>> {
  const frameworks = await frameworksIn(input.evidence);
  const framework = await frameworkOf(workbook, frameworks);
  if (!framework.ok) return framework;
  const rule = await ruleOf(workbook, asked.rule);
  if (!rule.ok) return rule;
  const against = { framework: framework.value, rule: rule.value };
  const fills = [
    readFills(input.judgments, { ...against, layer: 'inspector' }),
    readFills(input.forceJudgments, { ...against, layer: 'force' }),
  ];
  const faults = fills.flatMap((read) => (read.ok ? [] : read.error.sentences));
  if (faults.length > 0) return err(failure('unreadable', ...faults));
  const filled = fills.flatMap((read) => (read.ok ? read.value : []));
  const twice = givenTwice(filled, framework.value);
  if (twice.length > 0) return err(failure('unreadable', ...twice));
  const fitted = fitReasons(filled, framework.value);
  const theirs = await readForceSheets(workbook);
  if (!theirs.ok) return err(workbookFailure(theirs.error));
  const refreshed = await refreshSheets(workbook, {
    programVersion: input.programVersion,
    forceSheets: theirs.value,
    ...asked,
    frameworks,
    fills: fitted.fills,
  });
  if (refreshed.ok) {
    const checks = checksSentence(refreshed.value.checks);
    const said = [...sentences, ...fitted.sentences, ...reasonsMissing(filled, against), checks];
    return ok({ bytes: workbook.toBytes(), sentences: said, topics: refreshed.value.topics });
  }
  return err(refreshFailure(refreshed.error));
}

function checksSentence(checks: readonly CheckRow[]): string {
  const acts = checks.filter(({ state }) => state === 'act').length;
  const lead = acts === 0 ? 'nothing to see to' : `${acts} ${acts === 1 ? 'thing' : 'things'} to see to`;
  return `PL Checks: ${lead}, ${checks.length - acts} good to know.`;
}

async function ruleOf(workbook: FileWorkbook, asked: Rule | undefined): Promise<Result<Rule, Failure>> {
  const reading = await workbook.read(tablesWanted);
  if (!reading.ok) return err(workbookFailure(reading.error));
  const rule = ruleFor(reading.value, asked);
  return rule.ok ? rule : err(refreshFailure(rule.error));
}

function refreshFailure(error: RefreshError): Failure {
  if (error.type === 'workbook') return workbookFailure(error.error);
  if (error.type === 'rule-differs') return failure('notWritten', ruleDiffers(error));
  if (error.type === 'rule-spoilt') return failure('notWritten', ruleSpoilt(error));
  return failure('unreadable', noSheets);
}

/** The same judgment in two files: which of them counts is not ours to guess. */
const givenTwice = (fills: readonly JudgmentFill[], framework: Framework): readonly string[] =>
  fills
    .filter((fill, index) => fills.findIndex((one) => isSamePlace(one, fill)) < index)
    .map(
      ({ criterion, layer }) =>
        `${findCriterion(framework, criterion)?.number} (${layer}) stands in both files of judgments. Take it out of one of them.`,
    );

const isSamePlace = (one: JudgmentFill, other: JudgmentFill): boolean =>
  one.criterion === other.criterion && one.layer === other.layer;

const reasonsMissing = (
  fills: readonly JudgmentFill[],
  { framework, rule }: { readonly framework: Framework; readonly rule: Rule },
): readonly string[] =>
  fills
    .filter(({ judgment, reasons }) => judgment === rule.notApplicable && reasons === '')
    .map(
      ({ criterion, layer }) =>
        `${findCriterion(framework, criterion)?.number} (${layer}): not applicable needs a reason, so it counts as open.`,
    );

const noSheets =
  'The workbook does not hold our sheets yet, so say which evidence to grade: --evidence CASE.plumb';

/** Editions that users made travel inside evidence files. */
async function frameworksIn(evidence: readonly NamedBytes[]): Promise<readonly Framework[]> {
  const packs = await Promise.all(evidence.map(({ bytes }) => readPack(bytes)));
  return packs.flatMap((pack) => (pack.ok ? pack.value.frameworks : []));
}

async function frameworkOf(
  workbook: FileWorkbook,
  frameworks: readonly Framework[],
): Promise<Result<Framework, Failure>> {
  const reading = await workbook.read(tablesWanted);
  if (!reading.ok) return err(workbookFailure(reading.error));
  const cover = readCover(reading.value);
  if (cover === null)
    return err(
      holdsRows(reading.value) ? failure('notWritten', coverUnreadable) : failure('badArguments', noSheets),
    );
  const framework = findFramework(cover.framework, [...shippedFrameworks, ...frameworks]);
  return framework === undefined
    ? err(
        failure(
          'unreadable',
          `The workbook is graded by the criteria edition “${cover.framework}”, which is not here.`,
        ),
      )
    : ok(framework);
}

function readFills(
  file: NamedBytes | null,
  against: { readonly framework: Framework; readonly rule: Rule; readonly layer: Layer },
): Result<readonly JudgmentFill[], Failure> {
  if (file === null) return ok([]);
  const fills = parseJudgmentsCsv(file.bytes, against);
  return fills.ok
    ? fills
    : err(failure('unreadable', ...fills.error.map((fault) => `${file.name}, ${fault}.`)));
}
