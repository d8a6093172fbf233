import { useSignal } from '@preact/signals';
import { setFields } from '../../shared/ledger/change.ts';
import type { Subject } from '../../shared/ledger/inspection-state.ts';
import { FormLine } from './form-line.tsx';
import { daysFault, InspectionFields, reviewDateOf } from './inspection-fields.tsx';
import type { ViewProps } from './panel-model.ts';
import { useFormDraft } from './use-form-draft.ts';

interface InspectionFormProps extends ViewProps {
  readonly existing: Subject<'inspection'>;
  readonly onDone: () => void;
}

/** The head of an inspection, put right. */
export function InspectionForm({ existing, panel, inspection, onDone }: InspectionFormProps) {
  const { force, kind, startDate, endDate, reviewDate } = existing;
  const problem = useSignal<string | null>(null);
  const draft = useFormDraft(panel, `${inspection.id}/head`, {
    ...{ force, kind, startDate, endDate, reviewDate },
  });
  const save = async (fields: ReturnType<typeof draft.fields.peek>) => {
    const policy = await (await import('../store/read-policy.ts')).readPolicy();
    problem.value = daysFault(fields, policy);
    if (problem.value !== null) return false;
    const whole = { ...fields, reviewDate: reviewDateOf(fields, policy) };
    if (!(await panel.record(inspection, [setFields('inspection', existing, whole)]))) return false;
    await panel.showInspection(inspection.id);
    onDone();
    return true;
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit(save);
      }}
    >
      <InspectionFields fields={draft.fields.value} onChange={(changed) => draft.set(changed)} />
      {problem.value !== null && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
      <FormLine draft={draft} />
      <div class="row">
        <button type="submit">Save the inspection</button>
      </div>
    </form>
  );
}
