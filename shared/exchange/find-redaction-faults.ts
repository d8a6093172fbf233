import { parseFields } from '../evidence/parse-fields.ts';
import type { RedactionRecord } from '../evidence/redaction-record.ts';
import type { ContentRecord } from '../ledger/content.ts';
import { type Entry, entryRef } from '../ledger/entry.ts';
import type { Fault, VerifiedLog } from '../ledger/verify.ts';

/** A derivative names the entries that it takes the place of: each is there, of the same item, and says what it did. */
export function findRedactionFaults(
  logs: readonly VerifiedLog[],
  contents: ReadonlyMap<string, ContentRecord>,
): readonly Fault[] {
  const entries = logs.flatMap((log) => log.entries.filter(({ kind }) => kind === 'item-set'));
  const derivatives = entries.flatMap((entry) => {
    const redaction = redactionOf(contents.get(entry.body.content?.commitment ?? ''));
    return redaction === null ? [] : [{ entry, redaction }];
  });
  if (derivatives.length === 0) return [];
  const byRef = new Map(entries.map((entry) => [entryRef(entry), entry]));
  return derivatives
    .filter(
      ({ entry, redaction }) => !redaction.of.every((named) => isThere(entry, byRef.get(named.entry), named)),
    )
    .map(({ entry: { log, sequence } }) => ({ type: 'redaction-differs', log, sequence }));
}

const isThere = (
  derivative: Entry,
  original: Entry | undefined,
  { commitment }: RedactionRecord['of'][number],
): boolean =>
  original?.body.subject === derivative.body.subject && original.body.content?.commitment === commitment;

function redactionOf(content: ContentRecord | undefined): RedactionRecord | null {
  // Most items have none, and reading them all again takes as long as the first time.
  if (content === undefined || !content.json.includes('"redaction":{')) return null;
  const fields = parseFields('item', content.json);
  return fields.ok ? ((fields.value.redaction ?? null) as RedactionRecord | null) : null;
}
