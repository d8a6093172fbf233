import { isElement, isText, renderedChildren, shadowRootOf } from './composed-tree.ts';
import { attributeOf, childNodesOf, localNameOf } from './dom-properties.ts';
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
  yield* visit(walk, root);
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

interface OpenElement {
  readonly element: Element;
  /** The first of its segments. */
  readonly first: number;
  readonly look: Inherited;
  readonly children: Iterator<Node>;
  end(): void;
}

// With a stack of its own: a page may be nested deeper than calls can be.
function* visit(walk: Walk, root: Element): Generator<undefined, void> {
  const open = [enter(walk, root)];
  let visited = 0;
  for (let top = open.at(-1); top; top = open.at(-1)) {
    visited += 1;
    if (visited % NODES_PER_STEP === 0) yield;
    const { value: node, done } = top.children.next();
    if (done) {
      open.pop();
      leave(walk, top);
    } else if (isElement(node)) {
      open.push(enter(walk, node));
    } else if (isText(node) && top.look.isVisible) {
      addSegment(walk, { node, raw: node.data, whiteSpace: top.look.whiteSpace });
    }
  }
}

function enter(walk: Walk, element: Element): OpenElement {
  const first = walk.segments.length;
  const look = isUnread(element) ? null : lookOf(element);
  const closed = { element, first, look: HIDDEN, children: [].values(), end: () => {} };
  if (!look || look.display === 'none') return closed;
  const control = controlText(element);
  if (localNameOf(element) === 'br') {
    walk.writer.lineBreak();
    return closed;
  }
  if (control !== null) {
    if (look.isVisible) addSegment(walk, { node: element, raw: control, whiteSpace: 'preserve' });
    return closed;
  }
  const end = layOut(walk.writer, look.display);
  const shadow = shadowRootOf(element);
  if (shadow !== null) walk.shadowRoots.push(shadow);
  return { element, first, look, children: childrenOf(walk, element)[Symbol.iterator](), end };
}

const HIDDEN: Inherited = { whiteSpace: 'collapse', isVisible: false };

function leave(walk: Walk, { element, first, end }: OpenElement): void {
  end();
  if (!walk.spans.has(element)) walk.spans.set(element, { first, end: walk.segments.length });
  const name = localNameOf(element);
  if (/^h[1-6]$/.test(name) || attributeOf(element, 'role') === 'heading') walk.headings.push(element);
  if (name === 'iframe' || name === 'frame') walk.frames.push(element);
}

function childrenOf(walk: Walk, element: Element): Iterable<Node> {
  return walk.opensDetails && localNameOf(element) === 'details'
    ? childNodesOf(element)
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
  return UNREAD_ELEMENTS.has(localNameOf(element));
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
  for (let at = span?.first ?? 0; span && at < span.end; at += 1) {
    const { start, end } = page.segments[at] ?? { start: 0, end: 0 };
    if (end > start) return page.text.slice(start, page.segments[span.end - 1]?.end).trim();
  }
  return '';
}
