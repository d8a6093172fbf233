// By their kind, not by instanceof: the nodes of another frame's document have classes of their own.
export const isElement = (node: Node): node is Element => node.nodeType === 1;
export const isText = (node: Node): node is Text => node.nodeType === 3 || node.nodeType === 4;
export const isShadowRoot = (node: Node): node is ShadowRoot => node.nodeType === 11 && 'host' in node;

/** The node above, through the edge of a shadow root. */
export function composedParent(node: Node): Node | null {
  return isShadowRoot(node) ? node.host : node.parentNode;
}

export function composedContains(ancestor: Node, node: Node): boolean {
  for (let at: Node | null = node; at !== null; at = composedParent(at)) if (at === ancestor) return true;
  return false;
}

/** The element itself or the nearest above it that matches, through the edges of shadow roots. */
export function composedClosest(node: Node, selector: string): Element | null {
  for (let at: Node | null = node; at !== null; at = composedParent(at)) {
    if (isElement(at) && at.matches(selector)) return at;
  }
  return null;
}

/** The focused element, looked for inside open shadow roots too. */
export function deepActiveElement(root: Document | ShadowRoot): Element | null {
  const active = root.activeElement;
  return active?.shadowRoot?.activeElement ? deepActiveElement(active.shadowRoot) : active;
}

/** What is laid out inside an element: its shadow tree, what a slot holds, or its children. */
export function renderedChildren(element: Element): Iterable<Node> {
  if (element.shadowRoot) return element.shadowRoot.childNodes;
  if (element.localName === 'slot' && 'assignedNodes' in element) {
    const assigned = (element as HTMLSlotElement).assignedNodes();
    return assigned.length > 0 ? assigned : element.childNodes;
  }
  if (element.localName === 'details' && !element.hasAttribute('open')) {
    return [...element.children].filter((child) => child.localName === 'summary').slice(0, 1);
  }
  return element.childNodes;
}
