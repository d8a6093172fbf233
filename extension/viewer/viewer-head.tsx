import type { Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { chooseFile } from './choose-file.ts';
import { ClipList } from './clip-list.tsx';
import type { PdfPagesState } from './pdf-pages-state.ts';
import { ToldLine } from './told-line.tsx';
import type { ShownPdf, ViewerModel } from './viewer-model.ts';

interface ViewerHeadProps {
  readonly viewer: ViewerModel;
  readonly pdf: ShownPdf;
  readonly pages: PdfPagesState;
  readonly isTextShown: Signal<boolean>;
  readonly onClip: () => void;
}

export function ViewerHead({ viewer, pdf, pages, isTextShown, onClip }: ViewerHeadProps) {
  return (
    <header class="viewer-head">
      <div class="viewer-bar">
        <h1 class="one-line grow" title={pdf.file.name}>
          {pdf.file.name}
        </h1>
        <PageField pages={pages} count={pdf.document.numPages} />
        <button type="button" aria-pressed={isTextShown.value} onClick={() => toggle(isTextShown)}>
          Page as text
        </button>
        <label class="file-button">
          Open another PDF
          <input
            type="file"
            accept=".pdf,application/pdf"
            class="visually-hidden"
            onChange={(event) => void chooseFile(viewer, event.currentTarget)}
          />
        </label>
        <button type="button" class="button-primary" onClick={onClip}>
          Clip the selection
        </button>
      </div>
      <ClipList viewer={viewer} pages={pages} />
      <ToldLine viewer={viewer} />
    </header>
  );
}

const toggle = (signal: Signal<boolean>) => {
  signal.value = !signal.peek();
};

function PageField({ pages, count }: { readonly pages: PdfPagesState; readonly count: number }) {
  const id = useId();
  return (
    <span class="row">
      <label for={id}>Page</label>
      <input
        id={id}
        class="page-field count"
        type="number"
        min={1}
        max={count}
        value={pages.page.value}
        onChange={(event) => pages.goTo(Number(event.currentTarget.value))}
      />
      <span class="count">of {count}</span>
    </span>
  );
}
