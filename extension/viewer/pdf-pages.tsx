import { useEffect, useRef } from 'preact/hooks';
import type { PdfPagesState } from './pdf-pages-state.ts';
import type { ShownPdf } from './viewer-model.ts';

interface PdfPagesProps {
  readonly pdf: ShownPdf;
  readonly pages: PdfPagesState;
}

/** The pages below one another, as in a book that is unrolled. */
export function PdfPages({ pdf, pages }: PdfPagesProps) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(
    () => (root.current === null ? undefined : pages.attach(pdf.document, root.current)),
    [pdf, pages],
  );
  return (
    <div ref={root} class="pdf-pages">
      {Array.from({ length: pdf.document.numPages }, (_, index) => (
        <section key={index} class="pdf-page" aria-label={`Page ${index + 1}`} tabIndex={-1}>
          <canvas />
          <div class="text-layer" />
        </section>
      ))}
    </div>
  );
}
