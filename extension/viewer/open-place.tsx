import { useId } from 'preact/hooks';
import { chooseFile } from './choose-file.ts';
import { ToldLine } from './told-line.tsx';
import type { ViewerModel } from './viewer-model.ts';

/** Before a PDF is open. */
export function OpenPlace({ viewer }: { readonly viewer: ViewerModel }) {
  const id = useId();
  return (
    <main class="page page-narrow stack">
      <h1>Open a PDF</h1>
      <div class="told-place">
        <ToldLine viewer={viewer} />
      </div>
      {viewer.isOpening.value ? (
        <p role="status">Opening …</p>
      ) : (
        <div class="drop-place stack-tight">
          <label for={id}>Choose a PDF, or drop it on this page</label>
          <input
            id={id}
            type="file"
            accept=".pdf,application/pdf"
            onChange={(event) => void chooseFile(viewer, event.currentTarget)}
          />
        </div>
      )}
      <p class="muted">
        It is read on this computer alone. Scripts inside it do not run. It is kept with the evidence only
        when you clip from it.
      </p>
    </main>
  );
}
