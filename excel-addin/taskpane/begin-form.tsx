import { defaultFrameworkId, shippedFrameworks } from '../../shared/criteria/catalogue.ts';
import { policeForces } from '../../shared/criteria/police-forces.ts';
import type { InspectionKind } from '../../shared/evidence/subject-fields.ts';
import { ChoiceField, fieldText, InlineForm, TextField } from './inline-form.tsx';
import { localIsoDate } from './local-date.ts';
import { done, type Pane, problem } from './pane.ts';
import { inspectionKindWords, listed } from './plain-words.ts';
import { workbookErrorToSentence } from './workbook-sentences.ts';

const editions = shippedFrameworks
  .filter(({ topics }) => topics.length > 0)
  .map(({ id, title, published }) => ({ value: id, label: `${id}: ${title}, ${published.slice(0, 4)}` }));

const kinds = Object.entries(inspectionKindWords).map(([value, label]) => ({ value, label }));

/** An inspection begun in the workbook, before there is any evidence file. */
export function BeginForm({ pane }: { readonly pane: Pane }) {
  const today = localIsoDate(pane.now());
  return (
    <InlineForm
      title="Begin an inspection"
      submitLabel="Add our sheets"
      isBusy={pane.busy.value !== null}
      onCancel={() => pane.closeForm()}
      onSubmit={(fields) => begin(pane, fields)}
    >
      <ChoiceField label="Criteria edition" name="framework" value={defaultFrameworkId} choices={editions} />
      <div>
        <label for="field-force">Force (choose one, or type another)</label>
        <input id="field-force" name="force" list="forces" required maxLength={200} autocomplete="off" />
        <datalist id="forces">
          {policeForces.map((force) => (
            <option key={force} value={force} />
          ))}
        </datalist>
      </div>
      <ChoiceField label="Kind" name="kind" value="inspection" choices={kinds} />
      <div class="pair">
        <TextField label="First day" name="startDate" type="date" value={today} isRequired />
        <TextField label="Last day" name="endDate" type="date" value={today} isRequired />
      </div>
    </InlineForm>
  );
}

function begin(pane: Pane, fields: FormData): Promise<void> {
  const heading = {
    framework: fieldText(fields, 'framework'),
    force: fieldText(fields, 'force'),
    kind: fieldText(fields, 'kind') as InspectionKind,
    startDate: fieldText(fields, 'startDate'),
    endDate: fieldText(fields, 'endDate'),
  };
  return pane.run('Adding Plumbline’s sheets…', async () => {
    if (heading.force === '') return problem('Choose the force, or type its name.');
    if (heading.endDate < heading.startDate)
      return problem('The last day is before the first. Change one of them.');
    const begun = await pane.sheets.begin(heading);
    if (!begun.ok) return problem(workbookErrorToSentence(begun.error));
    pane.openForm.value = null;
    await pane.refresh();
    pane.view.value = 'judgments';
    return done(
      `Sheets added: ${listed(begun.value.sheetsAdded)}. Judge each criterion in the drop-downs of “PL Judgments”; the grades follow.`,
    );
  });
}
