import * as v from 'valibot';
import type { Attachment } from './item.ts';

export const attachmentSchema = v.object({
  commitment: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  salt: v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2}){8,64}$/)),
  name: v.string(),
  mediaType: v.string(),
  byteLength: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
}) satisfies v.GenericSchema<unknown, Attachment>;
