import type { TableMerge } from '../merge-table.ts';
import { gradeColours, sheetLook } from '../sheet-look.ts';
import type { CellPlan, ColumnPlan, SheetPlan } from '../sheet-plan.ts';
import { type FoundTable, findTables, readBook } from './book.ts';
import { areaName, cellName, columnLetters } from './cell-place.ts';
import { cellXml } from './cell-xml.ts';
import type { LookStyles } from './look-styles.ts';
import { addContentType, addRelationship, freePart, type Parts, relationshipsPath } from './parts.ts';
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
  parts.write(sheetPart, sheetXml(sheet, look));
  parts.write(relationshipsPath(sheetPart), [
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`,
  ]);
  addRelationship(parts, sheetPart, { kind: 'table', target: tablePart });
  parts.write(tablePart, [tableXml(sheet, tableId)]);
  addContentType(parts, sheetPart, `${contentType}.worksheet+xml`);
  addContentType(parts, tablePart, `${contentType}.table+xml`);
  addToBook(parts, sheet.name, sheetPart);
}

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

function* sheetXml(sheet: NewSheet, look: LookStyles): Generator<string> {
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
  yield rowXml(sheetLook.headerRow, headers.join(''));
  yield* bodyRows(sheet, look);
  yield `</sheetData>${formats(sheet, look)}${validations(sheet)}`;
  // Prints as wide as an A4 sheet on its side, on as many pages as it takes.
  yield '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';
  yield '<tableParts count="1"><tablePart r:id="rIdPl1"/></tableParts></worksheet>';
}

const rowXml = (number: number, cells: string, height?: number): string =>
  `<row r="${number}"${height === undefined ? '' : ` ht="${height}"`}>${cells}</row>`;

const columnXml = ({ widthChars, isHelper }: ColumnPlan, at: number): string =>
  `<col min="${at + 1}" max="${at + 1}" width="${widthChars}" customWidth="1"${isHelper ? ' hidden="1"' : ''}/>`;

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

const bodyStyle = (column: ColumnPlan, cell: CellPlan, look: LookStyles): number =>
  look.body({
    isWrapped: column.isWrapped ?? false,
    isInput: column.isInput ?? false,
    isText: cell.type === 'text' || cell.type === 'keep',
  });

const columnArea = (at: number, sheet: NewSheet): string =>
  areaName({ firstColumn: at, lastColumn: at, firstRow, lastRow: lastRow(sheet) });

function formats(sheet: NewSheet, look: LookStyles): string {
  const grades = Object.keys(gradeColours);
  const graded = [...sheet.plan.table.columns.entries()].filter(([, column]) => column.hasGradeColours);
  return graded
    .map(([at], nth) => {
      const rules = grades.map((grade, index) => {
        const priority = nth * grades.length + index + 1;
        return `<cfRule type="cellIs" dxfId="${look.firstGrade + index}" priority="${priority}" operator="equal"><formula>"${grade}"</formula></cfRule>`;
      });
      return `<conditionalFormatting sqref="${columnArea(at, sheet)}">${rules.join('')}</conditionalFormatting>`;
    })
    .join('');
}

function validations(sheet: NewSheet): string {
  const found = [...sheet.plan.table.columns.entries()].flatMap(([at, { choices = [] }]) => {
    if (choices.length === 0) return [];
    const list = escapeXml(`"${choices.join(',').replaceAll('"', '""')}"`);
    return `<dataValidation type="list" errorStyle="warning" allowBlank="1" showInputMessage="1" showErrorMessage="1" sqref="${columnArea(at, sheet)}"><formula1>${list}</formula1></dataValidation>`;
  });
  return found.length === 0
    ? ''
    : `<dataValidations count="${found.length}">${found.join('')}</dataValidations>`;
}

function tableXml(sheet: NewSheet, id: number): string {
  const { name, columns } = sheet.plan.table;
  const area = {
    firstColumn: 0,
    lastColumn: columns.length - 1,
    firstRow: sheetLook.headerRow,
    lastRow: lastRow(sheet),
  };
  const ref = areaName(area);
  const list = columns.map(({ header }, at) => `<tableColumn id="${at + 1}" name="${columnName(header)}"/>`);
  const style = `<tableStyleInfo name="${sheetLook.tableStyle}" showFirstColumn="0" showLastColumn="0" showRowStripes="${Number(sheetLook.hasRowStripes)}" showColumnStripes="0"/>`;
  return `${declaration}<table xmlns="${main}" id="${id}" name="${name}" displayName="${name}" ref="${ref}" totalsRowShown="0"><autoFilter ref="${ref}"/><tableColumns count="${columns.length}">${list.join('')}</tableColumns>${style}</table>`;
}

/** A line feed in a header is `_x000a_` in the table's part, though not in the cell. */
const columnName = (header: string): string =>
  escapeAttribute(header.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')).replaceAll('&#10;', '_x000a_');
