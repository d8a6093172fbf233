import { adoptFile } from './bring-in-file.ts';
import type { Pane } from './pane.ts';

/** Nothing was judged or added yet, so the workbook can still become the file's own inspection. */
export function AdoptOffer({ pane }: { readonly pane: Pane }) {
  const file = pane.adoptable.value;
  if (file === null) return null;
  return (
    <div class="stack-tight">
      <p>
        Nothing has been judged or added in this workbook yet, so it can still become the inspection of{' '}
        {file.name}.
      </p>
      <div>
        <button
          type="button"
          class="button-primary"
          aria-disabled={pane.busy.value !== null}
          onClick={() => adoptFile(pane, file)}
        >
          Use this file’s inspection for this workbook
        </button>
      </div>
    </div>
  );
}
