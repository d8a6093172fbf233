import { renderedChildren } from './composed-tree.ts';
import { controlText } from './form-control.ts';
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
 * between the cells of a row; form controls by their live values; open shadow trees in their places.
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

export function readPageText(root: Element): PageText {
  const found = { segments: [], spans: new Map(), headings: [], frames: [], shadowRoots: [] };
  const walk: Walk = { writer: createTextWriter(), ...found };
  visit(walk, root, { whiteSpace: 'collapse', isVisible: true });
  return { ...found, text: walk.writer.text() };
}

interface Inherited {
  readonly whiteSpace: WhiteSpace;
  readonly isVisible: boolean;
}

interface Walk {
  readonly writer: TextWriter;
  readonly segments: Segment[];
  readonly spans: Map<Node, SegmentSpan>;
  readonly headings: Element[];
  readonly frames: Element[];
  readonly shadowRoots: ShadowRoot[];
}

function visit(walk: Walk, node: Node, inherited: Inherited): void {
  if (node instanceof Text) {
    if (inherited.isVisible) addSegment(walk, { node, raw: node.data, whiteSpace: inherited.whiteSpace });
  } else if (node instanceof Element) {
    const first = walk.segments.length;
    visitElement(walk, node);
    if (!walk.spans.has(node)) walk.spans.set(node, { first, end: walk.segments.length });
    const name = node.localName;
    if (/^h[1-6]$/.test(name) || node.getAttribute('role') === 'heading') walk.headings.push(node);
    if (name === 'iframe' || name === 'frame') walk.frames.push(node);
  }
}

function visitElement(walk: Walk, element: Element): void {
  const style = isUnread(element) ? null : getComputedStyle(element);
  if (!style || style.display === 'none') return;
  const inherited = { whiteSpace: whiteSpaceOf(style), isVisible: style.visibility === 'visible' };
  const control = controlText(element);
  if (element.localName === 'br') {
    walk.writer.lineBreak();
  } else if (control !== null) {
    if (inherited.isVisible) addSegment(walk, { node: element, raw: control, whiteSpace: 'preserve' });
  } else {
    layOut(walk.writer, displayOf(element, style), () => visitChildren(walk, element, inherited));
  }
}

function visitChildren(walk: Walk, element: Element, inherited: Inherited): void {
  if (element.shadowRoot) walk.shadowRoots.push(element.shadowRoot);
  for (const child of renderedChildren(element)) visit(walk, child, inherited);
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

// The browsers disagree on how the parts of a drawing are laid out; each of its texts stands apart.
function displayOf(element: Element, style: CSSStyleDeclaration): string {
  if (!(element instanceof SVGElement)) return style.display;
  return element.localName === 'text' ? 'block' : 'inline';
}

function whiteSpaceOf(style: CSSStyleDeclaration): WhiteSpace {
  const value = style.getPropertyValue('white-space-collapse');
  if (value === 'collapse' || value === 'preserve-breaks') return value;
  return value === '' ? 'collapse' : 'preserve';
}

function layOut(writer: TextWriter, display: string, inside: () => void): void {
  if (display === 'table-cell') {
    inside();
    writer.cellEnd();
  } else if (display === 'table-row') {
    writer.row();
    inside();
    writer.row();
  } else if (/^(inline|contents|ruby)/.test(display)) {
    inside();
  } else {
    writer.block();
    inside();
    writer.block();
  }
}

/** What a reader sees of an element; '' for what is hidden or missing. */
export function textOf(page: PageText, element: Element | null): string {
  const span = element && page.spans.get(element);
  const first = span && page.segments.slice(span.first, span.end).find(({ start, end }) => end > start);
  if (!span || !first) return '';
  return page.text.slice(first.start, page.segments[span.end - 1]?.end).trim();
}
