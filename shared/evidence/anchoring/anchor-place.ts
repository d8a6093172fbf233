import type { AnchorDescription, Anchored } from './anchor-description.ts';
import { anchorRows } from './anchor-rows.ts';
import { anchorText } from './anchor-text.ts';
import { gone } from './gone.ts';
import { isAnotherRecord } from './is-another-record.ts';
import type { PageIndex } from './page-index.ts';

/** Where a stored clip stands on a page now. Says gone rather than pointing at what may belong to another record. */
export function anchorPlace(index: PageIndex, description: AnchorDescription): Anchored {
  if (isAnotherRecord(index, description)) return gone(0.9);
  return anchorRows(index, description) ?? anchorText(index, description);
}
