import type { SubjectFields } from '../evidence/subject-fields.ts';
import type { EntryKind } from './entry.ts';

/** What disposals have destroyed: everything that was said of these items, also later; or all evidence there is. */
export interface Cover {
  readonly isWhole: boolean;
  readonly items: ReadonlySet<string>;
}

export const noCover: Cover = { isWhole: false, items: new Set() };

export const coverOf = ({ items }: Pick<SubjectFields['disposal'], 'items'>): Cover => ({
  isWhole: items === null,
  items: new Set(items),
});

export const joinCovers = (a: Cover, b: Cover): Cover => ({
  isWhole: a.isWhole || b.isWhole,
  items: a.items.union(b.items),
});

/** What stays of a disposed inspection: that it was, whose hands it went through, and to whom it was given. */
const recordKinds = /^(?:inspection|actor|disclosure|consultation|combination|disposal)-set$/;

/** Whether the words of an entry are among what was destroyed. What an item pointed to stays: it holds ids alone. */
export const isCovered = (
  { isWhole, items }: Cover,
  { kind, body }: { readonly kind: EntryKind; readonly body: { readonly subject: string } },
): boolean => (kind === 'item-set' ? isWhole || items.has(body.subject) : isWhole && !recordKinds.test(kind));
