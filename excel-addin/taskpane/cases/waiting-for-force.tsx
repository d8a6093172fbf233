import { MoreButton } from '../more-button.tsx';
import type { Pane } from '../pane.ts';
import { counted } from '../plain-words.ts';
import { CaseList } from './area-list.tsx';
import { type CasesReading, isWaitingForForce } from './cases-reading.ts';

export function WaitingForForce({ pane, reading }: { readonly pane: Pane; readonly reading: CasesReading }) {
  const waiting = reading.cases.filter(isWaitingForForce);
  if (waiting.length === 0) return null;
  return (
    <section class="stack-tight rule-above">
      <h2>With the force</h2>
      <MoreButton label={`${counted(waiting.length, 'case')} without a reply`}>
        {() => <CaseList pane={pane} reading={reading} cases={waiting} place="waiting" />}
      </MoreButton>
    </section>
  );
}
