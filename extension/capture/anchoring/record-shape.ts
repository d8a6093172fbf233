import type { PageGroup } from '../../../shared/evidence/anchoring/page-view.ts';
import {
  attributeOf,
  childrenOf,
  classOf,
  closestOf,
  descendantsOf,
  localNameOf,
  parentElementOf,
} from '../dom-properties.ts';
import { createTableLayout, type TableLayout } from './table-layout.ts';

/** A record as the DOM lays it out: the element that stands for it, what holds it and its like, and its cells. */
export interface RecordShape {
  readonly kind: PageGroup['kind'];
  readonly lead: Element;
  readonly group: Element;
  /** The header cells of each column. */
  headers(): readonly (readonly Element[])[];
  /** null where its lines are its cells. */
  readonly cells: (() => readonly CellPlace[]) | null;
}

export interface CellPlace {
  readonly element: Element;
  readonly column: number;
  /** False for a cell that reaches into the row from above. */
  readonly isOwn: boolean;
}

/** What is known of the elements of one reading of a page, so that no table is laid out twice. */
export interface ShapeMemory {
  /** Null for a table that only lays other things out. */
  readonly layouts: Map<Element, TableLayout | null>;
  /** The first term of the entry that a term or value belongs to. */
  readonly leads: Map<Element, Element>;
  /** How many children of each look an element has. */
  readonly children: Map<Element, Map<string, number>>;
}

const none = () => [];

export function shapeOf(memory: ShapeMemory, element: Element): RecordShape | null {
  const name = attributeOf(element, 'role') || localNameOf(element);
  if (localNameOf(element) === 'tr') return rowShape(memory, element as HTMLTableRowElement);
  if (name === 'row') return ariaRowShape(element);
  if (name === 'dt' || name === 'dd') return termShape(memory, element);
  const group = parentElementOf(element);
  if (!group) return null;
  if (name === 'li' || name === 'listitem')
    return { kind: 'list', lead: element, group, headers: none, cells: null };
  return isRepeated(memory, element, group)
    ? { kind: 'repeat', lead: element, group, headers: none, cells: null }
    : null;
}

function rowShape({ layouts }: ShapeMemory, row: HTMLTableRowElement): RecordShape | null {
  const table = row.closest('table');
  if (!table) return null;
  let layout = layouts.get(table);
  if (layout === undefined) {
    layout = isData(table) ? createTableLayout(table) : null;
    layouts.set(table, layout);
  }
  if (layout === null || layout.isHeader(row)) return null;
  return { kind: 'table', lead: row, group: table, headers: layout.headers, cells: () => layout.cells(row) };
}

// Older systems lay whole pages out in tables: those have other tables inside.
const isData = (table: HTMLTableElement): boolean =>
  !/^(presentation|none)$/.test(table.getAttribute('role') ?? '') && table.querySelector('table') === null;

const CELLS = '[role="cell"], [role="gridcell"], [role="rowheader"]';
const HEADER = '[role="columnheader"]';

function ariaRowShape(row: Element): RecordShape | null {
  const group = closestOf(row, '[role="grid"], [role="table"], [role="treegrid"]');
  if (!group || descendantsOf(row, HEADER).length > 0) return null;
  return {
    kind: 'table',
    lead: row,
    group,
    headers: () => descendantsOf(group, HEADER).map((header) => [header]),
    cells: () => descendantsOf(row, CELLS).map((element, column) => ({ element, column, isOwn: true })),
  };
}

function termShape({ leads }: ShapeMemory, element: Element): RecordShape | null {
  const group = closestOf(element, 'dl');
  if (!group) return null;
  const before = element.previousElementSibling;
  const known = before && leads.get(before);
  let lead = element;
  if (known && (element.localName === 'dd' || before.localName === 'dt')) lead = known;
  while (lead.localName === 'dd' && lead.previousElementSibling) lead = lead.previousElementSibling;
  while (lead.previousElementSibling?.localName === 'dt') lead = lead.previousElementSibling;
  leads.set(element, lead);
  return { kind: 'terms', lead, group, headers: none, cells: () => termCells(lead) };
}

function termCells(lead: Element): readonly CellPlace[] {
  const cells: CellPlace[] = [];
  let isValue = false;
  for (let at: Element | null = lead; at && !(isValue && at.localName === 'dt'); at = at.nextElementSibling) {
    isValue ||= at.localName === 'dd';
    cells.push({ element: at, column: isValue ? 1 : 0, isOwn: true });
  }
  return cells;
}

const REPEATABLE = /^(div|article|section|a|fieldset|details|p|button)$/;

function isRepeated({ children }: ShapeMemory, element: Element, parent: Element): boolean {
  if (!REPEATABLE.test(localNameOf(element)) || element.childElementCount === 0) return false;
  if (localNameOf(element) !== 'article' && classOf(element) === '') return false;
  const counts = children.get(parent) ?? countLooks(parent);
  children.set(parent, counts);
  return (counts.get(lookName(element)) ?? 0) > 1;
}

const lookName = (element: Element): string => `${localNameOf(element)} ${attributeOf(element, 'class')}`;

function countLooks(parent: Element): Map<string, number> {
  const counts = new Map<string, number>();
  for (const child of childrenOf(parent)) counts.set(lookName(child), (counts.get(lookName(child)) ?? 0) + 1);
  return counts;
}
