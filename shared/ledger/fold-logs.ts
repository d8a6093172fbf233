import { parseFields } from '../evidence/parse-fields.ts';
import type { Noun } from '../evidence/subject-fields.ts';
import type { ContentRecord } from './content.ts';
import type { Entry } from './entry.ts';
import { addEntry, type Fold } from './fold.ts';
import type { Fault, VerifiedLog } from './verify.ts';

/** Takes verified logs into a fold. Contents that are intact but of no known form are named and left out. */
export function foldLogs(
  fold: Fold,
  logs: readonly Pick<VerifiedLog, 'log' | 'entries'>[],
  contents: ReadonlyMap<string, ContentRecord>,
): readonly Fault[] {
  const faults: Fault[] = [];
  for (const { log, entries } of logs) {
    for (const entry of entries) {
      const read = readContent(entry, contents);
      if (read !== null && 'path' in read) {
        faults.push({ type: 'content-invalid', log, sequence: entry.sequence, path: read.path });
      }
      addEntry(fold, entry, read !== null && 'fields' in read ? read.fields : null);
    }
  }
  return faults;
}

/** The fields that an entry says, where its content is there; the path of what is of no known form. */
export function readContent({ kind, body }: Entry, contents: ReadonlyMap<string, ContentRecord>) {
  if (body.content === null) return null;
  const content = contents.get(body.content.commitment);
  if (content === undefined) return null;
  const fields = parseFields(kind.slice(0, -'-set'.length) as Noun, content.json);
  return fields.ok ? { fields: fields.value } : { path: fields.error.path };
}
