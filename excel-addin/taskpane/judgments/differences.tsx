import { criteriaOf } from '../../../shared/criteria/catalogue.ts';
import { differenceOf } from '../../sheets/comparison-sheet.ts';
import type { Pane } from '../pane.ts';
import type { PaneReading } from '../pane-reading.ts';
import { ShowButton } from '../show-button.tsx';

/** In the order of the edition. */
export function Differences({ pane, reading }: { readonly pane: Pane; readonly reading: PaneReading }) {
  const apart = criteriaOf(reading.framework)
    .map((criterion) => ({ criterion, ...differenceOf(criterion.id, reading) }))
    .filter(({ isApart }) => isApart);
  return (
    <section class="stack-tight rule-above">
      <h2>Where force and inspector differ</h2>
      {apart.length === 0 ? (
        <p class="muted">Nowhere yet: no criterion has two different grades.</p>
      ) : (
        <ul class="place-list">
          {apart.map(({ criterion, words }) => (
            <li key={criterion.id}>
              <span>
                <span class="count">{criterion.number}</span> {criterion.label}: {words}.
              </span>
              <ShowButton
                pane={pane}
                place={{ sheet: 'comparison', key: criterion.id, column: 'Difference' }}
                what={`${criterion.number} compared`}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
