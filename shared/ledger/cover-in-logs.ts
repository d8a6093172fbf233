import { parseFields } from '../evidence/parse-fields.ts';
import type { SubjectFields } from '../evidence/subject-fields.ts';
import type { ContentRecord } from './content.ts';
import { type Cover, coverOf, joinCovers, noCover } from './disposal.ts';
import { parseEntry } from './parse-entry.ts';
import type { LogCopy } from './verify.ts';

/** What the disposals in these logs cover, whoever wrote them: what of it is not there was not lost on the way. */
export function coverIn(
  copies: readonly Pick<LogCopy, 'lines'>[],
  contents: ReadonlyMap<string, ContentRecord>,
): Cover {
  let cover = noCover;
  for (const line of copies.flatMap(({ lines }) => lines)) {
    if (!line.includes('"kind":"disposal-set"')) continue;
    const entry = parseEntry(line);
    const content = entry.ok ? contents.get(entry.value.body.content?.commitment ?? '') : undefined;
    const fields = content && parseFields('disposal', content.json);
    if (!fields?.ok) continue;
    const { outcome, items } = fields.value as Partial<SubjectFields['disposal']>;
    if (outcome !== 'kept' && items !== undefined) cover = joinCovers(cover, coverOf({ items }));
  }
  return cover;
}
