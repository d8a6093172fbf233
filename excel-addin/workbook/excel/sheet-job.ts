import { err, ok, type Result } from '../../../shared/result.ts';
import { freeSheetName } from '../free-sheet-name.ts';
import { mergeTable, type TableMerge } from '../merge-table.ts';
import { sheetLook } from '../sheet-look.ts';
import type { SheetPlan } from '../sheet-plan.ts';
import type { WorkbookError } from '../workbook.ts';
import type { LiveReading, LiveTable, TableRequest } from './read-tables.ts';

/** What is to be done to one of our sheets, with the place of its cells. */
export interface SheetJob {
  readonly plan: SheetPlan;
  readonly merge: TableMerge;
  readonly sheetName: string;
  /** The first row under the header, counted from 0. */
  readonly firstRow: number;
  readonly firstColumn: number;
  /** undefined where sheet and table are to be made. */
  readonly standing: LiveTable | undefined;
}

/** Only the columns that we write: what a person filled in need not be known to be kept. */
export const planToRequest = ({ table }: SheetPlan): TableRequest => {
  const isWritten = (header: string): boolean =>
    header === table.keyColumn || table.rows.some(({ cells }) => (cells[header]?.type ?? 'keep') !== 'keep');
  const isFormula = (header: string): boolean =>
    table.rows.some(({ cells }) => cells[header]?.type === 'formula');
  const headers = table.columns.map(({ header }) => header);
  return { name: table.name, columns: headers.filter(isWritten), formulaColumns: headers.filter(isFormula) };
};

/** Everything that forbids writing is found here, before the first cell is written. */
export const readingToJobs = (
  reading: LiveReading,
  plans: readonly SheetPlan[],
): Result<readonly SheetJob[], WorkbookError> => {
  const sheetNames = [...reading.sheetNames];
  const jobs: SheetJob[] = [];
  for (const plan of plans) {
    const standing = reading.tables.find(({ name }) => name === plan.table.name);
    const merge = mergeTable(standing, plan);
    if (!merge.ok) return merge;
    const sheetName = standing?.sheetName ?? freeSheetName(plan.sheetName, sheetNames);
    if (standing === undefined) sheetNames.push(sheetName);
    jobs.push({
      plan,
      merge: merge.value,
      sheetName,
      firstRow: standing?.firstRow ?? sheetLook.headerRow,
      firstColumn: standing?.firstColumn ?? 0,
      standing,
    });
  }
  return reading.isStructureProtected && sheetNames.length > reading.sheetNames.length
    ? err({ type: 'structure-protected' })
    : ok(jobs);
};

export const isIdle = ({ merge }: SheetJob): boolean =>
  !merge.isNew && merge.added.length === 0 && merge.changed.length === 0;
