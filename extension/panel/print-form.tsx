import { useSignal } from '@preact/signals';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import { GiveOutForm, recordGiving } from './give-out-form.tsx';
import { laterView } from './later-view.tsx';
import type { ViewProps } from './panel-model.ts';
import { counted } from './plain-words.ts';
import { printed } from './printed-items.ts';
import type { CheckBeforeGivingProps } from './redaction/check-before-giving.tsx';

const CheckBeforeGiving = laterView<CheckBeforeGivingProps>(
  async () => (await import('./redaction/check-before-giving.tsx')).CheckBeforeGiving,
);

interface PrintFormProps extends ViewProps {
  readonly items: readonly ItemState[];
  readonly onDone: () => void;
}

const withoutNotes = (item: ItemState): ItemState => ({ ...item, note: '', followUp: null });

/** A list on paper is given out of hand: noted before it is printed. */
export function PrintForm({ items, onDone, ...view }: PrintFormProps) {
  const withNotes = useSignal(false);
  const isChecked = useSignal(false);
  return (
    <GiveOutForm
      {...view}
      name="print"
      words={`Print ${counted(items.length, 'item')}`}
      onGive={async (given) => {
        const ids = items.map(({ id }) => id);
        if (!(await recordGiving(view, { ...given, way: 'paper', items: ids }))) return false;
        printed.value = withNotes.value ? items : items.map(withoutNotes);
        onDone();
        return true;
      }}
      onClose={onDone}
      isReady={isChecked.value}
    >
      <CheckBeforeGiving
        {...view}
        items={items}
        withNotes={withNotes.value}
        onChecked={() => {
          isChecked.value = true;
        }}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={withNotes.value}
          onChange={(event) => {
            withNotes.value = event.currentTarget.checked;
          }}
        />
        Print working notes and reminders, too
      </label>
    </GiveOutForm>
  );
}
