import type { AnchorDescription, Anchored } from './anchor-description.ts';
import { anchorRows } from './anchor-rows.ts';
import { anchorText } from './anchor-text.ts';
import { GONE } from './gone.ts';
import type { PageIndex } from './page-index.ts';
import { isAnotherRecord } from './surroundings.ts';
import { wordHashes } from './words.ts';

/** Where a stored clip stands on a page now. Says gone rather than pointing at what may belong to another record. */
export function anchorPlace(index: PageIndex, description: AnchorDescription): Anchored {
  if (isAnotherRecord(index, description, new Set(wordHashes(index.view.title)))) return GONE;
  return anchorRows(index, description) ?? anchorText(index, description);
}
