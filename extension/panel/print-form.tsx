import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import { GiveOutForm, recordGiving } from './give-out-form.tsx';
import type { ViewProps } from './panel-model.ts';
import { counted } from './plain-words.ts';
import { printed } from './printed-items.ts';

interface PrintFormProps extends ViewProps {
  readonly items: readonly ItemState[];
  readonly onDone: () => void;
}

/** A list on paper is given out of hand: noted before it is printed. */
export function PrintForm({ items, onDone, ...view }: PrintFormProps) {
  return (
    <GiveOutForm
      {...view}
      name="print"
      words={`Print ${counted(items.length, 'item')}`}
      onGive={async (given) => {
        const ids = items.map(({ id }) => id);
        if (!(await recordGiving(view, { ...given, way: 'paper', items: ids }))) return false;
        printed.value = items;
        onDone();
        return true;
      }}
      onClose={onDone}
    />
  );
}
