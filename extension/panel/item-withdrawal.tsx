import { setFields } from '../../shared/ledger/change.ts';
import type { ItemProps } from './item-in-hand.tsx';
import { WithdrawalForm } from './withdrawal-form.tsx';

/** Taking an item back, with a reason, and taking that back. */
export function ItemWithdrawal({ item, panel, inspection }: ItemProps) {
  const record = (withdrawn: string | null) =>
    panel.record(inspection, [setFields('item', item, { withdrawn })]);
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
  return (
    <WithdrawalForm
      panel={panel}
      draftName={`${inspection.id}/item/${item.id}/withdraw`}
      title="Withdraw this item"
      words="It leaves the lists and counts here and in the workbook. Nothing is deleted: it stays in the record, marked as withdrawn with your reason, and you can undo this."
      onWithdraw={record}
    />
  );
}
