import { DOMParser, type Document, type Element, type Node, XMLSerializer } from '@xmldom/xmldom';

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const OFFICE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const parseXml = (text: string): Document => new DOMParser().parseFromString(text, 'text/xml');

export const serializeXml = (node: Node): string => new XMLSerializer().serializeToString(node);

export function rootOf(document: Document): Element {
  const root = document.documentElement;
  if (!root) throw new Error('An XML part has no root element.');
  return root;
}

export function children(parent: Element, localName?: string): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 1 && (localName === undefined || node.localName === localName)) {
      found.push(node as Element);
    }
  }
  return found;
}

export const child = (parent: Element | undefined, localName: string): Element | undefined =>
  parent && children(parent, localName)[0];

export const descendants = (parent: Element, localName: string): Element[] => [
  ...parent.getElementsByTagNameNS('*', localName),
];

/** A new element in the parent's own namespace and with its prefix. */
export function createElement(
  parent: Element,
  name: string,
  attributes: Record<string, string> = {},
): Element {
  const owner = parent.ownerDocument;
  if (!owner) throw new Error('An element stands in no document.');
  const element = owner.createElementNS(
    parent.namespaceURI,
    parent.prefix ? `${parent.prefix}:${name}` : name,
  );
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

export function appendElement(
  parent: Element,
  name: string,
  attributes: Record<string, string> = {},
): Element {
  const element = createElement(parent, name, attributes);
  parent.appendChild(element);
  return element;
}

/** Inserts a child where the schema's sequence wants it: Excel refuses a part whose children are out of order. */
export function insertInOrder(parent: Element, added: Element, order: readonly string[]): Element {
  const place = order.indexOf(added.localName ?? '');
  const next = children(parent).find((sibling) => order.indexOf(sibling.localName ?? '') > place);
  parent.insertBefore(added, next ?? null);
  return added;
}

export function ensureChild(parent: Element, name: string, order: readonly string[]): Element {
  return child(parent, name) ?? insertInOrder(parent, createElement(parent, name), order);
}

export const removeElement = (element: Element | undefined): void => {
  element?.parentNode?.removeChild(element);
};

export const isTrue = (value: string | null | undefined): boolean => value === '1' || value === 'true';

export const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
