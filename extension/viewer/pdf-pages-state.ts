import { type ReadonlySignal, signal } from '@preact/signals';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { createPageView, type PdfPageView } from './pdf-page-view.ts';

export interface PdfPagesState {
  readonly views: ReadonlySignal<readonly PdfPageView[]>;
  /** The page in the middle of the window. */
  readonly page: ReadonlySignal<number>;
  /** Counts the pages whose text has come, so that marks are put on them. */
  readonly textCount: ReadonlySignal<number>;
  goTo(page: number): void;
  /** Takes over the elements of the pages; returns the way to let go of them. */
  attach(document: PDFDocumentProxy, root: HTMLElement): () => void;
}

/** The text of more pages than this is read only when they come near: searching in the browser finds those alone. */
export const mostSearchedPages = 300;

/** A PDF's points are 1/72 inch, a browser's pixels 1/96. */
const fullScale = 96 / 72;

export function createPdfPages(): PdfPagesState {
  const views = signal<readonly PdfPageView[]>([]);
  const page = signal(1);
  const textCount = signal(0);
  const readText = async (view: PdfPageView) => {
    if (view.textNow() !== null) return;
    await view.text();
    textCount.value += 1;
  };
  return {
    views,
    page,
    textCount,
    goTo(next) {
      const view = views.peek()[Math.min(Math.max(next, 1), views.peek().length) - 1];
      view?.element.scrollIntoView({ block: 'start' });
      view?.element.focus({ preventScroll: true });
    },
    attach(document, root) {
      const made = [...root.querySelectorAll<HTMLElement>('.pdf-page')].flatMap((element, index) => {
        const canvas = element.querySelector('canvas');
        const layer = element.querySelector<HTMLElement>('.text-layer');
        return canvas && layer ? [createPageView(document, index + 1, { element, canvas, layer })] : [];
      });
      const byElement = new Map<Element, PdfPageView>(made.map((view) => [view.element, view]));
      const near = new Set<PdfPageView>();
      const scaling = { scale: 0, isOver: false };
      const show = (view: PdfPageView) =>
        // A page that cannot be drawn stays white; the others are still shown.
        void Promise.all([readText(view), view.showPicture()]).catch(() => undefined);
      const fitWidth = async () => {
        const { width } = (await document.getPage(1)).getViewport({ scale: 1 });
        const scale = Math.max(Math.min(fullScale, root.clientWidth / width), 0.1);
        if (scaling.isOver || scale === scaling.scale) return;
        scaling.scale = scale;
        for (const view of made) view.setScale(scale);
        for (const view of near) show(view);
      };
      const nearing = new IntersectionObserver(
        (entries) => {
          for (const { target, isIntersecting } of entries) {
            const view = byElement.get(target);
            if (view === undefined || isIntersecting === near.has(view)) continue;
            if (isIntersecting) {
              near.add(view);
              if (scaling.scale > 0) show(view);
            } else {
              near.delete(view);
              view.hidePicture();
            }
          }
        },
        { rootMargin: '100% 0px' },
      );
      const inMiddle = new IntersectionObserver(
        (entries) => {
          const seen = entries.find(({ isIntersecting }) => isIntersecting);
          page.value = (seen && byElement.get(seen.target)?.number) ?? page.peek();
        },
        { rootMargin: '-49% 0px -50% 0px' },
      );
      const resizing = new ResizeObserver(() => void fitWidth());
      const readAhead = async () => {
        await fitWidth();
        for (const view of made.slice(0, mostSearchedPages)) {
          if (scaling.isOver) return;
          await readText(view).catch(() => undefined);
          await new Promise((done) => requestIdleCallback(done, { timeout: 200 }));
        }
      };
      void prepareSizes(document, root).then(() => {
        for (const view of made) {
          nearing.observe(view.element);
          inMiddle.observe(view.element);
        }
        resizing.observe(root);
        void readAhead();
      });
      page.value = 1;
      views.value = made;
      return () => {
        scaling.isOver = true;
        nearing.disconnect();
        inMiddle.disconnect();
        resizing.disconnect();
        for (const view of made) view.hidePicture();
      };
    },
  };
}

/** Until a page is read it is taken to be as large as the first. */
async function prepareSizes(document: PDFDocumentProxy, root: HTMLElement): Promise<void> {
  const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
  root.style.setProperty('--page-width', String(width));
  root.style.setProperty('--page-height', String(height));
}
