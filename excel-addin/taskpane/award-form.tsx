import type { TopicReading } from '../sheets/topic-readings.ts';
import { awardCautions } from './award-cautions.ts';
import { ChoiceField, fieldText, InlineForm, LongTextField } from './inline-form.tsx';
import { localIsoDate } from './local-date.ts';
import { done, type Pane, problem } from './pane.ts';
import { PersonFields, readPerson } from './person-fields.tsx';
import { workbookErrorToSentence } from './workbook-sentences.ts';

export const awardForm = (key: string): string => `award ${key}`;

/** A person's own decision: no grade is chosen beforehand. Blank takes an award back. */
export function AwardForm({ pane, reading }: { readonly pane: Pane; readonly reading: TopicReading }) {
  const { key, topic, awarded, reason } = reading;
  const isAwarded = awarded !== '';
  const grades = pane.reading.value?.rule.scale.toReversed() ?? [];
  const scale = grades.map((grade) => ({ value: grade, label: grade }));
  const choices = isAwarded
    ? [...strange(awarded, grades), ...scale, { value: '', label: 'No award (take it back)' }]
    : [{ value: '', label: 'Choose a grade' }, ...scale];
  return (
    <InlineForm
      title={`Award ${topic.name}`}
      submitLabel="Write the award"
      isBusy={pane.busy.value !== null}
      draft={pane.draftOf(awardForm(key))}
      onCancel={() => pane.closeForm()}
      onSubmit={(fields) => award(pane, reading, fields)}
    >
      <ChoiceField
        label="Awarded grade"
        name="grade"
        value={awarded}
        choices={choices}
        isRequired={!isAwarded}
      />
      <LongTextField label="Reason" name="reason" value={reason} />
      <PersonFields pane={pane} />
    </InlineForm>
  );
}

/** Without it the browser would choose the first grade for a text that is none. */
const strange = (awarded: string, grades: readonly string[]) =>
  grades.includes(awarded) ? [] : [{ value: awarded, label: `${awarded} (as typed in the sheet)` }];

const award = (pane: Pane, topicReading: TopicReading, fields: FormData): Promise<void> =>
  pane.run('Writing the award…', async () => {
    const { key, topic, awarded } = topicReading;
    const grade = fieldText(fields, 'grade');
    const reason = fieldText(fields, 'reason');
    const isTakenBack = grade === '' && awarded !== '';
    if (grade === '' && !isTakenBack) return problem('Choose the grade to award.');
    const person = readPerson(pane, fields);
    if (person === null) return problem('Give your name: an award stands under a name.');
    const written = await pane.sheets.award(
      key,
      isTakenBack
        ? { grade: '', reason: '', name: '', date: '' }
        : { grade, reason, name: person.name, date: localIsoDate(pane.now()) },
    );
    if (!written.ok) return problem(workbookErrorToSentence(written.error));
    pane.finishForm(awardForm(key));
    await pane.refresh();
    if (isTakenBack) return done(`The award of ${topic.name} was taken back.`);
    const lines = [`${topic.name}: ${grade} awarded by ${person.name}, with today’s date.`];
    const rule = pane.reading.value?.rule;
    const cautions =
      rule === undefined ? [] : awardCautions({ ...topicReading, awarded: grade, reason }, rule);
    return cautions.length === 0 ? done(...lines) : { kind: 'caution', lines: [...lines, ...cautions] };
  });
