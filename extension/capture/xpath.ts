import { composedParent, isElement, isShadowRoot, isText } from './composed-tree.ts';
import {
  contentTypeOf,
  localNameOf,
  namespaceOf,
  nodeTypeOf,
  ownerOf,
  previousSiblingOf,
} from './dom-properties.ts';

const HTML_NAMESPACE = 'http://www.w3.org/1999/xhtml';

/** Characters: real pages need some hundreds; what is nested deeper is found by its words alone. */
const LONGEST_PATH = 4_000;

/** The path of a node from its document's root; null inside a shadow tree, which XPath cannot enter. */
export function nodeToXPath(node: Node): string | null {
  const steps: string[] = [];
  let length = 0;
  for (let at = node; nodeTypeOf(at) !== Node.DOCUMENT_NODE; ) {
    const parent = composedParent(at);
    if (parent === null || isShadowRoot(at) || length > LONGEST_PATH) return null;
    const step = `/${nodeTest(at)}[${placeAmongAlike(at)}]`;
    length += step.length;
    steps.push(step);
    at = parent;
  }
  return steps.reverse().join('');
}

function placeAmongAlike(node: Node): number {
  const test = nodeTest(node);
  let place = 1;
  for (let at = previousSiblingOf(node); at; at = previousSiblingOf(at))
    if (nodeTest(at) === test) place += 1;
  return place;
}

// XPath has no name for an element of another namespace, or with a colon in its name, but its local name.
function nodeTest(node: Node): string {
  if (!isElement(node)) return isText(node) ? 'text()' : 'comment()';
  const name = localNameOf(node);
  const document = ownerOf(node);
  const isPlain =
    namespaceOf(node) === HTML_NAMESPACE && document !== null && contentTypeOf(document) === 'text/html';
  return isPlain && /^[a-z][a-z0-9-]*$/.test(name) ? name : `*[local-name()=${JSON.stringify(name)}]`;
}
