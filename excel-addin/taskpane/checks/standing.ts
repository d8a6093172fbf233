import { ok, type Result } from '../../../shared/result.ts';
import { withChecks } from '../../sheets/build-checks.ts';
import { type BuiltSheets, buildSheets, type SheetsInput } from '../../sheets/build-sheets.ts';
import type { CheckRow } from '../../sheets/check-row.ts';
import type { TableName } from '../../workbook/sheet-plan.ts';
import type { WorkbookError } from '../../workbook/workbook.ts';
import { readInput } from '../update-sheets.ts';
import type { WorkbookAccess } from '../workbook-access.ts';

/** What our sheets would say if they were brought up to date now; nothing is written. */
export interface Standing {
  readonly input: SheetsInput;
  readonly built: BuiltSheets;
  /** The force's own figures among them are as they were when last looked through. */
  readonly checks: readonly CheckRow[];
}

export async function readStanding(access: WorkbookAccess): Promise<Result<Standing, WorkbookError>> {
  const input = await readInput(access);
  if (!input.ok) return input;
  const built = await withChecks(buildSheets(input.value), input.value, null);
  return ok({ input: input.value, built, checks: built.checks });
}

export const hasSheet = ({ input }: Standing, table: TableName): boolean =>
  input.reading.ourTables.some(({ name }) => name === table);
