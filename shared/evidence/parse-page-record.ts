import * as v from 'valibot';
import { attachmentSchema } from './attachment-schema.ts';
import { type PageManifest, type PageRecord, pagePartRoles } from './page-record.ts';

const text = v.string();
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const role = v.picklist(pagePartRoles);
const refused = v.array(v.object({ role, why: text }));

export const pageRecordSchema = v.variant('outcome', [
  v.object({
    outcome: v.literal('kept'),
    manifest: attachmentSchema,
    parts: v.array(v.object({ role, attachment: attachmentSchema })),
    refused,
    fieldCount: count,
    framesRead: count,
    framesUnread: count,
    unread: v.array(v.object({ url: text, why: text })),
    remarks: v.array(text),
  }),
  v.object({ outcome: v.literal('interrupted'), why: text }),
]) satisfies v.GenericSchema<unknown, PageRecord>;

const manifestSchema = v.object({
  form: v.literal('plumbline-page'),
  version: v.literal(1),
  pageUrl: text,
  pageTitle: text,
  clippedAt: text,
  keptAt: text,
  parts: v.array(v.object({ role, mediaType: text, byteLength: count, sha256: text })),
  refused,
  frames: v.array(v.object({ url: text, isTop: v.boolean(), why: v.nullable(text), fieldCount: count })),
  remarks: v.array(text),
}) satisfies v.GenericSchema<unknown, PageManifest>;

/** Null where the text is no manifest of this version. */
export function parsePageManifest(json: string): PageManifest | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  const parsed = v.safeParse(manifestSchema, value);
  return parsed.success ? parsed.output : null;
}
