import { useState } from 'preact/hooks';
import type { Layer } from '../../../shared/evidence/subject-fields.ts';
import { normaliseJudgment } from '../../../shared/grading/normalise-judgment.ts';
import { moderationHeaders, nameForm } from '../../sheets/moderation.ts';
import { noReasonGiven } from '../award-cautions.ts';
import { ChoiceField, fieldText, InlineForm, LongTextField, TextField } from '../inline-form.tsx';
import { localIsoDate } from '../local-date.ts';
import { type Pane, problem, problemAt } from '../pane.ts';
import { layerWords } from '../plain-words.ts';
import { workbookErrorToSentence } from '../workbook-sentences.ts';
import { writtenNotice } from '../written-notice.ts';
import type { LayerProps } from './judge-form.tsx';
import { moderate } from './judgment-commands.ts';

export const moderateForm = (criterion: string, layer: Layer): string => `moderate ${layer} ${criterion}`;

const agreed = 'agreed';

const sameName = (name: string, judgedBy: string): boolean =>
  name.trim() !== '' && nameForm(name) === nameForm(judgedBy);

const sameNameWords = (name: string): string =>
  `${name.trim()} judged this too: a second opinion is worth more from another person.`;

/** A second person agrees or proposes another grade; the judgment itself stays. */
export function ModerateForm(props: LayerProps) {
  const { pane, reading, criterion, layer } = props;
  const form = moderateForm(criterion.id, layer);
  const { judgment } = reading.judgments.of(criterion.id, layer);
  const judgedBy = reading.judgments.text(criterion.id, moderationHeaders[layer].judgedBy);
  const [start] = useState(() => likelyModerator(pane, judgedBy));
  const [name, setName] = useState(pane.draftOf(form).read()?.moderator ?? start);
  return (
    <InlineForm
      title={`Second opinion on the ${layerWords[layer].toLowerCase()}’s judgment of ${criterion.number}`}
      submitLabel="Write the opinion"
      isBusy={pane.busy.value !== null}
      draft={pane.draftOf(form)}
      onCancel={() => pane.closeForm()}
      onSubmit={(fields) => write(props, fields)}
    >
      <ChoiceField
        label="Second opinion"
        name="opinion"
        value=""
        isRequired
        choices={[
          { value: '', label: 'Choose' },
          { value: agreed, label: `I agree: ${judgment}` },
          ...otherGrades(props).map((grade) => ({ value: grade, label: `I propose ${grade}` })),
        ]}
      />
      <LongTextField label="Reason" name="reason" />
      <div onInput={(event) => setName(nameIn(event.target))}>
        <TextField
          label="Second opinion by"
          name="moderator"
          value={start}
          isRequired
          hint={judgedBy === '' ? 'Remembered on this computer.' : `Another person than ${judgedBy}.`}
        />
      </div>
      <div role="status">{sameName(name, judgedBy) && <p class="warning">{sameNameWords(name)}</p>}</div>
      <p class="muted">The judgment stays as it is until whoever judged changes it.</p>
    </InlineForm>
  );
}

/** Whoever gave the last one here, or sits here, unless it is the person who judged. */
function likelyModerator({ people, person }: Pane, judgedBy: string): string {
  const known = [people.readModerator(), person.value?.name ?? ''];
  return known.find((name) => name !== '' && !sameName(name, judgedBy)) ?? '';
}

const nameIn = (target: EventTarget | null): string =>
  target instanceof HTMLInputElement ? target.value : '';

function otherGrades({ reading: { judgments, rule }, criterion, layer }: LayerProps): readonly string[] {
  const normal = normaliseJudgment(judgments.of(criterion.id, layer).judgment, rule);
  return rule.scale.toReversed().filter((grade) => normal.type !== 'grade' || grade !== normal.grade);
}

const write = ({ pane, reading, criterion, layer }: LayerProps, fields: FormData): Promise<void> =>
  pane.run('Writing the second opinion…', async () => {
    const [opinion, reason] = [fieldText(fields, 'opinion'), fieldText(fields, 'reason')];
    if (opinion === '') return problemAt('opinion', 'Say whether you agree, or which grade you propose.');
    const proposed = opinion === agreed ? null : opinion;
    const name = fieldText(fields, 'moderator');
    if (name === '') return problemAt('moderator', 'Give a name: a second opinion stands under a name.');
    const judgedBy = reading.judgments.text(criterion.id, moderationHeaders[layer].judgedBy);
    const date = localIsoDate(pane.now());
    const given = { proposed, reason, name, date };
    const written = await moderate(pane.access, { criterion: criterion.id, layer }, given);
    if (!written.ok) return problem(workbookErrorToSentence(written.error));
    pane.people.writeModerator(name);
    pane.finishForm(moderateForm(criterion.id, layer));
    await pane.refresh();
    return writtenNotice(
      written.value,
      [
        proposed === null
          ? `${criterion.number}: ${name} agrees.`
          : `${criterion.number}: ${name} proposes ${proposed}. The judgment stays as it is.`,
      ],
      [
        ...(proposed !== null && reason === '' ? [noReasonGiven] : []),
        ...(sameName(name, judgedBy) ? [sameNameWords(name)] : []),
      ],
    );
  });
