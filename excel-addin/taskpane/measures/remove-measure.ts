import { ok, type Result } from '../../../shared/result.ts';
import { layers } from '../../sheets/judgment-readings.ts';
import type { MeasureReading } from '../../sheets/measure-readings.ts';
import { cellText, rowsOf } from '../../sheets/read-cells.ts';
import type { WorkbookError } from '../../workbook/workbook.ts';
import type { PaneReading } from '../pane-reading.ts';
import { layerWords, listed } from '../plain-words.ts';
import { updateSheets } from '../update-sheets.ts';
import { readNow, type WorkbookAccess } from '../workbook-access.ts';
import type { CellsWritten } from '../write-own-cells.ts';
import { readAllCharts } from './chart-measures.ts';
import { type MeasureFault, workbookFault } from './measure-fault.ts';

/** What stands on a measure outside its own row. */
export interface RestsOnMeasure {
  /** Topics that were signed off while it bore on them: "3 Safeguarding (Inspector)". */
  readonly signed: readonly string[];
  readonly charts: number;
}

/** Two round trips at most. */
export async function readRestsOn(
  access: WorkbookAccess,
  id: string,
): Promise<Result<RestsOnMeasure, MeasureFault>> {
  const now = await readNow(access, [{ name: 'PlSignOffs', columns: ['Topic', 'Layer', 'Table', 'Row'] }]);
  if (!now.ok) return workbookFault(now.error);
  const charts = await readAllCharts(access, now.value.reading);
  if (!charts.ok) return charts;
  const rows = rowsOf(now.value.reading, 'PlSignOffs').filter(
    (row) => cellText(row, 'Table') === 'PlMeasures' && cellText(row, 'Row') === id,
  );
  const topics = rows.map((row) => `${cellText(row, 'Topic')} (${cellText(row, 'Layer')})`);
  return ok({
    signed: [...new Set(topics)],
    charts: charts.value.filter(({ measureIds }) => measureIds.includes(id)).length,
  });
}

/** What rested on it, a sentence each. */
export function restsOnSentences(
  { criteria }: Pick<MeasureReading, 'criteria'>,
  { criteria: all, judgments }: Pick<PaneReading, 'criteria' | 'judgments'>,
  { signed, charts }: RestsOnMeasure,
): readonly string[] {
  const numbers = all.filter(({ id }) => criteria.includes(id)).map(({ number }) => number);
  const judged = all.flatMap(({ id, number }) =>
    criteria.includes(id)
      ? layers
          .filter((layer) => judgments.of(id, layer).judgment.trim() !== '')
          .map((layer) => `${number} (${layerWords[layer].toLowerCase()})`)
      : [],
  );
  return [
    numbers.length === 0 ? 'It bears on no criterion.' : `It bears on ${listed(numbers)}.`,
    ...(judged.length === 0
      ? []
      : [`Judgments that stand beside it: ${listed(judged)}. They stay as they are.`]),
    ...(signed.length === 0
      ? []
      : [`Signed off while it counted: ${listed(signed)}. The change is listed there.`]),
    ...(charts === 0
      ? []
      : [
          `${charts === 1 ? 'A chart is' : `${charts} charts are`} drawn from it, and will not be drawn anew.`,
        ]),
  ];
}

export interface MeasureRemoved extends CellsWritten {
  /** False where somebody else took it away before. */
  readonly wasThere: boolean;
}

/** Takes the row off PL Measures, then all our sheets follow; the force's own cells are not touched. */
export async function removeMeasure(
  access: WorkbookAccess,
  id: string,
): Promise<Result<MeasureRemoved, WorkbookError>> {
  const removed = await access.removeRow('PlMeasures', id);
  if (!removed.ok) return removed;
  const updated = await updateSheets(access, { looksAtCharts: true });
  return ok({ wasThere: removed.value, notFollowed: updated.ok ? null : updated.error });
}
