import { parseFields } from '../evidence/parse-fields.ts';
import type { SubjectFields } from '../evidence/subject-fields.ts';
import type { ContentRecord } from './content.ts';
import type { EntryKind } from './entry.ts';
import { parseEntry } from './parse-entry.ts';
import type { LogCopy } from './verify.ts';

/** What disposals have destroyed: everything that was said of these items, also later; or all evidence there is. */
export interface Cover {
  readonly isWhole: boolean;
  readonly items: ReadonlySet<string>;
}

export const noCover: Cover = { isWhole: false, items: new Set() };

type DisposalFields = SubjectFields['disposal'];

export const coverOf = ({ items }: Pick<DisposalFields, 'items'>): Cover => ({
  isWhole: items === null,
  items: new Set(items),
});

export const joinCovers = (a: Cover, b: Cover): Cover => ({
  isWhole: a.isWhole || b.isWhole,
  items: a.items.union(b.items),
});

/** What stays of a disposed inspection: that it was, whose hands it went through, and to whom it was given. */
const recordKinds: ReadonlySet<EntryKind> = new Set<EntryKind>([
  'log-opened',
  'key-changed',
  'link-removed',
  'inspection-set',
  'actor-set',
  'disclosure-set',
  'consultation-set',
  'combination-set',
  'disposal-set',
]);

/** Whether the words of an entry are among what was destroyed. What an item pointed to stays: it holds ids alone. */
export const isCovered = (
  { isWhole, items }: Cover,
  { kind, body }: { readonly kind: EntryKind; readonly body: { readonly subject: string } },
): boolean => (kind === 'item-set' ? isWhole || items.has(body.subject) : isWhole && !recordKinds.has(kind));

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
    const { outcome, items } = fields.value as Partial<DisposalFields>;
    if (outcome !== 'kept' && items !== undefined) cover = joinCovers(cover, coverOf({ items }));
  }
  return cover;
}
