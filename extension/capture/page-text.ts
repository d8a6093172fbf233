import { isElement, isText, renderedChildren, shadowRootOf } from './composed-tree.ts';
import { type ElementLook, lookOf } from './element-look.ts';
import { controlText } from './form-control.ts';
import { runSteps } from './run-steps.ts';
import { createTextWriter, type TextWriter, type WhiteSpace } from './text-writer.ts';

/** A text node, or a form control with its live value, and where its characters stand in the page's text. */
export interface Segment {
  readonly node: Text | Element;
  readonly whiteSpace: WhiteSpace;
  readonly start: number;
  readonly end: number;
}

/** The segments from `first` up to, not including, `end`. */
interface SegmentSpan {
  readonly first: number;
  readonly end: number;
}

/**
 * The text of a document as a reader sees it, and where each part of it comes from.
 *
 * No scripts, no hidden text; white space as the style lays it out; one line break between blocks, a tab
 * between the cells of a row; form controls by their live values; shadow trees in their places.
 */
export interface PageText {
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly spans: ReadonlyMap<Node, SegmentSpan>;
  readonly headings: readonly Element[];
  readonly frames: readonly Element[];
  readonly shadowRoots: readonly ShadowRoot[];
}

const UNREAD_ELEMENTS = new Set(
  'script style noscript template head title desc metadata iframe frame object audio video canvas datalist'.split(
    ' ',
  ),
);

interface Reading {
  /** Reads closed <details> too: what a click would show is still on the page. */
  readonly opensDetails?: boolean;
}

export function readPageText(root: Element): PageText {
  return runSteps(pageTextSteps(root));
}

/** The same in steps of some hundred nodes, for who must give the page its turn in between. */
export function* pageTextSteps(root: Element, reading: Reading = {}): Generator<undefined, PageText> {
  const found = { segments: [], spans: new Map(), headings: [], frames: [], shadowRoots: [] };
  const walk: Walk = { writer: createTextWriter(), opensDetails: reading.opensDetails ?? false, ...found };
  yield* visit(walk, root, { whiteSpace: 'collapse', isVisible: true });
  return { ...found, text: walk.writer.text() };
}

const NODES_PER_STEP = 256;

type Inherited = Omit<ElementLook, 'display'>;

interface Walk {
  readonly writer: TextWriter;
  readonly opensDetails: boolean;
  readonly segments: Segment[];
  readonly spans: Map<Node, SegmentSpan>;
  readonly headings: Element[];
  readonly frames: Element[];
  readonly shadowRoots: ShadowRoot[];
}

function* visit(walk: Walk, node: Node, inherited: Inherited): Generator<undefined, void> {
  if (isText(node)) {
    if (inherited.isVisible) addSegment(walk, { node, raw: node.data, whiteSpace: inherited.whiteSpace });
  } else if (isElement(node)) {
    const first = walk.segments.length;
    yield* visitElement(walk, node);
    if (!walk.spans.has(node)) walk.spans.set(node, { first, end: walk.segments.length });
    if (walk.spans.size % NODES_PER_STEP === 0) yield;
    const name = node.localName;
    if (/^h[1-6]$/.test(name) || node.getAttribute('role') === 'heading') walk.headings.push(node);
    if (name === 'iframe' || name === 'frame') walk.frames.push(node);
  }
}

function* visitElement(walk: Walk, element: Element): Generator<undefined, void> {
  const look = isUnread(element) ? null : lookOf(element);
  if (!look || look.display === 'none') return;
  const control = controlText(element);
  if (element.localName === 'br') {
    walk.writer.lineBreak();
  } else if (control !== null) {
    if (look.isVisible) addSegment(walk, { node: element, raw: control, whiteSpace: 'preserve' });
  } else {
    const end = layOut(walk.writer, look.display);
    const shadow = shadowRootOf(element);
    if (shadow !== null) walk.shadowRoots.push(shadow);
    for (const child of childrenOf(walk, element)) yield* visit(walk, child, look);
    end();
  }
}

function childrenOf(walk: Walk, element: Element): Iterable<Node> {
  return walk.opensDetails && element.localName === 'details'
    ? element.childNodes
    : renderedChildren(element);
}

interface NewSegment {
  readonly node: Text | Element;
  readonly raw: string;
  readonly whiteSpace: WhiteSpace;
}

function addSegment(walk: Walk, { node, raw, whiteSpace }: NewSegment): void {
  const first = walk.segments.push({ node, whiteSpace, ...walk.writer.write(raw, whiteSpace) }) - 1;
  walk.spans.set(node, { first, end: first + 1 });
}

function isUnread(element: Element): boolean {
  return UNREAD_ELEMENTS.has(element.localName);
}

function layOut(writer: TextWriter, display: string): () => void {
  if (display === 'table-cell') return writer.cellEnd;
  if (/^(inline|contents|ruby)/.test(display)) return () => {};
  const edge = display === 'table-row' ? writer.row : writer.block;
  edge();
  return edge;
}

/** What a reader sees of an element; '' for what is hidden or missing. */
export function textOf(page: PageText, element: Element | null): string {
  const span = element && page.spans.get(element);
  const first = span && page.segments.slice(span.first, span.end).find(({ start, end }) => end > start);
  if (!span || !first) return '';
  return page.text.slice(first.start, page.segments[span.end - 1]?.end).trim();
}
