import { type Unzipped, unzipSync } from 'fflate';
import * as v from 'valibot';
import { parseFramework } from '../criteria/parse-framework.ts';
import { bytesToHex, bytesToUtf8, sha256 } from '../encoding.ts';
import { err, ok, type Result } from '../result.ts';
import { type Pack, type PackError, packVersion } from './pack.ts';
import { unwrapPackText } from './pack-text.ts';
import { packForm, packSeal } from './write-pack.ts';

/** A pack is read whole into memory: more than this unzipped is refused before it is unzipped. */
const limitMegabytes = 1024;
const limitParts = 20_000;

const manifestSchema = v.object({
  form: v.literal(packForm),
  version: v.picklist([1, packVersion]),
  purpose: v.picklist(['evidence', 'judgments']),
  inspection: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  madeAtMs: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  omitsPages: v.optional(v.boolean(), false),
  parts: v.pipe(
    v.array(v.object({ path: v.string(), byteLength: v.number(), sha256: v.string() })),
    v.maxLength(limitParts),
  ),
});
type Manifest = v.InferOutput<typeof manifestSchema>;

const contentSchema = v.object({
  commitment: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  keyId: v.string(),
  salt: v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2}){8,64}$/)),
  json: v.string(),
});

/** Undoes an evidence file's outer form. What it says is checked by verifyPack. */
export async function readPack(file: Uint8Array): Promise<Result<Pack, PackError>> {
  const bytes = unwrapPackText(file);
  if (startsWith(bytes, 'age-encryption.org/')) return err({ type: 'pack-encrypted' });
  if (!startsWith(bytes, 'PK\u0003\u0004')) return err({ type: 'not-a-pack' });
  const isSealed = await isSealIntact(bytes);
  const parts = unzipParts(bytes);
  if (!parts.ok)
    return parts.error.type === 'pack-cut-short' && isSealed ? err({ type: 'not-a-pack' }) : parts;
  const manifest = parseManifest(parts.value['manifest.json']);
  if (!manifest.ok) return manifest;
  const changedPart = await findChangedPart(manifest.value, parts.value);
  if (changedPart !== null || !isSealed) return err({ type: 'pack-changed', part: changedPart });
  return toPack(manifest.value, parts.value);
}

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  [...text].every((character, index) => bytes[index] === character.charCodeAt(0));

async function isSealIntact(bytes: Uint8Array): Promise<boolean> {
  const length = packSeal('0'.repeat(64)).length;
  const seal = packSeal(bytesToHex(await sha256(bytes.subarray(0, -length))));
  return [...seal].every((character, index) => bytes.at(index - length) === character.charCodeAt(0));
}

function unzipParts(bytes: Uint8Array): Result<Unzipped, PackError> {
  let total = 0;
  let count = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        count += 1;
        return total <= limitMegabytes * 1e6 && count <= limitParts;
      },
    });
    const isTooLarge = total > limitMegabytes * 1e6 || count > limitParts;
    return isTooLarge ? err({ type: 'pack-too-large', limitMegabytes }) : ok(parts);
  } catch {
    return err(hasEndRecord(bytes) ? { type: 'pack-changed', part: null } : { type: 'pack-cut-short' });
  }
}

/** APPNOTE 4.3.16: 'PK\5\6' within the last 22 bytes and the longest comment. */
function hasEndRecord(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at--) {
    if (startsWith(bytes.subarray(at, at + 4), 'PK\u0005\u0006')) return true;
  }
  return false;
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

async function findChangedPart({ parts }: Manifest, found: Unzipped): Promise<string | null> {
  const named = new Set(['manifest.json', ...parts.map(({ path }) => path)]);
  const extra = Object.keys(found).find((path) => !named.has(path));
  if (extra !== undefined) return extra;
  for (const { path, byteLength, sha256: digest } of parts) {
    const bytes = found[path];
    if (bytes?.length !== byteLength || bytesToHex(await sha256(bytes)) !== digest) return path;
  }
  return null;
}

function toPack(
  { purpose, inspection, madeAtMs, omitsPages }: Manifest,
  parts: Unzipped,
): Result<Pack, PackError> {
  const paths = Object.keys(parts);
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
    const bytes = parts[path];
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
  });
}

function readLines(parts: Unzipped, path: string): Result<readonly string[], PackError> {
  const bytes = parts[path];
  if (bytes === undefined) return partInvalid(path, 'it is missing');
  try {
    const lines = bytesToUtf8(bytes).split('\n');
    return lines.pop() === '' ? ok(lines) : partInvalid(path, 'its last line is not ended');
  } catch {
    return partInvalid(path, 'it is not text');
  }
}

function readJsonl<T>(
  parts: Unzipped,
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

function readFrameworks(parts: Unzipped): Result<Pack['frameworks'], PackError> {
  const frameworks: Pack['frameworks'][number][] = [];
  for (const [path, bytes] of Object.entries(parts)) {
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

const partInvalid = (part: string, reason: string): Result<never, PackError> =>
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
