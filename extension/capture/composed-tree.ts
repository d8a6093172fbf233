import {
  activeElementOf,
  attributeOf,
  childNodesOf,
  childrenOf,
  localNameOf,
  matches,
  namespaceOf,
  nodeTypeOf,
  parentOf,
} from './dom-properties.ts';

// By their kind, not by instanceof: the nodes of another frame's document have classes of their own.
export const isElement = (node: Node): node is Element => nodeTypeOf(node) === 1;
export const isText = (node: Node): node is Text => {
  const type = nodeTypeOf(node);
  return type === 3 || type === 4;
};
export const isShadowRoot = (node: Node): node is ShadowRoot => nodeTypeOf(node) === 11 && 'host' in node;

interface ShadowOpener {
  readonly chrome?: { readonly dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
}

type FirefoxElement = Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null };

/** HTML, "attachShadow": the elements beside custom ones that may have a shadow tree. */
const HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);

/** The shadow tree of an element, also a closed one: only extensions are shown it. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  const localName = localNameOf(element);
  if (!HOSTS.has(localName) && !localName.includes('-')) return null;
  if (namespaceOf(element) !== 'http://www.w3.org/1999/xhtml') return null;
  const { shadowRoot } = element;
  if (shadowRoot !== null) return shadowRoot;
  const inFirefox = (element as FirefoxElement).openOrClosedShadowRoot;
  if (inFirefox !== undefined) return inFirefox;
  const { chrome } = globalThis as ShadowOpener;
  return chrome?.dom?.openOrClosedShadowRoot(element) ?? null;
}

/** The node above, through the edge of a shadow root. */
export function composedParent(node: Node): Node | null {
  return isShadowRoot(node) ? node.host : parentOf(node);
}

export function composedContains(ancestor: Node, node: Node): boolean {
  for (let at: Node | null = node; at !== null; at = composedParent(at)) if (at === ancestor) return true;
  return false;
}

/** The element itself or the nearest above it that matches, through the edges of shadow roots. */
export function composedClosest(node: Node, selector: string): Element | null {
  for (let at: Node | null = node; at !== null; at = composedParent(at)) {
    if (isElement(at) && matches(at, selector)) return at;
  }
  return null;
}

/** The focused element, looked for inside shadow roots too. */
export function deepActiveElement(root: Document | ShadowRoot): Element | null {
  let active = isShadowRoot(root) ? root.activeElement : activeElementOf(root);
  for (;;) {
    const inside = active === null ? null : (shadowRootOf(active)?.activeElement ?? null);
    if (inside === null) return active;
    active = inside;
  }
}

/** What is laid out inside an element: its shadow tree, what a slot holds, or its children. */
export function renderedChildren(element: Element): Iterable<Node> {
  const shadow = shadowRootOf(element);
  if (shadow !== null) return shadow.childNodes;
  const name = localNameOf(element);
  if (name === 'slot' && 'assignedNodes' in element) {
    const assigned = (element as HTMLSlotElement).assignedNodes();
    return assigned.length > 0 ? assigned : childNodesOf(element);
  }
  if (name === 'details' && attributeOf(element, 'open') === null) {
    return [...childrenOf(element)].filter((child) => localNameOf(child) === 'summary').slice(0, 1);
  }
  return childNodesOf(element);
}
