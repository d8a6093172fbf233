import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { DisposalCounts } from '../../store/store.ts';
import { ownFaultSentence } from '../failure-sentences.ts';
import { TextField } from '../fields.tsx';
import { FormLine } from '../form-line.tsx';
import type { ViewProps } from '../panel-model.ts';
import { counted } from '../plain-words.ts';
import { storeErrorSentence } from '../store-sentences.ts';
import { useFormDraft } from '../use-form-draft.ts';
import { WhatGoes } from './what-goes.tsx';

interface DisposeFormProps extends ViewProps {
  /** Null: the whole inspection. */
  readonly items: readonly string[] | null;
  /** The colleague's disposal that is followed. */
  readonly answers?: string;
  readonly onDone: () => void;
}

/** What has to be typed where there is no name. */
const itemWord = 'dispose';

/** Destroys evidence for good: what will be gone is read first, and a name is typed. */
export function DisposeForm({ items, answers, onDone, ...view }: DisposeFormProps) {
  const { panel, inspection, state } = view;
  const counts = useCounts(view, items);
  const problem = useSignal<string | null>(null);
  const isUnderWay = useSignal(false);
  const draft = useFormDraft(panel, `${inspection.id}/dispose/${answers ?? items?.join(' ') ?? 'all'}`, {
    reason: '',
    name: '',
  });
  const wanted = items === null ? (state.inspection?.force ?? '') : itemWord;
  const dispose = async ({ reason, name }: { readonly reason: string; readonly name: string }) => {
    const isNamed = name.toLowerCase() === wanted.toLowerCase();
    problem.value = isNamed
      ? null
      : `Nothing was disposed of: type “${wanted}” in the last field, as it stands there.`;
    if (!isNamed) return false;
    isUnderWay.value = true;
    const request = { items, reason, ...(answers !== undefined && { answers }) };
    const done = await panel.effects.store.dispose(inspection.id, request).finally(() => {
      isUnderWay.value = false;
    });
    if (!done.ok) {
      problem.value = `Nothing was disposed of. ${storeErrorSentence(done.error)}`;
      return false;
    }
    panel.tell({ level: 'info', text: doneSentence(done.value) });
    if (items === null) await panel.showInspection(inspection.id);
    onDone();
    return true;
  };
  return (
    <form
      class="stack"
      aria-label={items === null ? 'Dispose of this inspection' : 'Dispose of evidence'}
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit(dispose);
      }}
    >
      <p>
        This cannot be undone, by anybody.
        {items !== null && ' What only should not count is better withdrawn: that can be undone.'}
      </p>
      <WhatGoes state={state} items={items} counts={counts} />
      <TextField
        label="Why is it disposed of?"
        value={draft.fields.value.reason}
        isRequired
        onValue={(reason) => draft.set({ reason })}
        hint="It stays in the record, and goes with it to others. Name no child, and nothing of what the evidence says."
      />
      <TextField
        label={items === null ? `Type the force’s name: ${wanted}` : `Type the word: ${wanted}`}
        value={draft.fields.value.name}
        isRequired
        onValue={(name) => draft.set({ name })}
      />
      {problem.value !== null && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
      <FormLine draft={draft} />
      <div class="row">
        <button type="submit" disabled={counts === null || isUnderWay.value}>
          {isUnderWay.value ? 'Destroying …' : buttonWords(counts)}
        </button>
        <button type="button" onClick={onDone}>
          Close
        </button>
      </div>
    </form>
  );
}

/** Counted once: what another window adds meanwhile goes, too, and is told afterwards. */
function useCounts({ panel, inspection }: ViewProps, items: readonly string[] | null): DisposalCounts | null {
  const counts = useSignal<DisposalCounts | null>(null);
  useEffect(() => {
    const count = async () => {
      const planned = await panel.effects.store.planDisposal(inspection.id, items);
      if (planned.ok) counts.value = planned.value;
      else panel.tell({ level: 'problem', text: storeErrorSentence(planned.error) });
    };
    count().catch((error: unknown) => panel.tell({ level: 'problem', text: ownFaultSentence(error) }));
  }, [inspection]);
  return counts.value;
}

const buttonWords = (counts: DisposalCounts | null): string =>
  counts === null ? 'Counting …' : `Destroy ${counted(counts.itemCount, 'item')} for good`;

const doneSentence = ({ itemCount, textCount, fileCount }: DisposalCounts): string =>
  `Disposed of: ${counted(itemCount, 'item')}, with ${counted(textCount, 'text')} and ${counted(fileCount, 'file')}. The record says so. Give colleagues a new evidence file, which tells them.`;
