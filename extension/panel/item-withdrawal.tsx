import { setFields } from '../../shared/ledger/change.ts';
import { TextField } from './fields.tsx';
import { FormLine } from './form-line.tsx';
import type { ItemProps } from './item-in-hand.tsx';
import { useFormDraft } from './use-form-draft.ts';

/** Taking an item back, with a reason, and taking that back. */
export function ItemWithdrawal({ item, panel, inspection }: ItemProps) {
  const record = (withdrawn: string | null) =>
    panel.record(inspection, [setFields('item', item, { withdrawn })]);
  const draft = useFormDraft(panel, `${inspection.id}/item/${item.id}/withdraw`, { reason: '' });
  if (item.withdrawn !== null) {
    return (
      <div class="notice notice-caution">
        <div class="grow">Withdrawn: {item.withdrawn}</div>
        <button type="button" class="button-small" onClick={() => void record(null)}>
          Undo the withdrawal
        </button>
      </div>
    );
  }
  const withdraw = ({ reason }: { readonly reason: string }) => record(reason);
  return (
    <details>
      <summary>Withdraw this item</summary>
      <form
        class="stack-tight"
        onSubmit={(event) => {
          event.preventDefault();
          void draft.submit(withdraw);
        }}
      >
        <p class="muted">
          It leaves the lists and counts here and in the workbook. Nothing is deleted: it stays in the record,
          marked as withdrawn with your reason, and you can undo this.
        </p>
        <TextField
          label="Reason"
          value={draft.fields.value.reason}
          isRequired
          onValue={(reason) => draft.set({ reason })}
        />
        <FormLine draft={draft} />
        <div class="row">
          <button type="submit">Withdraw</button>
        </div>
      </form>
    </details>
  );
}
