import type { ComponentChildren } from 'preact';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import { ItemInHand } from './item-in-hand.tsx';
import type { ViewProps } from './panel-model.ts';

interface TwoSidesProps extends ViewProps {
  readonly isWide: boolean;
  readonly list: ComponentChildren;
  readonly onDone?: (item: ItemState) => void;
}

/** The list, and in a wide window the thing in hand beside it. */
export function TwoSides({ isWide, list, onDone, ...view }: TwoSidesProps) {
  if (!isWide) return <div>{list}</div>;
  const item = view.state.items.find(({ id }) => id === view.panel.inHand.value);
  return (
    <div class="two-sides">
      <div>{list}</div>
      <div>
        {item === undefined ? (
          <p class="empty">Choose an item from the list.</p>
        ) : (
          <ItemInHand {...view} item={item} onDone={onDone && (() => onDone(item))} />
        )}
      </div>
    </div>
  );
}
