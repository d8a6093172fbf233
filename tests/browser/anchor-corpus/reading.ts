import { type Mark, marksOf, type Trace, textsOf } from './trace.ts';

/** A page laid out as one run of characters, each with its mark and whether a reader sees ink there. */
export interface Reading {
  readonly root: Element;
  readonly texts: readonly Text[];
  readonly starts: ReadonlyMap<Text, number>;
  readonly marks: readonly Mark[];
  readonly isInk: Uint8Array;
}

const UNSEEN =
  'script, style, template, noscript, [hidden], [style*="display:none"], [style*="display: none"]';
/** White space and what takes no room: soft hyphen, zero-width characters, the byte order mark. */
const BLANK = /[\s\u00ad\u200b-\u200d\u2060\ufeff]/;

export function readPage(trace: Trace, root: Element): Reading {
  const texts = textsOf(root);
  const starts = new Map<Text, number>();
  const marks: Mark[] = [];
  const ink: number[] = [];
  for (const text of texts) {
    starts.set(text, marks.length);
    const isSeen = !isUnseen(trace, text);
    const own = marksOf(trace, text);
    for (let at = 0; at < text.length; at++) {
      marks.push(own[at] as Mark);
      ink.push(isSeen && !BLANK.test(text.data.charAt(at)) ? 1 : 0);
    }
  }
  return { root, texts, starts, marks, isInk: Uint8Array.from(ink) };
}

function isUnseen(trace: Trace, text: Text): boolean {
  for (let element = text.parentElement; element; element = element.parentElement)
    if (trace.noise.has(element) || element.matches(UNSEEN)) return true;
  return false;
}

/** The stretch of the reading that a range covers; null where it is not within the page. */
export function stretchOf(reading: Reading, range: Range): { start: number; end: number } | null {
  const start = placeOf(reading, range.startContainer, range.startOffset);
  const end = placeOf(reading, range.endContainer, range.endOffset);
  return start === null || end === null ? null : { start, end };
}

function placeOf(reading: Reading, container: Node, offset: number): number | null {
  if (container !== reading.root && !reading.root.contains(container)) {
    return container.contains(reading.root) ? outerPlace(reading, container, offset) : null;
  }
  const own = reading.starts.get(container as Text);
  if (own !== undefined) return own + offset;
  const after = container.childNodes[offset] ?? followingOf(container, reading.root);
  return firstTextFrom(reading, after);
}

function outerPlace(reading: Reading, container: Node, offset: number): number {
  const next = container.childNodes[offset];
  const isBefore =
    next !== undefined &&
    (next.contains(reading.root) ||
      (next.compareDocumentPosition(reading.root) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
  return isBefore ? 0 : reading.marks.length;
}

function followingOf(node: Node, root: Node): Node | null {
  for (let at: Node | null = node; at && at !== root; at = at.parentNode)
    if (at.nextSibling) return at.nextSibling;
  return null;
}

function firstTextFrom(reading: Reading, node: Node | null): number {
  for (let at = node; at; at = at.firstChild ?? followingOf(at, reading.root)) {
    const start = reading.starts.get(at as Text);
    if (start !== undefined) return start;
  }
  return reading.marks.length;
}

/** Where the character at a place of the reading stands in the page. */
export function pointAt(reading: Reading, place: number): { text: Text; offset: number } {
  let low = 0;
  let high = reading.texts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((reading.starts.get(reading.texts[middle] as Text) ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  const text = reading.texts[low] as Text;
  return { text, offset: place - (reading.starts.get(text) ?? 0) };
}
