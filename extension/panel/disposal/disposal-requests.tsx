import { useSignal } from '@preact/signals';
import { setFields } from '../../../shared/ledger/change.ts';
import type { InspectionState, Subject } from '../../../shared/ledger/inspection-state.ts';
import { TextField } from '../fields.tsx';
import { FormLine } from '../form-line.tsx';
import { dateInWords, dayOf } from '../format-date.ts';
import { personName } from '../item-facts.ts';
import type { ViewProps } from '../panel-model.ts';
import { counted } from '../plain-words.ts';
import { useFormDraft } from '../use-form-draft.ts';
import { DisposeForm } from './dispose-form.tsx';

/** What colleagues have disposed of and is still here: it goes, or is kept, by this person's own decision. */
export function DisposalRequests(view: ViewProps) {
  const { panel, inspection, state } = view;
  const actor = panel.person.value?.actor;
  const isAnswered = ({ id }: Subject<'disposal'>) =>
    state.disposals.some(
      ({ answers, outcome, madeBy }) => answers === id && outcome === 'kept' && madeBy === actor,
    );
  const open = state.disposals.filter(
    (one) => one.outcome === 'disposed' && !isAnswered(one) && isStillHere(state, one),
  );
  if (inspection.isDisposed() || open.length === 0) return null;
  return (
    <section class="stack-tight" aria-label="Disposed of by colleagues">
      {open.map((disposal) => (
        <RequestLine key={disposal.id} {...view} disposal={disposal} />
      ))}
    </section>
  );
}

const hereOf = ({ items }: InspectionState, disposal: Subject<'disposal'>): readonly string[] =>
  items.flatMap(({ id }) => (disposal.items?.includes(id) ? [id] : []));

const isStillHere = (state: InspectionState, disposal: Subject<'disposal'>): boolean =>
  disposal.items === null || hereOf(state, disposal).length > 0;

interface RequestProps extends ViewProps {
  readonly disposal: Subject<'disposal'>;
}

function RequestLine({ disposal, ...view }: RequestProps) {
  const { panel, state } = view;
  const answer = useSignal<'dispose' | 'keep' | null>(null);
  const close = () => {
    answer.value = null;
  };
  const here = disposal.items === null ? null : hereOf(state, disposal);
  const [first] = here ?? [];
  const what = here === null ? 'this inspection' : counted(here.length, 'item');
  return (
    <div class="notice notice-caution">
      <div class="grow stack-tight">
        <p>
          {personName(state, disposal.madeBy)} disposed of {what} on {dateInWords(dayOf(disposal.madeAtMs))}:{' '}
          {disposal.reason}. It is still on this computer. You are asked to dispose of it here, too; nothing
          goes unless you do.
        </p>
        {answer.value === null && (
          <div class="row">
            {first !== undefined && (
              <button
                type="button"
                class="button-small"
                onClick={() => {
                  panel.goTo('evidence');
                  panel.takeInHand(first);
                }}
              >
                Show it
              </button>
            )}
            <button
              type="button"
              class="button-small"
              onClick={() => {
                answer.value = 'dispose';
              }}
            >
              Dispose of it here, too…
            </button>
            <button
              type="button"
              class="button-small"
              onClick={() => {
                answer.value = 'keep';
              }}
            >
              Keep it here…
            </button>
          </div>
        )}
        {answer.value === 'dispose' && (
          <DisposeForm {...view} items={here} answers={disposal.id} onDone={close} />
        )}
        {answer.value === 'keep' && <KeepForm {...view} disposal={disposal} onDone={close} />}
      </div>
    </div>
  );
}

function KeepForm({ disposal, panel, inspection, onDone }: RequestProps & { readonly onDone: () => void }) {
  const draft = useFormDraft(panel, `${inspection.id}/keep/${disposal.id}`, { reason: '' });
  const keep = async ({ reason }: { readonly reason: string }) => {
    const said = { outcome: 'kept', items: disposal.items, reason, answers: disposal.id } as const;
    const isKept = await panel.record(inspection, [
      setFields('disposal', { id: panel.effects.newId() }, said),
    ]);
    if (isKept) onDone();
    return isKept;
  };
  return (
    <form
      class="stack-tight"
      aria-label="Keep it here"
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit(keep);
      }}
    >
      <TextField
        label="Why is it kept here?"
        value={draft.fields.value.reason}
        isRequired
        onValue={(reason) => draft.set({ reason })}
        hint="It stays in the record, and goes with it to colleagues."
      />
      <FormLine draft={draft} />
      <div class="row">
        <button type="submit">Keep it</button>
        <button type="button" onClick={onDone}>
          Close
        </button>
      </div>
    </form>
  );
}
