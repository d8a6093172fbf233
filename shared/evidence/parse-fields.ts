import * as v from 'valibot';
import type { Json } from '../brand.ts';
import { err, ok, type Result } from '../result.ts';
import { anchorSchema } from './anchoring/anchor-schema.ts';
import { attachmentSchema } from './attachment-schema.ts';
import type { CapturedClip } from './captured-clip.ts';
import type { ItemOriginal } from './item.ts';
import { pageRecordSchema } from './parse-page-record.ts';
import { originalFileRoles, type RedactionRecord } from './redaction-record.ts';
import type { Selector } from './selector.ts';
import type { Structure } from './structure.ts';
import {
  consultationWays,
  disclosureWays,
  disposalOutcomes,
  inspectionKinds,
  type Noun,
  type SubjectFields,
} from './subject-fields.ts';

const text = v.string();
const texts = v.array(text);
const nullableText = v.nullable(text);
const nullableNumber = v.nullable(v.number());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const id = v.pipe(text, v.regex(/^[0-9a-f]{8,64}$/));
const ids = v.array(id);
const layer = v.picklist(['force', 'inspector']);
const grade = v.picklist(['good', 'requires-improvement', 'inadequate']);
const caseGrade = v.nullable(grade);
const openOrClosed = v.picklist(['open', 'closed']);

const pdfRectangle = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() });

const xpath = v.object({ type: v.literal('XPathSelector'), value: text });
const selector = v.variant('type', [
  v.object({ type: v.literal('TextQuoteSelector'), exact: text, prefix: text, suffix: text }),
  v.object({ type: v.literal('TextPositionSelector'), start: count, end: count }),
  v.object({
    type: v.literal('RangeSelector'),
    startSelector: xpath,
    startOffset: count,
    endSelector: xpath,
    endOffset: count,
  }),
  v.object({
    type: v.literal('PdfSelector'),
    fileSha256: v.pipe(text, v.regex(/^[0-9a-f]{64}$/)),
    page: v.pipe(count, v.minValue(1)),
    exact: text,
    prefix: text,
    suffix: text,
    rectangles: v.array(pdfRectangle),
    file: v.nullable(attachmentSchema),
  }),
]) satisfies v.GenericSchema<unknown, Selector>;

const grid = v.nullable(
  v.object({
    caption: text,
    columnHeaders: texts,
    rows: v.array(v.object({ key: text, cells: texts })),
  }),
);

const structure = v.object({
  headings: texts,
  table: grid,
  field: v.nullable(v.object({ label: text, name: text, type: text, value: text })),
  list: v.optional(
    v.nullable(
      v.object({
        label: text,
        isOrdered: v.boolean(),
        above: texts,
        first: count,
        last: count,
        count,
      }),
    ),
    null,
  ),
}) satisfies v.GenericSchema<unknown, Structure>;

const clipEntries = {
  quote: text,
  selectors: v.array(selector),
  structure,
  anchor: v.optional(v.nullable(anchorSchema), null),
  pageUrl: text,
  pageTitle: text,
  frameUrl: nullableText,
  isFindable: v.boolean(),
  unread: texts,
};

/** What a page gave, checked: it comes from a script that ran in a page. */
export const capturedClipSchema = v.object(clipEntries) satisfies v.GenericSchema<unknown, CapturedClip>;

const original = v.variant('type', [
  v.object({ type: v.literal('clip'), ...clipEntries }),
  v.object({ type: v.literal('point'), text }),
  v.object({
    type: v.literal('document'),
    title: text,
    reference: text,
    text,
    attachment: v.nullable(attachmentSchema),
  }),
]) satisfies v.GenericSchema<unknown, ItemOriginal>;

const commitment = v.pipe(text, v.regex(/^[0-9a-f]{64}$/));
const redaction = v.object({
  of: v.array(v.object({ entry: v.pipe(text, v.regex(/^[0-9a-f]{32}:\d{1,15}$/)), commitment })),
  files: v.array(
    v.object({
      role: v.picklist(originalFileRoles),
      original: commitment,
      derivative: v.nullable(commitment),
    }),
  ),
  keepsOriginal: v.boolean(),
}) satisfies v.GenericSchema<unknown, RedactionRecord>;

