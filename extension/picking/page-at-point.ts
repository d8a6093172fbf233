import { shadowRootOf } from '../capture/composed-tree.ts';
import { localNameOf } from '../capture/dom-properties.ts';
import type { Overlay } from './overlay.ts';
import { elementAbove } from './page-element.ts';
import type { Point } from './region.ts';

export function elementAt(overlay: Overlay, { x, y }: Point): Element | null {
  let found = overlay.elementAt(x, y);
  for (;;) {
    const inside = found === null ? null : shadowRootOf(found);
    const deeper = inside
      ?.elementsFromPoint(x, y)
      .find((one) => Node.prototype.getRootNode.call(one) === inside);
    if (deeper === undefined) return found;
    found = deeper;
  }
}

/** What scrolls on its own below an element; null where only the page itself does. */
export function scrollerOf(element: Element | null): Element | null {
  for (let at = element; at !== null; at = elementAbove(at)) {
    const isLonger = at.scrollHeight > at.clientHeight + 1 || at.scrollWidth > at.clientWidth + 1;
    const isPage = /^(html|body)$/.test(localNameOf(at));
    if (isLonger && !isPage && /auto|scroll/.test(getComputedStyle(at).overflow)) return at;
  }
  return null;
}
