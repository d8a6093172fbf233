import { FormLine } from './form-line.tsx';
import type { PanelModel } from './panel-model.ts';
import { PersonFields } from './person-fields.tsx';
import { useFormDraft } from './use-form-draft.ts';

interface PersonFormProps {
  readonly panel: PanelModel;
  readonly onDone?: () => void;
}

/** Who is at this computer: asked before a file is opened, since the record says who opened it. */
export function PersonForm({ panel, onDone }: PersonFormProps) {
  const person = panel.person.value;
  const draft = useFormDraft(panel, 'person', { name: person?.name ?? '', role: person?.role ?? '' });
  const save = async (fields: { readonly name: string; readonly role: string }) => {
    const isSaved = await panel.savePerson(fields);
    if (isSaved) onDone?.();
    return isSaved;
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit(save);
      }}
    >
      {person === null && <p class="muted">First, who you are: the record says who opened a file.</p>}
      <PersonFields fields={draft.fields.value} onChange={(changed) => draft.set(changed)} />
      <FormLine draft={draft} />
      <div class="row">
        <button type="submit" class={person === null ? 'button-primary' : ''}>
          {person === null ? 'Go on' : 'Save name and role'}
        </button>
      </div>
    </form>
  );
}
