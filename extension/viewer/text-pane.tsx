import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { ReadingArea } from '../documents/reading-area.tsx';
import type { PdfPagesState } from './pdf-pages-state.ts';
import { quoteOnPage } from './read-selection.ts';
import type { ViewerModel } from './viewer-model.ts';

/** The page in hand as plain text, where it can be selected with the keys alone. */
export function TextPane({ viewer, pages }: { readonly viewer: ViewerModel; readonly pages: PdfPagesState }) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const text = useSignal('');
  const page = pages.page.value;
  const view = pages.views.value[page - 1];
  useEffect(() => {
    void view?.text().then((layer) => {
      text.value = layer.text;
    });
  }, [view]);
  const clip = () => {
    const { selectionStart: start = 0, selectionEnd: end = 0 } = area.current ?? {};
    void viewer.clip(view === undefined ? [] : quoteOnPage(view, { start, end }));
  };
  return (
    <section class="text-pane" aria-label="Page as text">
      <label for={id}>Text of page {page}. Select with Shift and the arrow keys.</label>
      <ReadingArea id={id} area={area} text={text.value} />
      {text.value.trim() === '' && (
        <p class="muted">
          This page holds no text: it is a picture, perhaps scanned. Clip a screenshot of it.
        </p>
      )}
      <div class="row">
        <button type="button" onClick={clip}>
          Clip from this text
        </button>
      </div>
    </section>
  );
}
