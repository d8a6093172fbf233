import type { Document, Element } from '@xmldom/xmldom';
import { strToU8 } from 'fflate';
import type { SeenCell, UserHands } from '../../../../excel-host/user-hands.ts';
import { chartsOf, deleteChart, followSheetName } from './file-charts.ts';
import {
  all,
  at,
  change,
  type HeldFile,
  made,
  main,
  type Opened,
  one,
  open,
  relations,
  sheetPart,
  sheetTag,
  targets,
} from './file-dom.ts';
import { formattingHands } from './file-formats.ts';
import { pagesOf } from './file-pages.ts';

const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Plays a person at a file, by a DOM of its own: it shares no code with what it tests. */
export const createFileHands = (file: HeldFile): UserHands => ({
  sheetNames: async () => all(open(file).part('xl/workbook.xml'), 'sheet').map((sheet) => at(sheet, 'name')),
  cells: async (sheetName) => readCells(open(file), sheetName),
  addSheet: async (name, rows) => change(file, (book) => addSheet(book, name, rows)),
  renameSheet: async (from, to) =>
    change(file, (book) => {
      sheetTag(book, from).setAttribute('name', to);
      followSheetName(book, from, to);
    }),
  deleteSheet: async (name) => change(file, (book) => deleteSheet(book, name)),
  typeInto: async (sheetName, address, content) =>
    change(file, (book) => typeInto(book.part(sheetPart(book, sheetName)), address, content)),
  deleteTableRow: async (table, index) =>
    change(file, (book) => editTable(book, table, ({ rows }) => ({ rows: rows.toSpliced(index, 1) }))),
  deleteTableColumn: async (table, header) =>
    change(file, (book) =>
      editTable(book, table, ({ headers, rows }) => ({
        headers: headers.filter((one) => one !== header),
        rows: rows.map((row) => row.toSpliced(headers.indexOf(header), 1)),
      })),
    ),
  addTableColumn: async (table, header, contents) =>
    change(file, (book) =>
      editTable(book, table, ({ headers, rows }) => ({
        headers: [...headers, header],
        rows: rows.map((row, index) => [...row, { value: contents[index] ?? '' }]),
      })),
    ),
  reverseTableRows: async (table) =>
    change(file, (book) => editTable(book, table, ({ rows }) => ({ rows: rows.toReversed() }))),
  protectSheet: async (name) =>
    change(file, (book) => {
      const sheet = book.part(sheetPart(book, name));
      const data = one(sheet, 'sheetData');
      data.parentNode?.insertBefore(
        made(sheet, 'sheetProtection', { sheet: '1', objects: '1' }),
        data.nextSibling,
      );
    }),
  protectStructure: async () =>
    change(file, (book) => {
      const workbook = book.part('xl/workbook.xml');
      const protection = made(workbook, 'workbookProtection', { lockStructure: '1' });
      const sheets = one(workbook, 'sheets');
      sheets.parentNode?.insertBefore(protection, sheets);
    }),
  charts: async (sheetName) => chartsOf(open(file), sheetName),
  deleteChart: async (sheetName, name) => change(file, (book) => deleteChart(book, sheetName, name)),
  pages: async (sheetName) => pagesOf(open(file), sheetName),
  putError: async (sheetName, address, error) =>
    change(file, (book) => {
      const cell = typeInto(book.part(sheetPart(book, sheetName)), address, 0);
      cell.setAttribute('t', 'e');
      one(cell, 'v').textContent = error;
    }),
  ...formattingHands(file),
});

function addSheet(book: Opened, name: string, rows: readonly (readonly (string | number)[])[]): void {
  const number = 100 + Object.keys(book.parts).length;
  const part = `xl/worksheets/sheet${number}.xml`;
  book.parts[part] = strToU8(`<worksheet xmlns="${main}"><sheetData/></worksheet>`);
  for (const [row, cells] of rows.entries())
    for (const [column, content] of cells.entries())
      typeInto(book.part(part), `${letter(column)}${row + 1}`, content);
  const rels = book.part('xl/_rels/workbook.xml.rels').documentElement as Element;
  const relation = rels.ownerDocument?.createElementNS(rels.namespaceURI, 'Relationship') as Element;
  relation.setAttribute('Id', `rIdHand${number}`);
  relation.setAttribute('Type', `${relations}/worksheet`);
  relation.setAttribute('Target', `worksheets/sheet${number}.xml`);
  rels.appendChild(relation);
  const list = book.part('[Content_Types].xml').documentElement as Element;
  const override = list.ownerDocument?.createElementNS(list.namespaceURI, 'Override') as Element;
  override.setAttribute('PartName', `/${part}`);
  override.setAttribute('ContentType', `${types}.worksheet+xml`);
  list.appendChild(override);
  const workbook = book.part('xl/workbook.xml');
  const tag = made(workbook, 'sheet', { name, sheetId: String(number) });
  tag.setAttributeNS(relations, 'r:id', `rIdHand${number}`);
  one(workbook, 'sheets').appendChild(tag);
}

function deleteSheet(book: Opened, name: string): void {
  const part = sheetPart(book, name);
  const rels = part.replace('worksheets/', 'worksheets/_rels/').concat('.rels');
  const gone = [part, rels, ...(book.parts[rels] === undefined ? [] : targets(book, rels).values())];
  const tag = sheetTag(book, name);
  const id = tag.getAttributeNS(relations, 'id');
  for (const one of all(book.part('xl/_rels/workbook.xml.rels'), 'Relationship'))
    if (at(one, 'Id') === id) one.parentNode?.removeChild(one);
  for (const one of all(book.part('[Content_Types].xml'), 'Override'))
    if (gone.includes(at(one, 'PartName').slice(1))) one.parentNode?.removeChild(one);
  tag.parentNode?.removeChild(tag);
  for (const name of gone) delete book.parts[name];
}

