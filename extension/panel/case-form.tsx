import type { CaseGrade } from '../../shared/evidence/subject-fields.ts';
import { setFields } from '../../shared/ledger/change.ts';
import type { Subject } from '../../shared/ledger/inspection-state.ts';
import { SelectField, TextArea, TextField, toChoices } from './fields.tsx';
import { FormLine } from './form-line.tsx';
import { looksLikeName } from './looks-like-name.ts';
import type { ViewProps } from './panel-model.ts';
import { caseGradeWords } from './plain-words.ts';
import { useFormDraft } from './use-form-draft.ts';

interface CaseFormProps extends ViewProps {
  /** Null opens a new case. */
  readonly existing: Subject<'case'> | null;
  readonly onDone: () => void;
}

const toGrade = (word: string): CaseGrade | null => (word === '' ? null : (word as CaseGrade));

export function CaseForm({ panel, inspection, state, existing, onDone }: CaseFormProps) {
  const draft = useFormDraft(panel, `${inspection.id}/case/${existing?.id ?? 'new'}`, {
    reference: existing?.reference ?? '',
    area: existing?.area ?? '',
    forceGrade: existing?.forceGrade ?? '',
    inspectorGrade: existing?.inspectorGrade ?? '',
    reasons: existing?.reasons ?? '',
  });
  const fields = draft.fields.value;
  const save = async ({ reference, area, forceGrade, inspectorGrade, reasons }: typeof fields) => {
    const id = existing?.id ?? panel.effects.newId();
    const said = {
      reference,
      reasons,
      area: area || null,
      forceGrade: toGrade(forceGrade),
      inspectorGrade: toGrade(inspectorGrade),
    };
    const change =
      existing === null
        ? setFields('case', { id }, { ...said, status: 'open' })
        : setFields('case', existing, said);
    if (!(await panel.record(inspection, [change]))) return false;
    if (existing === null) await panel.choose(inspection, { case: id, area: said.area });
    onDone();
    return true;
  };
  const isTaken =
    existing === null && state.cases.some(({ reference }) => reference === fields.reference.trim());
  return (
    <form
      class="page stack"
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit(save);
      }}
    >
      {existing === null && <h2>Open a case</h2>}
      {existing === null && <p class="muted">New items attach to the case until you close it.</p>}
      <TextField
        label="Reference"
        value={fields.reference}
        isRequired
        onValue={(reference) => draft.set({ reference })}
        hint={referenceHint(fields.reference, isTaken)}
      />
      <SelectField
        label="Area of practice"
        value={fields.area}
        none="Not given"
        choices={inspection.areasFramework.areas.map(({ id, label }) => ({ value: id, words: label }))}
        onValue={(area) => draft.set({ area })}
      />
      <div class="pair">
        <SelectField
          label="Force’s grade"
          value={fields.forceGrade}
          none="Not graded"
          choices={toChoices(caseGradeWords)}
          onValue={(forceGrade) => draft.set({ forceGrade: forceGrade as CaseGrade | '' })}
        />
        <SelectField
          label="Inspector’s grade"
          value={fields.inspectorGrade}
          none="Not graded"
          choices={toChoices(caseGradeWords)}
          onValue={(inspectorGrade) => draft.set({ inspectorGrade: inspectorGrade as CaseGrade | '' })}
        />
      </div>
      <TextArea label="Reasons" value={fields.reasons} onValue={(reasons) => draft.set({ reasons })} />
      <FormLine draft={draft} />
      <div class="row">
        <button type="submit" class="button-primary">
          {existing === null ? 'Open the case' : 'Save the case'}
        </button>
        {(existing !== null || state.cases.length > 0) && (
          <button type="button" onClick={onDone}>
            Close
          </button>
        )}
      </div>
    </form>
  );
}

function referenceHint(reference: string, isTaken: boolean): string | undefined {
  if (looksLikeName(reference))
    return 'This looks like a person’s name. Use the force’s reference number instead.';
  if (isTaken) return 'There is a case with this reference already.';
  return undefined;
}
