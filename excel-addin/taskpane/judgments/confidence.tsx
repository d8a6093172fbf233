import { confidenceHeader, confidenceParts, suggestedConfidence } from '../../sheets/confidence.ts';
import { FormOpener } from '../form-opener.tsx';
import { ConfidenceForm, confidenceForm } from './confidence-form.tsx';
import type { CriterionProps } from './criterion-detail.tsx';

/** How sure one can be of what the findings say; the suggestion is told, never entered. */
export function Confidence({ pane, reading, criterion }: CriterionProps) {
  const { id, number } = criterion;
  const said = reading.judgments.text(id, confidenceHeader);
  const parts = confidenceParts.map((header) => reading.judgments.text(id, header));
  const suggested = suggestedConfidence(parts);
  const form = confidenceForm(id);
  return (
    <section class="stack-tight">
      <h4>Confidence</h4>
      <p>{said === '' ? 'Nobody has said yet how sure the findings make us.' : `${said}.`}</p>
      {suggested !== '' && suggested !== said && (
        <p class="muted">The four answers suggest: {suggested.toLowerCase()}.</p>
      )}
      {pane.openForm.value === form ? (
        <ConfidenceForm pane={pane} reading={reading} criterion={criterion} />
      ) : (
        <div>
          <FormOpener pane={pane} form={form} look="button-small">
            {said === '' ? 'Say how sure' : 'Change how sure'}
            <span class="visually-hidden"> on {number}</span>
          </FormOpener>
        </div>
      )}
    </section>
  );
}
