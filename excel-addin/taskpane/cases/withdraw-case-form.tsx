import type { CaseReading } from '../../sheets/case-readings.ts';
import { fieldText, InlineForm, LongTextField } from '../inline-form.tsx';
import { localIsoDate } from '../local-date.ts';
import { MoreButton } from '../more-button.tsx';
import { type Pane, problem } from '../pane.ts';
import { counted } from '../plain-words.ts';
import { ShowButton } from '../show-button.tsx';
import { workbookErrorToSentence } from '../workbook-sentences.ts';
import { writtenNotice } from '../written-notice.ts';
import { takeBackCase, withdrawCase } from './case-commands.ts';
import type { CasesReading } from './cases-reading.ts';

interface WithdrawProps {
  readonly pane: Pane;
  readonly one: CaseReading;
  readonly form: string;
}

/** Out of the audit, with the reason; what rested on it is said first. */
export function WithdrawCaseForm({ pane, one, form }: WithdrawProps) {
  const { Reference: reference = '', Criteria: criteria = '' } = one.cells;
  const graded = one.grades.filter((grade) => grade !== '').length;
  return (
    <InlineForm
      title={`Withdraw ${reference}`}
      submitLabel="Withdraw the case"
      isBusy={pane.busy.value !== null}
      draft={pane.draftOf(form)}
      onCancel={() => pane.closeForm()}
      onSubmit={(fields) => withdraw(pane, { one, form }, fields)}
    >
      <p>
        Its row stays on PL Cases, and nothing counts it any more
        {graded > 0 && `: ${counted(graded, 'grade')} less in the summary`}
        {criteria !== '' && `, one case less beside ${criteria}`}. A sign-off that rests on it will say so.
      </p>
      <LongTextField label="Why it is withdrawn" name="why" isRequired />
    </InlineForm>
  );
}

const withdraw = (
  pane: Pane,
  { one, form }: Pick<WithdrawProps, 'one' | 'form'>,
  fields: FormData,
): Promise<void> =>
  pane.run('Withdrawing the case…', async () => {
    const given = { date: localIsoDate(pane.now()), why: fieldText(fields, 'why') };
    const written = await withdrawCase(pane.access, one, given);
    if (!written.ok) return problem(workbookErrorToSentence(written.error));
    pane.finishForm(form);
    await pane.refresh();
    return writtenNotice(written.value, [`${one.cells.Reference} is withdrawn. Its row stays on PL Cases.`]);
  });

/** Those that do not count, each with the way back. */
export function WithdrawnCases({ pane, reading }: { readonly pane: Pane; readonly reading: CasesReading }) {
  const { withdrawn } = reading;
  if (withdrawn.length === 0) return null;
  return (
    <MoreButton label={`${counted(withdrawn.length, 'case')} withdrawn`}>
      {() => (
        <ul class="case-list">
          {withdrawn.map((one) => (
            <WithdrawnCase key={one.id} pane={pane} one={one} />
          ))}
        </ul>
      )}
    </MoreButton>
  );
}

const WithdrawnCase = ({ pane, one }: Pick<WithdrawProps, 'pane' | 'one'>) => {
  const reference = one.cells.Reference || 'Without a reference';
  return (
    <li class="stack-tight">
      <p>
        <strong>{reference}</strong>
      </p>
      <div class="row">
        <button
          type="button"
          class="button-small"
          aria-disabled={pane.busy.value !== null}
          onClick={() => takeBack(pane, one)}
        >
          Count it again<span class="visually-hidden"> ({reference})</span>
        </button>
        <ShowButton pane={pane} place={{ sheet: 'cases', key: one.id, column: 'State' }} what={reference} />
      </div>
    </li>
  );
};

const takeBack = (pane: Pane, one: CaseReading): Promise<void> =>
  pane.run('Counting the case again…', async () => {
    const written = await takeBackCase(pane.access, one);
    if (!written.ok) return problem(workbookErrorToSentence(written.error));
    await pane.refresh();
    return writtenNotice(written.value, [`${one.cells.Reference} counts again.`]);
  });
