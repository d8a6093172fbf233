import { err, ok, type Result } from '../../../shared/result.ts';
import type { TableName } from '../sheet-plan.ts';
import type { WorkbookError } from '../workbook.ts';
import { officeErrorToWorkbookError } from './office-error.ts';

type StopWatching = () => Promise<void>;

/**
 * Calls back when somebody else than this add-in changes cells of the table's sheet: the person at this Excel, or
 * a colleague in the same workbook. It may call often; the caller waits for a pause. The sheet's event is used
 * since only that one says who made the change (`triggerSource`, ExcelApi 1.14); an older Excel does not say, and
 * there our own writes call back too.
 */
export const onTableEdited = async (
  excel: typeof Excel,
  tableName: TableName,
  handler: () => void,
): Promise<Result<StopWatching, WorkbookError>> => {
  try {
    const registration = await excel.run({ delayForCellEdit: false }, async (context) => {
      const sheet = context.workbook.tables.getItem(tableName).worksheet;
      const added = sheet.onChanged.add(async (event) => {
        if (event.triggerSource !== 'ThisLocalAddin') handler();
      });
      await context.sync();
      return added;
    });
    return ok(() => stopWatching(excel, registration));
  } catch (thrown) {
    return err(officeErrorToWorkbookError(thrown, tableName));
  }
};

const stopWatching = (
  excel: typeof Excel,
  registration: OfficeExtension.EventHandlerResult<Excel.WorksheetChangedEventArgs>,
): Promise<void> =>
  excel.run(registration.context, async (context) => {
    registration.remove();
    await context.sync();
  });
