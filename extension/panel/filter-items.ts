import { findCriterion } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import type { InspectionState, ItemState } from '../../shared/ledger/inspection-state.ts';
import { conflictedItemIds } from './item-conflicts.ts';
import { areaLabel, caseReference, methodLabel, personName, sessionTitle } from './item-facts.ts';
import { hasAllWords, toSearchText, toSearchWords } from './search-text.ts';

export type ItemFilter = 'standing' | 'follow-up' | 'withdrawn' | 'conflicts';

export interface ItemsInContext {
  readonly state: InspectionState;
  readonly framework: Framework;
  readonly areasFramework: Framework;
}

/** The items that a list shows: those of the filter in which every word of the query stands. */
export function filterItems(
  context: ItemsInContext,
  { filter, query }: { readonly filter: ItemFilter; readonly query: string },
): readonly ItemState[] {
  const words = toSearchWords(query);
  const isWanted = wantedBy(filter, context.state);
  return context.state.items.filter(
    (item) => isWanted(item) && (words.length === 0 || hasAllWords(searchTextOf(item, context), words)),
  );
}

function wantedBy(filter: ItemFilter, state: InspectionState): (item: ItemState) => boolean {
  if (filter === 'withdrawn') return (item) => item.withdrawn !== null;
  if (filter === 'follow-up') return (item) => item.followUp !== null && item.withdrawn === null;
  if (filter === 'standing') return (item) => item.withdrawn === null;
  const ids = conflictedItemIds(state);
  return (item) => ids.has(item.id);
}

/** Kept as long as the item itself: a fold makes new items, and their texts are worked out anew. */
const searchTexts = new WeakMap<ItemState, string>();

function searchTextOf(item: ItemState, { state, framework, areasFramework }: ItemsInContext): string {
  const kept = searchTexts.get(item);
  if (kept !== undefined) return kept;
  const criteria = item.links.map(({ criterion }) => {
    const found = findCriterion(framework, criterion);
    return found === undefined ? criterion : `${found.number} ${found.label}`;
  });
  const text = toSearchText(
    [
      ...[item.shown.text, item.shown.title, item.shown.source, item.note, item.followUp ?? '', ...criteria],
      ...[methodLabel(areasFramework, item.method), areaLabel(areasFramework, item.area)],
      ...[caseReference(state, item.case), sessionTitle(state, item.session), personName(state, item.madeBy)],
    ].join(' '),
  );
  searchTexts.set(item, text);
  return text;
}
