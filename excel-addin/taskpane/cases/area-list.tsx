import type { CaseReading } from '../../sheets/case-readings.ts';
import { FoldedText } from '../folded-text.tsx';
import { GradeBadge } from '../grade-badge.tsx';
import { MoreButton } from '../more-button.tsx';
import type { Pane } from '../pane.ts';
import { dateInWords, listed } from '../plain-words.ts';
import { CaseActions } from './case-actions.tsx';
import { progressWords } from './case-sentences.ts';
import { type CasesReading, isWaitingForForce } from './cases-reading.ts';

/** Progress by area; each number opens its cases, each case leads to its row. */
export const AreaList = ({ pane, reading }: { readonly pane: Pane; readonly reading: CasesReading }) => (
  <>
    <ul class="area-list">
      {reading.progress.map((each) => (
        <li key={each.area}>
          <MoreButton
            label={progressWords(each)}
            beside={
              <progress
                max={each.cases.length}
                value={each.audited}
                aria-label={`${each.area}: cases audited`}
              />
            }
          >
            {() => <CaseList pane={pane} reading={reading} cases={each.cases} place="area" />}
          </MoreButton>
        </li>
      ))}
    </ul>
    {reading.cases.length > 0 && reading.withoutCases.length > 0 && (
      <p class="muted">No case yet: {listed(reading.withoutCases)}.</p>
    )}
  </>
);

export const CaseList = ({
  pane,
  reading,
  cases,
  place,
}: {
  readonly pane: Pane;
  readonly reading: CasesReading;
  readonly cases: readonly CaseReading[];
  /** Where in the view: one case may stand in several lists, and its form opens in one of them. */
  readonly place: string;
}) => (
  <ul class="case-list">
    {cases.map((one) => (
      <li key={one.id} class="stack-tight">
        <p>
          <strong>{one.cells.Reference || 'Without a reference'}</strong>
        </p>
        <p class="row">
          <Graded who="Inspector" grade={one.grades[1]} />
          <Graded who="Force" grade={one.grades[0]} />
        </p>
        <Referred one={one} question={reading.question(one.id)} />
        <CaseActions pane={pane} reading={reading} one={one} place={place} />
      </li>
    ))}
  </ul>
);

const Graded = ({ who, grade }: { readonly who: string; readonly grade: string | undefined }) => (
  <span>
    <span class="muted">{who}:</span>{' '}
    {grade ? <GradeBadge grade={grade} /> : <span class="muted">not graded</span>}
  </span>
);

function Referred({ one, question }: { readonly one: CaseReading; readonly question: string }) {
  const { 'Referred back': referred = '', Reply: reply = '', 'Reply date': replied = '' } = one.cells;
  if (referred + reply + replied === '') return null;
  return (
    <>
      {referred !== '' && (
        <FoldedText
          look="muted"
          text={`Referred back on ${dateInWords(referred)}${question === '' ? '' : `: ${question}`}`}
        />
      )}
      {isWaitingForForce(one) ? (
        <p class="warning">No reply yet.</p>
      ) : (
        <FoldedText
          look="muted"
          text={`Reply${replied === '' ? '' : ` of ${dateInWords(replied)}`}${reply === '' ? '' : `: ${reply}`}`}
        />
      )}
    </>
  );
}
