import { paperLook, printLayout } from '../print-layout.ts';
import { sheetLook } from '../sheet-look.ts';
import type { CellPlan, ColumnPlan, SheetPlan } from '../sheet-plan.ts';
import type { TableMerge } from '../table-merge.ts';
import { type FoundTable, findTables, readBook } from './book.ts';
import { areaName, type CellArea, cellName, columnLetters } from './cell-place.ts';
import { cellXml } from './cell-xml.ts';
import { plannedValues } from './chart-cache.ts';
import { addCharts } from './chart-parts.ts';
import type { ChartSource } from './chart-xml.ts';
import { choiceValidation, columnXml, gradeCount, gradeFormats, tableColumn } from './column-xml.ts';
import type { LookStyles } from './look-styles.ts';
import { namePrinted } from './name-printed.ts';
import {
  addContentType,
  addRelationship,
  emptyRelationships,
  freePart,
  type Parts,
  relationshipsPath,
} from './parts.ts';
import { rowHeight, wrapWidths } from './row-height.ts';
import { attribute, escapeAttribute, escapeXml, firstElement, nextTag } from './xml-text.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const firstRow = sheetLook.headerRow + 1;

export interface NewSheet {
  readonly plan: SheetPlan;
  readonly merge: TableMerge;
  readonly name: string;
}

/** Adds a sheet after the last one: two new parts, and one element each in four of theirs. */
export function addSheet(parts: Parts, sheet: NewSheet, look: LookStyles): void {
  const folder = readBook(parts).part.replace(/[^/]*$/, '');
  const sheetPart = freePart(parts, `${folder}worksheets/sheet`);
  const tablePart = freePart(parts, `${folder}tables/table`);
  const tableId = freeTableId(parts);
  parts.write(relationshipsPath(sheetPart), [emptyRelationships]);
  addRelationship(parts, sheetPart, { kind: 'table', target: tablePart });
  const charts = sheet.plan.charts ?? [];
  const source = chartSource(sheet, readBook(parts).has1904Dates);
  const drawing = charts.length === 0 ? undefined : addCharts(parts, sheetPart, { charts, source });
  parts.write(sheetPart, sheetXml(sheet, look, drawing));
  parts.write(tablePart, [tableXml(sheet, tableId)]);
  addContentType(parts, sheetPart, `${contentType}.worksheet+xml`);
  addContentType(parts, tablePart, `${contentType}.table+xml`);
  addToBook(parts, sheet.name, sheetPart);
  const place = readBook(parts).sheets.length - 1;
  namePrinted(parts, { name: sheet.name, place, layout: printLayout(sheet.plan) });
}

const chartSource = (sheet: NewSheet, has1904Dates: boolean): ChartSource => ({
  tableName: sheet.plan.table.name,
  sheetName: sheet.name,
  headers: sheet.plan.table.columns.map(({ header }) => header),
  rows: { ...tableArea(sheet), firstRow },
  values: plannedValues(sheet.merge.added),
  has1904Dates,
});

function freeTableId(parts: Parts): number {
  const ids = findTables(parts, readBook(parts)).map((table) => tableId(parts, table));
  return Math.max(0, ...ids) + 1;
}

function tableId(parts: Parts, table: FoundTable): number {
  const tag = firstElement(parts.text(table.part), 'table');
  return Number(tag === undefined ? 0 : attribute(tag, 'id'));
}