const letter = (column: number): string => String.fromCharCode(65 + column);

function readCells(book: Opened, sheetName: string): Record<string, SeenCell> {
  const seen: Record<string, SeenCell> = {};
  for (const cell of all(book.part(sheetPart(book, sheetName)), 'c')) {
    const found = seenCell(book, cell);
    if (found.value !== '' || found.formula !== undefined) seen[at(cell, 'r')] = found;
  }
  return seen;
}

function seenCell(book: Opened, cell: Element): SeenCell {
  const text = (name: string): string | undefined => all(cell, name)[0]?.textContent ?? undefined;
  const value = text('v');
  const formula = text('f');
  const type = at(cell, 't');
  let content: unknown = value === undefined ? '' : Number(value);
  if (type === 'inlineStr')
    content = all(cell, 't')
      .map((run) => run.textContent)
      .join('');
  if (type === 'str' || type === 'e') content = value ?? '';
  if (type === 'b') content = value === '1';
  if (type === 's')
    content = one(all(book.part('xl/sharedStrings.xml'), 'si')[Number(value)] as Element, 't').textContent;
  return formula === undefined ? { value: content } : { value: content, formula: `=${formula}` };
}

/** Writes a cell, its row made where it is missing; '' makes it blank. */
function typeInto(sheet: Document, address: string, typed: string | number | SeenCell): Element {
  const { value: content, formula } =
    typeof typed === 'object' ? typed : { value: typed, formula: undefined };
  const rowNumber = Number(address.replace(/\D/g, ''));
  const row = placed(sheet, {
    parent: one(sheet, 'sheetData'),
    name: 'row',
    ref: String(rowNumber),
    order: Number,
  });
  const cell = placed(sheet, { parent: row, name: 'c', ref: address, order: (ref) => ref.charCodeAt(0) });
  while (cell.firstChild) cell.removeChild(cell.firstChild);
  cell.removeAttribute('t');
  if (formula !== undefined) cell.appendChild(made(sheet, 'f', {})).textContent = formula.slice(1);
  if (typeof content === 'number') cell.appendChild(made(sheet, 'v', {})).textContent = String(content);
  else if (formula !== undefined) {
    cell.setAttribute('t', 'str');
    cell.appendChild(made(sheet, 'v', {})).textContent = String(content);
  } else if (content !== '') {
    cell.setAttribute('t', 'inlineStr');
    cell.appendChild(made(sheet, 'is', {})).appendChild(made(sheet, 't', {})).textContent = String(content);
  }
  return cell;
}

interface Placing {
  readonly parent: Element;
  readonly name: string;
  readonly ref: string;
  readonly order: (ref: string) => number;
}

function placed(sheet: Document, { parent, name, ref, order }: Placing): Element {
  const siblings = all(parent, name);
  const found = siblings.find((sibling) => at(sibling, 'r') === ref);
  if (found !== undefined) return found;
  const next = siblings.find((sibling) => order(at(sibling, 'r')) > order(ref)) ?? null;
  const fresh = made(sheet, name, { r: ref });
  parent.insertBefore(fresh, next);
  return fresh;
}

interface TableGrid {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly SeenCell[])[];
}

/** Takes a table's cells out, lets them be changed, and puts them back from its top left corner. */
function editTable(book: Opened, name: string, edit: (grid: TableGrid) => Partial<TableGrid>): void {
  const part = Object.keys(book.parts).find(
    (one) =>
      one.startsWith('xl/tables/') && at(book.part(one).documentElement as Element, 'displayName') === name,
  );
  const table = book.part(part ?? '').documentElement as Element;
  const owner = all(book.part('xl/workbook.xml'), 'sheet').find((tag) => {
    const rels = sheetPart(book, at(tag, 'name')).replace('worksheets/', 'worksheets/_rels/').concat('.rels');
    return book.parts[rels] !== undefined && [...targets(book, rels).values()].includes(part ?? '');
  });
  const sheet = book.part(sheetPart(book, at(owner as Element, 'name')));
  const [, top = '', bottom = ''] = /^A(\d+):[A-Z](\d+)$/.exec(at(table, 'ref')) ?? [];
  const headers = all(table, 'tableColumn').map((column) => at(column, 'name'));
  const cellAt = (row: number, column: number): SeenCell => {
    const cell = all(sheet, 'c').find((one) => at(one, 'r') === `${letter(column)}${row}`);
    return cell === undefined ? { value: '' } : seenCell(book, cell);
  };
  const numbers = Array.from({ length: Number(bottom) - Number(top) }, (_, index) => Number(top) + 1 + index);
  const before: TableGrid = {
    headers,
    rows: numbers.map((row) => headers.map((_, column) => cellAt(row, column))),
  };
  const after = { ...before, ...edit(before) };
  for (const row of [Number(top), ...numbers])
    for (const column of headers.keys()) typeInto(sheet, `${letter(column)}${row}`, '');
  for (const [column, header] of after.headers.entries()) typeInto(sheet, `${letter(column)}${top}`, header);
  for (const [index, row] of after.rows.entries())
    for (const [column, cell] of row.entries())
      typeInto(sheet, `${letter(column)}${Number(top) + 1 + index}`, cell);
  const ref = `A${top}:${letter(after.headers.length - 1)}${Number(top) + after.rows.length}`;
  table.setAttribute('ref', ref);
  one(table, 'autoFilter').setAttribute('ref', ref);
  const columns = one(table, 'tableColumns');
  while (columns.firstChild) columns.removeChild(columns.firstChild);
  for (const [column, header] of after.headers.entries())
    columns.appendChild(
      made(table.ownerDocument as Document, 'tableColumn', { id: String(column + 1), name: header }),
    );
}
