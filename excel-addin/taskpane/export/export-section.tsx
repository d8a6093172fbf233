import { FormOpener } from '../form-opener.tsx';
import { laterView } from '../later-view.tsx';
import type { Pane } from '../pane.ts';

const exportForm = 'export';

const ExportForm = laterView(async () => (await import('./export-form.tsx')).ExportForm);

/** Figures and grades for people outside the force. */
export const ExportSection = ({ pane }: { readonly pane: Pane }) => (
  <section class="stack-tight rule-above">
    <h2>Export for outside</h2>
    {pane.openForm.value === exportForm ? (
      <ExportForm pane={pane} />
    ) : (
      <>
        <p class="muted">
          A new workbook for people outside the force: values only, with small numbers protected. This
          workbook is not changed.
        </p>
        <div>
          <FormOpener pane={pane} form={exportForm}>
            Choose what to export
          </FormOpener>
        </div>
      </>
    )}
  </section>
);
