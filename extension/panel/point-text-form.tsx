import { setFields } from '../../shared/ledger/change.ts';
import { TextArea } from './fields.tsx';
import { FormLine } from './form-line.tsx';
import type { ItemProps } from './item-in-hand.tsx';
import { useFormDraft } from './use-form-draft.ts';

/** The words of a point, put right; the ones first noted stay in the record. */
export function PointTextForm({
  item,
  panel,
  inspection,
  onDone,
}: ItemProps & { readonly onDone: () => void }) {
  const draft = useFormDraft(panel, `${inspection.id}/item/${item.id}/shown`, { text: item.shown.text });
  const save = async ({ text }: { readonly text: string }) => {
    const change = setFields('item', item, { shown: { ...item.shown, text } });
    if (!(await panel.record(inspection, [change]))) return false;
    onDone();
    return true;
  };
  return (
    <form
      class="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit(save);
      }}
    >
      <TextArea
        label="Text of the point"
        value={draft.fields.value.text}
        isRequired
        onValue={(text) => draft.set({ text })}
      />
      <FormLine draft={draft} />
      <div class="row">
        <button type="submit">Save the point</button>
        <button type="button" onClick={onDone}>
          Close
        </button>
      </div>
    </form>
  );
}
