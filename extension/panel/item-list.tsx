import { useSignal } from '@preact/signals';
import { Fragment } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import { ItemInHand } from './item-in-hand.tsx';
import { ItemRow } from './item-row.tsx';
import type { ViewProps } from './panel-model.ts';
import { counted } from './plain-words.ts';

/** Rows drawn at once: a list of 10,000 stays quick, and more come on demand. */
const rowsAtOnce = 100;
/** As many as a tall window shows: the others are drawn right after, so that the window answers in between. */
const rowsAtFirst = 30;

interface ItemListProps extends ViewProps {
  readonly items: readonly ItemState[];
  readonly isWide: boolean;
  /** Tells this list from others of the same view. */
  readonly name?: string;
  readonly onDone?: (item: ItemState) => void;
}

export function ItemList({ items, isWide, onDone, name = '', ...view }: ItemListProps) {
  const limit = useSignal(rowsAtOnce);
  const isBegun = useSignal(items.length <= rowsAtFirst);
  useEffect(() => {
    const timer = setTimeout(() => {
      isBegun.value = true;
    });
    return () => clearTimeout(timer);
  }, []);
  const { panel } = view;
  const inHand = isWide || panel.inHandOf.value === name ? panel.inHand.value : null;
  const remaining = items.length - limit.value;
  return (
    <>
      {items.slice(0, isBegun.value ? limit.value : rowsAtFirst).map((item) => (
        <Fragment key={item.id}>
          <ItemRow
            {...view}
            item={item}
            isWide={isWide}
            isInHand={item.id === inHand}
            onPick={() => panel.takeInHand(item.id === inHand && !isWide ? null : item.id, name)}
          />
          {item.id === inHand && !isWide && (
            <ItemInHand {...view} item={item} onDone={onDone && (() => onDone(item))} />
          )}
        </Fragment>
      ))}
      {remaining > 0 && (
        <p class="page">
          <button
            type="button"
            onClick={() => {
              limit.value += rowsAtOnce;
            }}
          >
            Show {Math.min(rowsAtOnce, remaining)} more of {counted(remaining, 'further item')}
          </button>
        </p>
      )}
    </>
  );
}
