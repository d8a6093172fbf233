import { keptAddress } from '../../shared/evidence/kept-address.ts';
import { deepActiveElement } from '../capture/composed-tree.ts';
import { closestOf, descendantsOf, parentElementOf, selectionOf, urlOf } from '../capture/dom-properties.ts';
import type { FrameState, Rectangle } from './frame-state.ts';

export function viewOf(window: Window): FrameState['view'] {
  const { visualViewport } = window;
  return {
    width: window.innerWidth,
    height: window.innerHeight,
    scale: window.devicePixelRatio,
    left: visualViewport?.offsetLeft ?? 0,
    top: visualViewport?.offsetTop ?? 0,
    pinch: visualViewport?.scale ?? 1,
    scrollX: window.scrollX,
    scrollY: window.scrollY,
  };
}

export function rectangleOf(element: Element): Rectangle {
  const { x, y, width, height } = Element.prototype.getBoundingClientRect.call(element);
  return { x, y, width, height };
}

/** The place inside a frame element's border and padding, where its document begins. */
export function frameBox(frame: HTMLElement, isActive: boolean): FrameState['frames'][number] {
  const outer = rectangleOf(frame);
  const scaleX = frame.offsetWidth > 0 ? outer.width / frame.offsetWidth : 1;
  const scaleY = frame.offsetHeight > 0 ? outer.height / frame.offsetHeight : 1;
  const style = getComputedStyle(frame);
  const left = frame.clientLeft + Number.parseFloat(style.paddingLeft || '0');
  const top = frame.clientTop + Number.parseFloat(style.paddingTop || '0');
  const box = {
    x: outer.x + left * scaleX,
    y: outer.y + top * scaleY,
    width: outer.width - left * scaleX,
    height: outer.height - top * scaleY,
  };
  return { url: keptAddress(frameUrl(frame)), box, scaleX, scaleY, isActive };
}

/** Where it is now; of another origin, where it was first sent. */
function frameUrl(frame: HTMLElement): string {
  if (frame instanceof HTMLIFrameElement)
    return frame.contentDocument === null ? frame.src : urlOf(frame.contentDocument);
  return frame instanceof HTMLObjectElement ? frame.data : (frame.getAttribute('src') ?? '');
}

/** Of what is clipped: the cells, rows or fields as wholes, else the lines of text. */
export function clippedRectangle(document: Document, shadows: readonly ShadowRoot[]): Rectangle | null {
  const active = deepActiveElement(document);
  if (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) {
    const { selectionStart, selectionEnd } = active;
    if (selectionStart !== selectionEnd || selectionStart === null) return rectangleOf(active);
  }
  const selection = selectionOf(document);
  if (selection === null || selection.rangeCount === 0) return null;
  const range = toRange(selection, shadows);
  if (range === null) return null;
  const rows = rowsOf(range);
  const rectangles = rows.length > 0 ? rows.map(rectangleOf) : [...range.getClientRects()];
  return unionOf(rectangles.filter(({ width, height }) => width > 0 && height > 0));
}

const rootOf = (node: Node): Node => Node.prototype.getRootNode.call(node);

/** A selection inside a shadow tree is hidden from getRangeAt. */
function toRange(selection: Selection, shadows: readonly ShadowRoot[]): Range | null {
  const within =
    typeof selection.getComposedRanges === 'function'
      ? selection.getComposedRanges({ shadowRoots: [...shadows] })[0]
      : undefined;
  if (within === undefined || rootOf(within.startContainer) !== rootOf(within.endContainer))
    return selection.isCollapsed ? null : selection.getRangeAt(0);
  const range = new Range();
  range.setStart(within.startContainer, within.startOffset);
  range.setEnd(within.endContainer, within.endOffset);
  return range.collapsed ? null : range;
}

/** At most so many rows: more stand in no picture of a screen. */
const MOST_ROWS = 500;

function rowsOf(range: Range): readonly Element[] {
  const { commonAncestorContainer: common } = range;
  const element = common instanceof Element ? common : parentElementOf(common);
  const row = element && closestOf(element, 'tr, [role="row"]');
  if (row) return [row];
  const rows: Element[] = [];
  for (const one of element === null ? [] : descendantsOf(element, 'tr, [role="row"]')) {
    if (range.intersectsNode(one)) rows.push(one);
    if (rows.length === MOST_ROWS) break;
  }
  return rows;
}

export function unionOf(rectangles: readonly Rectangle[]): Rectangle | null {
  if (rectangles.length === 0) return null;
  const edges = {
    x: Number.POSITIVE_INFINITY,
    y: Number.POSITIVE_INFINITY,
    right: Number.NEGATIVE_INFINITY,
    bottom: Number.NEGATIVE_INFINITY,
  };
  // More than can be given to Math.min: a selection may have a rectangle for each of its lines.
  for (const { x, y, width, height } of rectangles) {
    edges.x = Math.min(edges.x, x);
    edges.y = Math.min(edges.y, y);
    edges.right = Math.max(edges.right, x + width);
    edges.bottom = Math.max(edges.bottom, y + height);
  }
  const { x, y, right, bottom } = edges;
  return { x, y, width: right - x, height: bottom - y };
}
