import { modelOf } from '../capture/aria-table.ts';
import { composedClosest, composedContains, composedParent } from '../capture/composed-tree.ts';
import { isFilledIn } from '../capture/form-control.ts';
import { cellOf, isDataTable } from '../capture/table-grid.ts';
import type { TableModel } from '../capture/table-model.ts';
import { cellAt, type GridPart, type GridSize, wholeGrid, widerPart } from './grid-moves.ts';
import { elementAbove, isFrame, isInline } from './page-element.ts';

/** What is framed, and would be taken. */
export type PickTarget =
  /** Neighbours in one parent. */
  | { readonly type: 'elements'; readonly elements: readonly [Element, ...Element[]] }
  | { readonly type: 'cells'; readonly table: Element; readonly model: TableModel; readonly part: GridPart };

const elementTarget = (element: Element): PickTarget => ({ type: 'elements', elements: [element] });

export const sizeOf = ({ rows, columnCount, headerRowCount }: TableModel): GridSize => ({
  rowCount: rows.length,
  columnCount,
  headerRowCount,
});

export const UNIT = 'li, dt, dd, [role="listitem"], [role="treeitem"]';

/** What the person means who points at an element: the field, the picture, the cell or the block that it is in. */
export function targetAt(element: Element): PickTarget {
  const whole = wholeOf(element);
  if (whole !== null) return elementTarget(whole);
  const cell = tableCell(element);
  const unit = composedClosest(element, UNIT);
  if (cell !== null && (unit === null || composedContains(unit, cell.table))) return cellTarget(cell);
  if (unit !== null) return elementTarget(unit);
  let block = element;
  while (isInline(block)) {
    const above = elementAbove(block);
    if (above === null) break;
    block = above;
  }
  return targetFor(block);
}

/** What has parts that nobody means by themselves. */
export function wholeOf(element: Element): Element | null {
  if (isFilledIn(element) || isFrame(element)) return element;
  return composedClosest(element, 'svg, canvas, img, video, object, embed, [role="img"]');
}

/** An element as a target; the parts of a table as such. */
export function targetFor(element: Element): PickTarget {
  if (isDataTable(element)) {
    const model = readModel(element);
    if (model.rows.length > 0 && model.columnCount > 0) {
      const at = { row: Math.min(model.headerRowCount, model.rows.length - 1), column: 0 };
      return { type: 'cells', table: element, model, part: wholeGrid(sizeOf(model), at) };
    }
  }
  const cell = tableCell(element);
  if (cell?.cell === element) return cellTarget(cell);
  const table = cell === null ? tableAround(element) : null;
  const row = table === null ? -1 : readModel(table).rows.indexOf(element);
  if (table === null || row < 0) return elementTarget(element);
  const model = readModel(table);
  const columns = { first: 0, last: model.columnCount - 1 };
  return {
    type: 'cells',
    table,
    model,
    part: { rows: { first: row, last: row }, columns, at: { row, column: 0 } },
  };
}

/** Long enough for a move of the pointer over a large table, and short enough for one that changes. */
const MODEL_MS = 1_000;
const known = new WeakMap<Element, { readonly model: TableModel; readonly readAtMs: number }>();

function readModel(table: Element): TableModel {
  const before = known.get(table);
  const now = performance.now();
  if (before !== undefined && now - before.readAtMs < MODEL_MS) return before.model;
  const model = modelOf(table);
  known.set(table, { model, readAtMs: now });
  return model;
}

interface TableCell {
  readonly table: Element;
  readonly cell: Element;
}

export function tableCell(element: Element): TableCell | null {
  const table = tableAround(element);
  const cell = table && cellOf(table, element);
  return table && cell ? { table, cell } : null;
}

function tableAround(element: Element): Element | null {
  for (let at: Node | null = element; at !== null; at = composedParent(at)) if (isDataTable(at)) return at;
  return null;
}

export function cellTarget({ table, cell }: TableCell): PickTarget {
  const model = readModel(table);
  const row = model.grid.findIndex((places) => places.includes(cell));
  const column = model.grid[row]?.indexOf(cell) ?? -1;
  if (row < 0 || column < 0) return elementTarget(cell);
  return { type: 'cells', table, model, part: cellAt(row, column) };
}

export function elementsOf(target: PickTarget): readonly Element[] {
  if (target.type === 'elements') return target.elements;
  const { table, model, part } = target;
  if (widerPart(part, sizeOf(model)) === null) return [table];
  const { rows, columns } = part;
  // The corners say where it is; a table may have very many rows.
  const corners = [rows.first, rows.last].flatMap((row) =>
    [columns.first, columns.last].map((column) => model.grid[row]?.[column]),
  );
  const found = [...new Set(corners)].filter((cell) => cell !== undefined);
  return found.length > 0 ? found : [table];
}

export const firstElement = (target: PickTarget): Element =>
  target.type === 'elements' ? target.elements[0] : (elementsOf(target)[0] ?? target.table);
