import type { CellPlan, RowPlan, SheetPlan } from './sheet-plan.ts';
import { type ChangedRow, differs, isBlankRow, type TableMerge } from './table-merge.ts';
import type { TableReading } from './workbook.ts';

const blank: CellPlan = { type: 'text', text: '' };

/**
 * An exact table is matched by place: its first row becomes the plan's first, and so on. A cell that the plan does
 * not name is blank. Excel keeps one blank row in a table without any, so the last row to go is emptied instead.
 */
export function mergeExact(
  reading: TableReading,
  plan: SheetPlan,
  rows: readonly RowPlan[],
): Omit<TableMerge, 'headers' | 'addedColumns'> {
  const [only] = reading.rows;
  const isEmpty =
    reading.rows.length === 0 || (reading.rows.length === 1 && only !== undefined && isBlankRow(only));
  const standing = isEmpty ? 0 : reading.rows.length;
  const headers = plan.table.columns.map(({ header }) => header);
  const whole = (row: RowPlan | undefined) =>
    Object.fromEntries(headers.map((header) => [header, planned(row?.cells[header])]));
  const kept = Math.min(standing, Math.max(rows.length, 1));
  const changed: ChangedRow[] = [];
  for (let rowIndex = 0; rowIndex < kept; rowIndex++) {
    const now = reading.rows[rowIndex] ?? {};
    const cells = Object.entries(whole(rows[rowIndex])).filter(
      ([header, cell]) => now[header] === undefined || differs(now[header], cell),
    );
    if (cells.length > 0)
      changed.push({ rowIndex, key: rows[rowIndex]?.key ?? '', cells: Object.fromEntries(cells) });
  }
  return {
    isNew: false,
    changed,
    added: rows.slice(standing).map((row) => ({ key: row.key, cells: whole(row) })),
    addAt: standing,
    rowIndexByKey: new Map(rows.slice(0, kept).map(({ key }, index) => [key, index])),
    removed: standing - kept,
  };
}

const planned = (cell: CellPlan | undefined): CellPlan =>
  cell === undefined || cell.type === 'keep' ? blank : cell;
