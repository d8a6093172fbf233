import { err, ok, type Result } from '../../../shared/result.ts';
import { freeSheetName } from '../free-sheet-name.ts';
import { mergeTable } from '../merge-table.ts';
import { refuseTheirTable } from '../refuse-their-table.ts';
import { sheetLook } from '../sheet-look.ts';
import type { SheetPlan } from '../sheet-plan.ts';
import { isIdleMerge, type TableMerge } from '../table-merge.ts';
import type { WorkbookError } from '../workbook.ts';
import type { LiveReading, LiveTable, TableRequest } from './table-frame.ts';

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
export const planToRequest = ({ table, charts = [] }: SheetPlan): TableRequest => {
  const isWritten = (header: string): boolean =>
    table.isExact === true ||
    header === table.keyColumn ||
    header === table.alternateKeyColumn ||
    table.rows.some(({ cells }) => (cells[header]?.type ?? 'keep') !== 'keep');
  const isFormula = (header: string): boolean =>
    table.rows.some(({ cells }) => cells[header]?.type === 'formula');
  const headers = table.columns.map(({ header }) => header);
  return {
    name: table.name,
    columns: headers.filter(isWritten),
    formulaColumns: headers.filter(isFormula),
    hasCharts: charts.length > 0,
  };
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
    const refused = refuseTheirTable(plan.table.name, reading.namesTaken);
    if (refused !== undefined) return err(refused);
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

export const isIdle = ({ merge }: SheetJob): boolean => isIdleMerge(merge);

/** Rows of the table's body when all is written, as Excel counts: one blank row where there is none. */
export const bodyRowCountAfter = ({ merge, standing }: SheetJob): number =>
  Math.max(1, standing?.bodyRowCount ?? 0, merge.addAt + merge.added.length) - merge.removed;

export const plannedHeaders = ({ plan }: SheetJob): ReadonlySet<string> =>
  new Set(plan.table.columns.map(({ header }) => header));

/** The plan's columns, where they stand on the sheet. */
export const placedColumns = ({ plan, merge, firstColumn }: SheetJob) =>
  plan.table.columns.map((column) => ({ index: firstColumn + merge.headers.indexOf(column.header), column }));
