import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { createClipMarks } from './clip-marks.ts';
import { OpenPlace } from './open-place.tsx';
import { PasswordForm } from './password-form.tsx';
import { PdfPages } from './pdf-pages.tsx';
import { createPdfPages, mostSearchedPages, type PdfPagesState } from './pdf-pages-state.ts';
import { readSelection } from './read-selection.ts';
import { TextPane } from './text-pane.tsx';
import { ViewerHead } from './viewer-head.tsx';
import type { ShownPdf, ViewerModel } from './viewer-model.ts';

interface ViewerAppProps {
  readonly viewer: ViewerModel;
  /** Registers what the extension's shortcut does here; returns the way to end that. */
  onShortcut(clip: (isAsked: boolean) => void): () => void;
}

export function ViewerApp({ viewer, onShortcut }: ViewerAppProps) {
  const pdf = viewer.pdf.value;
  const question = viewer.question.value;
  useEffect(() => {
    document.title = pdf === null ? 'PDF – Plumbline' : `${pdf.file.name} – Plumbline`;
  }, [pdf]);
  if (question !== null) return <PasswordForm question={question} />;
  if (pdf === null) return <OpenPlace viewer={viewer} />;
  // The same file may be opened again: its pages are made anew, or their text would stand there twice.
  return <OpenPdf key={pdf.document.loadingTask.docId} {...{ viewer, onShortcut, pdf }} />;
}

function OpenPdf({ viewer, pdf, onShortcut }: ViewerAppProps & { readonly pdf: ShownPdf }) {
  const pages = useMemo(() => createPdfPages(), []);
  const isTextShown = useSignal(false);
  useMarks(viewer, pages);
  const clip = (isAsked: boolean) => {
    const quotes = readSelection(pages.views.peek(), document.getSelection());
    // The toolbar button, pressed over nothing, just opens the panel.
    if (isAsked || quotes.length > 0) void viewer.clip(quotes);
  };
  useEffect(() => onShortcut(clip), []);
  useEffect(() => {
    if (pdf.startPage > 1 && pages.views.value.length > 0) pages.goTo(pdf.startPage);
  }, [pages.views.value]);
  return (
    <div>
      <ViewerHead {...{ viewer, pdf, pages, isTextShown }} onClip={() => clip(true)} />
      {isTextShown.value && <TextPane viewer={viewer} pages={pages} />}
      <main class="viewer-pages">
        {pdf.document.numPages > mostSearchedPages && (
          <p class="muted">
            This PDF is long: the browser’s search finds the first {mostSearchedPages} pages and those you
            have seen.
          </p>
        )}
        <PdfPages pdf={pdf} pages={pages} />
      </main>
    </div>
  );
}

/** Puts the marks of the clips on every page whose text has come. */
function useMarks(viewer: ViewerModel, pages: PdfPagesState): void {
  const marks = useMemo(() => createClipMarks(), []);
  const clips = viewer.clips.value;
  const textCount = pages.textCount.value;
  useEffect(() => {
    const selectors = clips.flatMap((clip) => clip.selectors);
    for (const view of pages.views.peek()) {
      if (view.textNow() !== null)
        marks.mark(
          view,
          selectors.filter(({ page }) => page === view.number),
        );
    }
  }, [clips, textCount]);
}
