import type { PageCell, PageGroup, PageRecord } from '../../../shared/evidence/anchoring/page-view.ts';
import { attributeOf, parentElementOf } from '../dom-properties.ts';
import { type PageText, textOf } from '../page-text.ts';
import { type CellPlace, type RecordShape, type ShapeMemory, shapeOf } from './record-shape.ts';

interface RecordReader {
  /** The innermost record that an element stands in, by its index; -1 for none. */
  recordOf(element: Element): number;
  finish(): Generator<
    undefined,
    { readonly records: readonly PageRecord[]; readonly groups: readonly PageGroup[] }
  >;
}

interface OpenGroup {
  readonly kind: PageGroup['kind'];
  readonly element: Element;
  readonly headers: readonly (readonly Element[])[];
  readonly records: number[];
}

interface OpenRecord {
  readonly shape: RecordShape;
  readonly group: number;
  readonly outer: number;
}

const RECORDS_PER_STEP = 200;

export function createRecordReader(page: PageText): RecordReader {
  const known = new Map<Element, number>();
  const records: OpenRecord[] = [];
  const groups: OpenGroup[] = [];
  const groupIndexes = new Map<Element, number>();
  const memory: ShapeMemory = { layouts: new Map(), leads: new Map(), children: new Map() };

  const groupOf = (shape: RecordShape): number => {
    const found = groupIndexes.get(shape.group);
    if (found !== undefined) return found;
    const { kind, group: element } = shape;
    const index = groups.push({ kind, element, headers: shape.headers(), records: [] }) - 1;
    groupIndexes.set(element, index);
    return index;
  };
  const open = (shape: RecordShape, outer: number): number => {
    const group = groupOf(shape);
    const index = records.push({ shape, group, outer }) - 1;
    groups[group]?.records.push(index);
    return index;
  };
  const isRecord = (shape: RecordShape, element: Element): boolean =>
    shape.kind !== 'repeat' || isSmall(page, element);
  // Without calls of its own: records may be nested deeper than calls can be.
  const recordOf = (element: Element): number => {
    const unopened: { readonly shape: RecordShape; readonly inside: readonly Element[] }[] = [];
    let climbed: Element[] = [];
    let index = -1;
    for (let at: Element | null = element; at; ) {
      const seen = known.get(at);
      if (seen !== undefined) {
        index = seen;
        break;
      }
      climbed.push(at);
      const shape = shapeOf(memory, at);
      if (!shape || !isRecord(shape, at)) {
        at = parentElementOf(at);
      } else if (shape.lead === at) {
        unopened.push({ shape, inside: climbed });
        climbed = [];
        at = shape.group;
      } else {
        at = shape.lead;
      }
    }
    for (const one of climbed) known.set(one, index);
    for (const { shape, inside } of unopened.reverse()) {
      index = open(shape, index);
      for (const one of inside) known.set(one, index);
    }
    return index;
  };

  return {
    recordOf,
    *finish() {
      const read: PageRecord[] = [];
      for (const { shape, group, outer } of records) {
        const cells = shape.cells?.() ?? null;
        read.push({ group, outer, ...(cells ? cellsOf(page, cells) : linesOf(page, shape.lead)) });
        if (read.length % RECORDS_PER_STEP === 0) yield;
      }
      return { records: read, groups: groups.map((group) => closeGroup(page, group, read)) };
    },
  };
}

const LONGEST_REPEAT = 1500;
const MOST_LINES = 24;

function isSmall(page: PageText, element: Element): boolean {
  const { start, end } = rangeOf(page, element);
  if (end - start > LONGEST_REPEAT) return false;
  const breaks = page.text.slice(start, end).match(/[\n\t]+/g)?.length ?? 0;
  return breaks >= 1 && breaks < MOST_LINES;
}

function rangeOf(page: PageText, element: Element): { start: number; end: number } {
  const span = page.spans.get(element);
  const first = span && page.segments[span.first];
  if (!span || !first || span.end === span.first) return { start: 0, end: 0 };
  let { start } = first;
  let end = page.segments[span.end - 1]?.end ?? start;
  while (start < end && /\s/.test(page.text.charAt(start))) start += 1;
  while (start < end && /\s/.test(page.text.charAt(end - 1))) end -= 1;
  return { start, end };
}

type CellParts = Pick<PageRecord, 'start' | 'end' | 'cells'>;

function cellsOf(page: PageText, places: readonly CellPlace[]): CellParts {
  const cells = places.map(({ element, column, isOwn }) => ({ ...rangeOf(page, element), column, isOwn }));
  const own = cells.filter(({ start, end, isOwn }) => isOwn && end > start);
  if (own.length === 0) return { start: 0, end: 0, cells: [] };
  return {
    start: own.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY),
    end: own.reduce((most, { end }) => Math.max(most, end), 0),
    cells: cells.map(({ start, end, column }) => ({ start, end, column })),
  };
}

function linesOf(page: PageText, element: Element): CellParts {
  const { start, end } = rangeOf(page, element);
  const cells: PageCell[] = [];
  for (const { 0: line, index } of page.text.slice(start, end).matchAll(/[^\n\t]+/g)) {
    if (cells.length === MOST_LINES) break;
    if (line.trim() === '') continue;
    cells.push({ start: start + index, end: start + index + line.trimEnd().length, column: cells.length });
  }
  return { start, end, cells };
}

/** Of a list of labels and values an entry or two may have a line more. */
const LEAST_PAIRS = 0.9;

function closeGroup(page: PageText, group: OpenGroup, records: readonly PageRecord[]): PageGroup {
  const headers = group.headers.map((cells) => cells.map((cell) => textOf(page, cell)).join(' / '));
  const pairs = group.records.filter((index) => (records[index]?.cells.length ?? 0) <= 2);
  const arePairs = pairs.length >= LEAST_PAIRS * group.records.length;
  const isPlain = headers.every((header) => header === '') && group.records.length > 1;
  const isTerms = arePairs && isPlain && /^(table|repeat)$/.test(group.kind);
  return {
    kind: isTerms ? 'terms' : group.kind,
    caption: captionOf(page, group.element),
    headers,
    records: group.records,
  };
}

function captionOf(page: PageText, element: Element): string {
  const label = attributeOf(element, 'aria-label')?.slice(0, LONGEST_REPEAT);
  return label || textOf(page, element instanceof HTMLTableElement ? element.caption : null);
}
