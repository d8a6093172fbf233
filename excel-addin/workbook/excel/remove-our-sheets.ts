import { err, ok, type Result } from '../../../shared/result.ts';
import { sheetLook } from '../sheet-look.ts';
import type { WorkbookError } from '../workbook.ts';
import { MEMORY_NAMESPACE } from '../workbook-memory.ts';
import { officeErrorToWorkbookError } from './office-error.ts';
import { OWNED, ourNameOf } from './table-frame.ts';

/**
 * Takes away every sheet that one of our tables stands on, and the notes we keep in the workbook; gives back the
 * names of the sheets. Which those are the workbook says: its tables' names and headers, and that they stand where ours do. Excel
 * keeps at least one visible sheet, so where ours are the only ones a blank one stays.
 */
export async function removeOurSheets(
  excel: typeof Excel,
): Promise<Result<readonly string[], WorkbookError>> {
  try {
    return await excel.run({ delayForCellEdit: false }, remove);
  } catch (thrown) {
    return err(officeErrorToWorkbookError(thrown, ''));
  }
}

async function remove(context: Excel.RequestContext): Promise<Result<readonly string[], WorkbookError>> {
  const { worksheets, protection, customXmlParts, tables } = context.workbook;
  tables.load(`${OWNED},items/worksheet/id`);
  worksheets.load('items/id,items/name,items/visibility');
  protection.load('protected');
  const notes = customXmlParts.getByNamespace(MEMORY_NAMESPACE).load('items/id');
  await context.sync();
  if (protection.protected) return err({ type: 'structure-protected' });
  const ours = tables.items.filter((table) => ourNameOf(table) !== null);
  const sheetIds = new Set(ours.map(({ worksheet }) => worksheet.id));
  const places = ours.map((table) => table.getRange().untrack().load('rowIndex,columnIndex'));
  await context.sync();
  const reason = laidOutOtherwise(ours, places) ?? standsBesideOurs(tables.items, sheetIds);
  if (reason !== undefined) return err({ type: 'refused', reason });
  const gone = worksheets.items.filter(({ id }) => sheetIds.has(id));
  const isAnyLeft = worksheets.items.some(
    ({ id, visibility }) => visibility === 'Visible' && !sheetIds.has(id),
  );
  if (!isAnyLeft && gone.length > 0) worksheets.add();
  for (const sheet of gone) sheet.delete();
  for (const part of notes.items) part.delete();
  await context.sync();
  return ok(gone.map(({ name }) => name));
}

/** Somebody moved it, or theirs has a name and headers of ours; only a sheet laid out as ours are goes. */
function laidOutOtherwise(ours: readonly Excel.Table[], places: readonly Excel.Range[]): string | undefined {
  const at = places.findIndex(
    ({ rowIndex, columnIndex }) => columnIndex !== 0 || rowIndex !== sheetLook.headerRow - 1,
  );
  const table = ours[at];
  return table === undefined
    ? undefined
    : `The table ${table.name} on the sheet "${table.worksheet.name}" does not begin in A${sheetLook.headerRow} as ours do. If the sheet is yours, rename the table; if it is ours, delete the sheet by hand. Then try again.`;
}

function standsBesideOurs(tables: readonly Excel.Table[], sheetIds: ReadonlySet<string>): string | undefined {
  const theirs = tables.find((table) => ourNameOf(table) === null && sheetIds.has(table.worksheet.id));
  return theirs === undefined
    ? undefined
    : `The sheet "${theirs.worksheet.name}" also holds the table ${theirs.name}. Move that table first.`;
}
