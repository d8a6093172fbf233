import type { TableName } from '../sheet-plan.ts';
import { type CellReading, mostRowsBeneath, type TableReading } from '../workbook.ts';
import { type FoundTable, tableHeaders } from './book.ts';
import { type CellArea, isWithinColumns, parseArea } from './cell-place.ts';
import { cellValue, type SharedStrings } from './cell-value.ts';
import { FileFault } from './file-fault.ts';
import { type Parts, relationships } from './parts.ts';
import { quickAttribute } from './quick-attribute.ts';
import {
  formulaText,
  rowCells,
  type SheetCell,
  type SheetData,
  type SheetRow,
  sheetData,
  sheetRows,
  withoutSharedFormulas,
} from './sheet-rows.ts';
import { attribute, elements, firstElement, isOn } from './xml-text.ts';

interface TablePlace {
  readonly headers: readonly string[];
  /** Without the header row and the totals row. */
  readonly rows: CellArea;
  readonly hasTotals: boolean;
}

interface PlaceInSheet extends TablePlace {
  /** The style of its last header, for one that is added. */
  readonly headerStyle: number | undefined;
}

/** One of our tables with the XML it was read from, so that it can be changed in place. */
export interface OpenTable {
  readonly reading: TableReading;
  readonly found: FoundTable;
  readonly place: PlaceInSheet;
  readonly sheetXml: string;
  readonly data: SheetData;
  /** Where the other tables of its sheet stand. */
  readonly otherTables: readonly CellArea[];
}

export interface TableToOpen {
  readonly name: TableName;
  readonly found: FoundTable;
  readonly columns: 'all' | readonly string[];
  readonly seesBeneath?: boolean;
}

export function openTable(parts: Parts, wanted: TableToOpen, strings: SharedStrings): OpenTable {
  const { name, found, columns, seesBeneath = false } = wanted;
  const place = tablePlace(parts.text(found.part));
  const sheetXml = withoutSharedFormulas(parts.text(found.sheet.part));
  const data = sheetData(sheetXml);
  const isWanted = place.headers.map((header) => columns === 'all' || columns.includes(header));
  const protection = elements(sheetXml, 'sheetProtection', data.end)[0];
  const mostBeneath = seesBeneath ? mostRowsBeneath : 0;
  const read = readRows(sheetXml, { place, data, isWanted, mostBeneath, strings });
  const reading: TableReading = {
    name,
    sheetName: found.sheet.name,
    isSheetProtected: protection !== undefined && isOn(protection, 'sheet'),
    headers: place.headers,
    rows: read.rows,
    ...(seesBeneath ? { beneath: beneathOf(place, read.countBeneath) } : {}),
  };
  return {
    reading,
    found,
    place: { ...place, headerStyle: headerStyle(sheetXml, data, place.rows) },
    sheetXml,
    data,
    otherTables: otherTables(parts, found),
  };
}

function headerStyle(xml: string, data: SheetData, rows: CellArea): number | undefined {
  for (const row of sheetRows(xml, data)) {
    if (row.number < rows.firstRow - 1) continue;
    const last = rowCells(xml, row).find(({ column }) => column === rows.lastColumn);
    const style = last && attribute(last.tag, 's');
    return style === undefined ? undefined : Number(style);
  }
  return undefined;
}

const otherTables = (parts: Parts, found: FoundTable): readonly CellArea[] =>
  relationships(parts, found.sheet.part)
    .filter(({ kind, target }) => kind === 'table' && target !== found.part && parts.has(target))
    .flatMap(({ target }) => {
      const table = firstElement(parts.text(target), 'table');
      return (table && parseArea(attribute(table, 'ref') ?? '')) ?? [];
    });

function tablePlace(xml: string): TablePlace {
  const table = firstElement(xml, 'table');
  const area = table === undefined ? undefined : parseArea(attribute(table, 'ref') ?? '');
  if (table === undefined || area === undefined)
    throw new FileFault({ type: 'not-a-workbook', reason: 'one of our tables is damaged' });
  const headerRows = Number(attribute(table, 'headerRowCount') ?? 1);
  const totalsRows = Number(attribute(table, 'totalsRowCount') ?? 0);
  const headers = tableHeaders(xml);
  const rows = { ...area, firstRow: area.firstRow + headerRows, lastRow: area.lastRow - totalsRows };
  return { headers, rows, hasTotals: totalsRows > 0 };
}

type Row = Record<string, CellReading>;
const blank: CellReading = { value: '' };

interface Wanted {
  readonly data: SheetData;
  readonly place: TablePlace;
  readonly isWanted: readonly boolean[];
  readonly mostBeneath: number;
  readonly strings: SharedStrings;
}

const rowBeneath = ({ rows, hasTotals }: TablePlace): number => rows.lastRow + Number(hasTotals) + 1;

function beneathOf(place: TablePlace, rowCount: number): NonNullable<TableReading['beneath']> | null {
  if (rowCount === 0) return null;
  const { firstColumn, lastColumn } = place.rows;
  // The reading counts from 0, the file from 1.
  const row = rowBeneath(place) - 1;
  return { row, column: firstColumn, rowCount, columnCount: lastColumn - firstColumn + 1 };
}

interface ReadRows {
  readonly rows: readonly Row[];
  /** Directly beneath the table, where it was asked for. */
  readonly countBeneath: number;
}

function readRows(xml: string, wanted: Wanted): ReadRows {
  const { rows: area, headers } = wanted.place;
  const blankRow = Object.fromEntries(
    headers.filter((_, at) => wanted.isWanted[at]).map((name) => [name, blank]),
  );
  const rows: Row[] = Array.from({ length: area.lastRow - area.firstRow + 1 }, () => blankRow);
  let isEmpty = rows.length <= 1;
  let countBeneath = 0;
  for (const row of sheetRows(xml, wanted.data)) {
    if (row.number < area.firstRow) continue;
    if (row.number > area.lastRow) {
      const next = rowBeneath(wanted.place) + countBeneath;
      if (row.number < next) continue;
      if (row.number > next || countBeneath === wanted.mostBeneath || !holdsText(xml, row, wanted)) break;
      countBeneath++;
      continue;
    }
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
  return { rows: isEmpty ? [] : rows, countBeneath };
}

const holdsText = (xml: string, row: SheetRow, { place, strings }: Wanted): boolean =>
  rowCells(xml, row).some(
    (cell) => isWithinColumns(cell.column, place.rows) && readCell(xml, cell, strings).value !== '',
  );

function readCell(xml: string, cell: SheetCell, strings: SharedStrings): CellReading {
  if (cell.contentEnd === cell.tag.end) return blank;
  const content = xml.slice(cell.tag.end, cell.contentEnd);
  const value = cellValue(quickAttribute(cell.tag.attributes, 't') ?? 'n', content, strings);
  const formula = content.includes('f') ? formulaText(content) : undefined;
  return formula === undefined ? { value } : { value, formula: `=${formula}` };
}
