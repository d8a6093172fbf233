import { composedParent, isShadowRoot, isText } from './composed-tree.ts';
import { bodyOf, childNodesOf, nextSiblingOf, ownerOf, parentOf } from './dom-properties.ts';
import type { PageText, Segment } from './page-text.ts';
import { countShowing, renderWhiteSpace } from './text-writer.ts';

export interface DomPoint {
  readonly node: Node;
  readonly offset: number;
}

/** Where in the page's text a DOM point stands, when a selection begins (or ends) there. */
export function pointToTextOffset(page: PageText, { node, offset }: DomPoint, edge: 'start' | 'end'): number {
  const own = page.spans.get(node);
  const segment = isText(node) && own ? page.segments[own.first] : undefined;
  if (segment && isText(node)) {
    const shown = renderWhiteSpace(node.data.slice(0, offset), segment.whiteSpace);
    return Math.min(segment.start + shown.length, segment.end);
  }
  const next = segmentIndexAfter(page, { node, offset });
  return edge === 'start'
    ? (page.segments[next]?.start ?? page.text.length)
    : (page.segments[next - 1]?.end ?? 0);
}

function segmentIndexAfter(page: PageText, { node, offset }: DomPoint): number {
  for (let child = childNodesOf(node)[offset] ?? null; child; child = nextSiblingOf(child)) {
    const span = page.spans.get(child);
    if (span) return span.first;
  }
  const own = page.spans.get(isShadowRoot(node) ? node.host : node);
  if (own) return own.end;
  // Inside what is not laid out (hidden, a script): the place of the nearest part that is.
  for (let at = composedParent(node); at; at = composedParent(at)) {
    const span = page.spans.get(at);
    if (span) return span.first;
  }
  const body = bodyOf(ownerOf(node) ?? (node as Document));
  return Node.prototype.contains.call(node, body) && offset === 0 ? 0 : page.segments.length;
}

/** The DOM point at a place in the page's text; a form control is named by its place in its parent. */
export function textOffsetToPoint(segment: Segment, offset: number, edge: 'start' | 'end'): DomPoint {
  const { node } = segment;
  if (!isText(node)) {
    const parent = parentOf(node) ?? node;
    const index = [...childNodesOf(parent)].indexOf(node);
    return { node: parent, offset: edge === 'start' ? index : index + 1 };
  }
  const target = offset - segment.start;
  return {
    node,
    offset:
      edge === 'start'
        ? countShowing(node.data, segment.whiteSpace, target + 1) - 1
        : countShowing(node.data, segment.whiteSpace, target),
  };
}
