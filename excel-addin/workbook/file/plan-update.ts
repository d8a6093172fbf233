import { isSameFormula } from '../same-formula.ts';
import { sheetLook } from '../sheet-look.ts';
import type { CellPlan, ColumnPlan, SheetPlan } from '../sheet-plan.ts';
import type { TableMerge } from '../table-merge.ts';
import type { CellArea } from './cell-place.ts';
import { type ColumnValues, valuesAfter } from './chart-cache.ts';
import { type CellEdit, type Edits, setEdit } from './edits.ts';
import type { LookStyles } from './look-styles.ts';
import { makeRoom } from './make-room.ts';
import { bodyStyle } from './new-sheet.ts';
import type { OpenTable } from './read-table.ts';
import { rowHeight, wrapWidths } from './row-height.ts';

export interface AddedColumn {
  /** In the sheet, from 0. */
  readonly at: number;
  readonly column: ColumnPlan;
}

/** What a change to one of our sheets comes to, worked out before anything is written. */
export interface SheetUpdate {
  readonly table: OpenTable;
  readonly edits: Edits;
  /** The table's rows after it. */
  readonly area: CellArea;
  readonly addedColumns: readonly AddedColumn[];
  /** By row number, for the rows whose text takes more than one line. */
  readonly heights: ReadonlyMap<number, number>;
  /** What its charts are to show. */
  readonly values: ColumnValues;
  readonly look: () => LookStyles;
}

/**
 * Sheets of ours that exist are changed cell by cell in their own XML, so that what a person has done there
 * (widths, notes beside the table, comments, filters, print set-up) stays. Undefined where nothing differs.
 */
export function planUpdate(
  table: OpenTable,
  { merge, plan, look }: { merge: TableMerge; plan: SheetPlan; look: () => LookStyles },
): SheetUpdate | undefined {
  const { rows: place } = table.place;
  const area = areaAfter(place, merge);
  const addedColumns = merge.addedColumns.map((header, index) => ({
    at: place.lastColumn + 1 + index,
    column: columnOf(plan, header),
  }));
  const edits: Edits = makeRoom(table, area);
  const heights = new Map<number, number>();
  const written = new Map<number, Readonly<Record<string, CellPlan>>>();
  const widths = wrapWidths(plan.table.columns);
  const styled = (header: string, cell: CellPlan): CellEdit =>
    plan.table.isExact || merge.addedColumns.includes(header)
      ? { type: 'styled', cell, style: bodyStyle(columnOf(plan, header), cell, look()) }
      : cell;
  const edit = (rowIndex: number, cells: Readonly<Record<string, CellPlan>>): void => {
    const number = place.firstRow + rowIndex;
    for (const [header, cell] of Object.entries(cells))
      setEdit(edits, [number, place.firstColumn + merge.headers.indexOf(header)], styled(header, cell));
    written.set(rowIndex, { ...written.get(rowIndex), ...cells });
    const height = rowHeight(cells, widths);
    if (height !== undefined) heights.set(number, height);
  };
  for (const added of addedColumns) addCells(edits, added, { table, area, look });
  for (const { rowIndex, cells } of merge.changed) edit(rowIndex, cells);
  for (const { rowIndex, cells } of staleValues(table, merge, plan)) edit(rowIndex, cells);
  for (const [index, row] of merge.added.entries()) edit(merge.addAt + index, row.cells);
  if (edits.size === 0 && area.lastRow === place.lastRow) return undefined;
  const noteRow = place.firstRow - noteAbove;
  if (plan.table.isExact && noteRow >= 1)
    setEdit(edits, [noteRow, place.firstColumn], { type: 'text', text: plan.note });
  const values = valuesAfter(table.reading.rows, written, area.lastRow - area.firstRow + 1);
  return { table, edits, area, addedColumns, heights, values, look };
}

/** The note of an exact table tells what its rows say, so it is written with them: so far above the first of them. */
const noteAbove = sheetLook.headerRow - 1;

/** Excel keeps one row in every table. */
const areaAfter = (place: CellArea, merge: TableMerge): CellArea => ({
  ...place,
  lastRow:
    merge.removed > 0
      ? Math.max(place.firstRow, place.lastRow - merge.removed)
      : Math.max(place.lastRow, place.firstRow + merge.addAt + merge.added.length - 1),
  lastColumn: place.lastColumn + merge.addedColumns.length,
});

function columnOf(plan: SheetPlan, header: string): ColumnPlan {
  const found = plan.table.columns.find((column) => column.header === header);
  if (found === undefined) throw new Error(`${plan.table.name} has no column ${header} in its plan`);
  return found;
}

const keep: CellPlan = { type: 'keep' };

/** The header of a new column, in the look of the one before it, and a blank cell in every row. */
function addCells(
  edits: Edits,
  { at, column }: AddedColumn,
  { table, area, look }: { table: OpenTable; area: CellArea; look: () => LookStyles },
): void {
  const text: CellPlan = { type: 'text', text: column.header };
  const style = table.place.headerStyle ?? look().header;
  setEdit(edits, [area.firstRow - 1, at], { type: 'styled', cell: text, style });
  const body = bodyStyle(column, keep, look());
  for (let row = area.firstRow; row <= area.lastRow; row++)
    setEdit(edits, [row, at], { type: 'styled', cell: keep, style: body });
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
