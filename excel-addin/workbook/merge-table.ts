import { err, ok, type Result } from '../../shared/result.ts';
import { checkPlan } from './check-plan.ts';
import { isSameFormula } from './same-formula.ts';
import type { CellPlan, RowPlan, SheetPlan } from './sheet-plan.ts';
import type { CellReading, TableReading, WorkbookError } from './workbook.ts';

type Cells = Readonly<Record<string, CellPlan>>;

export interface ChangedRow {
  /** Counted from 0 in the table's rows. */
  readonly rowIndex: number;
  readonly key: string;
  /** Only the cells to write; never one that is 'keep'. */
  readonly cells: Cells;
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
}

/**
 * Compares a table as it stands (undefined: there is none yet) with its plan. Rows the plan does not name are
 * in neither list. A column that was not read is written only in rows that differ in what was read. A cached
 * value that differs is not a difference; Excel calculates it. Fails on the first thing that forbids writing.
 */
export function mergeTable(
  reading: TableReading | undefined,
  plan: SheetPlan,
): Result<TableMerge, WorkbookError> {
  const checked = checkPlan(plan);
  if (!checked.ok) return checked;
  const rows = plan.table.rows.map((row) => planned(row, plan));
  if (reading === undefined) return ok(newTable(plan, rows));
  const missing = plan.table.columns.find((column) => !reading.headers.includes(column.header));
  if (missing !== undefined) return columnMissing(reading, missing.header);
  const found = rowIndexes(reading, plan);
  if (!found.ok) return found;
  const merge = compare(reading, rows, found.value);
  return reading.isSheetProtected && merge.changed.length + merge.added.length > 0
    ? err({ type: 'sheet-protected', sheetName: reading.sheetName })
    : ok(merge);
}

const newTable = (plan: SheetPlan, rows: readonly RowPlan[]): TableMerge => ({
  headers: plan.table.columns.map((column) => column.header),
  isNew: true,
  changed: [],
  added: rows,
  addAt: 0,
  rowIndexByKey: new Map(),
});

/**
 * The cells of the plan's own columns, the key always among them. Line ends become one line feed, as Excel and
 * XML have them, so that a second run finds them equal.
 */
function planned(row: RowPlan, plan: SheetPlan): RowPlan {
  const cells: Record<string, CellPlan> = {};
  for (const { header } of plan.table.columns) {
    const cell = row.cells[header];
    if (cell === undefined) continue;
    const hasReturn = cell.type === 'text' && cell.text.includes('\r');
    cells[header] = hasReturn ? { type: 'text', text: cell.text.replace(/\r\n?/g, '\n') } : cell;
  }
  const key = cells[plan.table.keyColumn];
  if (key === undefined || key.type === 'keep') cells[plan.table.keyColumn] = { type: 'text', text: row.key };
  return { key: row.key, cells };
}

/** Two rows of one key are a fault only where the plan names that key: other rows are the person's own. */
function rowIndexes(
  reading: TableReading,
  plan: SheetPlan,
): Result<ReadonlyMap<string, number>, WorkbookError> {
  const { keyColumn, name } = plan.table;
  const wanted = new Set(plan.table.rows.map((row) => row.key));
  const found = new Map<string, number>();
  for (const [index, row] of reading.rows.entries()) {
    const cell = row[keyColumn];
    if (cell === undefined) throw new Error(`${name} was read without its key column ${keyColumn}`);
    const key = String(cell.value);
    if (!wanted.has(key)) continue;
    if (found.has(key))
      return err({ type: 'key-duplicated', sheetName: reading.sheetName, table: name, key });
    found.set(key, index);
  }
  return ok(found);
}

function compare(
  reading: TableReading,
  rows: readonly RowPlan[],
  rowIndexByKey: ReadonlyMap<string, number>,
): TableMerge {
  const changed: ChangedRow[] = [];
  const added: RowPlan[] = [];
  for (const row of rows) {
    const rowIndex = rowIndexByKey.get(row.key);
    const now = rowIndex === undefined ? undefined : reading.rows[rowIndex];
    if (rowIndex === undefined || now === undefined) added.push(row);
    else if (Object.keys(row.cells).some((header) => differs(now[header], row.cells[header])))
      changed.push({ rowIndex, key: row.key, cells: cellsToWrite(row.cells, now) });
  }
  const only = reading.rows[0];
  const isEmpty = reading.rows.length === 1 && only !== undefined && isBlank(only);
  const addAt = isEmpty ? 0 : reading.rows.length;
  return { headers: reading.headers, isNew: false, changed, added, addAt, rowIndexByKey };
}

function cellsToWrite(cells: Cells, now: Readonly<Record<string, CellReading>>): Cells {
  const wanted = Object.entries(cells).filter(
    ([header, cell]) => cell.type !== 'keep' && (now[header] === undefined || differs(now[header], cell)),
  );
  return Object.fromEntries(wanted);
}

function differs(now: CellReading | undefined, cell: CellPlan | undefined): boolean {
  if (now === undefined || cell === undefined || cell.type === 'keep') return false;
  if (cell.type === 'formula') return now.formula === undefined || !isSameFormula(now.formula, cell.formula);
  return now.formula !== undefined || now.value !== (cell.type === 'text' ? cell.text : cell.number);
}

const isBlank = (row: Readonly<Record<string, CellReading>>): boolean =>
  Object.values(row).every((cell) => cell.value === '' && cell.formula === undefined);

const columnMissing = (reading: TableReading, column: string): Result<never, WorkbookError> =>
  err({ type: 'column-missing', sheetName: reading.sheetName, table: reading.name, column });
