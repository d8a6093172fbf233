import { DOMParser, type Document, type Element, XMLSerializer } from '@xmldom/xmldom';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The file between one act and the next. */
export interface HeldFile {
  bytes: Uint8Array;
}

export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface Opened {
  readonly parts: Record<string, Uint8Array>;
  readonly documents: Map<string, Document>;
  part(name: string): Document;
}

export function open(file: HeldFile): Opened {
  const parts = unzipSync(file.bytes);
  const documents = new Map<string, Document>();
  const part = (name: string): Document => {
    const bytes = parts[name];
    if (bytes === undefined) throw new Error(`no part ${name}`);
    const document = documents.get(name) ?? new DOMParser().parseFromString(strFromU8(bytes), 'text/xml');
    documents.set(name, document);
    return document;
  };
  return { parts, documents, part };
}

export function change(file: HeldFile, act: (book: Opened) => void): void {
  const book = open(file);
  act(book);
  for (const [name, document] of book.documents)
    if (book.parts[name] !== undefined)
      book.parts[name] = strToU8(new XMLSerializer().serializeToString(document));
  file.bytes = zipSync(book.parts);
}

export const all = (within: Document | Element, name: string): Element[] => [
  ...within.getElementsByTagNameNS('*', name),
];
export const one = (within: Document | Element, name: string): Element => {
  const found = all(within, name)[0];
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};
export const at = (element: Element, name: string): string => element.getAttribute(name) ?? '';
export const made = (document: Document, name: string, attributes: Record<string, string>): Element => {
  const element = document.createElementNS(main, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

export const sheetTag = (book: Opened, name: string): Element => {
  const found = all(book.part('xl/workbook.xml'), 'sheet').find((sheet) => at(sheet, 'name') === name);
  if (found === undefined) throw new Error(`no sheet ${name}`);
  return found;
};

export const targets = (book: Opened, rels: string): Map<string, string> =>
  new Map(
    all(book.part(rels), 'Relationship').map((tag) => [
      at(tag, 'Id'),
      new URL(at(tag, 'Target'), `zip:/${rels.replace('_rels/', '')}`).pathname.slice(1),
    ]),
  );

export const sheetPart = (book: Opened, name: string): string =>
  targets(book, 'xl/_rels/workbook.xml.rels').get(
    sheetTag(book, name).getAttributeNS(relations, 'id') ?? '',
  ) ?? '';
