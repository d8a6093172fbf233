import { Folded } from '../folded.tsx';
import type { ItemProps } from '../item-in-hand.tsx';
import { DisposeForm } from './dispose-form.tsx';

/** For what should never have been gathered. */
export function DisposeItem({ item, ...view }: ItemProps) {
  return (
    <Folded summary="Dispose of this item…">
      {(fold) => <DisposeForm {...view} items={[item.id]} onDone={fold} />}
    </Folded>
  );
}
