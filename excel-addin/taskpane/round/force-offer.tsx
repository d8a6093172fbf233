import type { AskedCell } from '../../sheets/force-layer.ts';
import type { ForceOffer as Held } from '../../sheets/import-evidence.ts';
import { importErrorSentences } from '../../sheets/import-sentences.ts';
import type { BringIn } from '../inspection-sheets.ts';
import { done, type ForceFile, type Pane, problem } from '../pane.ts';
import { counted, listed } from '../plain-words.ts';
import { workbookErrorToSentence } from '../workbook-sentences.ts';
import { takenWords } from './force-words.ts';

/** The force's own grades in a file that was brought in are taken only when a person says so. */
export function ForceOffer({ pane, force }: { readonly pane: Pane; readonly force: ForceFile }) {
  const { file, offer, asked } = force;
  if (asked !== null) return <Asked pane={pane} force={force} asked={asked} />;
  return (
    <div class="notice">
      <div class="grow stack-tight">
        <p>
          {file.name} holds the force’s self-assessment: {heldWords(offer)}. Take it as the force’s layer?
        </p>
        <p class="muted">
          Only the force’s cells are filled. What you typed there stays, and is asked about.
        </p>
        <div class="row">
          <button
            type="button"
            class="button-primary"
            aria-disabled={pane.busy.value !== null}
            onClick={() => take(pane, force, 'take-force-layer')}
          >
            Take it
          </button>
          <button type="button" onClick={() => leave(pane)}>
            Leave it
          </button>
        </div>
      </div>
    </div>
  );
}

const heldWords = ({ judgments, awards, cases, measures }: Held): string =>
  listed(
    [
      judgments > 0 && counted(judgments, 'judgment'),
      awards > 0 && counted(awards, 'awarded grade'),
      cases > 0 && counted(cases, 'graded case'),
      measures > 0 && counted(measures, 'measure'),
    ].filter((part) => part !== false),
  );

const leave = (pane: Pane): void => {
  pane.forceFile.value = null;
};

interface AskedProps {
  readonly pane: Pane;
  readonly force: ForceFile;
  readonly asked: readonly AskedCell[];
}

const Asked = ({ pane, force, asked }: AskedProps) => (
  <div class="notice notice-caution">
    <div class="grow stack-tight">
      <p>
        {asked.length === 1
          ? 'One cell of the force’s layer says something else here, and was left:'
          : `${asked.length} cells of the force’s layer say something else here, and were left:`}
      </p>
      <ul class="check-list">
        {asked.map(({ table, key, header, row, here, text }) => (
          <li key={`${table} ${key} ${header}`}>
            {row}, {header}: “{here}” here, “{text}” in the file.
          </li>
        ))}
      </ul>
      <div class="row">
        <button
          type="button"
          aria-disabled={pane.busy.value !== null}
          onClick={() => take(pane, force, 'take-force-layer-over-typed')}
        >
          Take the file’s
        </button>
        <button type="button" class="button-primary" onClick={() => leave(pane)}>
          Keep what is here
        </button>
      </div>
    </div>
  </div>
);

const take = (pane: Pane, { file, offer }: ForceFile, how: BringIn): Promise<void> =>
  pane.run('Taking the force’s layer…', async () => {
    const brought = await pane.sheets.bringIn(file, how);
    if (!brought.ok) return problem(...importErrorSentences(brought.error, workbookErrorToSentence));
    const { asked } = brought.value;
    pane.forceFile.value = asked.length === 0 ? null : { file, offer, asked };
    await pane.refresh();
    pane.layer.value = 'force';
    return done(takenWords(brought.value));
  });
