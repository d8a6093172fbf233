import type { CaseReading } from '../../sheets/case-readings.ts';
import { FormOpener } from '../form-opener.tsx';
import { fieldText, InlineForm, LongTextField, TextField } from '../inline-form.tsx';
import { localIsoDate } from '../local-date.ts';
import { type Pane, problem } from '../pane.ts';
import { dateInWords } from '../plain-words.ts';
import { ShowButton } from '../show-button.tsx';
import { workbookErrorToSentence } from '../workbook-sentences.ts';
import { writtenNotice } from '../written-notice.ts';
import { recordReply, referBack } from './case-commands.ts';
import { type CasesReading, isWaitingForForce } from './cases-reading.ts';
import { GradeCaseForm } from './grade-case-form.tsx';
import { WithdrawCaseForm } from './withdraw-case-form.tsx';

interface CaseProps {
  readonly pane: Pane;
  readonly one: CaseReading;
}

interface CaseActionsProps extends CaseProps {
  readonly reading: CasesReading;
  readonly place: string;
}

/** What can be done with one case: graded, referred back, the reply recorded, withdrawn, shown in the sheet. */
export function CaseActions({ pane, reading, one, place }: CaseActionsProps) {
  const { id, cells } = one;
  const form = (what: string) => `${what} ${place} ${id}`;
  const [grade, refer, reply, withdraw] = [form('grade'), form('refer'), form('reply'), form('withdraw')];
  const name = cells.Reference ?? '';
  const open = pane.openForm.value;
  if (open === grade) return <GradeCaseForm pane={pane} reading={reading} one={one} form={grade} />;
  if (open === withdraw) return <WithdrawCaseForm pane={pane} one={one} form={withdraw} />;
  if (open === refer) return <ReferForm pane={pane} one={one} form={refer} />;
  if (open === reply) return <ReplyForm pane={pane} one={one} form={reply} />;
  const isWaiting = isWaitingForForce(one);
  return (
    <div class="stack-tight">
      <div class="row">
        <FormOpener pane={pane} form={grade} look="button-small">
          {one.grades[1] === '' ? 'Grade' : 'Change the grade'}
          <span class="visually-hidden"> of {name}</span>
        </FormOpener>
        <FormOpener pane={pane} form={isWaiting ? reply : refer} look="button-small">
          {isWaiting ? 'Record the reply' : 'Refer back'}
          <span class="visually-hidden"> on {name}</span>
        </FormOpener>
      </div>
      <div class="row">
        <FormOpener pane={pane} form={withdraw} look="button-plain">
          Withdraw<span class="visually-hidden"> {name}</span>
        </FormOpener>
        <ShowButton pane={pane} place={{ sheet: 'cases', key: id, column: 'Reference' }} what={name} />
      </div>
    </div>
  );
}

function ReferForm({ pane, one: { id, cells }, form }: CaseProps & { readonly form: string }) {
  const earlier = cells['Reply date'] || cells.Reply;
  return (
    <InlineForm
      title={`Refer ${cells.Reference} back`}
      submitLabel="Write the referral"
      isBusy={pane.busy.value !== null}
      draft={pane.draftOf(form)}
      onCancel={() => pane.closeForm()}
      onSubmit={(fields) => writeRefer(pane, { id, form, reference: cells.Reference ?? '' }, fields)}
    >
      <LongTextField label="Question to the force" name="question" isRequired />
      <TextField label="Date" name="date" type="date" value={localIsoDate(pane.now())} isRequired />
      {earlier && (
        <p class="warning">
          The reply that stands there ({dateInWords(earlier)}) makes way: copy it from the sheet first if it
          is still needed.
        </p>
      )}
    </InlineForm>
  );
}

interface About {
  readonly id: string;
  readonly form: string;
  readonly reference: string;
}

const writeRefer = (pane: Pane, { id, form, reference }: About, fields: FormData): Promise<void> =>
  pane.run('Writing the referral…', async () => {
    const [date, question] = [fieldText(fields, 'date'), fieldText(fields, 'question')];
    if (question === '') return problem('Write what the force is asked.');
    if (date === '') return problem('Give the day on which the case was referred back.');
    const written = await referBack(pane.access, id, { date, question });
    if (!written.ok) return problem(workbookErrorToSentence(written.error));
    pane.finishForm(form);
    await pane.refresh();
    return writtenNotice(written.value, [`${reference} referred back to the force.`]);
  });

function ReplyForm({ pane, one: { id, cells }, form }: CaseProps & { readonly form: string }) {
  return (
    <InlineForm
      title={`The force’s reply on ${cells.Reference}`}
      submitLabel="Write the reply"
      isBusy={pane.busy.value !== null}
      draft={pane.draftOf(form)}
      onCancel={() => pane.closeForm()}
      onSubmit={(fields) =>
        writeReply(
          pane,
          { id, form, reference: cells.Reference ?? '', referred: cells['Referred back'] ?? '' },
          fields,
        )
      }
    >
      <LongTextField label="Reply" name="reply" />
      <TextField label="Date" name="date" type="date" value={localIsoDate(pane.now())} isRequired />
    </InlineForm>
  );
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** A date typed in the sheet in another form is told of there. */
const earlyReply = (date: string, referred: string): readonly string[] =>
  isDay(date) && isDay(referred) && date < referred
    ? [
        `The reply is dated ${dateInWords(date)}, before the case was referred back on ${dateInWords(referred)}.`,
      ]
    : [];

interface AboutReply extends About {
  readonly referred: string;
}

const writeReply = (
  pane: Pane,
  { id, form, reference, referred }: AboutReply,
  fields: FormData,
): Promise<void> =>
  pane.run('Writing the reply…', async () => {
    const date = fieldText(fields, 'date');
    if (date === '') return problem('Give the day on which the force replied.');
    const written = await recordReply(pane.access, id, { date, reply: fieldText(fields, 'reply') });
    if (!written.ok) return problem(workbookErrorToSentence(written.error));
    pane.finishForm(form);
    await pane.refresh();
    return writtenNotice(
      written.value,
      [`Reply on ${reference} recorded.`],
      earlyReply(date, referred.trim()),
    );
  });
