import { useState } from 'preact/hooks';
import type { CheckRow } from '../../sheets/check-row.ts';
import { done, type Pane, problem } from '../pane.ts';
import type { PaneReading } from '../pane-reading.ts';
import { counted } from '../plain-words.ts';
import { ShowButton } from '../show-button.tsx';
import { workbookErrorToSentence } from '../workbook-sentences.ts';
import { placeOfCheck, toSeeTo } from './check-places.ts';
import { lookThrough } from './look-through.ts';
import { useStanding } from './use-standing.ts';

interface ChecksSectionProps {
  readonly pane: Pane;
  readonly reading: PaneReading;
}

/** What is to be seen to before the grades are relied on. */
export function ChecksSection({ pane, reading }: ChecksSectionProps) {
  const standing = useStanding(pane, reading);
  if (standing === null) return <p class="muted">Looking through the sheets…</p>;
  if (!standing.ok) return <p class="problem">{workbookErrorToSentence(standing.error)}</p>;
  return <Checks pane={pane} checks={standing.value.checks} />;
}

function Checks({ pane, checks }: { readonly pane: Pane; readonly checks: readonly CheckRow[] }) {
  const [isShown, setShown] = useState(false);
  const kinds = toSeeTo(checks);
  const count = kinds.reduce((sum, kind) => sum + kind.checks.length, 0);
  const words = count === 0 ? 'Nothing to see to' : `${counted(count, 'thing')} to see to`;
  return (
    <section class="stack-tight">
      <h2 class="line-heading">
        <button type="button" class="button-plain" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? `Hide: ${words.toLowerCase()}` : words}
        </button>
      </h2>
      {isShown && (
        <div class="awarded stack-tight">
          {kinds.map(({ kind, name, checks: found }) => (
            <div key={kind}>
              <h3>
                {name} <span class="count">{found.length}</span>
              </h3>
              <ul class="check-list">
                {found.map((check) => (
                  <li key={check.id}>
                    {check.what} <ShowCheck pane={pane} check={check} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
          <p class="muted">
            None of it stops anything. Figures of your own sheets are as they were when last looked through.
          </p>
          <div>
            <button type="button" aria-disabled={pane.busy.value !== null} onClick={() => lookAgain(pane)}>
              Look through every figure again
            </button>
          </div>
          <p>
            PL Checks lists what is good to know as well:{' '}
            <ShowButton pane={pane} place={{ sheet: 'checks', key: null, column: '' }} what="all checks" />
          </p>
        </div>
      )}
    </section>
  );
}

function ShowCheck({ pane, check }: { readonly pane: Pane; readonly check: CheckRow }) {
  const { at, what } = check;
  if (at === null) return <ShowButton pane={pane} place={placeOfCheck(check)} what={what} />;
  return (
    <button
      type="button"
      class="button-plain"
      aria-disabled={pane.busy.value !== null}
      onClick={() => showCell(pane, at)}
    >
      Show<span class="visually-hidden"> {what}</span> in sheet
    </button>
  );
}

const showCell = (pane: Pane, { sheetName, row, column }: NonNullable<CheckRow['at']>): Promise<void> =>
  pane.run('Going there…', async () => {
    const shown = await pane.access.showCells(sheetName, { row, column, rowCount: 1, columnCount: 1 });
    if (!shown.ok) return problem(workbookErrorToSentence(shown.error));
    if (shown.value === 'shown') return null;
    return problem(
      shown.value === 'hidden'
        ? `The sheet “${sheetName}” is hidden. Unhide it in Excel to see the cell.`
        : `The sheet “${sheetName}” is not in this workbook any more. Look through every figure again.`,
    );
  });

const lookAgain = (pane: Pane): Promise<void> =>
  pane.run('Looking through every figure of the workbook…', async () => {
    const looked = await lookThrough(pane.access);
    if (!looked.ok) return problem(workbookErrorToSentence(looked.error));
    await pane.refresh();
    return done(`Every sheet was looked through: ${counted(looked.value, 'thing')} to see to.`);
  });
