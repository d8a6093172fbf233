import type { AnchorDescription, AnchorGroup, AnchorRow, PageSigns } from './anchor-description.ts';
import type { PageGroup, PageLine, PageRecord, PageView } from './page-view.ts';
import { smallest, tellingRuns } from './telling-words.ts';
import { touchedRecords } from './touched-records.ts';
import { hashWords, wordHashes } from './words.ts';

export const CONTEXT_WORDS = 32;
/** Of a long cell, what tells it from others. */
export const CELL_LENGTH = 300;
const LONGEST_LINE = 400;
/** How far from the clip, and from the page's start, signs of the page are looked for. */
const SIGN_REACH = 60_000;

/** What is kept of the place `start` to `end` of a page's text. */
export function describePlace(view: PageView, start: number, end: number): AnchorDescription {
  const { text, lines } = view;
  const first = Math.max(
    0,
    lines.findLastIndex((line) => line.start <= start),
  );
  const last = Math.max(
    first,
    lines.findLastIndex((line) => line.start < end),
  );
  const quote = text.slice(start, end);
  const cutBefore = cutOff(text.slice(Math.max(0, start - LONGEST_WORD), start + 1), CUT_BEFORE);
  const cutAfter = cutOff(text.slice(end - 1, end + LONGEST_WORD), CUT_AFTER);
  const wordStart = start - cutBefore.length;
  const wordEnd = end + cutAfter.length;
  const lineStart = Math.min(lines[first]?.start ?? start, start);
  const lineEnd = Math.max(lines[last]?.end ?? end, end);
  const touched = touchedRecords(view, first, last);
  const hashOf = (line: PageLine) =>
    hashWords(text.slice(line.start, Math.min(line.end, line.start + LONGEST_LINE)));
  return {
    version: 1,
    quote,
    cutBefore,
    cutAfter,
    before: wordHashes(text.slice(Math.max(0, start - 40 * CONTEXT_WORDS), wordStart)).slice(-CONTEXT_WORDS),
    beforeInLine: wordHashes(text.slice(lineStart, Math.max(lineStart, wordStart))).length,
    after: wordHashes(text.slice(wordEnd, end + 40 * CONTEXT_WORDS)).slice(0, CONTEXT_WORDS),
    afterInLine: wordHashes(text.slice(wordEnd, lineEnd)).length,
    ...countOccurrences(text, quote, start),
    kind: lines[first]?.kind ?? 'text',
    headings: headingsAbove(view, first).map(hashOf),
    share: text.length === 0 ? 0 : start / text.length,
    rows: sampleRows(touched).map((record) => describeRow(view, record, { start, end })),
    group: describeGroup(view, touched),
    page: {
      ...describeSigns(view, { start, end }),
      otherHeadings: otherHeadings(view, first).map(hashOf),
    },
  };
}

const LONGEST_WORD = 60;
const CUT_BEFORE = /[\p{L}\p{M}\u00AD]+(?=\p{L}$)|\p{N}+(?=\p{N}$)/u;
const CUT_AFTER = /(?<=^\p{L})[\p{L}\p{M}\u00AD]+|(?<=^\p{N})\p{N}+/u;
const cutOff = (text: string, part: RegExp): string => part.exec(text)?.[0] ?? '';

function countOccurrences(text: string, quote: string, start: number) {
  const wanted = folded(quote);
  const count = (hay: string) => (wanted.trim() === '' ? 0 : hay.split(wanted).length - 1);
  return { occurrences: Math.max(1, count(folded(text))), occurrence: count(folded(text.slice(0, start))) };
}

