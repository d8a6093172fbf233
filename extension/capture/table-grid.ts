import type { TableGrid } from '../../shared/evidence/structure.ts';
import { isAriaCell, isAriaTable, modelOf, rowSpanOf } from './aria-table.ts';
import { composedClosest, composedContains, composedParent, isElement } from './composed-tree.ts';
import { attributeOf, byId, closestOf, descendantsOf } from './dom-properties.ts';
import { type PageText, textOf } from './page-text.ts';
import { groupHeadingOf, type TableModel } from './table-model.ts';

/**
 * The table that a selection lies in, or the only one it covers.
 *
 * Always whole rows with all their columns, however little of them was selected: a value without its row
 * and its column means nothing to who reads the evidence later. A merged cell counts in every place it covers.
 */
export function tableGrid(page: PageText, nodes: readonly Node[]): TableGrid | null {
  const table = tableOf(nodes);
  if (!table) return null;
  const model = modelOf(table);
  return gridOf(page, { table, model, rows: touchedRows(model, table, nodes), columns: columnsOf(model) });
}

/** Rows and columns of a table, by their places in its model. */
export interface TablePart {
  readonly table: Element;
  readonly model: TableModel;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** A part of a table; what tells a row from others is kept with it, also where its column is not in the part. */
export function gridOf(page: PageText, { table, model, rows, columns }: TablePart): TableGrid {
  const groups = groupHeadings(model);
  return {
    caption: captionOf(page, table),
    columnHeaders: columns.map((column) => columnHeader(page, model, column)),
    rows: rows
      .filter((rowIndex) => rowIndex >= model.headerRowCount)
      .map((rowIndex) => {
        const cells = model.grid[rowIndex] ?? [];
        return {
          key: joinTexts(page, [groups[rowIndex], ...keyCells(cells)]),
          cells: columns.map((column) => textOf(page, cells[column] ?? null)),
        };
      }),
  };
}

function tableOf(nodes: readonly Node[]): Element | null {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!first || !last) return null;
  for (let at: Node | null = first; at; at = composedParent(at)) {
    if (isDataTable(at) && composedContains(at, last)) return at;
  }
  const covered = [...new Set(nodes.map((node) => composedClosest(node, TABLE)))].filter(isDataTable);
  const [only] = covered;
  return only && covered.length === 1 ? only : null;
}

const TABLE = 'table, [role="grid"], [role="table"], [role="treegrid"]';

/** Older systems lay whole pages out in tables: those have other tables inside and neither header nor caption. */
export function isDataTable(node: Node | null): node is Element {
  if (node === null || !isElement(node)) return false;
  if (isAriaTable(node)) return descendantsOf(node, '[role="row"]').length > 0;
  if (!(node instanceof HTMLTableElement)) return false;
  if (/^(presentation|none)$/.test(node.getAttribute('role') ?? '')) return false;
  const cells = [...node.rows].slice(0, 2).reduce((count, row) => count + row.cells.length, 0);
  if (cells < 2) return false;
  if (node.caption || node.tHead) return true;
  const hasOwnHeader = [...node.querySelectorAll('th')].some((cell) => cell.closest('table') === node);
  return hasOwnHeader || node.querySelector('table') === null;
}

function captionOf(page: PageText, table: Element): string {
  const caption = table instanceof HTMLTableElement ? textOf(page, table.caption) : '';
  if (caption !== '') return caption;
  return nameOf(page, table) || textOf(page, closestOf(table, 'figure')?.querySelector('figcaption') ?? null);
}

/** What a page calls one of its parts for those who do not see it. */
export function nameOf(page: PageText, element: Element): string {
  const label = attributeOf(element, 'aria-label')?.trim() ?? '';
  if (label !== '') return label;
  const root = Node.prototype.getRootNode.call(element);
  if (!(root instanceof Document || root instanceof ShadowRoot)) return '';
  const ids = (attributeOf(element, 'aria-labelledby') ?? '').split(/\s+/).filter((id) => id !== '');
  return ids
    .map((id) => textOf(page, byId(root, id)))
    .filter((text) => text !== '')
    .join(' ');
}

export function columnsOf(model: TableModel): readonly number[] {
  return Array.from({ length: model.columnCount }, (_, column) => column);
}

function columnHeader(page: PageText, model: TableModel, column: number): string {
  const cells = model.grid.slice(0, model.headerRowCount).map((row) => row[column]);
  return joinTexts(page, cells);
}

function joinTexts(page: PageText, cells: readonly (Element | undefined)[]): string {
  return [...new Set(cells)]
    .map((cell) => textOf(page, cell ?? null))
    .filter((text) => text !== '')
    .join(' / ');
}

// Rows of two groups may have one name ("Total"): the group's heading tells them apart.
function groupHeadings({ rows, headerRowCount }: TableModel): readonly (Element | undefined)[] {
  let heading: Element | undefined;
  return rows.map((row, rowIndex) => {
    if (rowIndex >= headerRowCount) heading = groupHeadingOf(row) ?? heading;
    return heading;
  });
}

const isRowHeader = (cell: Element | undefined): boolean =>
  cell !== undefined && (cell.localName === 'th' || cell.getAttribute('role') === 'rowheader');

// Without a header cell, the first: with the next ones where it is merged over several rows, and tells none apart.
function keyCells(cells: readonly (Element | undefined)[]): typeof cells {
  const headers = cells.filter(isRowHeader);
  if (headers.length > 0) return headers;
  const firstOfItsOwn = cells.findIndex((cell) => cell !== undefined && rowSpanOf(cell) === 1);
  return cells.slice(0, firstOfItsOwn + 1 || 1);
}

function touchedRows(model: TableModel, table: Element, nodes: readonly Node[]): readonly number[] {
  const cells = new Set(nodes.map((node) => cellOf(table, node)));
  const rowIndexes = new Set<number>();
  for (const [rowIndex, row] of model.rows.entries()) {
    const places = model.grid[rowIndex] ?? [];
    const isTouched =
      cells.size === 1
        ? places.some((cell) => cell && cells.has(cell))
        : places.some((cell) => cell && cells.has(cell) && row.contains(cell));
    if (isTouched) rowIndexes.add(rowIndex);
  }
  return [...rowIndexes];
}

/** The cell of this very table, not of one inside it, that holds a node. */
export function cellOf(table: Element, node: Node): Element | null {
  for (let at: Node | null = node; at && at !== table; at = composedParent(at)) {
    if (!isElement(at)) continue;
    if (at instanceof HTMLTableCellElement ? at.closest('table') === table : isAriaCell(at, table)) return at;
  }
  return null;
}
