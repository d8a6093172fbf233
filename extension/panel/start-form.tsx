import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import { defaultFrameworkId } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import { policeForces } from '../../shared/criteria/police-forces.ts';
import type { InspectionKind } from '../../shared/evidence/subject-fields.ts';
import { SelectField, TextField, toChoices } from './fields.tsx';
import { FormLine } from './form-line.tsx';
import { dateInWords, dayOf } from './format-date.ts';
import { frameworkErrorSentence, keptInField } from './import-sentences.ts';
import type { PanelModel } from './panel-model.ts';
import { PersonFields } from './person-fields.tsx';
import { inspectionKindWords } from './plain-words.ts';
import { useFormDraft } from './use-form-draft.ts';

interface StartFormProps {
  readonly panel: PanelModel;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

export function StartForm({ panel, onDone, onBack }: StartFormProps) {
  const { store, now } = panel.effects;
  const frameworks = useSignal<readonly Framework[]>([]);
  const problem = useSignal<string | null>(null);
  const today = dayOf(now());
  const draft = useFormDraft(panel, 'new-inspection', {
    ...{ framework: defaultFrameworkId, force: '', kind: 'inspection' as InspectionKind },
    ...{ startDate: today, endDate: today },
    ...{ name: panel.person.value?.name ?? '', role: panel.person.value?.role ?? '' },
  });
  const fields = draft.fields.value;
  const readFrameworks = async () => {
    frameworks.value = (await store.listFrameworks()).filter(({ topics }) => topics.length > 0);
  };
  useEffect(() => void readFrameworks(), []);

  const start = async ({ name, role, framework, force, kind, startDate, endDate }: typeof fields) => {
    if (endDate < startDate) {
      problem.value = 'The last day is before the first day. Change one of them.';
      return false;
    }
    if (!(await panel.savePerson({ name: name.trim(), role: role.trim() }))) return false;
    const id = await store.startInspection({ framework, force: force.trim(), kind, startDate, endDate });
    if (!id.ok) {
      problem.value = keptInField(id.error);
      return false;
    }
    await panel.showInspection(id.value);
    onDone();
    return true;
  };

  return (
    <form
      class="page page-narrow stack"
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit(start);
      }}
    >
      <h2>Start an inspection</h2>
      <SelectField
        label="Criteria edition"
        value={fields.framework}
        choices={frameworks.value.map(({ id, title, published }) => ({
          value: id,
          words: `${title} (${dateInWords(published)})`,
        }))}
        onValue={(framework) => draft.set({ framework })}
      />
      <AddFramework
        panel={panel}
        onAdded={({ id }) => {
          void readFrameworks();
          draft.set({ framework: id });
        }}
      />
      <TextField
        label="Force"
        value={fields.force}
        isRequired
        suggestions={policeForces}
        onValue={(force) => draft.set({ force })}
        hint="Choose from the list, or type another"
      />
      <SelectField
        label="Kind"
        value={fields.kind}
        choices={toChoices(inspectionKindWords)}
        onValue={(kind) => draft.set({ kind: kind as InspectionKind })}
      />
      <div class="pair">
        <TextField
          label="First day"
          type="date"
          value={fields.startDate}
          isRequired
          onValue={(startDate) => draft.set({ startDate })}
        />
        <TextField
          label="Last day"
          type="date"
          value={fields.endDate}
          isRequired
          onValue={(endDate) => draft.set({ endDate })}
        />
      </div>
      <PersonFields fields={fields} onChange={(changed) => draft.set(changed)} />
      {problem.value !== null && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
      <FormLine draft={draft} />
      <div class="row">
        <button type="submit" class="button-primary">
          Start the inspection
        </button>
        <button type="button" onClick={onBack}>
          Back
        </button>
      </div>
    </form>
  );
}

interface AddFrameworkProps {
  readonly panel: PanelModel;
  readonly onAdded: (framework: Framework) => void;
}

function AddFramework({ panel, onAdded }: AddFrameworkProps) {
  const id = useId();
  const problem = useSignal<string | null>(null);
  const add = async (file: File | undefined) => {
    if (file === undefined) return;
    const framework = await panel.effects.store.addFramework(await file.text());
    problem.value = framework.ok ? null : frameworkErrorSentence(framework.error);
    if (framework.ok) onAdded(framework.value);
  };
  return (
    <details>
      <summary>Use another criteria edition</summary>
      <div class="stack-tight">
        <label for={id}>A criteria edition file (.json)</label>
        <input
          id={id}
          type="file"
          accept=".json"
          onChange={(event) => void add(event.currentTarget.files?.[0])}
        />
        {problem.value !== null && (
          <p class="problem" role="alert">
            {problem.value}
          </p>
        )}
      </div>
    </details>
  );
}
