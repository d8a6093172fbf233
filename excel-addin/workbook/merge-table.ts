import { err, ok, type Result } from '../../shared/result.ts';
import { checkPlan } from './check-plan.ts';
import { mergeExact } from './merge-exact.ts';
import type { CellPlan, RowPlan, SheetPlan } from './sheet-plan.ts';
import { type ChangedRow, differs, isBlankRow, isIdleMerge, type TableMerge } from './table-merge.ts';
import type { CellReading, TableReading, WorkbookError } from './workbook.ts';

type Cells = Readonly<Record<string, CellPlan>>;

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
  const missing = plan.table.columns.filter((column) => !reading.headers.includes(column.header));
  const deleted = missing.find(
    ({ header, isAddedWhereMissing }) => !isAddedWhereMissing || header === plan.table.keyColumn,
  );
  if (deleted !== undefined) return columnMissing(reading, deleted.header);
  const addedColumns = missing.map(({ header }) => header);
  const merge = mergeStanding(reading, { plan, rows, addedColumns });
  return merge.ok && reading.isSheetProtected && !isIdleMerge(merge.value)
    ? err({ type: 'sheet-protected', sheetName: reading.sheetName })
    : merge;
}

interface Wanted {
  readonly plan: SheetPlan;
  readonly rows: readonly RowPlan[];
  readonly addedColumns: readonly string[];
}

function mergeStanding(
  reading: TableReading,
  { plan, rows, addedColumns }: Wanted,
): Result<TableMerge, WorkbookError> {
  const headers = [...reading.headers, ...addedColumns];
  if (plan.table.isExact) return ok({ ...mergeExact(reading, plan, rows), headers, addedColumns });
  const found = rowIndexes(reading, plan);
  return found.ok ? ok({ ...compare(reading, rows, { found: found.value, addedColumns }), headers }) : found;
}

const newTable = (plan: SheetPlan, rows: readonly RowPlan[]): TableMerge => ({
  headers: plan.table.columns.map((column) => column.header),
  isNew: true,
  changed: [],
  added: rows,
  addAt: 0,
  rowIndexByKey: new Map(),
  removed: 0,
  addedColumns: [],
});

/**
 * The cells of the plan's own columns, the key always among them. Line ends become one line feed, as Excel and
 * XML have them, so that a second run finds them equal.
 */
function planned(row: RowPlan, plan: SheetPlan): RowPlan {
  if (isAsPlanned(row, plan)) return row;
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

/** Most rows are: a copy of each would cost as much memory as the plan itself. */
function isAsPlanned({ cells }: RowPlan, { table }: SheetPlan): boolean {
  const key = cells[table.keyColumn];
  if (key === undefined || key.type === 'keep') return false;
  let count = 0;
  for (const { header } of table.columns) {
    const cell = cells[header];
    if (cell?.type === 'text' && cell.text.includes('\r')) return false;
    if (cell !== undefined) count++;
  }
  return count === Object.keys(cells).length;
}

/** Two rows of one key are a fault only where the plan names that key: other rows are the person's own. */
function rowIndexes(
  reading: TableReading,
  plan: SheetPlan,
): Result<ReadonlyMap<string, number>, WorkbookError> {
  const { keyColumn, name } = plan.table;
  const wanted = new Set(plan.table.rows.map((row) => row.key));
  const typed = typedRows(reading, plan, wanted);
  const found = new Map<string, number>();
  for (const [index, row] of reading.rows.entries()) {
    const cell = row[keyColumn];
    if (cell === undefined) throw new Error(`${name} was read without its key column ${keyColumn}`);
    const key = typed.get(index) ?? String(cell.value);
    if (!wanted.has(key)) continue;
    if (found.has(key))
      return err({ type: 'key-duplicated', sheetName: reading.sheetName, table: name, key });
    found.set(key, index);
  }
  return ok(found);
}

const alternateForm = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/**
 * The keys that rows without one get, by their index: a person typed them, and the plan knows them by another column.
 * Of several such rows the first is meant; a row that has its key already is meant before all of them.
 */
function typedRows(
  reading: TableReading,
  { table: { keyColumn, alternateKeyColumn, rows } }: SheetPlan,
  wanted: ReadonlySet<string>,
): ReadonlyMap<number, string> {
  if (alternateKeyColumn === undefined) return new Map();
  const keyed = new Set(
    reading.rows.map((row) => String(row[keyColumn]?.value)).filter((key) => wanted.has(key)),
  );
  const waiting = new Map<string, string>();
  for (const { key, alternateKey } of rows) {
    if (alternateKey !== undefined && !keyed.has(key)) waiting.set(alternateForm(alternateKey), key);
  }
  const typed = new Map<number, string>();
  for (const [index, row] of reading.rows.entries()) {
    if (String(row[keyColumn]?.value) !== '') continue;
    const form = alternateForm(String(row[alternateKeyColumn]?.value ?? ''));
    const key = form === '' ? undefined : waiting.get(form);
    if (key === undefined) continue;
    typed.set(index, key);
    waiting.delete(form);
  }
  return typed;
}

interface Standing {
  readonly found: ReadonlyMap<string, number>;
  readonly addedColumns: readonly string[];
}

function compare(
  reading: TableReading,
  rows: readonly RowPlan[],
  { found: rowIndexByKey, addedColumns }: Standing,
): Omit<TableMerge, 'headers'> {
  const isNewColumn = new Set(addedColumns);
  const isToWrite = (now: CellReading | undefined, header: string, cell: CellPlan | undefined): boolean =>
    isNewColumn.has(header) ? cell?.type !== 'keep' : differs(now, cell);
  const changed: ChangedRow[] = [];
  const added: RowPlan[] = [];
  for (const row of rows) {
    const rowIndex = rowIndexByKey.get(row.key);
    const now = rowIndex === undefined ? undefined : reading.rows[rowIndex];
    if (rowIndex === undefined || now === undefined) added.push(row);
    else if (Object.entries(row.cells).some(([header, cell]) => isToWrite(now[header], header, cell)))
      changed.push({ rowIndex, key: row.key, cells: cellsToWrite(row.cells, now) });
  }
  const only = reading.rows[0];
  const isEmpty = reading.rows.length === 1 && only !== undefined && isBlankRow(only);
  const addAt = isEmpty ? 0 : reading.rows.length;
  return { isNew: false, changed, added, addAt, rowIndexByKey, removed: 0, addedColumns };
}

function cellsToWrite(cells: Cells, now: Readonly<Record<string, CellReading>>): Cells {
  const wanted = Object.entries(cells).filter(
    ([header, cell]) => cell.type !== 'keep' && (now[header] === undefined || differs(now[header], cell)),
  );
  return Object.fromEntries(wanted);
}

const columnMissing = (reading: TableReading, column: string): Result<never, WorkbookError> =>
  err({ type: 'column-missing', sheetName: reading.sheetName, table: reading.name, column });
