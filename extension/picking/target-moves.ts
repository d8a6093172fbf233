import { localNameOf, matches } from '../capture/dom-properties.ts';
import {
  besidePart,
  columnsPart,
  type Direction,
  extendedPart,
  type GridPart,
  narrowerPart,
  widerPart,
} from './grid-moves.ts';
import { elementAbove, isSameBox, neighbour, seenChildren } from './page-element.ts';
import {
  cellTarget,
  firstElement,
  type PickTarget,
  sizeOf,
  tableCell,
  targetFor,
  UNIT,
  wholeOf,
} from './pick-target.ts';

/** From a part of a table to a wider one, from anything else to what it is in; null at the whole page. */
export function wider(target: PickTarget): PickTarget | null {
  if (target.type === 'cells') {
    const part = widerPart(target.part, sizeOf(target.model));
    if (part !== null) return { ...target, part };
  }
  const inner = target.type === 'cells' ? target.table : target.elements[0];
  for (let at = elementAbove(inner); at !== null; at = elementAbove(at)) {
    const cell = tableCell(at);
    if (cell?.cell === at) return cellTarget(cell);
    if (localNameOf(at) === 'html') return null;
    // A box that holds nothing else and is no larger is the same to who looks at it.
    if (!isSameBox(at, inner) || matches(at, UNIT)) return targetFor(at);
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
    const child = seenChildren(inner)[0];
    if (child === undefined) return null;
    if (!isSameBox(child, inner) || seenChildren(child).length === 0) return targetFor(child);
    inner = child;
  }
}

export function beside(target: PickTarget, step: -1 | 1): PickTarget | null {
  if (target.type === 'cells') {
    const size = sizeOf(target.model);
    if (widerPart(target.part, size) !== null) return besideInGrid(target, step);
  }
  const end = target.type === 'cells' ? target.table : step < 0 ? target.elements[0] : target.elements.at(-1);
  for (let at: Element | null = end ?? null; at !== null; at = elementAbove(at)) {
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
