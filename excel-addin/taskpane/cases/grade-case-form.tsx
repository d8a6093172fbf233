import type { CaseReading } from '../../sheets/case-readings.ts';
import { caseGradeOf, caseGrades } from '../../sheets/case-words.ts';
import { readCriteriaNumbers } from '../../sheets/criteria-numbers.ts';
import {
  type Choice,
  ChoiceField,
  fieldText,
  InlineForm,
  LongTextField,
  TextField,
} from '../inline-form.tsx';
import { type Pane, problem, problemAt } from '../pane.ts';
import { workbookErrorToSentence } from '../workbook-sentences.ts';
import { writtenNotice } from '../written-notice.ts';
import { gradeCase } from './case-commands.ts';
import type { CasesReading } from './cases-reading.ts';

export const gradeChoices: readonly Choice[] = [
  { value: '', label: 'Not graded yet' },
  ...caseGrades.map((grade) => ({ value: grade, label: grade })),
];

/** What the edition does not name is offered as it was typed: saving another part does not lose it. */
export const areaChoices = ({ areas }: Pick<CasesReading, 'areas'>, typed: string): readonly Choice[] => {
  const known = areas.map(({ label }) => ({ value: label, label }));
  const isKnown = typed === '' || areas.some(({ label }) => label === typed);
  const odd = isKnown ? [] : [{ value: typed, label: `${typed} (as typed in the sheet)` }];
  return [{ value: '', label: 'Choose an area' }, ...odd, ...known];
};

interface GradeCaseProps {
  readonly pane: Pane;
  readonly reading: CasesReading;
  readonly one: CaseReading;
  readonly form: string;
}

/** A case that stands already: graded, or corrected. */
export function GradeCaseForm({ pane, reading, one, form }: GradeCaseProps) {
  const { cells, grades } = one;
  const area = (cells['Area of practice'] ?? '').trim();
  const known = reading.areas.find(({ label }) => label.toLowerCase() === area.toLowerCase())?.label ?? area;
  const odd = [cells['Force grade'], cells['Inspector grade']].filter(
    (typed = '', index) => typed.trim() !== '' && grades[index] === '',
  );
  return (
    <InlineForm
      title={`Grade ${cells.Reference}`}
      submitLabel="Write the grade"
      isBusy={pane.busy.value !== null}
      draft={pane.draftOf(form)}
      onCancel={() => pane.closeForm()}
      onSubmit={(fields) => write(pane, { one, form }, fields)}
    >
      <ChoiceField
        label="Inspector’s grade"
        name="inspectorGrade"
        value={grades[1] ?? ''}
        choices={gradeChoices}
      />
      <ChoiceField label="Force’s grade" name="forceGrade" value={grades[0] ?? ''} choices={gradeChoices} />
      {odd.length > 0 && (
        <p class="warning">The sheet says “{odd.join('”, “')}”, which is none of these three.</p>
      )}
      <LongTextField label="Reasons" name="reasons" value={cells.Reasons ?? ''} />
      <TextField
        label="Criteria it bears on"
        name="criteria"
        value={cells.Criteria ?? ''}
        hint="By number, such as 1.2; 3.1"
      />
      <ChoiceField label="Area of practice" name="area" value={known} choices={areaChoices(reading, known)} />
    </InlineForm>
  );
}

const write = (
  pane: Pane,
  { one, form }: Pick<GradeCaseProps, 'one' | 'form'>,
  fields: FormData,
): Promise<void> =>
  pane.run('Writing the grade…', async () => {
    const criteria = fieldText(fields, 'criteria');
    const framework = pane.reading.value?.framework;
    const unknown = framework === undefined ? [] : readCriteriaNumbers(framework, criteria).unknown;
    if (unknown.length > 0)
      return problemAt(
        'criteria',
        `${unknown.map((text) => `“${text}”`).join(', ')} is no criterion of this edition.`,
      );
    const given = {
      ...{ criteria, area: fieldText(fields, 'area'), reasons: fieldText(fields, 'reasons') },
      forceGrade: caseGradeOf(fieldText(fields, 'forceGrade')),
      inspectorGrade: caseGradeOf(fieldText(fields, 'inspectorGrade')),
    };
    const written = await gradeCase(pane.access, one, given);
    if (!written.ok) return problem(workbookErrorToSentence(written.error));
    pane.finishForm(form);
    await pane.refresh();
    const cautions =
      given.inspectorGrade !== '' && given.reasons === '' ? ['No reason stands beside the grade yet.'] : [];
    const said = given.inspectorGrade === '' ? 'written, not graded yet' : given.inspectorGrade;
    return writtenNotice(written.value, [`${one.cells.Reference}: ${said}.`], cautions);
  });
