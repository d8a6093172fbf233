import * as v from 'valibot';
import { attachmentSchema } from './attachment-schema.ts';
import { type PageRecord, pagePartRoles } from './page-record.ts';

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
