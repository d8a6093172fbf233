import { err, ok, type Result } from '../../../shared/result.ts';
import type { TableName } from '../sheet-plan.ts';
import type { WorkbookError } from '../workbook.ts';
import { MEMORY_NAMESPACE } from '../workbook-memory.ts';
import { officeErrorToWorkbookError } from './office-error.ts';

/**
 * Takes away every sheet that one of our tables stands on, and the notes we keep in the workbook; gives back the
 * names of the sheets. Excel keeps at least one visible sheet, so where ours are the only ones a blank one stays.
 */
export async function removeOurSheets(
  excel: typeof Excel,
  tables: readonly TableName[],
): Promise<Result<readonly string[], WorkbookError>> {
  try {
    return await excel.run({ delayForCellEdit: false }, (context) => remove(context, tables));
  } catch (thrown) {
    return err(officeErrorToWorkbookError(thrown, ''));
  }
}

async function remove(
  context: Excel.RequestContext,
  tables: readonly TableName[],
): Promise<Result<readonly string[], WorkbookError>> {
  const { worksheets, protection, customXmlParts } = context.workbook;
  const places = tables.map((name) => {
    const table = context.workbook.tables.getItemOrNullObject(name);
    return { table, sheet: table.worksheet.load('id,name') };
  });
  worksheets.load('items/id,items/visibility');
  protection.load('protected');
  const notes = customXmlParts.getByNamespace(MEMORY_NAMESPACE).load('items/id');
  await context.sync();
  if (protection.protected) return err({ type: 'structure-protected' });
  const sheets = new Map(
    places.filter(({ table }) => !table.isNullObject).map(({ sheet }) => [sheet.id, sheet]),
  );
  const isAnyLeft = worksheets.items.some(
    ({ id, visibility }) => visibility === 'Visible' && !sheets.has(id),
  );
  if (!isAnyLeft && sheets.size > 0) worksheets.add();
  for (const sheet of sheets.values()) sheet.delete();
  for (const part of notes.items) part.delete();
  await context.sync();
  return ok([...sheets.values()].map(({ name }) => name));
}