const schemas = {
  inspection: v.object({
    framework: text,
    areasFramework: text,
    force: text,
    kind: v.picklist(inspectionKinds),
    startDate: text,
    endDate: text,
    reviewDate: text,
  }),
  actor: v.object({ name: text, role: text }),
  item: v.object({
    original,
    shown: v.object({ text, title: text, source: text, grid }),
    kept: v.nullable(pageRecordSchema),
    redaction: v.nullable(redaction),
    note: text,
    method: nullableText,
    area: nullableText,
    case: nullableText,
    session: nullableText,
    gatheredAt: text,
    followUp: nullableText,
    withdrawn: nullableText,
  }),
  link: v.object({
    item: id,
    criterion: text,
    direction: v.picklist(['strength', 'area-for-improvement', 'neutral']),
  }),
  session: v.object({
    kind: v.picklist(['interview', 'focus-group', 'observation']),
    title: text,
    roles: text,
    place: text,
    eventDate: text,
    status: openOrClosed,
  }),
  case: v.object({
    reference: text,
    area: nullableText,
    forceGrade: caseGrade,
    inspectorGrade: caseGrade,
    reasons: text,
    status: openOrClosed,
    criteria: texts,
    otherGrades: v.array(v.object({ by: text, grade })),
    referredAt: text,
    question: text,
    reply: text,
    replyDate: text,
  }),
  measure: v.object({
    name: text,
    unit: v.picklist(['count', 'percent', 'share', 'rate', 'days', 'hours', 'money', 'other']),
    direction: v.picklist(['higher', 'lower', 'neutral']),
    basis: v.picklist(['snapshot', 'period']),
    period: text,
    definition: text,
    denominator: text,
    target: nullableNumber,
    bands: v.array(v.object({ grade: text, limit: v.number() })),
    criteria: texts,
    libraryId: nullableText,
    value: nullableNumber,
    valueText: text,
    numeratorValue: nullableNumber,
    denominatorValue: nullableNumber,
    source: text,
    asOf: text,
    withdrawn: nullableText,
  }),
  finding: v.object({
    kind: v.picklist(['strength', 'area-for-improvement', 'cause-of-concern', 'practice-worth-sharing']),
    sentence: text,
    criteria: texts,
    supporting: ids,
    contrary: ids,
    withdrawn: nullableText,
  }),
  judgment: v.object({
    criterion: text,
    layer,
    judgment: text,
    reasons: text,
    judgedBy: text,
    confidence: v.picklist(['', 'high', 'moderate', 'low', 'very-low']),
    methodLimits: text,
    coherence: text,
    adequacy: text,
    relevance: text,
  }),
  award: v.object({
    topic: text,
    layer,
    indicated: text,
    awarded: text,
    reason: text,
    name: text,
    date: text,
    causeOfConcern: text,
  }),
  moderation: v.object({
    criterion: text,
    layer,
    outcome: v.picklist(['agreed', 'proposed']),
    grade: text,
    reason: text,
    name: text,
    date: text,
  }),
  'sign-off': v.object({ topic: text, layer, name: text, date: text, restedOn: text, facts: count }),
  disclosure: v.object({
    recipient: text,
    fileName: text,
    itemCount: count,
    way: v.picklist(disclosureWays),
    items: v.nullable(ids),
    reason: text,
  }),
  consultation: v.object({
    way: v.picklist(consultationWays),
    items: ids,
    itemCount: count,
    about: text,
  }),
  combination: v.object({ fileName: text, entryCount: count }),
  disposal: v.object({
    outcome: v.picklist(disposalOutcomes),
    items: v.nullable(ids),
    reason: text,
    answers: v.nullable(id),
    itemCount: count,
    textCount: count,
    fileCount: count,
  }),
} satisfies { readonly [N in Noun]: v.GenericSchema<unknown, SubjectFields[N]> };

export const nouns = Object.keys(schemas) as readonly Noun[];

export interface FieldsError {
  readonly type: 'fields-invalid';
  readonly path: string;
}

/** Some of the fields of a subject, as an entry's content gives them. Unknown fields are dropped. */
export function parseFields(
  noun: Noun,
  json: string,
): Result<{ readonly [field: string]: Json }, FieldsError> {
  let fields: unknown;
  try {
    fields = JSON.parse(json);
  } catch {
    return err({ type: 'fields-invalid', path: '' });
  }
  const parsed = v.safeParse(partialSchemas[noun], fields, { abortEarly: true });
  if (!parsed.success) return err({ type: 'fields-invalid', path: v.getDotPath(parsed.issues[0]) ?? '' });
  return ok(parsed.output as { readonly [field: string]: Json });
}

const partialSchemas = Object.fromEntries(
  Object.entries(schemas).map(([noun, schema]) => [noun, v.partial(v.object(schema.entries))]),
) as unknown as Readonly<Record<Noun, v.GenericSchema>>;
