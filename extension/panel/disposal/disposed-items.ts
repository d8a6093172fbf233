import type { InspectionState, Subject } from '../../../shared/ledger/inspection-state.ts';
import { dateInWords, dayOf } from '../format-date.ts';
import { personName } from '../item-facts.ts';

/** Of an item that is not here any more: the disposal that took it. */
export const disposalOf = (state: InspectionState, item: string): Subject<'disposal'> | undefined =>
  state.items.some(({ id }) => id === item)
    ? undefined
    : state.disposals.findLast(
        ({ outcome, items }) => outcome === 'disposed' && (items?.includes(item) ?? true),
      );

/** What stands in place of an item's words. */
export function goneItemWords(state: InspectionState, item: string): string {
  const disposal = disposalOf(state, item);
  if (disposal === undefined) return 'An item that is not here';
  const { madeBy, madeAtMs, reason } = disposal;
  return `An item that ${personName(state, madeBy)} disposed of on ${dateInWords(dayOf(madeAtMs))}: ${reason}`;
}
