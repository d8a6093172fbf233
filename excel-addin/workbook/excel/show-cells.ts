import { err, ok, type Result } from '../../../shared/result.ts';
import type { CellArea } from '../force-sheet.ts';
import type { WorkbookError } from '../workbook.ts';
import { officeErrorToWorkbookError } from './office-error.ts';

/** Brings a sheet to the front and selects cells of it, unless it is gone, or hidden: nothing of theirs is unhidden. */
export const showCells = async (
  excel: typeof Excel,
  sheetName: string,
  area: CellArea,
): Promise<Result<'shown' | 'gone' | 'hidden', WorkbookError>> => {
  try {
    return ok(
      await excel.run({ delayForCellEdit: false }, async (context) => {
        const sheet = context.workbook.worksheets.getItemOrNullObject(sheetName).load('visibility');
        await context.sync();
        if (sheet.isNullObject) return 'gone';
        if (sheet.visibility !== 'Visible') return 'hidden';
        sheet.activate();
        sheet.getRangeByIndexes(area.row, area.column, area.rowCount, area.columnCount).untrack().select();
        await context.sync();
        return 'shown';
      }),
    );
  } catch (thrown) {
    return err(officeErrorToWorkbookError(thrown, sheetName));
  }
};
