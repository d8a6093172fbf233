import { composedParent } from './composed-tree.ts';

const HTML_NAMESPACE = 'http://www.w3.org/1999/xhtml';

/** The path of a node from its document's root; null inside a shadow tree, which XPath cannot enter. */
export function nodeToXPath(node: Node): string | null {
  if (node instanceof Document) return '';
  const parent = composedParent(node);
  if (parent === null || node instanceof ShadowRoot) return null;
  const above = nodeToXPath(parent);
  return above === null ? null : `${above}/${stepTo(node, parent)}`;
}

function stepTo(node: Node, parent: Node): string {
  const test = nodeTest(node);
  const before = [...parent.childNodes].slice(0, [...parent.childNodes].indexOf(node as ChildNode));
  return `${test}[${before.filter((sibling) => nodeTest(sibling) === test).length + 1}]`;
}

// XPath has no name for an element of another namespace, or with a colon in its name, but its local name.
function nodeTest(node: Node): string {
  if (!(node instanceof Element)) return node instanceof Text ? 'text()' : 'comment()';
  const isPlain = node.namespaceURI === HTML_NAMESPACE && node.ownerDocument.contentType === 'text/html';
  if (isPlain && /^[a-z][a-z0-9-]*$/.test(node.localName)) return node.localName;
  return `*[local-name()=${JSON.stringify(node.localName)}]`;
}
