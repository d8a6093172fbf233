import type { PdfPagesState } from './pdf-pages-state.ts';
import type { ViewerModel } from './viewer-model.ts';

/** What was clipped of this file: the marks, for those who do not see them, and the way to each. */
export function ClipList({ viewer, pages }: { readonly viewer: ViewerModel; readonly pages: PdfPagesState }) {
  const clips = viewer.clips.value;
  if (clips.length === 0) return null;
  return (
    <details class="clip-list">
      <summary>{clips.length === 1 ? '1 clip' : `${clips.length} clips`} of this file</summary>
      <ul>
        {clips.map(({ item, text, selectors }) => (
          <li key={item}>
            <button type="button" class="item-row" onClick={() => pages.goTo(selectors[0]?.page ?? 1)}>
              <span class="item-row-text">{text}</span>
              <span class="item-row-facts">
                <span>Page {selectors.map(({ page }) => page).join(', ')}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
