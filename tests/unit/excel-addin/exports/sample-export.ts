import { writeXlsx } from 'hucre';
import type { ExportChoices } from '../../../../excel-addin/exports/export-choices.ts';
import { usualChoices } from '../../../../excel-addin/exports/export-choices.ts';
import { type ExportPlan, planExport } from '../../../../excel-addin/exports/export-plans.ts';
import { type ExportSources, readExportSources } from '../../../../excel-addin/exports/export-sources.ts';
import { writeExport } from '../../../../excel-addin/exports/write-export.ts';
import { chartPlanOf } from '../../../../excel-addin/sheets/chart-readings.ts';
import { forceCells } from '../../../../excel-addin/sheets/force-cells.ts';
import { type AcceptedMeasure, bindMeasures } from '../../../../excel-addin/sheets/measure-rows.ts';
import {
  type RefreshChange,
  readSheetsInput,
  refreshSheets,
} from '../../../../excel-addin/sheets/refresh-sheets.ts';
import { type FileWorkbook, openFileWorkbook } from '../../../../excel-addin/workbook/file/file-workbook.ts';
import { createDevice, startOf } from '../../shared/sample-inspection.ts';
import { shippedFramework } from '../sheets/sample-measures.ts';
import { takeIn } from '../sheets/sample-workbook.ts';

export type SheetRows = readonly (readonly (string | number)[])[];

export interface SampleExport {
  readonly sheets: Readonly<Record<string, SheetRows>>;
  readonly measures: readonly AcceptedMeasure[];
  readonly charts?: readonly {
    readonly kind: 'control' | 'funnel';
    readonly measureIds: readonly string[];
  }[];
  readonly change?: RefreshChange;
}

export function good<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** A force's workbook with our sheets in it: measures bound to its cells, charts of them, cases, judgments. */
export async function workbookOf(sample: SampleExport): Promise<FileWorkbook> {
  const sheets = Object.entries(sample.sheets).map(([name, rows]) => ({
    name,
    rows: rows.map((row) => [...row]),
  }));
  const workbook = good(await openFileWorkbook(await writeXlsx({ sheets })));
  const device = await createDevice('a');
  await device.record(startOf(device));
  good(await takeIn(workbook, [device]));
  const readings = good(await workbook.readSheets(sheets.map(({ name }) => ({ sheetName: name }))));
  const cells = forceCells(readings);
  const measureRows = bindMeasures(sample.measures, { cells, framework: shippedFramework() });
  let next = 0;
  const newId = (): string => `id-${next++}`;
  good(await refreshSheets(workbook, { programVersion: '0.1.0', newId, measureRows, ...sample.change }));
  const measures = measureRows.map(({ reading }) => reading);
  const plans = (sample.charts ?? []).map((chart, at) =>
    good(chartPlanOf({ ...chart, number: at + 1 }, { measures, cells })),
  );
  good(await workbook.write(plans));
  return workbook;
}

export async function sourcesOf(workbook: FileWorkbook): Promise<ExportSources> {
  const input = good(await readSheetsInput(workbook, { programVersion: '0.1.0' }));
  return good(await readExportSources(workbook, input));
}

export const today = '2026-11-22';

export async function exportOf(
  sample: SampleExport,
  choices: Partial<ExportChoices> = {},
): Promise<{ readonly plan: ExportPlan; readonly bytes: Uint8Array }> {
  const sources = await sourcesOf(await workbookOf(sample));
  const plan = good(planExport(sources, { ...usualChoices, ...choices }, today));
  return { plan, bytes: good(writeExport(plan)) };
}
