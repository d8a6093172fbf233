import * as v from 'valibot';
import { parseFramework } from '../criteria/parse-framework.ts';
import { bytesToHex, bytesToUtf8, sha256 } from '../encoding.ts';
import { err, ok, type Result } from '../result.ts';
import type { TimeStamp } from '../time-stamps/time-stamp.ts';
import { mostFileMegabytes, type Pack, type PackError, packVersion } from './pack.ts';
import { unwrapPackText } from './pack-text.ts';
import { isSealedFile } from './sealing/sealed-form.ts';
import { mostParts, type Parts, unzipPack } from './unzip-pack.ts';
import { packForm, packSeal } from './write-pack.ts';

const manifestSchema = v.object({
  form: v.literal(packForm),
  version: v.picklist([1, 2, packVersion]),
  purpose: v.picklist(['evidence', 'judgments']),
  inspection: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  madeAtMs: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  omitsPages: v.optional(v.boolean(), false),
  omitsContents: v.optional(v.boolean(), false),
  parts: v.pipe(
    v.array(v.object({ path: v.string(), byteLength: v.number(), sha256: v.string() })),
    v.maxLength(mostParts),
  ),
});
type Manifest = v.InferOutput<typeof manifestSchema>;

const contentSchema = v.object({
  commitment: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  keyId: v.string(),
  salt: v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2}){8,64}$/)),
  json: v.string(),
});

/** Reads the parts with time stamps. */
export type ReadStamps = (parts: Parts) => Result<readonly TimeStamp[], PackError>;

/** Undoes an evidence file's outer form. What it says is checked by verifyPack. Who has no use for time stamps leaves them out. */
export async function readPack(
  file: Uint8Array,
  readStamps: ReadStamps = () => ok([]),
): Promise<Result<Pack, PackError>> {
  if (file.length > mostFileMegabytes * 1e6)
    return err({ type: 'pack-too-large', limitMegabytes: mostFileMegabytes });
  const bytes = unwrapPackText(file);
  if (isSealedFile(bytes)) return err({ type: 'pack-encrypted' });
  if (!startsWith(bytes, 'PK\u0003\u0004')) return err({ type: 'not-a-pack' });
  const isWhole = await isSealIntact(bytes);
  const parts = unzipPack(bytes);
  if (!parts.ok) return isWhole ? parts : err(errorOfDamaged(bytes, parts.error));
  const manifest = parseManifest(parts.value.get('manifest.json'));
  if (!manifest.ok) return manifest;
  const changedPart = await findChangedPart(manifest.value, parts.value);
  if (changedPart !== null || !isWhole) return err({ type: 'pack-changed', part: changedPart });
  const timeStamps = readStamps(parts.value);
  if (!timeStamps.ok) return timeStamps;
  const pack = toPack(manifest.value, parts.value);
  return pack.ok && timeStamps.value.length > 0 ? ok({ ...pack.value, timeStamps: timeStamps.value }) : pack;
}

/** What is odd about a file that was changed or cut on its way tells nothing but that. */
function errorOfDamaged(bytes: Uint8Array, error: PackError): PackError {
  const isOurs = startsWith(bytes.subarray(30), 'manifest.json');
  if (!isOurs) return { type: 'not-a-pack' };
  return error.type === 'pack-strange' ? { type: 'pack-changed', part: error.part } : error;
}

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  [...text].every((character, index) => bytes[index] === character.charCodeAt(0));

async function isSealIntact(bytes: Uint8Array): Promise<boolean> {
  const length = packSeal('0'.repeat(64)).length;
  const seal = packSeal(bytesToHex(await sha256(bytes.subarray(0, -length))));
  return [...seal].every((character, index) => bytes.at(index - length) === character.charCodeAt(0));
}

function parseManifest(bytes: Uint8Array | undefined): Result<Manifest, PackError> {
  const json = bytes && parseJson(bytes);
  const head = v.safeParse(v.object({ form: v.literal(packForm), version: v.number() }), json);
  if (!head.success) return err({ type: 'not-a-pack' });
  const { version } = head.output;
  if (version > packVersion) return err({ type: 'pack-newer', version });
  const parsed = v.safeParse(manifestSchema, json, { abortEarly: true });
  if (parsed.success) return ok(parsed.output);
  return partInvalid('manifest.json', v.getDotPath(parsed.issues[0]) ?? 'its form is wrong');
}

