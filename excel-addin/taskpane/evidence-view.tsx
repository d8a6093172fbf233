import type { Criterion } from '../../shared/criteria/framework.ts';
import { AdoptOffer } from './adopt-offer.tsx';
import { bringInFile } from './bring-in-file.ts';
import { FileField } from './file-field.tsx';
import { FormOpener } from './form-opener.tsx';
import { laterView } from './later-view.tsx';
import type { Pane } from './pane.ts';
import type { PaneReading } from './pane-reading.ts';
import { PaperForm } from './paper-form.tsx';
import { counted } from './plain-words.ts';
import { ShowButton } from './show-button.tsx';

const EarlierSection = laterView(async () => (await import('./round/earlier-section.tsx')).EarlierSection);
const ForceOffer = laterView(async () => (await import('./round/force-offer.tsx')).ForceOffer);

export function EvidenceView({ pane, reading }: { readonly pane: Pane; readonly reading: PaneReading }) {
  const { items, withdrawn, findings, cases } = reading.counts;
  const force = pane.forceFile.value;
  return (
    <div class="page stack">
      {force !== null && <ForceOffer pane={pane} force={force} />}
      <section class="stack-tight">
        <h2>In this workbook</h2>
        {items + findings + cases === 0 && reading.missing.length === 0 ? (
          <p>No evidence yet. Bring in a file, or add a document or a note.</p>
        ) : (
          <dl class="facts">
            <dt>Evidence</dt>
            <dd>
              {counted(items, 'item')}
              {withdrawn > 0 && `, ${withdrawn.toLocaleString('en-GB')} withdrawn`}{' '}
              <ShowButton
                pane={pane}
                place={{ sheet: 'evidence', key: null, column: '' }}
                what="the evidence"
              />
            </dd>
            <dt>Findings</dt>
            <dd>
              {counted(findings, 'finding')}{' '}
              <ShowButton
                pane={pane}
                place={{ sheet: 'findings', key: null, column: '' }}
                what="the findings"
              />
            </dd>
            <dt>Cases</dt>
            <dd>{counted(cases, 'case')}</dd>
          </dl>
        )}
      </section>
      <section class="stack-tight rule-above">
        <h2>Bring in an evidence file</h2>
        <p class="muted">
          A newer or a colleague’s file adds, updates and marks what was withdrawn. It duplicates nothing and
          touches no judgment.
        </p>
        <FileField
          label="Choose a file…"
          isPrimary={items === 0}
          isBusy={pane.busy.value !== null}
          onFile={(file) => bringInFile(pane, file)}
        />
        <AdoptOffer pane={pane} />
      </section>
      <section class="stack-tight rule-above">
        <h2>Add by hand</h2>
        <PaperSection pane={pane} criteria={reading.criteria} />
      </section>
      <EarlierSection pane={pane} reading={reading} />
    </div>
  );
}

function PaperSection({ pane, criteria }: { readonly pane: Pane; readonly criteria: readonly Criterion[] }) {
  const form = pane.openForm.value;
  if (form === 'document' || form === 'note')
    return <PaperForm key={form} pane={pane} type={form} criteria={criteria} />;
  return (
    <div class="row">
      <FormOpener pane={pane} form="document">
        Add a document
      </FormOpener>
      <FormOpener pane={pane} form="note">
        Add a note
      </FormOpener>
    </div>
  );
}
