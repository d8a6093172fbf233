import { setFields } from '../../shared/ledger/change.ts';
import type { ContentRecord } from '../../shared/ledger/content.ts';
import { type Entry, entryRef } from '../../shared/ledger/entry.ts';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import { hasNotes } from './select-contents.ts';

/**
 * Items whose note was written in one entry with other words, as papers from a workbook have it: said again in two
 * entries, so that one can be given without the other. Nothing of what they say changes.
 */
export function separateNotes(
  items: readonly ItemState[],
  entries: readonly Entry[],
  contents: ReadonlyMap<string, ContentRecord>,
) {
  const mixed = new Set(
    entries
      .filter(
        ({ kind, body }) => kind === 'item-set' && isMixed(contents.get(body.content?.commitment ?? '')),
      )
      .map(entryRef),
  );
  return items
    .filter(({ refs }) => refs.some((ref) => mixed.has(ref)))
    .flatMap((item) => {
      const { original, shown, kept, redaction, method, area, session, gatheredAt, withdrawn } = item;
      const words = { original, shown, kept, redaction, method, area, session, gatheredAt, withdrawn };
      const { note, followUp } = item;
      return [
        setFields('item', item, { ...words, case: item.case }),
        setFields('item', item, { note, followUp }),
      ];
    });
}

function isMixed(content: ContentRecord | undefined): boolean {
  if (content === undefined || !/"(?:note|followUp)":/.test(content.json)) return false;
  const {
    note = '',
    followUp = null,
    ...others
  } = JSON.parse(content.json) as {
    readonly note?: string;
    readonly followUp?: string | null;
  };
  return hasNotes({ note, followUp }) && Object.keys(others).length > 0;
}
