import { composedParent, isElement, isShadowRoot, renderedChildren } from '../capture/composed-tree.ts';
import { assignedSlotOf, attributeOf, localNameOf } from '../capture/dom-properties.ts';
import { rectangleOf } from '../page-record/frame-geometry.ts';

export const isPicture = (element: Element): boolean =>
  /^(img|canvas|svg|video|picture|embed|object)$/.test(localNameOf(element)) ||
  attributeOf(element, 'role') === 'img';

export const isFrame = (element: Element): element is HTMLIFrameElement =>
  /^i?frame$/.test(localNameOf(element));

export const isInline = (element: Element): boolean =>
  /^(inline|contents|none)$/.test(getComputedStyle(element).display);

export function isSeen(element: Element): boolean {
  if (/^(script|style|link|meta|template|noscript|head|br|wbr)$/.test(localNameOf(element))) return false;
  const { width, height } = rectangleOf(element);
  return width > 1 && height > 1 && getComputedStyle(element).visibility === 'visible';
}

/** A box that is no larger than another is the same to who looks at it. */
export function isSameBox(outer: Element, inner: Element): boolean {
  const a = rectangleOf(outer);
  const b = rectangleOf(inner);
  return Math.abs(a.width - b.width) < 2 && Math.abs(a.height - b.height) < 2;
}

/** The element above, through the edges of shadow trees and slots. */
export function elementAbove(element: Element): Element | null {
  const above = assignedSlotOf(element) ?? composedParent(element);
  if (above === null || isElement(above)) return above;
  return isShadowRoot(above) ? above.host : null;
}

export const seenChildren = (element: Element): readonly Element[] =>
  [...renderedChildren(element)].filter(isElement).filter(isSeen);

/** The part before or after in the same parent. */
export function neighbour(element: Element, step: -1 | 1): Element | null {
  const parent = elementAbove(element);
  if (parent === null) return null;
  const siblings = seenChildren(parent);
  const place = siblings.indexOf(element);
  return place < 0 ? null : (siblings[place + step] ?? null);
}
