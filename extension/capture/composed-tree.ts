/** The node above, through the edge of a shadow root. */
export function composedParent(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}

export function composedContains(ancestor: Node, node: Node): boolean {
  for (let at: Node | null = node; at !== null; at = composedParent(at)) if (at === ancestor) return true;
  return false;
}

/** The element itself or the nearest above it that matches, through the edges of shadow roots. */
export function composedClosest(node: Node, selector: string): Element | null {
  for (let at: Node | null = node; at !== null; at = composedParent(at)) {
    if (at instanceof Element && at.matches(selector)) return at;
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
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes();
    return assigned.length > 0 ? assigned : element.childNodes;
  }
  if (element instanceof HTMLDetailsElement && !element.open) {
    return [...element.children].filter((child) => child.localName === 'summary').slice(0, 1);
  }
  return element.childNodes;
}
