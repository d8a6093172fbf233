import type { PageGroup } from '../../../shared/evidence/anchoring/page-view.ts';
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
  readonly layouts: Map<Element, TableLayout>;
  /** How many children of each look an element has. */
  readonly children: Map<Element, Map<string, number>>;
}

const none = () => [];

export function shapeOf(memory: ShapeMemory, element: Element): RecordShape | null {
  const name = element.getAttribute('role') || element.localName;
  if (element.localName === 'tr') return rowShape(memory, element as HTMLTableRowElement);
  if (name === 'row') return ariaRowShape(element);
  if (name === 'dt' || name === 'dd') return termShape(element);
  const group = element.parentElement;
  if (!group) return null;
  if (name === 'li' || name === 'listitem')
    return { kind: 'list', lead: element, group, headers: none, cells: null };
  return isRepeated(memory, element, group)
    ? { kind: 'repeat', lead: element, group, headers: none, cells: null }
    : null;
}

function rowShape({ layouts }: ShapeMemory, row: HTMLTableRowElement): RecordShape | null {
  const table = row.closest('table');
  if (!table || !isData(table)) return null;
  const layout = layouts.get(table) ?? createTableLayout(table);
  layouts.set(table, layout);
  if (layout.isHeader(row)) return null;
  return { kind: 'table', lead: row, group: table, headers: layout.headers, cells: () => layout.cells(row) };
}

// Older systems lay whole pages out in tables: those have other tables inside.
const isData = (table: HTMLTableElement): boolean =>
  !/^(presentation|none)$/.test(table.getAttribute('role') ?? '') && table.querySelector('table') === null;

const CELLS = '[role="cell"], [role="gridcell"], [role="rowheader"]';
const HEADER = '[role="columnheader"]';

function ariaRowShape(row: Element): RecordShape | null {
  const group = row.closest('[role="grid"], [role="table"], [role="treegrid"]');
  if (!group || row.querySelector(HEADER)) return null;
  return {
    kind: 'table',
    lead: row,
    group,
    headers: () => [...group.querySelectorAll(HEADER)].map((header) => [header]),
    cells: () =>
      [...row.querySelectorAll(CELLS)].map((element, column) => ({ element, column, isOwn: true })),
  };
}

function termShape(element: Element): RecordShape | null {
  const group = element.closest('dl');
  if (!group) return null;
  let lead = element;
  while (lead.localName === 'dd' && lead.previousElementSibling) lead = lead.previousElementSibling;
  while (lead.previousElementSibling?.localName === 'dt') lead = lead.previousElementSibling;
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
  if (!REPEATABLE.test(element.localName) || element.childElementCount === 0) return false;
  if (element.localName !== 'article' && !element.className) return false;
  const counts = children.get(parent) ?? countLooks(parent);
  children.set(parent, counts);
  return (counts.get(lookName(element)) ?? 0) > 1;
}

const lookName = (element: Element): string => `${element.localName} ${element.getAttribute('class')}`;

function countLooks(parent: Element): Map<string, number> {
  const counts = new Map<string, number>();
  for (const child of parent.children) counts.set(lookName(child), (counts.get(lookName(child)) ?? 0) + 1);
  return counts;
}
