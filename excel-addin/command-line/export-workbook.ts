import { err, ok, type Result } from '../../shared/result.ts';
import { reasonsWarning, typedWarning, usualChoices } from '../exports/export-choices.ts';
import { planExport } from '../exports/export-plans.ts';
import { exportCountWords, exportErrorSentence } from '../exports/export-sentences.ts';
import { readExportSources } from '../exports/export-sources.ts';
import { writeExport } from '../exports/write-export.ts';
import { readSheetsInput } from '../sheets/refresh-sheets.ts';
import { openFileWorkbook } from '../workbook/file/file-workbook.ts';
import { type Failure, failure } from './failure.ts';
import type { ExportOrder } from './parse-arguments.ts';
import { workbookFailure } from './workbook-failure.ts';

export interface Exported {
  readonly bytes: Uint8Array;
  readonly sentences: readonly string[];
}

/** From bytes to bytes; the workbook is only read. Both layers of grades go out. */
export async function exportWorkbook(
  workbook: Uint8Array,
  { scheme, hasReasons }: ExportOrder,
  { now, programVersion }: { readonly now: Date; readonly programVersion: string },
): Promise<Result<Exported, Failure>> {
  const opened = await openFileWorkbook(workbook);
  if (!opened.ok) return err(workbookFailure(opened.error));
  const input = await readSheetsInput(opened.value, { programVersion });
  if (!input.ok)
    return err(
      input.error.type === 'workbook'
        ? workbookFailure(input.error.error)
        : failure('unreadable', 'The workbook does not hold our sheets as they should be: grade it first.'),
    );
  const sources = await readExportSources(opened.value, input.value);
  if (!sources.ok) return err(workbookFailure(sources.error));
  const choices = { ...usualChoices, scheme, hasReasons, layers: ['inspector', 'force'] as const };
  const plan = planExport(sources.value, choices, now.toISOString().slice(0, 10));
  if (!plan.ok) return err(failure('notWritten', exportErrorSentence(plan.error)));
  const bytes = writeExport(plan.value);
  if (!bytes.ok) return err(workbookFailure(bytes.error));
  const warning = [
    ...(plan.value.typed.length > 0 ? [typedWarning] : []),
    ...(hasReasons ? [reasonsWarning] : []),
  ];
  return ok({ bytes: bytes.value, sentences: [`For outside: ${exportCountWords(plan.value)}.`, ...warning] });
}
