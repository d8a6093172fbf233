import type { Result } from '../../../shared/result.ts';
import { readForceSheets } from '../../sheets/read-force-sheets.ts';
import type { WorkbookError } from '../../workbook/workbook.ts';
import { updateSheets } from '../update-sheets.ts';
import type { WorkbookAccess } from '../workbook-access.ts';

/** Looks through the force's own figures as well, and brings all our sheets up to date; how much is to be seen to. */
export async function lookThrough(access: WorkbookAccess): Promise<Result<number, WorkbookError>> {
  const forceSheets = await readForceSheets(access.workbook);
  if (!forceSheets.ok) return forceSheets;
  const updated = await updateSheets(access, { forceSheets: forceSheets.value });
  if (!updated.ok) return updated;
  return { ok: true, value: updated.value.checks.filter(({ state }) => state === 'act').length };
}
