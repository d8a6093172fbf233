/**
 * What the DOM itself says, past what a page may lay over it: a form answers with its fields, and a document with its
 * named pictures and frames, before their own properties are asked (<input name="children"> hides form.children).
 */
function reading<T extends object, K extends keyof T>(prototype: () => T, name: K): (of: T) => T[K] {
  let getter: ((this: T) => T[K]) | undefined;
  return (of) => {
    getter ??= getterOf(prototype(), name);
    return getter.call(of);
  };
}

function getterOf<T extends object, K extends keyof T>(prototype: T, name: K): (this: T) => T[K] {
  const getter = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (getter === undefined) throw new TypeError(`the DOM has ${String(name)}`);
  return getter;
}

const node = () => Node.prototype;
export const nodeTypeOf = reading(node, 'nodeType');
export const parentOf = reading(node, 'parentNode');
export const parentElementOf = reading(node, 'parentElement');
export const childNodesOf = reading(node, 'childNodes');
export const previousSiblingOf = reading(node, 'previousSibling');
export const nextSiblingOf = reading(node, 'nextSibling');
export const ownerOf = reading(node, 'ownerDocument');
export const allTextOf = reading(node, 'textContent');

const element = () => Element.prototype;
export const localNameOf = reading(element, 'localName');
export const namespaceOf = reading(element, 'namespaceURI');
export const childrenOf = reading(element, 'children');
export const assignedSlotOf = reading(element, 'assignedSlot');
export const classOf = (of: Element): string => attributeOf(of, 'class') ?? '';

const document = () => Document.prototype;
export const bodyOf = reading(document, 'body');
export const rootElementOf = reading(document, 'documentElement');
export const urlOf = reading(document, 'URL');
export const contentTypeOf = reading(document, 'contentType');
export const windowOf = reading(document, 'defaultView');
export const activeElementOf = reading(document, 'activeElement');
const wholeTitleOf = reading(document, 'title');

/** No heading of a page is longer; a title may be of any length. */
const LONGEST_TITLE = 500;
export const titleOf = (of: Document): string => wholeTitleOf(of).slice(0, LONGEST_TITLE);

export const byId = (root: Document | ShadowRoot, id: string): Element | null =>
  root instanceof Document ? Document.prototype.getElementById.call(root, id) : root.getElementById(id);
export const selectionOf = (of: Document): Selection | null => Document.prototype.getSelection.call(of);
export const hasFocus = (of: Document): boolean => Document.prototype.hasFocus.call(of);

export const attributeOf = (of: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(of, name);
export const matches = (of: Element, selector: string): boolean =>
  Element.prototype.matches.call(of, selector);
export const descendantsOf = (of: Element, selector: string): readonly Element[] => [
  ...Element.prototype.querySelectorAll.call(of, selector),
];
export const closestOf = (of: Element, selector: string): Element | null =>
  Element.prototype.closest.call(of, selector);
