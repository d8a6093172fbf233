import { useEffect } from 'preact/hooks';
import type { ConsultationWay } from '../../shared/evidence/subject-fields.ts';
import type { Look } from '../store/consultation-notes.ts';
import type { OpenInspection } from '../store/store.ts';

/** What stood on the screen for less is not noted: words are still being typed. */
const settledMs = 1_000;
/** As many as a list draws at once. */
const mostNamed = 100;

export const lookAt = (way: ConsultationWay, items: readonly { readonly id: string }[]): Look => ({
  way,
  items: items.slice(0, mostNamed).map(({ id }) => id),
  itemCount: items.length,
});

/** Notes a look at a list that changes as it is searched, once it stands still; null is none. */
export function useSettledLook(inspection: OpenInspection, look: Look | null): void {
  useEffect(() => {
    if (look === null) return;
    const timer = setTimeout(() => inspection.noteLook(look), settledMs);
    return () => clearTimeout(timer);
  }, [inspection, JSON.stringify(look)]);
}
