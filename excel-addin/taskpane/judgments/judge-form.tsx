import type { Layer } from '../../../shared/evidence/subject-fields.ts';
import { normaliseJudgment } from '../../../shared/grading/normalise-judgment.ts';
import type { Rule } from '../../../shared/grading/rule.ts';
import { readModeration } from '../../sheets/moderation.ts';
import { type Choice, ChoiceField, fieldText, InlineForm, LongTextField } from '../inline-form.tsx';
import { problem } from '../pane.ts';
import { PersonFields, readPerson } from '../person-fields.tsx';
import { layerWords } from '../plain-words.ts';
import { workbookErrorToSentence } from '../workbook-sentences.ts';
import { writtenNotice } from '../written-notice.ts';
import type { CriterionProps } from './criterion-detail.tsx';
import { judgmentCautions } from './judgment-cautions.ts';
import { judge } from './judgment-commands.ts';

export type LayerProps = CriterionProps & { readonly layer: Layer };

export const judgeForm = (criterion: string, layer: Layer): string => `judge ${layer} ${criterion}`;

/** A person's own judgment: nothing is chosen beforehand, whatever the figures suggest. */
export function JudgeForm(props: LayerProps) {
  const { pane, reading, criterion, layer } = props;
  const { judgment, reasons } = reading.judgments.of(criterion.id, layer);
  const isJudged = judgment.trim() !== '';
  const normal = normaliseJudgment(judgment, reading.rule);
  return (
    <InlineForm
      title={`${layerWords[layer]}’s judgment of ${criterion.number}`}
      submitLabel="Write the judgment"
      isBusy={pane.busy.value !== null}
      draft={pane.draftOf(judgeForm(criterion.id, layer))}
      onCancel={() => pane.closeForm()}
      onSubmit={(fields) => write(props, fields)}
    >
      <ChoiceField
        label="Grade"
        name="grade"
        value={normal.type === 'grade' ? normal.grade : judgment}
        isRequired={!isJudged}
        choices={choicesFor(judgment, reading.rule)}
      />
      <LongTextField label="Reasons" name="reasons" value={reasons} />
      <PersonFields pane={pane} />
    </InlineForm>
  );
}

function choicesFor(judgment: string, rule: Rule): readonly Choice[] {
  const words = [...rule.scale.toReversed(), rule.notApplicable];
  const scale = words.map((word) => ({ value: word, label: word }));
  if (judgment.trim() === '') return [{ value: '', label: 'Choose a grade' }, ...scale];
  const { type } = normaliseJudgment(judgment, rule);
  const isStrange = type === 'unknown' || (type !== 'grade' && !words.includes(judgment));
  const strange = isStrange ? [{ value: judgment, label: `${judgment} (as typed in the sheet)` }] : [];
  return [...strange, ...scale, { value: '', label: 'No judgment (take it back)' }];
}

const write = (props: LayerProps, fields: FormData): Promise<void> => {
  const { pane, reading, criterion, layer } = props;
  return pane.run('Writing the judgment…', async () => {
    const before = reading.judgments.of(criterion.id, layer).judgment;
    const judgment = fieldText(fields, 'grade');
    if (judgment === '' && before.trim() === '') return problem('Choose the grade that you judge.');
    const person = readPerson(pane, fields);
    if (person === null) return problem('Give your name: a judgment stands under a name.');
    const given = { judgment, reasons: fieldText(fields, 'reasons'), name: person.name };
    const written = await judge(pane.access, { criterion: criterion.id, layer }, given);
    if (!written.ok) return problem(workbookErrorToSentence(written.error));
    pane.finishForm(judgeForm(criterion.id, layer));
    await pane.refresh();
    const opinion = readModeration((header) => reading.judgments.text(criterion.id, header), layer);
    const line =
      judgment === ''
        ? `The judgment of ${criterion.number} was taken back.`
        : `${criterion.number}: ${judgment}, judged by ${person.name}.`;
    return writtenNotice(
      written.value,
      [line],
      judgmentCautions({ given, before, opinion, rule: reading.rule }),
    );
  });
};
