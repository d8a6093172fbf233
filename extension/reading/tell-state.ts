import type { InspectionState, ItemState } from '../../shared/ledger/inspection-state.ts';
import type { StateTold } from './reading-jobs.ts';

/** Items in a message: what one takes to be read leaves the window time to answer in between. */
const itemsAtOnce = 100;

type Tell = (told: { readonly items: readonly ItemState[] } | StateTold) => void;

/** Tells one state after another, of each only what is not as it was in the one before. */
export function createStateTeller(tell: Tell): (state: InspectionState) => void {
  let told = new Map<string, ItemState>();
  let toldOrder: readonly string[] = [];
  return ({ items, ...rest }) => {
    const changed = items.filter((item) => !isSameItem(told.get(item.id), item));
    for (let from = 0; from < changed.length; from += itemsAtOnce)
      tell({ items: changed.slice(from, from + itemsAtOnce) });
    const order = items.map(({ id }) => id);
    const isSameOrder = order.length === toldOrder.length && order.every((id, at) => toldOrder[at] === id);
    tell({ rest, order: isSameOrder ? null : order });
    told = new Map(items.map((item) => [item.id, item]));
    toldOrder = order;
  };
}

/** What was written is the same object from fold to fold; lists of writings and links are made anew each time. */
function isSameItem(before: ItemState | undefined, item: ItemState): boolean {
  if (before === undefined) return false;
  const fields = Object.keys(item) as (keyof ItemState)[];
  return (
    fields.length === Object.keys(before).length &&
    fields.every(
      (field) =>
        before[field] === item[field] ||
        ((field === 'refs' || field === 'links') &&
          JSON.stringify(before[field]) === JSON.stringify(item[field])),
    )
  );
}

/** The other end: puts together what was told. */
export function createStateKeeper() {
  let kept = new Map<string, ItemState>();
  let order: readonly string[] = [];
  return {
    takeItems(items: readonly ItemState[]): void {
      for (const item of items) kept.set(item.id, item);
    },
    takeState(told: StateTold): InspectionState {
      order = told.order ?? order;
      const items = order.flatMap((id) => kept.get(id) ?? []);
      if (kept.size > items.length) kept = new Map(items.map((item) => [item.id, item]));
      return { ...told.rest, items };
    },
  };
}
