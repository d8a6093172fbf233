import { criteriaOf } from '../../shared/criteria/catalogue.ts';
import type { Criterion, Framework } from '../../shared/criteria/framework.ts';
import type { Confidence, Layer, SubjectFields } from '../../shared/evidence/subject-fields.ts';
import { normalForm, trimSpaces } from '../../shared/grading/normal-form.ts';
import { normaliseJudgment } from '../../shared/grading/normalise-judgment.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import { type Change, setFields } from '../../shared/ledger/change.ts';
import type { InspectionState, SubjectMeta } from '../../shared/ledger/inspection-state.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import { confidenceHeader, confidenceParts } from './confidence.ts';
import { isOpenConcern, type Judgments, layers, readJudgments } from './judgment-readings.ts';
import { moderationHeaders } from './moderation.ts';
import { readTopics, type TopicReading } from './topic-readings.ts';

export interface ChangesInput {
  readonly framework: Framework;
  readonly rule: Rule;
  /** What this workbook's own record says already; null before its first judgments file. */
  readonly known: InspectionState | null;
  readonly newId: () => string;
  /** Whose judgments to give: a force gives its own layer. */
  readonly layers?: readonly Layer[];
}

export interface JudgmentChanges {
  readonly changes: readonly Change[];
  /** Texts that are no grade: the file says of these that they are open. */
  readonly notGrades: readonly { readonly criterion: Criterion; readonly text: string }[];
}

/** What the sheets say that the record does not say yet: run twice, the second time there is nothing. */
export function judgmentsToChanges(reading: WorkbookReading, input: ChangesInput): JudgmentChanges {
  const { framework, rule } = input;
  const judgments = readJudgments(framework, reading);
  const wanted = input.layers ?? layers;
  const judged = wanted.flatMap((layer) =>
    criteriaOf(framework).map((criterion) => judgmentChange(criterion, layer, { judgments, input })),
  );
  const topics = [...readTopics({ framework, rule, reading, judgments }).values()];
  const awarded = topics
    .filter(({ layer }) => wanted.includes(layer))
    .map((topic) => awardChange(topic, input));
  return {
    changes: [...judged.map(({ change }) => change), ...awarded].filter((change) => change !== null),
    notGrades: judged.flatMap(({ notGrade }) => notGrade ?? []),
  };
}

function judgmentChange(
  criterion: Criterion,
  layer: Layer,
  { judgments, input }: { readonly judgments: Judgments; readonly input: ChangesInput },
) {
  const { judgment, reasons } = judgments.of(criterion.id, layer);
  const normal = normaliseJudgment(judgment, input.rule);
  const words = { grade: '', 'not-applicable': input.rule.notApplicable, open: '', unknown: '' } as const;
  const fields: SubjectFields['judgment'] = {
    criterion: criterion.id,
    layer,
    judgment: normal.type === 'grade' ? normal.grade : words[normal.type],
    reasons,
    ...confidenceOf(criterion, layer, judgments),
  };
  const known = input.known?.judgments.find(
    (subject) => subject.criterion === criterion.id && subject.layer === layer,
  );
  const { criterion: _criterion, layer: _layer, ...said } = fields;
  const isBlank = Object.values(said).every((text) => text === '');
  return {
    change: isBlank && known === undefined ? null : change('judgment', { fields, known, input }),
    notGrade: normal.type === 'unknown' ? { criterion, text: normal.text } : undefined,
  };
}

/** Who judged; and how sure they are, which the sheet asks of the inspector's judgments alone. */
function confidenceOf({ id }: Criterion, layer: Layer, judgments: Judgments) {
  const text = (header: string) => trimSpaces(judgments.text(id, header));
  const [methodLimits = '', coherence = '', adequacy = '', relevance = ''] =
    layer === 'force' ? [] : confidenceParts.map(text);
  const chosen = layer === 'force' ? '' : normalForm(text(confidenceHeader));
  const levels: Readonly<Record<string, Confidence>> = { 'very low': 'very-low' };
  const confidence = levels[chosen] ?? (['high', 'moderate', 'low'] as const).find((one) => one === chosen);
  return {
    judgedBy: text(moderationHeaders[layer].judgedBy),
    confidence: confidence ?? '',
    ...{ methodLimits, coherence, adequacy, relevance },
  } as const;
}

function awardChange(topic: TopicReading, input: ChangesInput): Change | null {
  const awarded = normaliseJudgment(topic.awarded, input.rule);
  const fields: SubjectFields['award'] = {
    topic: topic.topic.id,
    layer: topic.layer,
    indicated: topic.indicated,
    awarded: awarded.type === 'grade' ? awarded.grade : '',
    reason: topic.reason,
    name: topic.name,
    date: topic.date,
    causeOfConcern: isOpenConcern(topic.causeOfConcern) ? 'Open' : '',
  };
  const known = input.known?.awards.find(
    (subject) => subject.topic === fields.topic && subject.layer === fields.layer,
  );
  const isBlank = [fields.awarded, fields.reason, fields.name, fields.date, fields.causeOfConcern].every(
    (text) => text === '',
  );
  return isBlank && known === undefined ? null : change('award', { fields, known, input });
}

interface Difference<N extends 'judgment' | 'award'> {
  readonly fields: SubjectFields[N];
  readonly known: (SubjectMeta & SubjectFields[N]) | undefined;
  readonly input: ChangesInput;
}

/** Null where the record says the same already. */
function change<N extends 'judgment' | 'award'>(
  noun: N,
  { fields, known, input }: Difference<N>,
): Change | null {
  if (known === undefined) return setFields(noun, { id: input.newId() }, fields);
  const isSame = Object.entries(fields).every(([name, value]) => known[name as keyof typeof known] === value);
  return isSame ? null : setFields(noun, known, fields);
}
