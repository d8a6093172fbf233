import { modelOf } from '../capture/aria-table.ts';
import {
  composedClosest,
  composedParent,
  isElement,
  isShadowRoot,
  renderedChildren,
} from '../capture/composed-tree.ts';
import { isFilledIn } from '../capture/form-control.ts';
import { cellOf, isDataTable } from '../capture/table-grid.ts';
import type { TableModel } from '../capture/table-model.ts';
import {
  besidePart,
  cellAt,
  columnsPart,
  type Direction,
  extendedPart,
  type GridPart,
  type GridSize,
  narrowerPart,
  wholeGrid,
  widerPart,
} from './grid-moves.ts';

/** What is framed, and would be taken. */
export type PickTarget =
  /** Neighbours in one parent. */
  | { readonly type: 'elements'; readonly elements: readonly [Element, ...Element[]] }
  | { readonly type: 'cells'; readonly table: Element; readonly model: TableModel; readonly part: GridPart };

export const elementTarget = (element: Element): PickTarget => ({ type: 'elements', elements: [element] });

export const sizeOf = ({ rows, columnCount, headerRowCount }: TableModel): GridSize => ({
  rowCount: rows.length,
  columnCount,
  headerRowCount,
});

export const isPicture = (element: Element): boolean =>
  /^(img|canvas|svg|video|picture|embed|object)$/.test(element.localName) ||
  element.getAttribute('role') === 'img';

export const isFrame = (element: Element): element is HTMLIFrameElement =>
  /^i?frame$/.test(element.localName);

const UNIT = 'li, dt, dd, [role="listitem"], [role="treeitem"]';

/** What the person means who points at an element: the field, the picture, the cell or the block that it is in. */
export function targetAt(element: Element): PickTarget {
  const whole = wholeOf(element);
  if (whole !== null) return elementTarget(whole);
  const cell = tableCell(element);
  const unit = composedClosest(element, UNIT);
  if (cell !== null && (unit === null || unit.contains(cell.table))) return cellTarget(cell);
  if (unit !== null) return elementTarget(unit);
  let block = element;
  while (isInline(block)) {
    const above = parentElementOf(block);
    if (above === null) break;
    block = above;
  }
  return targetFor(block);
}

// What has parts that nobody means by themselves.
function wholeOf(element: Element): Element | null {
  if (isFilledIn(element) || isFrame(element)) return element;
  return composedClosest(element, 'svg, canvas, img, video, object, embed, [role="img"]');
}

const isInline = (element: Element): boolean =>
  /^(inline|contents|none)$/.test(getComputedStyle(element).display);

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

function tableCell(element: Element): TableCell | null {
  const table = tableAround(element);
  const cell = table && cellOf(table, element);
  return table && cell ? { table, cell } : null;
}

function tableAround(element: Element): Element | null {
  for (let at: Node | null = element; at !== null; at = composedParent(at)) if (isDataTable(at)) return at;
  return null;
}

function cellTarget({ table, cell }: TableCell): PickTarget {
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

export function wider(target: PickTarget): PickTarget | null {
  if (target.type === 'cells') {
    const part = widerPart(target.part, sizeOf(target.model));
    if (part !== null) return { ...target, part };
  }
  const inner = target.type === 'cells' ? target.table : target.elements[0];
  for (let at = parentElementOf(inner); at !== null; at = parentElementOf(at)) {
    const cell = tableCell(at);
    if (cell?.cell === at) return cellTarget(cell);
    if (at.localName === 'html') return null;
    // A box that holds nothing else and is no larger is the same to who looks at it.
    if (!isSameBox(at, inner) || at.matches(UNIT)) return targetFor(at);
  }
  return null;
}

export function narrower(target: PickTarget): PickTarget | null {
  if (target.type === 'cells') {
    const part = narrowerPart(target.part, sizeOf(target.model));
    if (part !== null) return { ...target, part };
  }
  let inner = firstElement(target);
  if (wholeOf(inner) !== null) return null;
  for (;;) {
    const child = pickableChildren(inner)[0];
    if (child === undefined) return null;
    if (!isSameBox(child, inner) || pickableChildren(child).length === 0) return targetFor(child);
    inner = child;
  }
}

export function beside(target: PickTarget, step: -1 | 1): PickTarget | null {
  if (target.type === 'cells') {
    const size = sizeOf(target.model);
    if (widerPart(target.part, size) !== null) return besideInGrid(target, step);
  }
  const end = target.type === 'cells' ? target.table : step < 0 ? target.elements[0] : target.elements.at(-1);
  for (let at: Element | null = end ?? null; at !== null; at = parentElementOf(at)) {
    const next = neighbour(at, step);
    if (next !== null) return targetFor(next);
  }
  return null;
}

// A merged cell stands at several places: they are one step.
function besideInGrid(target: PickTarget & { readonly type: 'cells' }, step: -1 | 1): PickTarget | null {
  const { model } = target;
  const cellIn = ({ at }: GridPart) => model.grid[at.row]?.[at.column];
  const from = cellIn(target.part);
  let part = besidePart(target.part, sizeOf(model), step);
  while (part !== null && isOneCell(part) && (cellIn(part) === from || cellIn(part) === undefined))
    part = besidePart(part, sizeOf(model), step);
  return part === null ? null : { ...target, part };
}

const isOneCell = ({ rows, columns }: GridPart): boolean =>
  rows.first === rows.last && columns.first === columns.last;

export function columnOf(target: PickTarget): PickTarget | null {
  if (target.type === 'cells') return { ...target, part: columnsPart(target.part, sizeOf(target.model)) };
  const cell = tableCell(target.elements[0]);
  return cell === null ? null : columnOf(cellTarget(cell));
}

/** With one neighbour more. */
export function extended(target: PickTarget, direction: Direction): PickTarget | null {
  if (target.type === 'cells') {
    return { ...target, part: extendedPart(target.part, sizeOf(target.model), direction) };
  }
  const { elements } = target;
  const isBefore = direction === 'left' || direction === 'up';
  const end = isBefore ? elements[0] : elements.at(-1);
  const next = end === undefined ? null : neighbour(end, isBefore ? -1 : 1);
  if (next === null) return null;
  return isBefore
    ? { type: 'elements', elements: [next, ...elements] }
    : { type: 'elements', elements: [elements[0], ...elements.slice(1), next] };
}

function neighbour(element: Element, step: -1 | 1): Element | null {
  const parent = parentElementOf(element);
  if (parent === null) return null;
  const siblings = pickableChildren(parent);
  const place = siblings.indexOf(element);
  return place < 0 ? null : (siblings[place + step] ?? null);
}

function pickableChildren(element: Element): readonly Element[] {
  return [...renderedChildren(element)].filter(isElement).filter(isSeen);
}

export function isSeen(element: Element): boolean {
  if (/^(script|style|link|meta|template|noscript|head|br|wbr)$/.test(element.localName)) return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1 && getComputedStyle(element).visibility === 'visible';
}

/** The element above, through the edges of shadow trees and slots. */
export function parentElementOf(element: Element): Element | null {
  const above = element.assignedSlot ?? composedParent(element);
  if (above === null || isElement(above)) return above;
  return isShadowRoot(above) ? above.host : null;
}

function isSameBox(outer: Element, inner: Element): boolean {
  const a = outer.getBoundingClientRect();
  const b = inner.getBoundingClientRect();
  return Math.abs(a.width - b.width) < 2 && Math.abs(a.height - b.height) < 2;
}
