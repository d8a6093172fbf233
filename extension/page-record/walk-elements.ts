import { shadowRootOf } from '../capture/composed-tree.ts';

/**
 * Every element in and below a root, through open and closed shadow trees, with its path; the shadow trees are
 * added to the list as they are met. A tree walker goes by the
 * tree itself: a form's own properties may be overlaid by fields that are called like them.
 */
export function* walkElements(
  root: Document | ShadowRoot,
  shadows: ShadowRoot[],
  above = '',
): Generator<readonly [Element, () => string]> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  const trail: number[] = [];
  const path = () => above + trail.join('/');
  let node = walker.firstChild();
  if (node !== null) trail.push(1);
  while (node !== null) {
    if (node instanceof Element) {
      yield [node, path];
      const shadow = shadowRootOf(node);
      if (shadow !== null) {
        shadows.push(shadow);
        yield* walkElements(shadow, shadows, `${path()}!`);
      }
    }
    const child = walker.firstChild();
    if (child !== null) {
      trail.push(1);
      node = child;
      continue;
    }
    node = nextAfter(walker, trail);
  }
}

function nextAfter(walker: TreeWalker, trail: number[]): Node | null {
  for (;;) {
    const sibling = walker.nextSibling();
    if (sibling !== null) {
      trail.push((trail.pop() ?? 0) + 1);
      return sibling;
    }
    trail.pop();
    if (trail.length === 0 || walker.parentNode() === null) return null;
  }
}
