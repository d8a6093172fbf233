import { useState } from 'preact/hooks';
import { looksLikeName, nameWarning } from '../../sheets/case-reference.ts';
import { type CaseGradeWord, caseGradeOf } from '../../sheets/case-words.ts';
import { criteriaNumbersText } from '../../sheets/criteria-numbers.ts';
import { ChoiceField, fieldText, InlineForm, LongTextField, TextField } from '../inline-form.tsx';
import { done, type Pane, problem } from '../pane.ts';
import { workbookErrorToSentence } from '../workbook-sentences.ts';
import { addCase } from './case-commands.ts';
import type { CasesReading } from './cases-reading.ts';
import { areaChoices, gradeChoices } from './grade-case-form.tsx';

interface CaseFormProps {
  readonly pane: Pane;
  readonly reading: CasesReading;
  readonly form: string;
}

export function CaseForm({ pane, reading, form }: CaseFormProps) {
  const [reference, setReference] = useState(pane.draftOf(form).read()?.reference ?? '');
  const criteria = pane.reading.value?.criteria ?? [];
  return (
    <InlineForm
      title="Add one case"
      submitLabel="Add the case"
      isBusy={pane.busy.value !== null}
      draft={pane.draftOf(form)}
      onCancel={() => pane.closeForm()}
      onSubmit={(fields) => add(pane, form, fields)}
    >
      <div onInput={(event) => setReference(inputValue(event.target))}>
        <TextField
          label="Reference"
          name="reference"
          isRequired
          hint="The force’s reference number, never a name."
        />
        <div role="status">
          {looksLikeName(reference) && <p class="warning">{nameWarning(reference.trim())}</p>}
        </div>
      </div>
      <ChoiceField label="Area of practice" name="area" value="" choices={areaChoices(reading, '')} />
      <ChoiceField
        label="Criterion it bears on"
        name="criterion"
        value=""
        choices={[
          { value: '', label: 'None yet' },
          ...criteria.map(({ id, number, label }) => ({ value: id, label: `${number} ${label}` })),
        ]}
      />
      <ChoiceField label="Force’s grade" name="forceGrade" value="" choices={gradeChoices} />
      <ChoiceField label="Inspector’s grade" name="inspectorGrade" value="" choices={gradeChoices} />
      <LongTextField label="Reasons" name="reasons" />
    </InlineForm>
  );
}

const inputValue = (target: EventTarget | null): string =>
  target instanceof HTMLInputElement ? target.value : '';

const add = (pane: Pane, form: string, fields: FormData): Promise<void> =>
  pane.run('Adding the case…', async () => {
    const reference = fieldText(fields, 'reference');
    if (reference === '') return problem('Give the case a reference.');
    const grade = (name: string): CaseGradeWord | '' => caseGradeOf(fieldText(fields, name));
    const framework = pane.reading.value?.framework;
    const criterion = fieldText(fields, 'criterion');
    const added = await addCase(pane.access, {
      reference,
      area: fieldText(fields, 'area'),
      forceGrade: grade('forceGrade'),
      inspectorGrade: grade('inspectorGrade'),
      criteria: framework === undefined ? '' : criteriaNumbersText(framework, [criterion]),
      reasons: fieldText(fields, 'reasons'),
    });
    if (!added.ok) return problem(workbookErrorToSentence(added.error));
    pane.finishForm(form);
    await pane.refresh();
    return looksLikeName(reference)
      ? { kind: 'caution', lines: [`${reference} added to PL Cases.`, nameWarning(reference)] }
      : done(`${reference} added to PL Cases.`);
  });
