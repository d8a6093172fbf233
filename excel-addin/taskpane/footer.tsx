import { DiagnosticsSection } from './diagnostics-section.tsx';
import { FormOpener } from './form-opener.tsx';
import { InlineForm, TextField } from './inline-form.tsx';
import { done, type Pane, problem } from './pane.ts';
import { personInWords, rememberPerson } from './person-fields.tsx';
import { RemoveSection } from './remove-section.tsx';

/** What is seldom needed, below everything else. */
export const Footer = ({ pane, hasSheets }: { readonly pane: Pane; readonly hasSheets: boolean }) => (
  <footer class="page stack pane-footer rule-above">
    <PersonSection pane={pane} />
    {hasSheets && <RemoveSection pane={pane} />}
    <DiagnosticsSection />
  </footer>
);

function PersonSection({ pane }: { readonly pane: Pane }) {
  const person = pane.person.value;
  if (person === null) return null;
  if (pane.openForm.value !== 'person')
    return (
      <p class="muted">
        You are {personInWords(person)}.{' '}
        <FormOpener pane={pane} form="person" look="button-plain">
          Change
        </FormOpener>
      </p>
    );
  return (
    <InlineForm
      title="Who you are"
      submitLabel="Keep"
      isBusy={pane.busy.value !== null}
      draft={pane.draftOf('person')}
      onCancel={() => pane.closeForm()}
      onSubmit={(fields) =>
        pane.run('', async () => {
          const changed = rememberPerson(pane, fields);
          if (changed === null) return problem('Give your name.');
          pane.finishForm('person');
          return done(`From now on: ${personInWords(changed)}. What was written before keeps its name.`);
        })
      }
    >
      <TextField label="Your name" name="personName" value={person.name} isRequired />
      <TextField label="Your role" name="personRole" value={person.role} />
    </InlineForm>
  );
}
