import { ok, type Result } from '../../../shared/result.ts';
import { readForceSheets } from '../../sheets/read-force-sheets.ts';
import { updateSheets } from '../update-sheets.ts';
import type { WorkbookAccess } from '../workbook-access.ts';
import { type MeasureFault, workbookFault } from './measure-fault.ts';

export interface FiguresChecked {
  /** Things that a person should see to. */
  readonly toSee: number;
  /** Things that are so, and that one should know. */
  readonly toKnow: number;
}

/** Looks through all of the force's own figures, and lists on PL Checks what there is. */
export async function checkFigures(access: WorkbookAccess): Promise<Result<FiguresChecked, MeasureFault>> {
  const forceSheets = await readForceSheets(access.workbook);
  if (!forceSheets.ok) return workbookFault(forceSheets.error);
  const updated = await updateSheets(access, { forceSheets: forceSheets.value });
  if (!updated.ok) return workbookFault(updated.error);
  const { checks } = updated.value;
  const toSee = checks.filter(({ state }) => state === 'act').length;
  return ok({ toSee, toKnow: checks.length - toSee });
}
