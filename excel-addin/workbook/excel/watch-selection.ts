import { err, ok, type Result } from '../../../shared/result.ts';
import type { WorkbookError } from '../workbook.ts';
import { officeErrorToWorkbookError } from './office-error.ts';

/** Calls back whenever the person selects other cells; it may call often. The answer stops it. */
export const onSelectionChanged = async (
  excel: typeof Excel,
  handler: () => void,
): Promise<Result<() => Promise<void>, WorkbookError>> => {
  try {
    const registration = await excel.run({ delayForCellEdit: false }, async (context) => {
      const added = context.workbook.worksheets.onSelectionChanged.add(async () => handler());
      await context.sync();
      return added;
    });
    return ok(() =>
      excel.run(registration.context, async (context) => {
        registration.remove();
        await context.sync();
      }),
    );
  } catch (thrown) {
    return err(officeErrorToWorkbookError(thrown, ''));
  }
};
