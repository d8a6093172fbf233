import { FormLine } from './form-line.tsx';
import type { PanelModel } from './panel-model.ts';
import { PersonFields } from './person-fields.tsx';
import { useFormDraft } from './use-form-draft.ts';

/** Who is at this computer: asked before a file is opened, since the record says who opened it. */
export function PersonForm({ panel }: { readonly panel: PanelModel }) {
  const draft = useFormDraft(panel, 'person', { name: '', role: '' });
  const save = ({ name, role }: { readonly name: string; readonly role: string }) =>
    panel.savePerson({ name: name.trim(), role: role.trim() });
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit(save);
      }}
    >
      <p class="muted">First, who you are: the record says who opened a file.</p>
      <PersonFields fields={draft.fields.value} onChange={(changed) => draft.set(changed)} />
      <FormLine draft={draft} />
      <div class="row">
        <button type="submit" class="button-primary">
          Go on
        </button>
      </div>
    </form>
  );
}
