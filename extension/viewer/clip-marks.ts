import { findQuote } from '../../shared/documents/quote-in-text.ts';
import type { PdfSelector } from '../../shared/evidence/selector.ts';
import { rangesOf } from './layer-text.ts';
import type { PdfPageView } from './pdf-page-view.ts';

export interface ClipMarks {
  /** Marks the clips of a page in place of those that were marked there. */
  mark(view: PdfPageView, selectors: readonly PdfSelector[]): void;
}

/** The name that viewer.css gives its look to. */
const highlightName = 'plumbline-clip';

/** Marks clips without touching the text: the same file always has its words at the same place. */
export function createClipMarks(): ClipMarks {
  const highlight = new Highlight();
  CSS.highlights.set(highlightName, highlight);
  const standing = new Map<
    number,
    { readonly ranges: readonly Range[]; readonly boxes: readonly Element[] }
  >();
  return {
    mark(view, selectors) {
      const before = standing.get(view.number);
      for (const range of before?.ranges ?? []) highlight.delete(range);
      for (const box of before?.boxes ?? []) box.remove();
      const ranges: Range[] = [];
      const boxes: Element[] = [];
      for (const selector of selectors) {
        const layer = view.textNow();
        const span = layer && findQuote(layer.text, selector);
        if (layer && span) ranges.push(...rangesOf(layer, span));
        // Read by another version, a page's text may differ; where it stands on the page does not.
        else boxes.push(...selector.rectangles.map((rectangle) => placeBox(view, rectangle)));
      }
      for (const range of ranges) highlight.add(range);
      standing.set(view.number, { ranges, boxes });
    },
  };
}

function placeBox(view: PdfPageView, rectangle: PdfSelector['rectangles'][number]): Element {
  const box = document.createElement('div');
  box.className = 'clip-box';
  view.place(box, rectangle);
  return box;
}
