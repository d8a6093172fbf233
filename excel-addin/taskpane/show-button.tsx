import type { Place } from './inspection-sheets.ts';
import { type Pane, problem } from './pane.ts';
import { workbookErrorToSentence } from './workbook-sentences.ts';

/** `what` completes the name for those who hear it out of its place. */
export const ShowButton = ({
  pane,
  place,
  what,
}: {
  readonly pane: Pane;
  readonly place: Place;
  readonly what: string;
}) => (
  <button
    type="button"
    class="button-plain"
    aria-disabled={pane.busy.value !== null}
    onClick={() => show(pane, place)}
  >
    Show<span class="visually-hidden"> {what}</span> in sheet
  </button>
);

const show = (pane: Pane, place: Place): Promise<void> =>
  pane.run('Going there…', async () => {
    const shown = await pane.sheets.show(place);
    if (!shown.ok) return problem(workbookErrorToSentence(shown.error));
    if (shown.value) return null;
    return problem('That row is not in the sheet any more. Bring in the evidence file again to put it back.');
  });
