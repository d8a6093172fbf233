import type { TableName } from '../sheet-plan.ts';
import type { CellReading, CellValue, TableReading } from '../workbook.ts';
import type { Book, FoundTable } from './book.ts';
import { type CellArea, parseArea } from './cell-place.ts';
import { FileFault } from './file-fault.ts';
import { type Parts, relationships } from './parts.ts';
import {
  formulaText,
  rowCells,
  type SheetCell,
  sheetData,
  sheetRows,
  withoutSharedFormulas,
} from './sheet-rows.ts';
import {
  attribute,
  decodeCharacters,
  elements,
  firstElement,
  isOn,
  type Tag,
  unescapeCellText,
} from './xml-text.ts';

interface TablePlace {
  readonly headers: readonly string[];
  /** Without the header row and the totals row. */
  readonly rows: CellArea;
  readonly hasTotals: boolean;
}

/** One of our tables with the XML it was read from, so that it can be changed in place. */
export interface OpenTable {
  readonly reading: TableReading;
  readonly found: FoundTable;
  readonly place: TablePlace;
  readonly sheetXml: string;
}

/** The strings that cells refer to by number; read from the file only when a cell does. */
export type SharedStrings = () => readonly string[];

export function sharedStrings(parts: Parts, book: Book): SharedStrings {
  let strings: readonly string[] | undefined;
  return () => {
    if (strings !== undefined) return strings;
    const part = relationships(parts, book.part).find((one) => one.kind === 'sharedStrings')?.target;
    const xml = part === undefined ? '' : parts.text(part);
    strings = elements(xml, 'si').map((tag) => textRuns(xml.slice(tag.end, tag.contentEnd)));
    return strings;
  };
}

export interface TableToOpen {
  readonly name: TableName;
  readonly found: FoundTable;
  readonly columns: 'all' | readonly string[];
}

export function openTable(parts: Parts, wanted: TableToOpen, strings: SharedStrings): OpenTable {
  const { name, found, columns } = wanted;
  const place = tablePlace(parts.text(found.part));
  const sheetXml = withoutSharedFormulas(parts.text(found.sheet.part));
  const isWanted = place.headers.map((header) => columns === 'all' || columns.includes(header));
  const protection = elements(sheetXml, 'sheetProtection', sheetData(sheetXml).end)[0];
  const reading: TableReading = {
    name,
    sheetName: found.sheet.name,
    isSheetProtected: protection !== undefined && isOn(protection, 'sheet'),
    headers: place.headers,
    rows: readRows(sheetXml, { place, isWanted, strings }),
  };
  return { reading, found, place, sheetXml };
}

function tablePlace(xml: string): TablePlace {
  const table = firstElement(xml, 'table');
  const area = table === undefined ? undefined : parseArea(attribute(table, 'ref') ?? '');
  if (table === undefined || area === undefined)
    throw new FileFault({ type: 'not-a-workbook', reason: 'one of our tables is damaged' });
  const headerRows = Number(attribute(table, 'headerRowCount') ?? 1);
  const totalsRows = Number(attribute(table, 'totalsRowCount') ?? 0);
  const headers = elements(xml, 'tableColumn').map((tag) => decodeCharacters(attribute(tag, 'name') ?? ''));
  const rows = { ...area, firstRow: area.firstRow + headerRows, lastRow: area.lastRow - totalsRows };
  return { headers, rows, hasTotals: totalsRows > 0 };
}

type Row = Record<string, CellReading>;
const blank: CellReading = { value: '' };

interface Wanted {
  readonly place: TablePlace;
  readonly isWanted: readonly boolean[];
  readonly strings: SharedStrings;
}

function readRows(xml: string, wanted: Wanted): readonly Row[] {
  const { rows: area, headers } = wanted.place;
  const blankRow = Object.fromEntries(
    headers.filter((_, at) => wanted.isWanted[at]).map((name) => [name, blank]),
  );
  const rows: Row[] = Array.from({ length: area.lastRow - area.firstRow + 1 }, () => blankRow);
  let isEmpty = rows.length <= 1;
  for (const row of sheetRows(xml, sheetData(xml))) {
    if (row.number < area.firstRow) continue;
    if (row.number > area.lastRow) break;
    const record: Row = { ...blankRow };
    for (const cell of rowCells(xml, row)) {
      const header = headers[cell.column - area.firstColumn];
      if (header === undefined) continue;
      isEmpty &&= cell.contentEnd === cell.tag.end;
      if (wanted.isWanted[cell.column - area.firstColumn])
        record[header] = readCell(xml, cell, wanted.strings);
    }
    rows[row.number - area.firstRow] = record;
  }
  // Excel keeps one blank row in a table without any; to the reader there is none.
  return isEmpty ? [] : rows;
}

function readCell(xml: string, cell: SheetCell, strings: SharedStrings): CellReading {
  if (cell.contentEnd === cell.tag.end) return blank;
  const content = xml.slice(cell.tag.end, cell.contentEnd);
  const value = cellValue(cell.tag, content, strings);
  const formula = formulaText(content);
  return formula === undefined ? { value } : { value, formula: `=${formula}` };
}

const valuePattern = /<(?:[\w.-]+:)?v(?:\s[^>]*)?>([^<]*)</;

function cellValue(tag: Tag, content: string, strings: SharedStrings): CellValue {
  const type = attribute(tag, 't') ?? 'n';
  if (type === 'inlineStr') return textRuns(content);
  const text = valuePattern.exec(content)?.[1];
  if (text === undefined) return '';
  if (type === 's') return strings()[Number(text)] ?? '';
  if (type === 'b') return text.trim() === '1' || text.trim() === 'true';
  if (type !== 'n') return unescapeCellText(text);
  return text.trim() === '' ? '' : Number(text);
}

/** The text of a string, its differently formatted runs joined, without the reading aids of Japanese (rPh). */
function textRuns(content: string): string {
  const text = content.includes('rPh>')
    ? content.replace(/<(?:[\w.-]+:)?rPh[\s>][\s\S]*?rPh>/g, '')
    : content;
  let joined = '';
  for (const [, run = ''] of text.matchAll(/<(?:[\w.-]+:)?t(?:\s[^>]*)?>([^<]*)</g)) joined += run;
  return unescapeCellText(joined);
}
