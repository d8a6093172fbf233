import * as v from 'valibot';
import { type InspectionKind, inspectionKinds } from '../evidence/subject-fields.ts';
import { toCanonical } from '../ledger/canonical.ts';
import { err, ok, type Result } from '../result.ts';

/** What a colleague needs to join: the inspection's random id and its head, no evidence. */
export interface InspectionFile {
  readonly inspection: string;
  readonly framework: string;
  readonly areasFramework: string;
  readonly force: string;
  readonly kind: InspectionKind;
  readonly startDate: string;
  readonly endDate: string;
  /** Absent in files of 0.3.0, and where nobody has said. */
  readonly reviewDate?: string;
}

export type InspectionFileError =
  | { readonly type: 'not-an-inspection-file' }
  | { readonly type: 'inspection-file-newer'; readonly version: number }
  | { readonly type: 'inspection-file-invalid'; readonly path: string }
  | { readonly type: 'framework-missing'; readonly framework: string };

const form = 'plumbline-inspection';
const version = 1;

const isoDate = v.pipe(v.string(), v.isoDate());
const fileSchema = v.object({
  form: v.literal(form),
  version: v.literal(version),
  inspection: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  framework: v.string(),
  areasFramework: v.string(),
  force: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
  kind: v.picklist(inspectionKinds),
  startDate: isoDate,
  endDate: isoDate,
  reviewDate: v.exactOptional(isoDate),
});

export const writeInspectionFile = (file: InspectionFile): string =>
  `${toCanonical({ form, version, ...file })}\n`;

export function parseInspectionFile(text: string): Result<InspectionFile, InspectionFileError> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err({ type: 'not-an-inspection-file' });
  }
  const head = v.safeParse(v.object({ form: v.literal(form), version: v.number() }), json);
  if (!head.success) return err({ type: 'not-an-inspection-file' });
  if (head.output.version > version)
    return err({ type: 'inspection-file-newer', version: head.output.version });
  const parsed = v.safeParse(fileSchema, json, { abortEarly: true });
  if (!parsed.success) {
    return err({ type: 'inspection-file-invalid', path: v.getDotPath(parsed.issues[0]) ?? '' });
  }
  const { form: _form, version: _version, ...file } = parsed.output;
  return file.endDate < file.startDate ? err({ type: 'inspection-file-invalid', path: 'endDate' }) : ok(file);
}
