import type { Result } from '../../../shared/result.ts';
import { findTables, type SheetTable } from '../../proposals/find-tables.ts';
import type { MeasureProposal } from '../../proposals/measure-proposal.ts';
import { proposalOfCell } from '../../proposals/proposal-of-cell.ts';
import { withChecks } from '../../sheets/build-checks.ts';
import { buildSheets, type SheetsInput } from '../../sheets/build-sheets.ts';
import { forceCells } from '../../sheets/force-cells.ts';
import { type MeasureReading, readMeasures } from '../../sheets/measure-readings.ts';
import {
  type AcceptedMeasure,
  bindMeasures,
  keepMeasures,
  type MeasureRow,
} from '../../sheets/measure-rows.ts';
import type { CellPlace } from '../../workbook/cell-reference.ts';
import type { ForceSheetReading } from '../../workbook/force-sheet.ts';
import type { SheetPlan } from '../../workbook/sheet-plan.ts';
import type { WriteOutcome } from '../../workbook/workbook.ts';
import { readInput } from '../update-sheets.ts';
import type { WorkbookAccess } from '../workbook-access.ts';
import { type MeasureFault, notPossible, workbookFault } from './measure-fault.ts';
import { holds } from './read-selected.ts';

/** All our sheets with these measures, and charts beside them: one write. */
export async function writeMeasures(
  access: WorkbookAccess,
  input: SheetsInput,
  { rows, charts = [] }: { readonly rows: readonly MeasureRow[]; readonly charts?: readonly SheetPlan[] },
): Promise<Result<WriteOutcome, MeasureFault>> {
  const { plans } = await withChecks(buildSheets({ ...input, measureRows: rows }), input, null);
  const written = await access.workbook.write([...plans, ...charts]);
  return written.ok ? written : workbookFault(written.error);
}

/**
 * Binds what a person confirmed. Their sheets are read once more: where the labels beside a figure are no longer those
 * that were shown, nothing is bound. The same cell under the same name is the same measure.
 */
export async function bindAccepted(
  access: WorkbookAccess,
  accepted: readonly AcceptedMeasure[],
): Promise<Result<WriteOutcome, MeasureFault>> {
  const names = [...new Set(accepted.map(({ proposal }) => proposal.sheetName))];
  const sheets = await access.workbook.readSheets(names.map((sheetName) => ({ sheetName })));
  if (!sheets.ok) return workbookFault(sheets.error);
  const changed = changedSince(accepted, sheets.value);
  if (changed !== undefined)
    return notPossible(
      `“${changed.proposal.sheetName}” has changed since this was read, so ${changed.measure.name} may stand elsewhere. Nothing was written; press Cancel, and select the figure again.`,
    );
  const input = await readInput(access);
  if (!input.ok) return workbookFault(input.error);
  const standing = readMeasures(input.value.reading, input.value);
  const bound = accepted.map((one) => ({ ...one, id: sameMeasure(one, standing)?.id ?? one.id }));
  const ids = new Set(bound.map(({ id }) => id));
  const rows = [
    ...keepMeasures(standing.filter(({ id }) => !ids.has(id))),
    ...bindMeasures(bound, { cells: forceCells(sheets.value), framework: input.value.framework }),
  ];
  return writeMeasures(access, input.value, { rows });
}

const sameMeasure = (
  { id, proposal, measure }: AcceptedMeasure,
  standing: readonly MeasureReading[],
): MeasureReading | undefined =>
  standing.find((one) => one.id === id) ??
  standing.find(({ places, inputs }) => inputs.name === measure.name && isAt(places.value, proposal.value));

export const isAt = (a: CellPlace | null, b: CellPlace): boolean =>
  a !== null && a.sheetName === b.sheetName && a.row === b.row && a.column === b.column;

function changedSince(
  accepted: readonly AcceptedMeasure[],
  sheets: readonly ForceSheetReading[],
): AcceptedMeasure | undefined {
  const tables = sheets.flatMap(findTables);
  return accepted.find(({ proposal }) => {
    const now = proposalAt(tables, proposal.value);
    return JSON.stringify(now?.labels) !== JSON.stringify(proposal.labels);
  });
}

/** What the cell at that place would be as a measure now. */
export function proposalAt(tables: readonly SheetTable[], place: CellPlace): MeasureProposal | undefined {
  const table = tables.find(
    ({ grid, area }) => grid.reading.sheetName === place.sheetName && holds(area, place),
  );
  const row = table?.rows.find((each) => each.row === place.row && each.kind !== 'note');
  return table === undefined || row === undefined ? undefined : proposalOfCell(table, row, place.column);
}
