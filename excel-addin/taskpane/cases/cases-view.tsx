import { FormOpener } from '../form-opener.tsx';
import { done, type Pane, problem } from '../pane.ts';
import type { PaneReading } from '../pane-reading.ts';
import { counted } from '../plain-words.ts';
import { ReadAgainButton } from '../read-again-button.tsx';
import { ShowButton } from '../show-button.tsx';
import { updateSheets } from '../update-sheets.ts';
import { useReading } from '../use-reading.ts';
import { workbookErrorToSentence } from '../workbook-sentences.ts';
import { Agreement } from './agreement.tsx';
import { AreaList } from './area-list.tsx';
import { readCases } from './case-commands.ts';
import { CaseForm } from './case-form.tsx';
import { leadWords } from './case-sentences.ts';
import { CaseWarnings } from './case-warnings.tsx';
import type { CasesReading } from './cases-reading.ts';
import { ListForm } from './list-form.tsx';
import { WaitingForForce } from './waiting-for-force.tsx';
import { WithdrawnCases } from './withdraw-case-form.tsx';

export function CasesView({ pane, reading }: { readonly pane: Pane; readonly reading: PaneReading }) {
  const { value, problem: fault } = useReading(() => readCases(pane.access), [reading]);
  return (
    <div class="page stack">
      <div class="row row-spread">
        <h2>Case audits</h2>
        <ReadAgainButton pane={pane} />
      </div>
      {fault !== null && <p class="problem">{fault}</p>}
      {reading.missing.includes('PL Cases') ? null : value === null ? (
        fault === null && <p class="muted">Reading the cases…</p>
      ) : (
        <Cases pane={pane} cases={value} />
      )}
    </div>
  );
}

const Cases = ({ pane, cases }: { readonly pane: Pane; readonly cases: CasesReading }) => (
  <>
    <section class="stack-tight">
      <p>{leadWords(cases)}</p>
      <AreaList pane={pane} reading={cases} />
      {cases.cases.length > 0 && (
        <div class="flush">
          <ShowButton pane={pane} place={{ sheet: 'cases', key: null, column: '' }} what="the cases" />
        </div>
      )}
      <WithdrawnCases pane={pane} reading={cases} />
      {cases.uncounted > 0 && <Uncounted pane={pane} count={cases.uncounted} />}
    </section>
    <AddCases pane={pane} cases={cases} />
    <WaitingForForce pane={pane} reading={cases} />
    <CaseWarnings pane={pane} warnings={cases.warnings} />
    {cases.cases.length > 0 && <Agreement pane={pane} reading={cases} />}
  </>
);

const listForm = 'case-list';
const caseForm = 'case';

function AddCases({ pane, cases }: { readonly pane: Pane; readonly cases: CasesReading }) {
  const form = pane.openForm.value;
  if (form === listForm) return <ListForm pane={pane} reading={cases} form={listForm} />;
  if (form === caseForm) return <CaseForm pane={pane} reading={cases} form={caseForm} />;
  return (
    <div class="row">
      <FormOpener pane={pane} form={listForm}>
        Paste a list of cases
      </FormOpener>
      <FormOpener pane={pane} form={caseForm}>
        Add one case
      </FormOpener>
    </div>
  );
}

const Uncounted = ({ pane, count }: { readonly pane: Pane; readonly count: number }) => (
  <div class="notice notice-caution">
    <div class="grow">
      <p>
        {counted(count, 'row')} typed in the sheet {count === 1 ? 'does' : 'do'} not count yet.
      </p>
      <button type="button" aria-disabled={pane.busy.value !== null} onClick={() => bringUpToDate(pane)}>
        Count {count === 1 ? 'it' : 'them'}
      </button>
    </div>
  </div>
);

const bringUpToDate = (pane: Pane): Promise<void> =>
  pane.run('Bringing the sheets up to date…', async () => {
    const updated = await updateSheets(pane.access);
    if (!updated.ok) return problem(workbookErrorToSentence(updated.error));
    await pane.refresh();
    return done('All rows with a reference of their own count now.');
  });
