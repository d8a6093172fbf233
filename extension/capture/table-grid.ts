import type { TableGrid, TableGridRow } from '../../shared/evidence/structure.ts';
import { composedClosest, composedContains, composedParent } from './composed-tree.ts';
import { type PageText, textOf } from './page-text.ts';
import { createTableModel, groupHeadingOf, type TableModel } from './table-model.ts';

/**
 * The table that a selection lies in, or the only one it covers.
 *
 * Always whole rows with all their columns, however little of them was selected: a value without its row
 * and its column means nothing to who reads the evidence later. A merged cell counts in every place it covers.
 */
export function tableGrid(page: PageText, nodes: readonly Node[]): TableGrid | null {
  const table = tableOf(nodes);
  if (!table) return null;
  const model = createTableModel(table);
  return {
    caption: captionOf(page, table),
    columnHeaders: columnsOf(model).map((column) => columnHeader(page, model, column)),
    rows: touchedRows(model, table, nodes)
      .filter((rowIndex) => rowIndex >= model.headerRowCount)
      .map((rowIndex) => gridRow(page, model, rowIndex)),
  };
}

function tableOf(nodes: readonly Node[]): HTMLTableElement | null {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!first || !last) return null;
  for (let at: Node | null = first; at; at = composedParent(at)) {
    if (isDataTable(at) && composedContains(at, last)) return at;
  }
  const covered = [...new Set(nodes.map((node) => composedClosest(node, 'table')))].filter(isDataTable);
  const [only] = covered;
  return only && covered.length === 1 ? only : null;
}

// Older systems lay whole pages out in tables: those have other tables inside and neither header nor caption.
function isDataTable(node: Node | null): node is HTMLTableElement {
  if (!(node instanceof HTMLTableElement)) return false;
  if (/^(presentation|none)$/.test(node.getAttribute('role') ?? '')) return false;
  const cells = [...node.rows].slice(0, 2).reduce((count, row) => count + row.cells.length, 0);
  if (cells < 2) return false;
  if (node.caption || node.tHead) return true;
  const hasOwnHeader = [...node.querySelectorAll('th')].some((cell) => cell.closest('table') === node);
  return hasOwnHeader || node.querySelector('table') === null;
}

function captionOf(page: PageText, table: HTMLTableElement): string {
  const caption = textOf(page, table.caption);
  if (caption !== '') return caption;
  const label = table.getAttribute('aria-label') ?? '';
  if (label !== '') return label;
  const labelledBy = table.getAttribute('aria-labelledby') ?? '';
  const labelledByText = labelledBy === '' ? '' : textOf(page, document.getElementById(labelledBy));
  return labelledByText || textOf(page, table.closest('figure')?.querySelector('figcaption') ?? null);
}

function columnsOf(model: TableModel): readonly number[] {
  return Array.from({ length: model.columnCount }, (_, column) => column);
}

function columnHeader(page: PageText, model: TableModel, column: number): string {
  const cells = model.grid.slice(0, model.headerRowCount).map((row) => row[column]);
  return joinTexts(page, cells);
}

function joinTexts(page: PageText, cells: readonly (HTMLTableCellElement | undefined)[]): string {
  return [...new Set(cells)]
    .map((cell) => textOf(page, cell ?? null))
    .filter((text) => text !== '')
    .join(' / ');
}

function gridRow(page: PageText, model: TableModel, rowIndex: number): TableGridRow {
  const cells = model.grid[rowIndex] ?? [];
  return {
    key: joinTexts(page, [...groupHeading(model, rowIndex), ...keyCells(cells)]),
    cells: columnsOf(model).map((column) => textOf(page, cells[column] ?? null)),
  };
}

// Rows of two groups may have one name ("Total"): the group's heading tells them apart.
function groupHeading(
  { rows, headerRowCount }: TableModel,
  rowIndex: number,
): readonly HTMLTableCellElement[] {
  const above = rows.slice(headerRowCount, rowIndex + 1).findLast((row) => groupHeadingOf(row) !== null);
  const heading = groupHeadingOf(above);
  return heading === null ? [] : [heading];
}

// Without a header cell, the first: with the next ones where it is merged over several rows, and tells none apart.
function keyCells(cells: readonly (HTMLTableCellElement | undefined)[]): typeof cells {
  const headers = cells.filter((cell) => cell?.localName === 'th');
  if (headers.length > 0) return headers;
  const firstOfItsOwn = cells.findIndex((cell) => cell?.rowSpan === 1);
  return cells.slice(0, firstOfItsOwn + 1 || 1);
}

function touchedRows(model: TableModel, table: HTMLTableElement, nodes: readonly Node[]): readonly number[] {
  const cells = new Set(nodes.map((node) => cellOf(table, node)));
  const rowIndexes = new Set<number>();
  for (const [rowIndex, row] of model.rows.entries()) {
    const places = model.grid[rowIndex] ?? [];
    const isTouched =
      cells.size === 1
        ? places.some((cell) => cell && cells.has(cell))
        : [...row.cells].some((cell) => cells.has(cell));
    if (isTouched) rowIndexes.add(rowIndex);
  }
  return [...rowIndexes];
}

function cellOf(table: HTMLTableElement, node: Node): Element | null {
  for (let at: Node | null = node; at && at !== table; at = composedParent(at)) {
    if (at instanceof HTMLTableCellElement && at.closest('table') === table) return at;
  }
  return null;
}
