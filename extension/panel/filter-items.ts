import type { InspectionState, ItemState } from '../../shared/ledger/inspection-state.ts';
import { conflictedItemIds } from './item-conflicts.ts';

export type ItemFilter = 'standing' | 'follow-up' | 'withdrawn' | 'conflicts';

/** The items that a list shows: those of the filter that were found. */
export function filterItems(
  state: InspectionState,
  {
    filter,
    found,
  }: {
    readonly filter: ItemFilter;
    /** By their ids; null is all. */
    readonly found: ReadonlySet<string> | null;
  },
): readonly ItemState[] {
  const isWanted = wantedBy(filter, state);
  return state.items.filter((item) => isWanted(item) && (found === null || found.has(item.id)));
}

function wantedBy(filter: ItemFilter, state: InspectionState): (item: ItemState) => boolean {
  if (filter === 'withdrawn') return (item) => item.withdrawn !== null;
  if (filter === 'follow-up') return (item) => item.followUp !== null && item.withdrawn === null;
  if (filter === 'standing') return (item) => item.withdrawn === null;
  const ids = conflictedItemIds(state);
  return (item) => ids.has(item.id);
}
