import type { Pane } from './pane.ts';

/** Follows the sheets by hand where Excel sends no word of edits, such as after undo. */
export const ReadAgainButton = ({ pane }: { readonly pane: Pane }) => (
  <button
    type="button"
    class="button-plain"
    aria-disabled={pane.busy.value !== null}
    onClick={() =>
      pane.run('Reading the sheets…', async () => {
        await pane.refresh();
        return pane.notice.value;
      })
    }
  >
    Read again
  </button>
);
