import { type Pausing, runInSlices } from '../../../shared/disclosure/stepwise.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { ExportChoices } from '../../exports/export-choices.ts';
import { type ExportPlan, planExportInSteps } from '../../exports/export-plans.ts';
import { exportErrorSentence } from '../../exports/export-sentences.ts';
import { type ExportSources, readExportSources } from '../../exports/export-sources.ts';
import { exportFileName, writeExport } from '../../exports/write-export.ts';
import { localIsoDate } from '../local-date.ts';
import { readInput } from '../update-sheets.ts';
import type { WorkbookAccess } from '../workbook-access.ts';
import { workbookErrorToSentence } from '../workbook-sentences.ts';

export interface ExportFile {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly plan: ExportPlan;
}

/** What the workbook says now that could leave; errors are sentences. */
export async function readSources(access: WorkbookAccess): Promise<Result<ExportSources, string>> {
  const input = await readInput(access);
  if (!input.ok) return err(workbookErrorToSentence(input.error));
  const sources = await readExportSources(access.workbook, input.value);
  return sources.ok ? sources : err(workbookErrorToSentence(sources.error));
}

/** What would leave, worked out in slices so that the pane answers meanwhile; null once it is unwanted. */
export async function previewExport(
  sources: ExportSources,
  choices: ExportChoices,
  { day, ...pausing }: Pausing & { readonly day: Date },
): Promise<Result<ExportPlan, string> | null> {
  const plan = await runInSlices(planExportInSteps(sources, choices, localIsoDate(day)), pausing);
  if (plan === null) return null;
  return plan.ok ? plan : err(exportErrorSentence(plan.error));
}

/** Reads the workbook again: it may have changed since the form was opened. */
export async function makeExport(
  access: WorkbookAccess,
  choices: ExportChoices,
  pausing: Omit<Pausing, 'isWanted'>,
): Promise<Result<ExportFile, string>> {
  const sources = await readSources(access);
  if (!sources.ok) return sources;
  const now = access.now();
  const wanted = { ...pausing, isWanted: () => true, day: now };
  const plan = await previewExport(sources.value, choices, wanted);
  if (plan === null) throw new Error('a wanted export is given up');
  if (!plan.ok) return plan;
  const bytes = writeExport(plan.value);
  if (!bytes.ok) return err(workbookErrorToSentence(bytes.error));
  const fileName = exportFileName(sources.value.cover.force, localIsoDate(now));
  return ok({ fileName, bytes: new Uint8Array(bytes.value), plan: plan.value });
}
