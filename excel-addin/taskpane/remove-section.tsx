import { useEffect, useRef } from 'preact/hooks';
import { moderationHeaders } from '../sheets/moderation.ts';
import { FormOpener } from './form-opener.tsx';
import { done, type Pane, problem } from './pane.ts';
import { counted, listed } from './plain-words.ts';
import { workbookErrorToSentence } from './workbook-sentences.ts';

/** In two steps, since this cannot be undone from here; says what will be lost. */
export function RemoveSection({ pane }: { readonly pane: Pane }) {
  const form = 'remove';
  if (pane.openForm.value !== form)
    return (
      <div>
        <FormOpener pane={pane} form={form} look="button-plain">
          Remove Plumbline from this workbook
        </FormOpener>
      </div>
    );
  return <Confirmation pane={pane} />;
}

function Confirmation({ pane }: { readonly pane: Pane }) {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <section
      class="notice notice-problem"
      aria-label="Remove Plumbline from this workbook"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.preventDefault();
        pane.closeForm();
      }}
    >
      <div class="stack-tight">
        <h3>Remove Plumbline’s sheets?</h3>
        <p>{whatIsLost(pane)}</p>
        <p>
          Give judgments back first (under Judgments) if anybody is to have them. Your own sheets stay as they
          are; formulas of yours that point to these sheets will show #REF!.
        </p>
        <div class="row">
          <button ref={keep} type="button" onClick={() => pane.closeForm()}>
            Keep them
          </button>
          <button type="button" aria-disabled={pane.busy.value !== null} onClick={() => remove(pane)}>
            Remove them
          </button>
        </div>
      </div>
    </section>
  );
}

function whatIsLost({ reading }: Pane): string {
  if (!reading.value) return 'All of our sheets go.';
  const { layers, counts, judgments, criteria } = reading.value;
  const judged = layers.inspector.judged + layers.force.judged;
  const topics = [...layers.inspector.topics, ...layers.force.topics];
  const opinions = criteria.flatMap(({ id }) =>
    Object.values(moderationHeaders).filter(({ outcome }) => judgments.text(id, outcome).trim() !== ''),
  );
  const all = [
    [judged, 'judgment', 'judgments'],
    [opinions.length, 'second opinion', 'second opinions'],
    [topics.filter(({ awarded }) => awarded !== '').length, 'awarded grade', 'awarded grades'],
    [topics.filter(({ signedOffBy }) => signedOffBy !== '').length, 'sign-off', 'sign-offs'],
    [counts.items, 'item of evidence', 'items of evidence'],
    [counts.findings, 'finding', 'findings'],
    [counts.measures, 'measure', 'measures'],
    [counts.cases, 'case', 'cases'],
  ] as const;
  const lost = all.filter(([count]) => count > 0).map((each) => counted(each[0], each[1], each[2]));
  return lost.length === 0
    ? 'This workbook loses whatever was typed on our sheets.'
    : `This workbook loses ${listed(lost)}, and whatever else was typed on our sheets.`;
}

const remove = (pane: Pane): Promise<void> =>
  pane.run('Removing our sheets…', async () => {
    const removed = await pane.sheets.remove();
    if (!removed.ok) return problem(workbookErrorToSentence(removed.error));
    pane.openForm.value = null;
    pane.drafts.forgetAll();
    pane.adoptable.value = null;
    await pane.refresh();
    return done(`Removed: ${listed(removed.value)}. Nothing of Plumbline is left in this workbook.`);
  });
