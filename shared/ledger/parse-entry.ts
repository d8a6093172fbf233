import * as v from 'valibot';
import { nouns } from '../evidence/parse-fields.ts';
import { err, ok, type Result } from '../result.ts';
import { isClock } from './clock.ts';
import { type Entry, type EntryKind, entryToCanonical } from './entry.ts';

export type EntryError =
  | { readonly type: 'entry-unreadable'; readonly reason: string }
  | { readonly type: 'entry-newer'; readonly version: number };

const hex = (digits: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${digits}}$`)));
/** Ids are random; 8 to 64 hex digits are allowed so that other tools may choose their length. */
const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{8,64}$/));

/** Half a character has no canonical text. */
const keyId = v.pipe(
  v.string(),
  v.nonEmpty(),
  v.check((text) => text.isWellFormed()),
);

const entryKinds: readonly EntryKind[] = [
  'log-opened',
  'key-changed',
  'link-removed',
  ...nouns.map((noun) => `${noun}-set` as const),
];

const entrySchema = v.strictObject({
  v: v.literal(1),
  log: hex(32),
  sequence: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  previous: hex(64),
  clock: v.pipe(v.string(), v.check(isClock)),
  actor: id,
  kind: v.picklist(entryKinds),
  body: v.strictObject({
    subject: id,
    content: v.nullable(v.strictObject({ commitment: hex(64), keyId })),
    replaces: v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}:(?:0|[1-9]\d{0,14})$/))),
    publicKey: v.exactOptional(v.pipe(v.string(), v.base64())),
    device: v.exactOptional(id),
  }),
});

/** One line of a log. It must be the canonical text of what it says, so that no two texts mean one entry. */
export function parseEntry(line: string): Result<Entry, EntryError> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return err({ type: 'entry-unreadable', reason: 'it is not JSON' });
  }
  const parsed = v.safeParse(entrySchema, json, { abortEarly: true });
  if (!parsed.success) {
    const { v: version } = Object(json) as { readonly v?: unknown };
    if (typeof version === 'number' && version > 1) return err({ type: 'entry-newer', version });
    return err({ type: 'entry-unreadable', reason: v.getDotPath(parsed.issues[0]) ?? 'its form is wrong' });
  }
  const isCanonical = entryToCanonical(parsed.output) === line;
  return isCanonical
    ? ok(parsed.output)
    : err({ type: 'entry-unreadable', reason: 'its text is not canonical' });
}
