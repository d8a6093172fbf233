import type { PageRecord, PageView } from './page-view.ts';
import type { Span } from './span.ts';

/** The card that a record stands in, or the list of labels and values that it is one of; null for neither. */
export function surroundings(view: PageView, record: PageRecord): Span | null {
  if (record.outer >= 0) return view.records[record.outer] ?? null;
  const group = view.groups[record.group];
  const first = view.records[group?.records[0] ?? -1];
  const last = view.records[group?.records.at(-1) ?? -1];
  return group?.kind === 'terms' && first && last ? { start: first.start, end: last.end } : null;
}
