import { captureControl } from '../capture/capture-field.ts';
import type { CaptureOutcome } from '../capture/capture-outcome.ts';
import { captureRange } from '../capture/capture-selection.ts';
import { shadowRootOf } from '../capture/composed-tree.ts';
import { bodyOf, childNodesOf, rootElementOf } from '../capture/dom-properties.ts';
import { isFilledIn } from '../capture/form-control.ts';
import { readPageText } from '../capture/page-text.ts';
import type { DomRange } from '../capture/selected-text.ts';
import type { TablePart } from '../capture/table-grid.ts';
import { type GridPart, lengthOf, type Span, shapeOf } from './grid-moves.ts';
import { type PickTarget, sizeOf } from './pick-target.ts';

/** Reads what was picked, as a selection of the same part would be read. */
export function capturePick(document: Document, target: PickTarget): CaptureOutcome {
  const page = readPageText(bodyOf(document) ?? rootElementOf(document));
  const only = target.type === 'elements' && target.elements.length === 1 ? target.elements[0] : null;
  if (only && isFilledIn(only)) return captureControl(page, only) ?? { type: 'nothing-selected' };
  const [first, last] = endsOf(target);
  const range: DomRange = { start: startIn(first), end: endIn(last) };
  const part = target.type === 'cells' ? tablePart(target) : null;
  return captureRange(page, document, { range, rangeCount: 1, part }) ?? { type: 'nothing-selected' };
}

const inside = (element: Element): Node => shadowRootOf(element) ?? element;
const startIn = (element: Element) => ({ node: inside(element), offset: 0 });
const endIn = (element: Element) => ({
  node: inside(element),
  offset: childNodesOf(inside(element)).length,
});

function endsOf(target: PickTarget): readonly [Element, Element] {
  if (target.type === 'elements') return [target.elements[0], target.elements.at(-1) ?? target.elements[0]];
  const { table, model, part } = target;
  const { rows } = part;
  const shape = shapeOf(part, sizeOf(model));
  if (shape === 'table') return [table, table];
  if (shape === 'row' || shape === 'rows') {
    return [model.rows[rows.first] ?? table, model.rows[rows.last] ?? table];
  }
  const cells = cellsOf(target);
  return [cells[0] ?? table, cells.at(-1) ?? table];
}

/** In the order of the document: a cell that reaches down stands before those of the rows below. */
function cellsOf({ model, part }: { readonly model: TablePart['model']; readonly part: GridPart }) {
  const cells = new Set(
    indexes(part.rows).flatMap((row) => indexes(part.columns).map((column) => model.grid[row]?.[column])),
  );
  return [...cells].filter((cell) => cell !== undefined).sort(inDocumentOrder);
}

const inDocumentOrder = (a: Element, b: Element): number =>
  Node.prototype.compareDocumentPosition.call(a, b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

const indexes = (span: Span): readonly number[] =>
  Array.from({ length: lengthOf(span) }, (_, index) => span.first + index);

/** A row is kept whole, as everywhere; only where some columns were chosen, the others are left out. */
function tablePart(target: PickTarget & { readonly type: 'cells' }): TablePart | null {
  const { table, model, part } = target;
  const shape = shapeOf(part, sizeOf(model));
  if (shape !== 'column' && shape !== 'columns' && shape !== 'cells') return null;
  return { table, model, rows: indexes(part.rows), columns: indexes(part.columns) };
}
