import { shadowRootOf } from '../capture/composed-tree.ts';

/**
 * Every element in and below a root, through open and closed shadow trees, with its path; the shadow trees are added to
 * the list as they are met. A tree walker goes by the tree itself: a form's own properties may be overlaid by fields
 * that are called like them.
 */
export function* walkElements(
  root: Document | ShadowRoot,
  shadows: ShadowRoot[],
): Generator<readonly [Element, () => string]> {
  // With a stack of its own: trees may stand in one another deeper than calls can.
  const open = [openTree(root, '')];
  for (let tree = open.at(-1); tree; tree = open.at(-1)) {
    const { node } = tree;
    if (node === null) {
      open.pop();
      continue;
    }
    const { walker, trail, above } = tree;
    const path = () => above + trail.join('/');
    let shadow: ShadowRoot | null = null;
    if (node instanceof Element) {
      yield [node, path];
      shadow = shadowRootOf(node);
    }
    const inside = shadow && openTree(shadow, `${path()}!`);
    const child = walker.firstChild();
    if (child !== null) trail.push(1);
    tree.node = child ?? nextAfter(walker, trail);
    if (shadow !== null && inside !== null) {
      shadows.push(shadow);
      open.push(inside);
    }
  }
}

interface OpenTree {
  readonly walker: TreeWalker;
  readonly trail: number[];
  /** The path of the element that the tree is of. */
  readonly above: string;
  node: Node | null;
}

function openTree(root: Document | ShadowRoot, above: string): OpenTree {
  const walker = Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_ELEMENT);
  const node = walker.firstChild();
  return { walker, trail: node === null ? [] : [1], above, node };
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
