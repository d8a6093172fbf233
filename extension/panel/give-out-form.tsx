import type { ComponentChildren } from 'preact';
import type { DisclosureWay } from '../../shared/evidence/subject-fields.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { TextField } from './fields.tsx';
import { FormLine } from './form-line.tsx';
import type { ViewProps } from './panel-model.ts';
import { useFormDraft } from './use-form-draft.ts';

export interface Given {
  readonly recipient: string;
  readonly reason: string;
}

interface GiveOutFormProps extends ViewProps {
  /** Tells this form's words from those of others. */
  readonly name: string;
  /** On the button. */
  readonly words: string;
  /** True when it is recorded, and given. */
  readonly onGive: (given: Given) => Promise<boolean>;
  readonly onClose: () => void;
  /** What would leave, above the questions. */
  readonly children?: ComponentChildren;
  /** False while it is still being looked through. */
  readonly isReady?: boolean;
}

/** To whom, and why: asked whenever evidence leaves Plumbline, and neither has to be answered. */
export function GiveOutForm({ panel, inspection, name, words, onGive, onClose, ...more }: GiveOutFormProps) {
  const draft = useFormDraft(panel, `${inspection.id}/give/${name}`, { recipient: '', reason: '' });
  return (
    <form
      class="page stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit(onGive);
      }}
    >
      {more.children}
      <TextField
        label="For whom? (empty: for yourself)"
        value={draft.fields.value.recipient}
        onValue={(recipient) => draft.set({ recipient })}
      />
      <TextField
        label="Why? (you may leave it empty)"
        value={draft.fields.value.reason}
        onValue={(reason) => draft.set({ reason })}
        hint="Both are noted in the record of who has seen what."
      />
      <FormLine draft={draft} />
      <div class="row">
        <button type="submit" class="button-primary" disabled={more.isReady === false}>
          {words}
        </button>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
    </form>
  );
}

interface LeavingEvidence extends Given {
  readonly way: DisclosureWay;
  readonly items: readonly string[];
  readonly itemCount?: number;
  readonly fileName?: string;
}

/** To be done first: what leaves without an entry would be missing from the record for good. */
export const recordGiving = (
  { panel, inspection }: ViewProps,
  { items, itemCount = items.length, fileName = '', ...given }: LeavingEvidence,
): Promise<boolean> =>
  panel.record(inspection, [
    setFields('disclosure', { id: panel.effects.newId() }, { ...given, items, itemCount, fileName }),
  ]);
