import { BeginForm } from './begin-form.tsx';
import { bringInFile } from './bring-in-file.ts';
import { FileField } from './file-field.tsx';
import { FormOpener } from './form-opener.tsx';
import { laterView } from './later-view.tsx';
import type { Pane } from './pane.ts';

const StartFromEarlier = laterView(
  async () => (await import('./round/start-from-earlier.tsx')).StartFromEarlier,
);

/** A workbook without our sheets: one thing to do, and two others. */
export const StartView = ({ pane }: { readonly pane: Pane }) => (
  <div class="page stack">
    <section class="stack drop-place">
      <h2>Bring in an evidence file</h2>
      <p>
        Choose the .plumb file that the browser made, or drop it anywhere on this pane. Plumbline checks it,
        then adds its own sheets after yours. Your sheets stay as they are.
      </p>
      <FileField
        label="Choose a file…"
        isPrimary
        isBusy={pane.busy.value !== null}
        onFile={(file) => bringInFile(pane, file)}
      />
    </section>
    {pane.earlier.value === null && <BeginSection pane={pane} />}
    {(pane.openForm.value !== 'begin' || pane.earlier.value !== null) && (
      <section class="stack-tight rule-above">
        <StartFromEarlier pane={pane} />
      </section>
    )}
  </div>
);

const BeginSection = ({ pane }: { readonly pane: Pane }) => (
  <section class="stack-tight">
    {pane.openForm.value === 'begin' ? (
      <BeginForm pane={pane} />
    ) : (
      <>
        <p class="muted">No evidence file yet? Judge and grade here, and bring evidence in later.</p>
        <FormOpener pane={pane} form="begin">
          Begin without one
        </FormOpener>
      </>
    )}
  </section>
);