async function findChangedPart({ parts }: Manifest, found: Parts): Promise<string | null> {
  const named = new Set(['manifest.json', ...parts.map(({ path }) => path)]);
  const extra = [...found.keys()].find((path) => !named.has(path));
  if (extra !== undefined) return extra;
  for (const { path, byteLength, sha256: digest } of parts) {
    const bytes = found.get(path);
    if (bytes?.length !== byteLength || bytesToHex(await sha256(bytes)) !== digest) return path;
  }
  return null;
}

function toPack(
  { purpose, inspection, madeAtMs, omitsPages, omitsContents }: Manifest,
  parts: Parts,
): Result<Pack, PackError> {
  const paths = [...parts.keys()];
  const logs: Pack['logs'][number][] = [];
  for (const path of paths) {
    const [, log] = /^logs\/([0-9a-f]{32})\/entries\.jsonl$/.exec(path) ?? [];
    if (log === undefined) continue;
    const checkpoints = readJsonl(parts, `logs/${log}/checkpoints.jsonl`, v.string());
    if (!checkpoints.ok) return checkpoints;
    const lines = readLines(parts, path);
    if (!lines.ok) return lines;
    logs.push({ log, lines: lines.value, checkpoints: checkpoints.value });
  }
  const contents = readJsonl(parts, 'contents.jsonl', contentSchema);
  if (!contents.ok) return contents;
  const frameworks = readFrameworks(parts);
  if (!frameworks.ok) return frameworks;
  const attachments = paths.flatMap((path) => {
    const [, commitment] = /^attachments\/([0-9a-f]{64})$/.exec(path) ?? [];
    const bytes = parts.get(path);
    return commitment === undefined || bytes === undefined ? [] : [{ commitment, bytes }];
  });
  return ok({
    purpose,
    inspection,
    madeAtMs,
    logs,
    contents: contents.value,
    frameworks: frameworks.value,
    attachments,
    ...(omitsPages && { omitsPages }),
    ...(omitsContents && { omitsContents }),
  });
}

function readLines(parts: Parts, path: string): Result<readonly string[], PackError> {
  const bytes = parts.get(path);
  if (bytes === undefined) return partInvalid(path, 'it is missing');
  try {
    const lines = bytesToUtf8(bytes).split('\n');
    return lines.pop() === '' ? ok(lines) : partInvalid(path, 'its last line is not ended');
  } catch {
    return partInvalid(path, 'it is not text');
  }
}

export function readJsonl<T>(
  parts: Parts,
  path: string,
  schema: v.GenericSchema<unknown, T>,
): Result<readonly T[], PackError> {
  const lines = readLines(parts, path);
  if (!lines.ok) return lines;
  const values: T[] = [];
  for (const [index, line] of lines.value.entries()) {
    const parsed = v.safeParse(schema, parseJsonText(line), { abortEarly: true });
    if (!parsed.success) return partInvalid(path, `line ${index + 1} is not of the right form`);
    values.push(parsed.output);
  }
  return ok(values);
}

function readFrameworks(parts: Parts): Result<Pack['frameworks'], PackError> {
  const frameworks: Pack['frameworks'][number][] = [];
  for (const [path, bytes] of parts) {
    if (!path.startsWith('frameworks/')) continue;
    const framework = parseFramework(parseJson(bytes));
    if (!framework.ok) {
      const { error } = framework;
      const reason = error.type === 'framework-invalid' ? error.reason : `the id ${error.id} stands twice`;
      return err({ type: 'pack-framework-invalid', path: `${path}: ${error.path}`, reason });
    }
    frameworks.push(framework.value);
  }
  return ok(frameworks);
}

export const partInvalid = (part: string, reason: string): Result<never, PackError> =>
  err({ type: 'pack-part-invalid', part, reason });

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(bytesToUtf8(bytes));
  } catch {
    return undefined;
  }
}

function parseJsonText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
