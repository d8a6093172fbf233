import type { CellPlan } from '../sheet-plan.ts';

/**
 * `moved`: a cell that a person wrote beneath or beside the table, as it stands where it now goes; blank where it
 * has moved away. `styled`: a cell with a look of its own instead of that of the cell it replaces.
 */
export type CellEdit =
  | CellPlan
  | { readonly type: 'moved'; readonly xml: string }
  | { readonly type: 'styled'; readonly cell: CellPlan; readonly style: number };

/** By row number, then column from 0. */
export type Edits = Map<number, Map<number, CellEdit>>;

export function setEdit(edits: Edits, [row, column]: readonly [number, number], edit: CellEdit): void {
  const cells = edits.get(row) ?? new Map<number, CellEdit>();
  cells.set(column, edit);
  edits.set(row, cells);
}
