import { TextField } from './fields.tsx';
import { FormLine } from './form-line.tsx';
import type { PanelModel } from './panel-model.ts';
import { useFormDraft } from './use-form-draft.ts';

interface WithdrawalFormProps {
  readonly panel: PanelModel;
  readonly draftName: string;
  /** 'Withdraw this item' */
  readonly title: string;
  /** What is lost by it, and what is not. */
  readonly words: string;
  readonly onWithdraw: (reason: string) => Promise<boolean>;
}

/** Taking back what was recorded, always with a reason. */
export function WithdrawalForm({ panel, draftName, title, words, onWithdraw }: WithdrawalFormProps) {
  const draft = useFormDraft(panel, draftName, { reason: '' });
  return (
    <details>
      <summary>{title}</summary>
      <form
        class="stack-tight"
        onSubmit={(event) => {
          event.preventDefault();
          void draft.submit(({ reason }) => onWithdraw(reason));
        }}
      >
        <p class="muted">{words}</p>
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
