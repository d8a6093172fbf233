import { sheetLook } from '../sheet-look.ts';
import { MEMORY_NAMESPACE } from '../workbook-memory.ts';
import { type Book, type BookSheet, definedNames, type FoundTable, findTables, readBook } from './book.ts';
import { removeFromCalcChain } from './calc-chain.ts';
import { parseArea } from './cell-place.ts';
import { FileFault, refusal } from './file-fault.ts';
import { removeLook } from './look-styles.ts';
import {
  type Parts,
  reachable,
  relationships,
  relationshipsPath,
  removeContentTypes,
  removeRelationships,
  withoutElements,
} from './parts.ts';
import { ownerOf, refuseIfPointedAt } from './refuse-if-pointed-at.ts';
import { attribute, children, type Element, firstElement, withAttribute } from './xml-text.ts';

/**
 * Takes our sheets out, from what the file says alone. What counts sheets by their place (the open tab, names
 * that belong to a sheet) is counted anew. docProps/app.xml, a list of titles that Excel writes afresh on every
 * save and never reads back, stays as it is, on adding as on removing.
 */
export function removeOurs(parts: Parts): void {
  removeOurSheets(parts);
  removeMemory(parts);
}

/** What the add-in keeps in the workbook in Excel; other programs hang it on the package instead of the workbook. */
function removeMemory(parts: Parts): void {
  for (const owner of [readBook(parts).part, '']) {
    const ours = relationships(parts, owner).filter(
      ({ kind, target }) =>
        kind === 'customXml' && parts.has(target) && parts.text(target).includes(`"${MEMORY_NAMESPACE}"`),
    );
    if (ours.length > 0) removeParts(parts, { owner, relations: ours });
  }
}

function removeOurSheets(parts: Parts): void {
  const book = readBook(parts);
  const tables = findTables(parts, book);
  const ours = tables.filter((table) => table.name !== null);
  const sheets = new Set(ours.map((table) => table.sheet));
  if (sheets.size === 0) return;
  if (book.isStructureProtected) throw new FileFault({ type: 'structure-protected' });
  if (sheets.size === book.sheets.length)
    throw refusal('A workbook must keep one sheet, and all of these are ours.');
  const theirs = tables.find((table) => sheets.has(table.sheet) && table.name === null);
  if (theirs !== undefined)
    throw refusal(
      `The sheet "${theirs.sheet.name}" also holds the table ${theirs.displayName}. Move that table first.`,
    );
  for (const table of ours) refuseIfTheirs(parts, table);
  const names = ours.map((table) => table.displayName);
  refuseIfPointedAt(parts, book, { sheets, names });
  removeSheets(parts, book, sheets);
  removeLook(parts, readBook(parts));
}

/** Takes these sheets out with every part that only they lead to. */
export function removeSheets(parts: Parts, book: Book, sheets: ReadonlySet<BookSheet>): void {
  const gone = [...sheets].map(({ relationId, part }) => ({ id: relationId, target: part }));
  removeParts(parts, { owner: book.part, relations: gone });
  const ids = new Set([...sheets].map((sheet) => sheet.sheetId));
  removeFromCalcChain(parts, book, (sheetId) => ids.has(sheetId));
  parts.write(book.part, [bookWithout(book, sheets)]);
}

/** Somebody moved it, or theirs has a name and headers of ours; only a sheet laid out as ours are goes. */
function refuseIfTheirs(parts: Parts, { displayName, part, sheet }: FoundTable): void {
  const table = firstElement(parts.text(part), 'table');
  const area = table && parseArea(attribute(table, 'ref') ?? '');
  if (area?.firstColumn === 0 && area.firstRow === sheetLook.headerRow) return;
  throw refusal(
    `The table ${displayName} on the sheet "${sheet.name}" does not begin in A${sheetLook.headerRow} as ours do. If the sheet is yours, rename the table; if it is ours, delete the sheet by hand. Then try again.`,
  );
}

interface Cut {
  readonly owner: string;
  readonly relations: readonly { readonly id: string; readonly target: string }[];
}

/** Takes away these relationships and every part that nothing else leads to any more. */
function removeParts(parts: Parts, { owner, relations }: Cut): void {
  const ids = new Set(relations.map((relation) => relation.id));
  const kept = reachable(parts, [''], (from, id) => from === owner && ids.has(id));
  const gone = reachable(
    parts,
    relations.map((relation) => relation.target),
  );
  const removed = new Set([...gone].filter((part) => !kept.has(part)));
  for (const part of [...removed]) removed.add(relationshipsPath(part));
  for (const part of removed) parts.remove(part);
  removeContentTypes(parts, removed);
  removeRelationships(parts, owner, ids);
}

function bookWithout(book: Book, sheets: ReadonlySet<BookSheet>): string {
  const kept = book.sheets.filter((sheet) => !sheets.has(sheet));
  const placeAfter = (place: number): number => {
    const sheet = book.sheets[place];
    const after = sheet === undefined ? -1 : kept.indexOf(sheet);
    // The tab that was open is gone: the one that now stands in its place, or the last, is open.
    return after >= 0 ? after : Math.min(place, kept.length - 1);
  };
  let xml = withNames(book, kept);
  for (const attributeName of ['activeTab', 'firstSheet']) xml = withViews(xml, attributeName, placeAfter);
  const list = firstElement(xml, 'sheets');
  const gone =
    list === undefined ? [] : children(xml, list).filter((_, at) => sheets.has(book.sheets[at] as BookSheet));
  return withoutElements(xml, gone);
}

function withNames(book: Book, kept: readonly BookSheet[]): string {
  let { xml } = book;
  const names = definedNames(xml);
  const isGone = (name: Element): boolean => {
    const owner = ownerOf(name, book);
    return owner !== undefined && !kept.includes(owner);
  };
  if (names.length > 0 && names.every(isGone)) {
    const list = firstElement(xml, 'definedNames');
    return list === undefined ? xml : withoutElements(xml, [list]);
  }
  for (const name of names.toReversed()) {
    const owner = ownerOf(name, book);
    if (isGone(name)) xml = withoutElements(xml, [name]);
    else if (owner !== undefined) xml = withPlace(xml, name, kept.indexOf(owner));
  }
  return xml;
}

/** A tag that has the number already stays as it is, with whatever quotes it was written in. */
const withPlace = (xml: string, name: Element, place: number): string =>
  Number(attribute(name, 'localSheetId')) === place ? xml : withTag(xml, name, { localSheetId: place });

function withViews(xml: string, name: string, placeAfter: (place: number) => number): string {
  const list = firstElement(xml, 'bookViews');
  if (list === undefined) return xml;
  return children(xml, list).reduceRight((text, view) => {
    const place = Number(attribute(view, name) ?? 0);
    return placeAfter(place) === place ? text : withTag(text, view, { [name]: placeAfter(place) });
  }, xml);
}

function withTag(xml: string, tag: Element, attributes: Readonly<Record<string, number>>): string {
  const text = Object.entries(attributes).reduce(
    (before, [name, value]) => withAttribute(before, name, String(value)),
    xml.slice(tag.start, tag.end),
  );
  return xml.slice(0, tag.start) + text + xml.slice(tag.end);
}
