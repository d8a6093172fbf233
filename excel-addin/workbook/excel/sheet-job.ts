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
  const headers = table.columns.map(({ header }) => header);
  const written = new Set(table.isExact === true ? headers : [table.keyColumn, table.alternateKeyColumn]);
  const formulas = new Set<string>();
  for (const { cells } of table.rows) {
    for (const header of headers) {
      const type = cells[header]?.type ?? 'keep';
      if (type !== 'keep') written.add(header);
      if (type === 'formula') formulas.add(header);
    }
  }
  return {
    name: table.name,
    columns: headers.filter((header) => written.has(header)),
    formulaColumns: headers.filter((header) => formulas.has(header)),
    isExact: table.isExact === true,
    isToWrite: true,
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
