import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { FormLine } from './form-line.tsx';
import { joinErrorSentence } from './import-sentences.ts';
import type { PanelModel } from './panel-model.ts';
import { PersonFields } from './person-fields.tsx';
import { useFormDraft } from './use-form-draft.ts';

interface JoinFormProps {
  readonly panel: PanelModel;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** Joining the inspection that a colleague started. */
export function JoinForm({ panel, onDone, onBack }: JoinFormProps) {
  const id = useId();
  const file = useSignal<File | null>(null);
  const problem = useSignal<string | null>(null);
  const { person } = panel;
  const draft = useFormDraft(panel, 'join-inspection', {
    name: person.value?.name ?? '',
    role: person.value?.role ?? '',
  });
  const join = async ({ name, role }: { readonly name: string; readonly role: string }) => {
    if (file.value === null || !(await panel.savePerson({ name, role }))) return false;
    const joined = await panel.effects.store.joinInspection(await file.value.text());
    if (!joined.ok) {
      problem.value = joinErrorSentence(joined.error);
      return false;
    }
    await panel.showInspection(joined.value);
    onDone();
    return true;
  };
  return (
    <form
      class="page page-narrow stack"
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit(join);
      }}
    >
      <h2>Join a colleague’s inspection</h2>
      <p class="muted">Your colleague makes the inspection file under “Files”, “Give to a colleague”.</p>
      <div class="stack-tight">
        <label for={id}>Inspection file</label>
        <input
          id={id}
          type="file"
          required
          onChange={(event) => {
            file.value = event.currentTarget.files?.[0] ?? null;
            problem.value = null;
          }}
        />
      </div>
      <PersonFields fields={draft.fields.value} onChange={(changed) => draft.set(changed)} />
      {problem.value !== null && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
      <FormLine draft={draft} />
      <div class="row">
        <button type="submit" class="button-primary">
          Join the inspection
        </button>
        <button type="button" onClick={onBack}>
          Back
        </button>
      </div>
    </form>
  );
}
