import { err, ok, type Result } from '../../shared/result.ts';
import { textCell } from '../sheets/cell-plan.ts';
import { cellText, findTable } from '../sheets/read-cells.ts';
import type { ColumnPlan, SheetPlan, TableName } from '../workbook/sheet-plan.ts';
import type { WorkbookError } from '../workbook/workbook.ts';
import { updateSheets } from './update-sheets.ts';
import { sheetMissing, type WorkbookAccess, writePlan } from './workbook-access.ts';

export interface OwnCells {
  readonly table: TableName;
  readonly sheetName: string;
  readonly key: string;
  /** Of the table's own plan: those that an earlier version's table lacks are added to it. */
  readonly columns: readonly ColumnPlan[];
  readonly cells: Readonly<Record<string, string>>;
}

export interface CellsWritten {
  /** Why the counts and pictures do not follow yet, though the cells are written; null where they do. */
  readonly notFollowed: WorkbookError | null;
}

/** A person's own cells of one row that stands there, on that person's word; then all our sheets follow. */
export async function writeOwnCells(
  access: WorkbookAccess,
  row: OwnCells,
): Promise<Result<CellsWritten, WorkbookError>> {
  const reading = await access.workbook.read([{ name: row.table, columns: ['Id'] }]);
  if (!reading.ok) return reading;
  const table = findTable(reading.value, row.table);
  if (table === undefined) return err(sheetMissing(row.sheetName));
  if (!table.rows.some((each) => cellText(each, 'Id') === row.key))
    return err({ type: 'refused', reason: `the row is not on the sheet “${table.sheetName}” any more` });
  const written = await writePlan(access, rowPlan(row));
  if (!written.ok) return written;
  const updated = await updateSheets(access);
  return ok({ notFollowed: updated.ok ? null : updated.error });
}

const rowPlan = ({ table, sheetName, key, columns, cells }: OwnCells): SheetPlan => ({
  ...{ sheetName, title: '', note: '' },
  table: {
    ...{ name: table, keyColumn: 'Id' },
    columns: columns.filter(({ header }) => header === 'Id' || header in cells),
    rows: [
      {
        key,
        cells: Object.fromEntries(Object.entries(cells).map(([header, text]) => [header, textCell(text)])),
      },
    ],
  },
});
