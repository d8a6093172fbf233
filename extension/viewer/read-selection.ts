import { describeQuote, type TextSpan } from '../../shared/documents/quote-in-text.ts';
import { spanInRange } from './layer-text.ts';
import type { PageQuote } from './pdf-clip.ts';
import type { PdfPageView } from './pdf-page-view.ts';

/** What is selected on the pages, page by page. Firefox may select several parts of a page: they count as one. */
export function readSelection(
  views: readonly PdfPageView[],
  selection: Selection | null,
): readonly PageQuote[] {
  if (selection === null || selection.isCollapsed) return [];
  const ranges = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
  return views.flatMap((view) => {
    const layer = view.textNow();
    if (layer === null) return [];
    const spans = ranges
      .filter((range) => range.intersectsNode(view.element))
      .flatMap((range) => spanInRange(layer, range) ?? []);
    if (spans.length === 0) return [];
    const start = Math.min(...spans.map((span) => span.start));
    const end = Math.max(...spans.map((span) => span.end));
    return quoteOnPage(view, { start, end });
  });
}

export function quoteOnPage(view: PdfPageView, span: TextSpan): readonly PageQuote[] {
  const quote = describeQuote(view.textNow()?.text ?? '', span);
  return quote === null ? [] : [{ page: view.number, ...quote, rectangles: view.rectanglesOf(span) }];
}
