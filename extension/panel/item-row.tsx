import { findCriterion } from '../../shared/criteria/catalogue.ts';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import { shortTime } from './format-date.ts';
import { sourceInShort } from './item-facts.ts';
import type { ViewProps } from './panel-model.ts';

interface ItemRowProps extends ViewProps {
  readonly item: ItemState;
  readonly isInHand: boolean;
  /** In a wide window the thing in hand stands beside the list, not in it. */
  readonly isWide: boolean;
  readonly onPick: () => void;
}

/** One line of a list: what was seen, where, when. */
export function ItemRow({ panel, inspection, item, isInHand, isWide, onPick }: ItemRowProps) {
  const numbers = item.links.map(
    ({ criterion }) => findCriterion(inspection.framework, criterion)?.number ?? criterion,
  );
  const state = isWide
    ? { 'aria-current': isInHand ? ('true' as const) : undefined }
    : { 'aria-expanded': isInHand };
  const time = shortTime(Date.parse(item.gatheredAt), panel.effects.now());
  return (
    <button
      type="button"
      data-item={item.id}
      class={item.withdrawn === null ? 'item-row' : 'item-row is-withdrawn'}
      onClick={onPick}
      {...state}
    >
      {(isWide || !isInHand) && <span class="item-row-text">{firstWords(item)}</span>}
      <span class="item-row-facts">
        <span>
          {[item.shown.title, sourceInShort(item.shown.source)].filter((part) => part !== '').join(' · ')}
        </span>
        {item.followUp !== null && <span>Follow up</span>}
        {numbers.length > 0 && <span>{numbers.join(', ')}</span>}
        <span>{time}</span>
      </span>
    </button>
  );
}

/** Enough for two lines: a long text would be laid out whole only to be cut off. */
function firstWords(item: ItemState): string {
  const { grid } = item.shown;
  if (grid === null) return item.shown.text.slice(0, 300);
  const [row] = grid.rows;
  const cells = (row?.cells ?? []).map((cell, column) => {
    const header = grid.columnHeaders[column] ?? '';
    return header === '' ? cell : `${header}: ${cell}`;
  });
  const more = grid.rows.length > 1 ? ` and ${grid.rows.length - 1} more` : '';
  return `${cells.join(', ').slice(0, 280)}${more}`;
}
