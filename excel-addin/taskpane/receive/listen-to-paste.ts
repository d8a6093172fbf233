import { errorName } from '../error-name.ts';
import { type Pane, problem } from '../pane.ts';

/** A table that is pasted anywhere in the pane but into a field. */
export function listenToPaste(pane: Pane): void {
  document.addEventListener('paste', (event) => {
    const { target, clipboardData } = event;
    const isField = target instanceof Element && target.closest('input, textarea, select') !== null;
    if (isField || clipboardData === null) return;
    const text = clipboardData.getData('text/plain');
    if (!text.includes('\t') && !clipboardData.types.includes('text/html')) return;
    // What was pasted can be read only now, so its reader is asked for and given copies.
    const copy = new DataTransfer();
    for (const type of ['text/plain', 'text/html']) copy.setData(type, clipboardData.getData(type));
    import('./pasted-offer.tsx')
      .then(({ offerPasted }) => offerPasted(pane, copy))
      .catch((thrown: unknown) => {
        pane.notice.value = problem(
          `What was pasted could not be read (${errorName(thrown)}). Paste it again.`,
        );
      });
  });
}
