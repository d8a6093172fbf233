import { err, ok, type Result } from '../../../shared/result.ts';
import type { CellArea } from '../force-sheet.ts';
import type { WorkbookError } from '../workbook.ts';
import { isOfficeError, officeErrorToWorkbookError } from './office-error.ts';
import { areaOf, PLACE } from './range-area.ts';

export type Selection =
  | { readonly type: 'cells'; readonly sheetName: string; readonly area: CellArea }
  | { readonly type: 'several-areas' }
  /** A chart or a picture is selected, or whole columns without anything in them. */
  | { readonly type: 'no-cells' };

/** What the person has selected; of whole columns or rows the part that is in use. One round trip. */
export const readSelection = async (excel: typeof Excel): Promise<Result<Selection, WorkbookError>> => {
  try {
    return ok(await excel.run({ delayForCellEdit: false }, selection));
  } catch (thrown) {
    // learn.microsoft.com, "Error handling with the application-specific JavaScript APIs".
    if (isOfficeError(thrown) && thrown.code === 'InvalidSelection') return ok({ type: 'no-cells' });
    return err(officeErrorToWorkbookError(thrown, ''));
  }
};

const selection = async (context: Excel.RequestContext): Promise<Selection> => {
  const selected = context.workbook.getSelectedRanges().untrack().load('areaCount');
  const sheet = selected.worksheet.load('name');
  const range = selected.areas.getItemAt(0).untrack().load(`${PLACE},isEntireColumn,isEntireRow`);
  const used = range.getUsedRangeOrNullObject(true).untrack().load(PLACE);
  await context.sync();
  if (selected.areaCount > 1) return { type: 'several-areas' };
  const area = areaOf(range.isEntireColumn || range.isEntireRow ? used : range);
  return area === null ? { type: 'no-cells' } : { type: 'cells', sheetName: sheet.name, area };
};
