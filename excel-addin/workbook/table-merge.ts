import { isSameFormula } from './same-formula.ts';
import type { CellPlan, RowPlan } from './sheet-plan.ts';
import type { CellReading } from './workbook.ts';

export interface ChangedRow {
  /** Counted from 0 in the table's rows. */
  readonly rowIndex: number;
  readonly key: string;
  /** Only the cells to write; never one that is 'keep'. */
  readonly cells: Readonly<Record<string, CellPlan>>;
}

/** What there is to do to one table so that it says what its plan says. */
export interface TableMerge {
  /** Every header the table has in the end, in order: the table's own, or the plan's for a new table. */
  readonly headers: readonly string[];
  readonly isNew: boolean;
  readonly changed: readonly ChangedRow[];
  /** Rows to add, the key column always filled in. */
  readonly added: readonly RowPlan[];
  /**
   * The index of the row that the first added row takes: the number of rows, except in a table whose only row
   * is blank, since Excel gives every empty table one blank row.
   */
  readonly addAt: number;
  /** Where each row that the plan names stands already. */
  readonly rowIndexByKey: ReadonlyMap<string, number>;
  /** Of an exact table: how many rows at its end go. */
  readonly removed: number;
  /** The last of `headers`, which the table does not have yet: it grows by them at its right. */
  readonly addedColumns: readonly string[];
}

/** Whether the table says already what its plan says. */
export const isIdleMerge = ({ isNew, added, changed, removed, addedColumns }: TableMerge): boolean =>
  !isNew && added.length + changed.length + removed + addedColumns.length === 0;

/** Whether a cell that stands is not what is planned. */
export function differs(now: CellReading | undefined, cell: CellPlan | undefined): boolean {
  if (now === undefined || cell === undefined || cell.type === 'keep') return false;
  if (cell.type === 'formula') return now.formula === undefined || !isSameFormula(now.formula, cell.formula);
  return now.formula !== undefined || now.value !== (cell.type === 'text' ? cell.text : cell.number);
}

export const isBlankRow = (row: Readonly<Record<string, CellReading>>): boolean =>
  Object.values(row).every((cell) => cell.value === '' && cell.formula === undefined);
