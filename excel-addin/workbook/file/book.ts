import { ourTableName, reservedTableName } from '../our-tables.ts';
import type { TableName } from '../sheet-plan.ts';
import { FileFault } from './file-fault.ts';
import { type Parts, type Relationship, relationships } from './parts.ts';
import {
  attribute,
  children,
  decodeCharacters,
  type Element,
  elements,
  firstElement,
  isOn,
  nextTag,
} from './xml-text.ts';

export interface BookSheet {
  readonly name: string;
  readonly sheetId: number;
  readonly relationId: string;
  /** Its part; sheets that are charts or dialogs have one too. */
  readonly part: string;
  readonly isWorksheet: boolean;
  /** Also where only a program can show it again. */
  readonly isHidden: boolean;
}

/** What workbook.xml says. Read anew after each change to it. */
export interface Book {
  readonly part: string;
  readonly xml: string;
  readonly sheets: readonly BookSheet[];
  readonly isStructureProtected: boolean;
  readonly has1904Dates: boolean;
}

export interface FoundTable {
  readonly displayName: string;
  /** Our name of it; null for a table of theirs. */
  readonly name: TableName | null;
  /** One of our names that a table of theirs has; null for every other table. */
  readonly nameTaken: TableName | null;
  readonly part: string;
  readonly sheet: BookSheet;
}

export function readBook(parts: Parts): Book {
  const part = workbookPart(parts);
  const xml = parts.text(part);
  const root = nextTag(xml, 0);
  if (root?.name !== 'workbook') throw unreadable(`its part ${part} is no workbook`);
  if (root.attributes.includes('http://purl.oclc.org/ooxml/'))
    throw unreadable('it is saved as "Strict Open XML"; save it as an ordinary .xlsx first');
  const targets = new Map(relationships(parts, part).map((one) => [one.id, one]));
  const list = firstElement(xml, 'sheets');
  const sheets = list === undefined ? [] : children(xml, list).map((tag) => bookSheet(tag, targets));
  if (sheets.length === 0) throw unreadable('it has no sheets');
  const protection = firstElement(xml, 'workbookProtection');
  const isStructureProtected = protection !== undefined && isOn(protection, 'lockStructure');
  const settings = firstElement(xml, 'workbookPr');
  const has1904Dates = settings !== undefined && isOn(settings, 'date1904');
  return { part, xml, sheets, isStructureProtected, has1904Dates };
}

function workbookPart(parts: Parts): string {
  const part = relationships(parts, '').find((one) => one.kind === 'officeDocument')?.target;
  if (part?.endsWith('.bin'))
    throw unreadable('it is an .xlsb (binary) workbook; save it as .xlsx in Excel first');
  if (part === undefined && parts.has('mimetype') && parts.text('mimetype').includes('opendocument'))
    throw unreadable('it is an OpenDocument file (.ods); save it as .xlsx first');
  if (part === undefined || !parts.has(part)) throw unreadable('it is a zip file, but holds no workbook');
  return part;
}

function bookSheet(tag: Element, targets: ReadonlyMap<string, Relationship>): BookSheet {
  const relationId = attribute(tag, 'id') ?? '';
  const relation = targets.get(relationId);
  return {
    name: attribute(tag, 'name') ?? '',
    sheetId: Number(attribute(tag, 'sheetId')),
    relationId,
    part: relation?.target ?? '',
    isWorksheet: relation?.kind === 'worksheet',
    isHidden: (attribute(tag, 'state') ?? 'visible') !== 'visible',
  };
}

/** Every table of the workbook, through the sheets' relationships, never by name or number of a part. */
export function findTables(parts: Parts, book: Book): readonly FoundTable[] {
  return book.sheets.flatMap((sheet) =>
    relationships(parts, sheet.part)
      .filter((one) => one.kind === 'table' && parts.has(one.target))
      .map((one) => foundTable(parts.text(one.target), { part: one.target, sheet })),
  );
}

function foundTable(xml: string, at: Pick<FoundTable, 'part' | 'sheet'>): FoundTable {
  const shown = displayName(xml);
  const reserved = reservedTableName(shown);
  if (reserved === null) return { displayName: shown, name: null, nameTaken: null, ...at };
  const name = ourTableName(shown, tableHeaders(xml));
  return { displayName: shown, name, nameTaken: name === null ? reserved : null, ...at };
}

export const tableHeaders = (xml: string): readonly string[] =>
  elements(xml, 'tableColumn').map((tag) => decodeCharacters(attribute(tag, 'name') ?? ''));

function displayName(xml: string): string {
  const table = firstElement(xml, 'table');
  return table === undefined ? '' : (attribute(table, 'displayName') ?? attribute(table, 'name') ?? '');
}

export const definedNames = (xml: string): readonly Element[] => elements(xml, 'definedName');

const unreadable = (reason: string): FileFault => new FileFault({ type: 'not-a-workbook', reason });
