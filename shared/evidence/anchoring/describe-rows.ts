import type { AnchorGroup, AnchorRow } from './anchor-description.ts';
import { lastWhere } from './last-where.ts';
import type { PageGroup, PageLine, PageRecord, PageView } from './page-view.ts';
import { cellText, lineHash, type Span, touches } from './span.ts';
import { surroundings } from './surroundings.ts';
import { smallest, tellingRuns } from './telling-words.ts';
import { hashWords } from './words.ts';

const ROWS_AT_EACH_END = 4;

/** The records that a clip touched; of many the first and the last ones. */
export const describeRows = (
  view: PageView,
  touched: readonly PageRecord[],
  clip: Span,
): readonly AnchorRow[] => {
  const kept =
    touched.length <= 2 * ROWS_AT_EACH_END
      ? touched
      : [...touched.slice(0, ROWS_AT_EACH_END), ...touched.slice(-ROWS_AT_EACH_END)];
  return kept.map((record) => describeRow(view, record, clip));
};

function describeRow(view: PageView, record: PageRecord, clip: Span): AnchorRow {
  const group = view.groups[record.group];
  const index = group?.records.indexOf(view.records.indexOf(record)) ?? -1;
  const at = (offset: number) => view.records[group?.records[index + offset] ?? -1];
  const hit = record.cells.map((cell) => touches(cell, clip));
  return {
    cells: record.cells.map((cell) => ({
      text: cellText(view, cell),
      column: cell.column,
      repeats: group ? countRepeats(view, group, { ...cell, text: cellText(view, cell) }) : 1,
    })),
    first: Math.max(0, hit.indexOf(true)),
    last: Math.max(0, hit.lastIndexOf(true)),
    index,
    previous: index > 0 ? lineHash(view, at(-1)) : 0,
    next: lineHash(view, at(1)),
  };
}

function countRepeats(view: PageView, group: PageGroup, wanted: { column: number; text: string }): number {
  let repeats = 0;
  for (const index of group.records) {
    const cell = view.records[index]?.cells.find(({ column }) => column === wanted.column);
    if (cell && cellText(view, cell) === wanted.text) repeats += 1;
  }
  return Math.max(1, repeats);
}

const AROUND_WORDS = 16;

/** The group of the records that a clip touched; null where it touched none. */
export function describeGroup(view: PageView, touched: readonly PageRecord[]): AnchorGroup | null {
  const [record] = touched;
  const group = record && view.groups[record.group];
  if (!group) return null;
  return {
    kind: group.kind,
    caption: hashWords(group.caption),
    headers: group.headers.map(hashWords),
    size: group.records.length,
    around: smallest(aroundRuns(view, record, touched), AROUND_WORDS),
  };
}

/** Telling words of what stands around a record and makes it the one of its name: its card, or the list's other values. */
function aroundRuns(
  view: PageView,
  record: PageRecord,
  touched: readonly PageRecord[],
): readonly (readonly number[])[] {
  const around = surroundings(view, record);
  if (!around) return [];
  const isOther = (line: PageLine) => !touched.some((one) => touches(line, one));
  return tellingRuns(view, linesWithin(view, around).filter(isOther));
}

function linesWithin({ lines }: PageView, { start, end }: Span): readonly PageLine[] {
  const first = lastWhere(lines.length, (at) => (lines[at]?.end ?? 0) <= start) + 1;
  const last = lastWhere(lines.length, (at) => (lines[at]?.start ?? 0) < end);
  return lines.slice(first, last + 1);
}
