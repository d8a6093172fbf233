import type { Rule } from '../../shared/grading/rule.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { SheetsInput } from '../sheets/build-sheets.ts';
import { importErrorSentences } from '../sheets/import-sentences.ts';
import {
  type RefreshChange,
  type RefreshError,
  type Refreshed,
  type RefreshOptions,
  readSheetsInput,
  refreshSheets,
} from '../sheets/refresh-sheets.ts';
import type { ForceSheetReading } from '../workbook/force-sheet.ts';
import type { WorkbookError } from '../workbook/workbook.ts';
import { newId, recall, sheetMissing, type WorkbookAccess } from './workbook-access.ts';
import { workbookErrorToSentence } from './workbook-sentences.ts';

export interface SheetsChange extends RefreshChange {
  /** Grades by this rule from now on. */
  readonly rule?: Rule;
  /** Of readForceSheets: looks through the force's own figures again. */
  readonly forceSheets?: readonly ForceSheetReading[];
  /** After a measure was removed: charts may still show it. */
  readonly looksAtCharts?: boolean;
}

/** All that our sheets are built from, as the workbook says it now. */
export async function readInput(
  access: WorkbookAccess,
  change: SheetsChange = {},
): Promise<Result<SheetsInput, WorkbookError>> {
  const options = await optionsOf(access, change);
  if (!options.ok) return options;
  const input = await readSheetsInput(access.workbook, options.value);
  return input.ok ? input : err(refreshErrorToWorkbookError(input.error));
}

/** Writes a change and brings all our sheets up to date with it: one read, one write. */
export async function updateSheets(
  access: WorkbookAccess,
  change: SheetsChange = {},
): Promise<Result<Refreshed, WorkbookError>> {
  const options = await optionsOf(access, change);
  if (!options.ok) return options;
  const refreshed = await refreshSheets(access.workbook, options.value);
  return refreshed.ok ? refreshed : err(refreshErrorToWorkbookError(refreshed.error));
}

async function optionsOf(
  access: WorkbookAccess,
  change: SheetsChange,
): Promise<Result<RefreshOptions, WorkbookError>> {
  const memory = await recall(access);
  if (!memory.ok) return memory;
  const { frameworks } = memory.value;
  return ok({ ...change, programVersion: access.version, frameworks, newId: () => newId(access) });
}

export function refreshErrorToWorkbookError(error: RefreshError): WorkbookError {
  if (error.type === 'workbook') return error.error;
  if (error.type === 'no-cover') return sheetMissing('PL Cover');
  return { type: 'refused', reason: importErrorSentences(error, workbookErrorToSentence).join(' ') };
}
