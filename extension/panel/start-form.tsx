import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import { defaultFrameworkId } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import type { InspectionKind } from '../../shared/evidence/subject-fields.ts';
import { SelectField } from './fields.tsx';
import { FormLine } from './form-line.tsx';
import { dateInWords, dayOf } from './format-date.ts';
import { frameworkErrorSentence, keptInField } from './import-sentences.ts';
import { daysFault, InspectionFields, reviewDateOf } from './inspection-fields.tsx';
import type { PanelModel } from './panel-model.ts';
import { PersonFields } from './person-fields.tsx';
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
    ...{ startDate: today, endDate: today, reviewDate: '' },
    ...{ name: panel.person.value?.name ?? '', role: panel.person.value?.role ?? '' },
  });
  const fields = draft.fields.value;
  const readFrameworks = async () => {
    frameworks.value = (await store.listFrameworks()).filter(({ topics }) => topics.length > 0);
  };
  useEffect(() => void readFrameworks(), []);

  const start = async ({ name, role, ...head }: typeof fields) => {
    const policy = await (await import('../store/read-policy.ts')).readPolicy();
    problem.value = daysFault(head, policy);
    if (problem.value !== null || !(await panel.savePerson({ name, role }))) return false;
    const id = await store.startInspection({ ...head, reviewDate: reviewDateOf(head, policy) });
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
      <InspectionFields fields={fields} onChange={(changed) => draft.set(changed)} />
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
