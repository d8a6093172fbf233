import type { Criterion, Framework } from '../../shared/criteria/framework.ts';
import type { Layer } from '../../shared/evidence/subject-fields.ts';
import { gradeTopic } from '../../shared/grading/grade-topic.ts';
import { countsAs, normaliseJudgment } from '../../shared/grading/normalise-judgment.ts';
import { gradeAt, levelOf, type Rule } from '../../shared/grading/rule.ts';
import type { TableName } from '../workbook/sheet-plan.ts';
import type { BuiltGrading } from './build-grading.ts';
import { hasPreferred, methodsOf, supportOf } from './finding-support.ts';
import { supportHeader } from './judgment-columns.ts';
import { judgmentHeaders, layers, layerWords, topicJudgments } from './judgment-readings.ts';
import { moderationHeaders, moderationWarnings, readModeration } from './moderation.ts';
import { signOffDigest } from './sign-off-facts.ts';
import { changedSentence } from './signed-facts.ts';
import { supportWarning } from './support-check.ts';
import { signOffHeaders, type TopicReading } from './topic-readings.ts';

/** Something to look at again, for PL Checks and the pane; it never blocks. */
export interface GradingCheck {
  readonly kind: 'judgment' | 'grade' | 'sign-off' | 'formula';
  readonly sentence: string;
  readonly place: {
    readonly table: TableName;
    readonly key: string;
    readonly column: string;
    /** Counted from 0 in the table's rows, where the key does not tell. */
    readonly rowIndex: number | null;
  };
}

export interface GradingChecksInput extends Pick<BuiltGrading, 'judgments' | 'topics' | 'signed'> {
  readonly tables: Pick<BuiltGrading['tables'], 'PlFindings'>;
  readonly evidence: BuiltGrading['evidence'];
  readonly framework: Framework;
  readonly areas: Framework;
  readonly rule: Rule;
}

/** Every warning about judgments, grades and sign-offs, in the order of the edition. */
export function gradingChecks(input: GradingChecksInput): readonly GradingCheck[] {
  return [
    ...input.framework.topics.flatMap((topic) =>
      topic.criteria.flatMap((criterion) => criterionChecks(criterion, input)),
    ),
    ...input.topics.flatMap((topic) => topicChecks(topic, input)),
  ];
}

const judgmentCheck = (key: string, column: string, sentence: string): GradingCheck => ({
  kind: 'judgment',
  sentence,
  place: { table: 'PlJudgments', key, column, rowIndex: null },
});

function criterionChecks(criterion: Criterion, input: GradingChecksInput): readonly GradingCheck[] {
  const { judgments, rule, framework, areas } = input;
  const { id, number } = criterion;
  const methods = methodsOf(framework, areas);
  const support = supportOf(criterion, {
    evidence: input.evidence,
    findings: input.tables.PlFindings,
    methods,
  });
  const judged = layers.filter((layer) => isJudged(id, layer, input));
  const check = { support, isJudged: judged.length > 0, hasPreferred: hasPreferred(methods) };
  const warning = judged.length > 0 ? supportWarning(check) : '';
  const moderated = layers.flatMap((layer) =>
    moderationWarnings(
      layer,
      readModeration((header) => judgments.text(id, header), layer),
      rule,
    ).map((sentence) => judgmentCheck(id, moderationHeaders[layer].outcome, `${number}: ${sentence.trim()}`)),
  );
  const supported = warning === '' ? [] : [judgmentCheck(id, supportHeader, `${number}: ${warning}`)];
  return [...layers.flatMap((layer) => openChecks(criterion, layer, input)), ...supported, ...moderated];
}

const isJudged = (id: string, layer: Layer, { judgments, rule }: GradingChecksInput): boolean => {
  const { judgment, reasons } = judgments.of(id, layer);
  return levelOf(rule, countsAs(judgment, reasons, rule)) > 0;
};

/** A text that is no grade, and not applicable without a reason: both count as open. */
function openChecks(
  { id, number }: Criterion,
  layer: Layer,
  { judgments, rule }: GradingChecksInput,
): readonly GradingCheck[] {
  const { judgment, reasons } = judgments.of(id, layer);
  const { type } = normaliseJudgment(judgment, rule);
  const who = layerWords[layer];
  const column = judgmentHeaders[layer].judgment;
  if (type === 'unknown')
    return [judgmentCheck(id, column, `${number}: ${who}: “${judgment}” is no grade, and counts as open.`)];
  return type === 'not-applicable' && countsAs(judgment, reasons, rule) !== rule.notApplicable
    ? [judgmentCheck(id, column, `${number}: ${who}: not applicable needs a reason, and counts as open.`)]
    : [];
}

function topicChecks(topic: TopicReading, input: GradingChecksInput): readonly GradingCheck[] {
  const named = `${topic.topic.number} ${topic.topic.name} (${layerWords[topic.layer]})`;
  const check = (kind: GradingCheck['kind'], column: string, sentence: string): GradingCheck => ({
    kind,
    sentence,
    place: { table: 'PlGrades', key: topic.key, column, rowIndex: null },
  });
  const changed = changedSentence(input.signed, topic.key);
  return [
    ...topic.warnings.map((sentence) => check('grade', 'Check', `${named}: ${sentence}`)),
    ...raisedByNotApplicable(topic, input).map((sentence) => check('grade', 'Indicated grade', sentence)),
    ...(changed === null ? [] : [check('sign-off', signOffHeaders.since, changed)]),
  ];
}

/** A criterion that is left out can raise a grade: what the topic would be if it had the lowest grade instead. */
export function raisedByNotApplicable(
  { topic, layer, causeOfConcern, grade }: TopicReading,
  { judgments, rule }: Pick<GradingChecksInput, 'judgments' | 'rule'>,
): readonly string[] {
  if (!grade.isGraded) return [];
  const found = topicJudgments(topic, layer, { judgments, causeOfConcern });
  return found.criteria.flatMap((left, index) => {
    if (countsAs(left.judgment, left.reasons, rule) !== rule.notApplicable) return [];
    const lowest = gradeAt(rule, 1);
    const criteria = found.criteria.with(index, { ...left, judgment: lowest });
    const counted = gradeTopic(rule, { ...found, criteria });
    if (!counted.isGraded || levelOf(rule, counted.indicated) >= levelOf(rule, grade.indicated)) return [];
    return [
      `${topic.number} ${topic.name} (${layerWords[layer]}): ${left.number} is left out as not applicable. Counted as ${lowest} the topic would be ${counted.indicated}, not ${grade.indicated}: make sure that its reason holds.`,
    ];
  });
}

/** Signed topics of which the sheet of sign-offs no longer says what they rested on: somebody changed it. */
export async function alteredSignOffs({
  topics,
  signed,
}: Pick<GradingChecksInput, 'topics' | 'signed'>): Promise<readonly GradingCheck[]> {
  const found = topics.map(async ({ key, topic, layer, signedDigest }): Promise<readonly GradingCheck[]> => {
    if (signedDigest === '') return [];
    const digest = await signOffDigest(signed.filter((fact) => fact.key === key));
    if (digest === signedDigest) return [];
    const sentence = `${topic.number} ${topic.name} (${layerWords[layer]}): PL Sign-offs no longer says what the signed grade rested on; a cell in its column Then was changed, or a row deleted. Take it from an earlier copy of the workbook, or sign off again.`;
    const place = { table: 'PlGrades', key, column: signOffHeaders.digest, rowIndex: null } as const;
    return [{ kind: 'sign-off', sentence, place }];
  });
  return (await Promise.all(found)).flat();
}
