import {
  type PageViewport,
  type PDFDocumentProxy,
  type PDFPageProxy,
  type RenderTask,
  TextLayer,
} from 'pdfjs-dist';
import { mergeRectangles } from '../../shared/documents/merge-rectangles.ts';
import type { TextSpan } from '../../shared/documents/quote-in-text.ts';
import type { PdfRectangle } from '../../shared/evidence/selector.ts';
import { type LayerText, rangesOf, readLayer } from './layer-text.ts';

/** One page on the screen: its text is there early, for searching; its picture only while it is near. */
export interface PdfPageView {
  readonly number: number;
  readonly element: HTMLElement;
  /** Resolves when the page's text stands in the document. */
  text(): Promise<LayerText>;
  /** The text, where it is there already. */
  textNow(): LayerText | null;
  showPicture(): Promise<void>;
  hidePicture(): void;
  /** Fits the page to a width; its picture has to be shown again. */
  setScale(scale: number): void;
  /** Where a part of the text stands on the page. */
  rectanglesOf(span: TextSpan): readonly PdfRectangle[];
  /** Puts something over a place on the page. */
  place(element: HTMLElement, rectangle: PdfRectangle): void;
}

interface PageParts {
  readonly element: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly layer: HTMLElement;
}

/** Browsers refuse canvases much larger than this: pages are drawn less sharp before. */
const mostPixels = 32e6;

export function createPageView(
  document: PDFDocumentProxy,
  number: number,
  { element, canvas, layer }: PageParts,
): PdfPageView {
  let page: Promise<PDFPageProxy> | null = null;
  let scale = 1;
  let upright: PageViewport | null = null;
  let layerText: LayerText | null = null;
  let reading: Promise<LayerText> | null = null;
  let drawing: RenderTask | null = null;
  const load = async () => {
    page ??= document.getPage(number);
    const loaded = await page;
    upright = loaded.getViewport({ scale: 1 });
    element.style.setProperty('--page-width', String(upright.width));
    element.style.setProperty('--page-height', String(upright.height));
    return loaded;
  };
  const readText = async () => {
    const loaded = await load();
    const source = await loaded.getTextContent();
    const textLayer = new TextLayer({
      textContentSource: source,
      container: layer,
      viewport: loaded.getViewport({ scale }),
    });
    await textLayer.render();
    layerText = readLayer(layer);
    return layerText;
  };
  const text = () => {
    reading ??= readText();
    return reading;
  };
  return {
    number,
    element,
    text,
    textNow: () => layerText,
    async showPicture() {
      const loaded = await load();
      drawing?.cancel();
      const { width, height } = loaded.getViewport({ scale });
      const sharpness = Math.min(devicePixelRatio, Math.sqrt(mostPixels / (width * height)));
      const viewport = loaded.getViewport({ scale: scale * sharpness });
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      drawing = loaded.render({ canvas, viewport });
      await Promise.all([drawing.promise, text()]).catch((error: unknown) => {
        if (!isCancelled(error)) throw error;
      });
    },
    hidePicture() {
      drawing?.cancel();
      drawing = null;
      canvas.width = 0;
      canvas.height = 0;
    },
    setScale(next) {
      scale = next;
      element.style.setProperty('--total-scale-factor', String(next));
    },
    rectanglesOf(span) {
      if (layerText === null || upright === null) return [];
      const { left, top, width } = layer.getBoundingClientRect();
      const perPoint = width / upright.width;
      const viewport = upright;
      const rectangles = rangesOf(layerText, span).flatMap((range) =>
        [...range.getClientRects()].map((box) => {
          const corners = [
            ...viewport.convertToPdfPoint((box.left - left) / perPoint, (box.top - top) / perPoint),
            ...viewport.convertToPdfPoint((box.right - left) / perPoint, (box.bottom - top) / perPoint),
          ] as [number, number, number, number];
          const [x1, y1, x2, y2] = corners;
          return {
            x: Math.min(x1, x2),
            y: Math.min(y1, y2),
            width: Math.abs(x2 - x1),
            height: Math.abs(y2 - y1),
          };
        }),
      );
      return mergeRectangles(rectangles);
    },
    place(over, { x, y, width, height }) {
      if (upright === null) return;
      const [x1, y1] = upright.convertToViewportPoint(x, y) as [number, number];
      const [x2, y2] = upright.convertToViewportPoint(x + width, y + height) as [number, number];
      over.style.left = `${(Math.min(x1, x2) / upright.width) * 100}%`;
      over.style.top = `${(Math.min(y1, y2) / upright.height) * 100}%`;
      over.style.width = `${(Math.abs(x2 - x1) / upright.width) * 100}%`;
      over.style.height = `${(Math.abs(y2 - y1) / upright.height) * 100}%`;
      element.append(over);
    },
  };
}

const isCancelled = (error: unknown): boolean =>
  error instanceof Error && error.name === 'RenderingCancelledException';
