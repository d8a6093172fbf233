import { useEffect } from 'preact/hooks';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import { EmptyPlace } from './empty-place.tsx';
import { isToSort } from './item-facts.ts';
import { ItemList } from './item-list.tsx';
import type { ViewProps } from './panel-model.ts';
import { TwoSides } from './two-sides.tsx';
import { useIsWide } from './use-is-wide.ts';

/** What was gathered and bears on no criterion yet, newest first; what is in hand stays until it is put down. */
export function ToSortView(view: ViewProps) {
  const { panel, state } = view;
  const isWide = useIsWide();
  const inHand = panel.inHand.value;
  const items = state.items
    .filter((item) => isToSort(item) || (item.id === inHand && item.withdrawn === null))
    .reverse();
  const first = items[0]?.id;
  useEffect(() => {
    if (inHand === undefined && first !== undefined) panel.takeInHand(first);
  }, [inHand, first]);

  const next = (item: ItemState) => {
    const rest = items.filter((one) => one.id === item.id || isToSort(one));
    const place = rest.findIndex(({ id }) => id === item.id);
    const following = rest[place + 1] ?? rest[place - 1];
    panel.takeInHand(following?.id ?? null);
    panel.wantsFocus.value = following !== undefined;
  };
  if (items.length === 0) return <EmptyPlace {...view} title="Nothing to sort" />;
  return (
    <TwoSides
      {...view}
      isWide={isWide}
      list={<ItemList {...view} items={items} isWide={isWide} onDone={next} />}
      onDone={next}
    />
  );
}
