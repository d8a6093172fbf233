import { err, ok, type Result } from '../../../shared/result.ts';
import type { WorkbookError } from '../workbook.ts';
import { officeErrorToWorkbookError } from './office-error.ts';

/**
 * Calls back when somebody else than this add-in changes cells of any sheet, one that comes later included. It may call
 * often; the caller waits for a pause. See watch-table.ts for who changed them.
 */
export async function onWorkbookEdited(
  excel: typeof Excel,
  handler: () => void,
): Promise<Result<void, WorkbookError>> {
  try {
    await excel.run({ delayForCellEdit: false }, async (context) => {
      context.workbook.worksheets.onChanged.add(async (event) => {
        if (event.triggerSource !== 'ThisLocalAddin') handler();
      });
      await context.sync();
    });
    return ok(undefined);
  } catch (thrown) {
    return err(officeErrorToWorkbookError(thrown, ''));
  }
}