// Two spaces between words, so that neighbouring occurrences do not share one.
const folded = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{S}\p{M}%]+/gu, '  ')
    .trim()} `;

/** The headings above a line, outermost first. */
export function headingsAbove({ lines }: PageView, at: number): readonly PageLine[] {
  const trail: PageLine[] = [];
  let level = lines[at]?.level || 7;
  for (let index = at - 1; index >= 0 && level > 1; index -= 1) {
    const line = lines[index];
    if (!line || line.level === 0 || line.level >= level) continue;
    trail.unshift(line);
    level = line.level;
  }
  return trail;
}

const MOST_HEADINGS = 40;

/** The nearest headings that do not stand above a line, in the order of the page. */
function otherHeadings(view: PageView, at: number): readonly PageLine[] {
  const above = new Set(headingsAbove(view, at));
  const others = view.lines.filter((line, index) => line.level > 0 && index !== at && !above.has(line));
  const after = others.findIndex(({ start }) => start > (view.lines[at]?.start ?? 0));
  const middle = after < 0 ? others.length : after;
  return others.slice(Math.max(0, middle - MOST_HEADINGS / 2), middle + MOST_HEADINGS / 2);
}

const ROWS_AT_EACH_END = 4;

const sampleRows = (records: readonly PageRecord[]): readonly PageRecord[] =>
  records.length <= 2 * ROWS_AT_EACH_END
    ? records
    : [...records.slice(0, ROWS_AT_EACH_END), ...records.slice(-ROWS_AT_EACH_END)];

interface Span {
  readonly start: number;
  readonly end: number;
}

const touches = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start;
export const cellText = ({ text }: PageView, { start, end }: Span): string =>
  text.slice(start, Math.min(end, start + CELL_LENGTH));

function describeRow(view: PageView, record: PageRecord, span: Span): AnchorRow {
  const group = view.groups[record.group];
  const index = group?.records.indexOf(view.records.indexOf(record)) ?? -1;
  const at = (offset: number) => view.records[group?.records[index + offset] ?? -1];
  const hit = record.cells.map((cell) => touches(cell, span));
  return {
    cells: record.cells.map((cell) => ({
      text: cellText(view, cell),
      column: cell.column,
      repeats: group ? countRepeats(view, group, { ...cell, text: cellText(view, cell) }) : 1,
    })),
    first: Math.max(0, hit.indexOf(true)),
    last: Math.max(0, hit.lastIndexOf(true)),
    index,
    previous: index > 0 ? recordHash(view, at(-1)) : 0,
    next: recordHash(view, at(1)),
  };
}

export const recordHash = ({ text }: PageView, record: PageRecord | undefined): number =>
  record ? hashWords(text.slice(record.start, Math.min(record.end, record.start + LONGEST_LINE))) : 0;

function countRepeats(view: PageView, group: PageGroup, wanted: { column: number; text: string }): number {
  let repeats = 0;
  for (const index of group.records) {
    const cell = view.records[index]?.cells.find(({ column }) => column === wanted.column);
    if (cell && cellText(view, cell) === wanted.text) repeats += 1;
  }
  return Math.max(1, repeats);
}

const AROUND_WORDS = 16;

function describeGroup(view: PageView, touched: readonly PageRecord[]): AnchorGroup | null {
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
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const inside: PageLine[] = [];
  for (let line = lines[low]; line && line.start < end; line = lines[low]) {
    inside.push(line);
    low += 1;
  }
  return inside;
}

/** The card that a record stands in, or the list of labels and values that it is one of; null for neither. */
export function surroundings(view: PageView, record: PageRecord): Span | null {
  if (record.outer >= 0) return view.records[record.outer] ?? null;
  const group = view.groups[record.group];
  const first = view.records[group?.records[0] ?? -1];
  const last = view.records[group?.records.at(-1) ?? -1];
  return group?.kind === 'terms' && first && last ? { start: first.start, end: last.end } : null;
}

/** From how many records on the rows of a table come and go with its pages and filters. */
const LARGE_GROUP = 4;

function describeSigns(view: PageView, clip: Span): Omit<PageSigns, 'otherHeadings'> {
  const near = view.lines.filter(
    (line) =>
      !touches(line, clip) &&
      (line.start < SIGN_REACH || (line.end > clip.start - SIGN_REACH && line.start < clip.end + SIGN_REACH)),
  );
  const isTabled = ({ record }: PageLine) => {
    const group = view.groups[view.records[record]?.group ?? -1];
    return group !== undefined && group.kind !== 'terms' && group.records.length >= LARGE_GROUP;
  };
  return {
    title: [...new Set(wordHashes(view.title))],
    telling: smallest(
      tellingRuns(
        view,
        near.filter((line) => !isTabled(line)),
      ),
      24,
    ),
    tabled: smallest(tellingRuns(view, near.filter(isTabled)), 16),
  };
}
