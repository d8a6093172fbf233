interface ShadowOpener {
  readonly chrome?: { readonly dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null } };
}

type FirefoxElement = Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null };

/** The shadow tree of an element, also a closed one: only extensions are shown it. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot !== null && element.shadowRoot instanceof ShadowRoot) return element.shadowRoot;
  if (!(element instanceof HTMLElement)) return null;
  const inFirefox = (element as FirefoxElement).openOrClosedShadowRoot;
  if (inFirefox !== undefined) return inFirefox;
  const { chrome } = globalThis as ShadowOpener;
  return chrome?.dom?.openOrClosedShadowRoot(element) ?? null;
}

/** HTML, "attachShadow": the elements beside custom ones that may have a shadow tree. */
const HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);

const mayHost = (name: string): boolean => name.includes('-') || HOSTS.has(name);

/**
 * Every element in and below a root, through open and closed shadow trees, with its path. A tree walker goes by the
 * tree itself: a form's own properties may be overlaid by fields that are called like them.
 */
export function* walkElements(
  root: Document | ShadowRoot,
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
      const shadow = mayHost(node.localName) ? shadowRootOf(node) : null;
      if (shadow !== null) yield* walkElements(shadow, `${path()}!`);
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
