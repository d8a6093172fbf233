import type { TableMerge } from '../merge-table.ts';
import { isSameFormula } from '../same-formula.ts';
import type { CellPlan, SheetPlan } from '../sheet-plan.ts';
import type { CellArea } from './cell-place.ts';
import { movedDown } from './move-down.ts';
import type { OpenTable } from './read-table.ts';
import { rowHeight, wrapWidths } from './row-height.ts';

/** `xml`: a cell that a person wrote beneath the table, moved down; blank where it has moved away. */
export type CellEdit = CellPlan | { readonly type: 'moved'; readonly xml: string };
/** By row number, then column from 0. */
export type Edits = Map<number, Map<number, CellEdit>>;

/** What a change to one of our sheets comes to, worked out before anything is written. */
export interface SheetUpdate {
  readonly table: OpenTable;
  readonly edits: Edits;
  /** The table's rows after it. */
  readonly area: CellArea;
  /** By row number, for the rows whose text takes more than one line. */
  readonly heights: ReadonlyMap<number, number>;
}

/**
 * Sheets of ours that exist are changed cell by cell in their own XML, so that what a person has done there
 * (widths, notes beside the table, comments, filters, print set-up) stays. Undefined where nothing differs.
 */
export function planUpdate(table: OpenTable, merge: TableMerge, plan: SheetPlan): SheetUpdate | undefined {
  const { rows: place, headers } = table.place;
  const lastRow = Math.max(place.lastRow, place.firstRow + merge.addAt + merge.added.length - 1);
  const area = { ...place, lastRow };
  const edits: Edits = movedDown(table, area);
  const heights = new Map<number, number>();
  const widths = wrapWidths(plan.table.columns);
  const edit = (rowIndex: number, cells: Readonly<Record<string, CellPlan>>): void => {
    const row = edits.get(place.firstRow + rowIndex) ?? new Map<number, CellEdit>();
    for (const [header, cell] of Object.entries(cells))
      row.set(place.firstColumn + headers.indexOf(header), cell);
    edits.set(place.firstRow + rowIndex, row);
    const height = rowHeight(cells, widths);
    if (height !== undefined) heights.set(place.firstRow + rowIndex, height);
  };
  for (const { rowIndex, cells } of merge.changed) edit(rowIndex, cells);
  for (const { rowIndex, cells } of staleValues(table, merge, plan)) edit(rowIndex, cells);
  for (const [index, row] of merge.added.entries()) edit(merge.addAt + index, row.cells);
  return edits.size === 0 ? undefined : { table, edits, area, heights };
}

/** Programs that do not calculate on opening show the stored value, so it must be the one the formula gives now. */
function* staleValues(
  { reading }: OpenTable,
  merge: TableMerge,
  plan: SheetPlan,
): Generator<{ rowIndex: number; cells: Record<string, CellPlan> }> {
  for (const row of plan.table.rows) {
    const rowIndex = merge.rowIndexByKey.get(row.key);
    const now = rowIndex === undefined ? undefined : reading.rows[rowIndex];
    if (rowIndex === undefined || now === undefined) continue;
    for (const [header, cell] of Object.entries(row.cells)) {
      const formula = now[header]?.formula;
      if (cell.type !== 'formula' || formula === undefined || !isSameFormula(formula, cell.formula)) continue;
      if (now[header]?.value !== cell.value) yield { rowIndex, cells: { [header]: cell } };
    }
  }
}
