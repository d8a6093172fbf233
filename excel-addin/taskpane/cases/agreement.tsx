import { howWorkedOut } from '../../sheets/case-agreement.ts';
import { MoreButton } from '../more-button.tsx';
import type { Pane } from '../pane.ts';
import { ShowButton } from '../show-button.tsx';
import { CaseList } from './area-list.tsx';
import { agreementWords, figureText } from './case-sentences.ts';
import type { CasesReading } from './cases-reading.ts';

/** A plain sentence first; what statistics call it stands behind a button. */
export function Agreement({ pane, reading }: { readonly pane: Pane; readonly reading: CasesReading }) {
  const { agreement } = reading;
  const groups = [
    { label: `The force graded higher: ${agreement.forceHigher.length}`, cases: agreement.forceHigher },
    { label: `The force graded lower: ${agreement.forceLower.length}`, cases: agreement.forceLower },
  ].filter(({ cases }) => cases.length > 0);
  return (
    <section class="stack-tight rule-above">
      <h2>Force against inspector</h2>
      <p>{agreementWords(agreement)}</p>
      {groups.map(({ label, cases }) => (
        <div key={label}>
          <MoreButton label={label}>
            {() => <CaseList pane={pane} reading={reading} cases={cases} place={label} />}
          </MoreButton>
        </div>
      ))}
      <div>
        <MoreButton label="How this is worked out">
          {() => (
            <>
              <p>Force against inspector (weighted kappa): {figureText(agreement.kappa)}</p>
              <p>All who graded (Krippendorff’s alpha): {figureText(agreement.alpha)}</p>
              <p class="muted">{howWorkedOut}</p>
            </>
          )}
        </MoreButton>
      </div>
      <div class="flush">
        <ShowButton
          pane={pane}
          place={{ sheet: 'caseSummary', key: null, column: '' }}
          what="the summary by area"
        />
      </div>
    </section>
  );
}
