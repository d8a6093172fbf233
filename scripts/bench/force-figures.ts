import { findTables } from '../../excel-addin/proposals/find-tables.ts';
import type { MeasureProposal } from '../../excel-addin/proposals/measure-proposal.ts';
import { proposeTable } from '../../excel-addin/proposals/propose-table.ts';
import type { AcceptedMeasure } from '../../excel-addin/sheets/measure-rows.ts';
import type { ForceSheetReading } from '../../excel-addin/workbook/force-sheet.ts';
import { findFramework } from '../../shared/criteria/catalogue.ts';
import { policeForces } from '../../shared/criteria/police-forces.ts';
import { defaultRule } from '../../shared/grading/default-rule.ts';
import { createChance } from '../../tests/unit/shared/sample-inspection.ts';

export const SHEETS = 30;
export const FORCES = 43;
export const MONTHS = 60;

type Grid = (string | number)[][];

export const sheetNameAt = (sheet: number): string => `Figures ${sheet + 1}`;

const monthName = (month: number): string =>
  new Date(Date.UTC(2019, 3 + month, 1)).toLocaleDateString('en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

const figureAt = (sheet: number, force: number, month: number): number =>
  200 + ((sheet * 7919 + force * 104_729 + month * 1_299_709) % 4801);

/** One measure of every force, a month a column: a sheet as a national publication has it. */
export function figuresGrid(sheet: number, months = MONTHS): Grid {
  const titled = [`Table ${sheet + 1}: Children in measure ${sheet + 1}, by police force and month`];
  const header = ['Police force', ...Array.from({ length: months }, (_, month) => monthName(month))];
  const rows = policeForces
    .slice(0, FORCES)
    .map((name, force) => [
      name,
      ...Array.from({ length: months }, (_, month) => figureAt(sheet, force, month)),
    ]);
  const blank = header.map(() => '');
  return [[...titled, ...blank.slice(1)], blank, header, ...rows];
}

export const criteria =
  findFramework('ncpi-2024')?.topics.flatMap((topic) => topic.criteria.map(({ id }) => id)) ?? [];

/** Every row of every table as a measure with bands, each bearing on one criterion. */
export function acceptAll(sheets: readonly ForceSheetReading[]): readonly AcceptedMeasure[] {
  const { newId } = createChance('measures');
  return sheets.flatMap(findTables).flatMap((table) => {
    const proposed = proposeTable(table);
    if (!proposed.ok) throw new Error(`No measures are proposed: ${JSON.stringify(proposed.error)}`);
    return proposed.value.rows.map(({ proposal }, row) => accepted(newId(), proposal, row));
  });
}

const accepted = (id: string, proposal: MeasureProposal, row: number): AcceptedMeasure => ({
  id,
  proposal,
  measure: {
    name: proposal.name.value,
    unit: proposal.unit.value,
    direction: 'lower',
    basis: proposal.basis,
    period: proposal.period.value,
    definition: 'Children, as the table says',
    denominator: 'none',
    target: 1000,
    bands: defaultRule.scale.slice(1).map((grade, step) => ({ grade, limit: 3600 - step * 1200 })),
    criteria: [criteria[row % criteria.length] ?? ''],
    libraryId: null,
  },
});
