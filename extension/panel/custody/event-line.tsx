import type { CustodyEvent } from '../../../shared/ledger/custody.ts';
import type { InspectionState } from '../../../shared/ledger/inspection-state.ts';
import { disposalOf } from '../disposal/disposed-items.ts';
import { longTime } from '../format-date.ts';
import { personName } from '../item-facts.ts';
import { counted } from '../plain-words.ts';
import { custodyKindWords, custodyWords, itemCountOf, recipientWords } from './custody-words.ts';

interface EventLineProps {
  readonly event: CustodyEvent;
  readonly state: InspectionState;
  /** Where the line stands under one item, that item need not be named. */
  readonly namesItems: boolean;
}

/** One thing that happened: what, to which evidence, for whom, when, by whom. */
export function EventLine({ event, state, namesItems }: EventLineProps) {
  const items = namesItems ? itemsInWords(event, state) : '';
  return (
    <li class="stack-tight">
      <div>
        <strong>{custodyKindWords[event.kind]}.</strong> {custodyWords(event)}
        {recipientWords(event)}
      </div>
      {items !== '' && <div class="one-line">{items}</div>}
      <div class="muted">
        {longTime(event.atMs)}, {personName(state, event.actor)}
      </div>
    </li>
  );
}

function itemsInWords(event: CustodyEvent, state: InspectionState): string {
  const count = itemCountOf(event);
  if (event.items === null) return `All items: ${count.toLocaleString('en-GB')}`;
  const [first] = event.items;
  if (first === undefined) return '';
  const text = state.items.find(({ id }) => id === first)?.shown.text.slice(0, 80);
  if (text === undefined) {
    const gone = disposalOf(state, first) === undefined ? 'not here' : 'disposed of';
    return count > 1 ? `${counted(count, 'item')}, the first ${gone}` : `An item ${gone}`;
  }
  return count > 1 ? `“${text}” and ${(count - 1).toLocaleString('en-GB')} more` : `“${text}”`;
}
