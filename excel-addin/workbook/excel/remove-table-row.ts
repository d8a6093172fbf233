import { err, ok, type Result } from '../../../shared/result.ts';
import type { TableName } from '../sheet-plan.ts';
import type { WorkbookError } from '../workbook.ts';
import { officeErrorToWorkbookError } from './office-error.ts';

export interface RowToRemove {
  readonly table: TableName;
  readonly keyColumn: string;
  readonly key: string;
}

/**
 * Takes one row out of a table of ours; false where there is none of that key any more. What stands beneath the table
 * moves up with it, as Excel does it. The last row is emptied instead, since a table keeps one.
 */
export async function removeTableRow(
  excel: typeof Excel,
  wanted: RowToRemove,
): Promise<Result<boolean, WorkbookError>> {
  try {
    return await excel.run({ delayForCellEdit: false }, (context) => remove(context, wanted));
  } catch (thrown) {
    return err(officeErrorToWorkbookError(thrown, wanted.table));
  }
}

async function remove(
  context: Excel.RequestContext,
  { table: name, keyColumn, key }: RowToRemove,
): Promise<Result<boolean, WorkbookError>> {
  const table = context.workbook.tables.getItemOrNullObject(name);
  const keys = table.columns.getItemOrNullObject(keyColumn).getDataBodyRange().load('values');
  const sheet = table.worksheet.load('name');
  sheet.protection.load('protected');
  await context.sync();
  if (table.isNullObject || keys.isNullObject) return ok(false);
  const at = keys.values.flatMap(([value], index) => (String(value) === key ? [index] : []));
  const [index, another] = at;
  if (index === undefined) return ok(false);
  if (another !== undefined) return err({ type: 'key-duplicated', sheetName: sheet.name, table: name, key });
  if (sheet.protection.protected) return err({ type: 'sheet-protected', sheetName: sheet.name });
  if (keys.values.length === 1) table.getDataBodyRange().clear('Contents');
  else table.rows.getItemAt(index).delete();
  await context.sync();
  return ok(true);
}
