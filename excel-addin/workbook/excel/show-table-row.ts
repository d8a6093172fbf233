import { err, ok, type Result } from '../../../shared/result.ts';
import type { TableName } from '../sheet-plan.ts';
import type { WorkbookError } from '../workbook.ts';
import { officeErrorToWorkbookError } from './office-error.ts';

export interface RowWanted {
  readonly table: TableName;
  readonly keyColumn: string;
  /** null shows the table from its top. */
  readonly key: string | null;
  /** The cell to select in that row; the key's own when there is none of this name. */
  readonly column: string;
}

/** Brings a table's sheet to the front and selects a cell of the row with that key; says whether it was found. */
export async function showTableRow(
  excel: typeof Excel,
  wanted: RowWanted,
): Promise<Result<boolean, WorkbookError>> {
  try {
    return ok(await excel.run({ delayForCellEdit: false }, (context) => show(context, wanted)));
  } catch (thrown) {
    return err(officeErrorToWorkbookError(thrown, wanted.table));
  }
}

async function show(context: Excel.RequestContext, wanted: RowWanted): Promise<boolean> {
  const table = context.workbook.tables.getItemOrNullObject(wanted.table);
  // From its top any table can be shown, also a chart's, whose key is not the other tables'.
  const keys =
    wanted.key === null
      ? table.getDataBodyRange()
      : table.columns.getItemOrNullObject(wanted.keyColumn).getDataBodyRange();
  const cells = table.columns.getItemOrNullObject(wanted.column).getDataBodyRange();
  keys.load(wanted.key === null ? 'rowCount' : 'values');
  cells.load('rowCount');
  await context.sync();
  if (table.isNullObject || keys.isNullObject) return false;
  const rowIndex = wanted.key === null ? 0 : keys.values.findIndex(([key]) => String(key) === wanted.key);
  if (rowIndex < 0) return false;
  table.worksheet.activate();
  (cells.isNullObject ? keys : cells).getCell(rowIndex, 0).select();
  await context.sync();
  return true;
}