function addToBook(parts: Parts, name: string, sheetPart: string): void {
  const book = readBook(parts);
  const id = addRelationship(parts, book.part, { kind: 'worksheet', target: sheetPart });
  const list = firstElement(book.xml, 'sheets');
  const root = nextTag(book.xml, 0);
  if (list === undefined) throw new Error('readBook has found sheets');
  const declared =
    /\sxmlns:([^\s=]+)\s*=\s*["']http:\/\/schemas\.openxmlformats\.org\/officeDocument\/2006\/relationships["']/;
  const letter = declared.exec(root?.attributes ?? '')?.[1];
  const relation = letter === undefined ? `xmlns:r="${relations}" r:id="${id}"` : `${letter}:id="${id}"`;
  const sheetId = Math.max(...book.sheets.map((sheet) => sheet.sheetId)) + 1;
  const tag = `<${list.prefix}sheet name="${escapeAttribute(name)}" sheetId="${sheetId}" ${relation}/>`;
  parts.write(book.part, [book.xml.slice(0, list.contentEnd), tag, book.xml.slice(list.contentEnd)]);
}

/** Excel wants at least one row in a table; an empty one gets a blank row, which the first added row takes. */
const lastRow = ({ merge }: NewSheet): number => sheetLook.headerRow + Math.max(1, merge.added.length);

const tableArea = (sheet: NewSheet): CellArea => ({
  firstColumn: 0,
  lastColumn: sheet.plan.table.columns.length - 1,
  firstRow: sheetLook.headerRow,
  lastRow: lastRow(sheet),
});

function* sheetXml(sheet: NewSheet, look: LookStyles, drawing: string | undefined): Generator<string> {
  const { plan } = sheet;
  const { columns } = plan.table;
  const pane = `<pane ySplit="${sheetLook.headerRow}" topLeftCell="A${firstRow}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A${firstRow}" sqref="A${firstRow}"/>`;
  yield `${declaration}<worksheet xmlns="${main}" xmlns:r="${relations}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${cellName(columns.length - 1, lastRow(sheet))}"/>`;
  yield `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`;
  yield `<cols>${columns.map(columnXml).join('')}</cols><sheetData>`;
  yield rowXml(1, cellXml('A1', look.title, { type: 'text', text: plan.title }));
  yield rowXml(2, cellXml('A2', look.note, { type: 'text', text: plan.note }));
  const headers = columns.map(({ header }, at) =>
    cellXml(cellName(at, sheetLook.headerRow), look.header, { type: 'text', text: header }),
  );
  yield rowXml(sheetLook.headerRow, headers.join(''), headerHeight(columns));
  yield* bodyRows(sheet, look);
  yield `</sheetData>${formats(sheet, look)}${validations(sheet)}`;
  yield pagesXml(plan);
  if (drawing !== undefined) yield `<drawing r:id="${drawing}"/>`;
  yield '<tableParts count="1"><tablePart r:id="rIdPl1"/></tableParts></worksheet>';
}

function pagesXml(plan: SheetPlan): string {
  const { marginInches: margin, header, footer } = paperLook;
  const { pagesWide } = printLayout(plan);
  const [width, order] =
    pagesWide === 1 ? ['', ''] : [` fitToWidth="${pagesWide}"`, ' pageOrder="overThenDown"'];
  const margins = `<pageMargins left="${margin.left}" right="${margin.right}" top="${margin.top}" bottom="${margin.bottom}" header="${margin.header}" footer="${margin.footer}"/>`;
  const head = escapeXml(`&C${header.center}`);
  const foot = escapeXml(`&L${footer.left}&R${footer.right}`);
  // ECMA-376 part 1, 18.3.1.63: paper size 9 is A4; a height of 0 pages is as many as it takes.
  return `${margins}<pageSetup paperSize="9" orientation="landscape"${width} fitToHeight="0"${order}/><headerFooter><oddHeader>${head}</oddHeader><oddFooter>${foot}</oddFooter></headerFooter>`;
}

const rowXml = (number: number, cells: string, height?: number): string =>
  `<row r="${number}"${height === undefined ? '' : ` ht="${height}"`}>${cells}</row>`;

/** As wide as about so many characters. */
const filterButtonChars = 2;

/** Headers wrap too. */
const headerHeight = (all: readonly ColumnPlan[]): number | undefined => {
  const columns = all.filter(({ isHelper }) => isHelper !== true);
  return rowHeight(
    Object.fromEntries(columns.map(({ header }) => [header, { type: 'text', text: header } as const])),
    new Map(columns.map(({ header, widthChars }) => [header, Math.max(1, widthChars - filterButtonChars)])),
  );
};

const keep: CellPlan = { type: 'keep' };

function* bodyRows({ plan, merge }: NewSheet, look: LookStyles): Generator<string> {
  const columns = plan.table.columns.map((column, at) => ({ ...column, letters: columnLetters(at) }));
  const rows = merge.added.length === 0 ? [{ key: '', cells: {} }] : merge.added;
  const widths = wrapWidths(plan.table.columns);
  let piece = '';
  for (const [index, row] of rows.entries()) {
    const number = firstRow + index;
    let cells = '';
    for (const column of columns) {
      const cell = row.cells[column.header] ?? keep;
      cells += cellXml(`${column.letters}${number}`, bodyStyle(column, cell, look), cell);
    }
    piece += rowXml(number, cells, rowHeight(row.cells, widths));
    if (piece.length < 100_000) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** A person's own cell takes what is typed as text, but in a column of numbers as a number. */
export const bodyStyle = (column: ColumnPlan, cell: CellPlan, look: LookStyles): number =>
  look.body({
    isWrapped: column.isWrapped ?? false,
    isInput: column.isInput ?? false,
    isText: cell.type === 'text' || (cell.type === 'keep' && column.numberFormat === undefined),
    numberFormat: column.numberFormat,
  });

const columnArea = (at: number, sheet: NewSheet): string =>
  areaName({ firstColumn: at, lastColumn: at, firstRow, lastRow: lastRow(sheet) });

function formats(sheet: NewSheet, look: LookStyles): string {
  const graded = [...sheet.plan.table.columns.entries()].filter(([, column]) => column.hasGradeColours);
  return graded.map(([at], nth) => gradeFormats(columnArea(at, sheet), nth * gradeCount, look)).join('');
}

function validations(sheet: NewSheet): string {
  const found = [...sheet.plan.table.columns.entries()].flatMap(
    ([at, column]) => choiceValidation(columnArea(at, sheet), column) ?? [],
  );
  return found.length === 0
    ? ''
    : `<dataValidations count="${found.length}">${found.join('')}</dataValidations>`;
}

function tableXml(sheet: NewSheet, id: number): string {
  const { name, columns } = sheet.plan.table;
  const ref = areaName(tableArea(sheet));
  const list = columns.map(({ header }, at) => tableColumn(at + 1, header));
  const style = `<tableStyleInfo name="${sheetLook.tableStyle}" showFirstColumn="0" showLastColumn="0" showRowStripes="${Number(sheetLook.hasRowStripes)}" showColumnStripes="0"/>`;
  return `${declaration}<table xmlns="${main}" id="${id}" name="${name}" displayName="${name}" ref="${ref}" totalsRowShown="0"><autoFilter ref="${ref}"/><tableColumns count="${columns.length}">${list.join('')}</tableColumns>${style}</table>`;
}
