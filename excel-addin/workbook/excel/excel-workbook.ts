import { err, ok, type Result } from '../../../shared/result.ts';
import type { SheetPlan } from '../sheet-plan.ts';
import type { Workbook, WorkbookError, WorkbookReading, WriteOutcome } from '../workbook.ts';
import { isRefusalOfPages } from './lay-out-pages.ts';
import { isAccessError, isOfficeError, officeErrorToWorkbookError } from './office-error.ts';
import { readForceSheets } from './read-force-sheets.ts';
import { readOutline } from './read-outline.ts';
import { createTableReader, type TableReader } from './read-tables.ts';
import { isIdle, planToRequest, readingToJobs, type SheetJob } from './sheet-job.ts';
import type { LiveReading } from './table-frame.ts';
import { undoWrite } from './undo-write.ts';
import { createWriteQueue } from './write-queue.ts';
import { writeSheets } from './write-sheets.ts';

/**
 * The workbook that is open in Excel. When a cell is being edited the reading fails at once, so that the person is
 * told to finish it; once writing has begun it waits instead, since a write cut in two would be worse.
 */
export const createExcelWorkbook = (excel: typeof Excel): Workbook => {
  const tables = createTableReader(excel);
  return {
    async read(wanted) {
      try {
        const requests = wanted.map((table) => ({ ...table, formulaColumns: table.columns }));
        return ok(toReading(await tables.read(requests)));
      } catch (thrown) {
        return err(officeErrorToWorkbookError(thrown, wanted.map(({ name }) => name).join(', ')));
      }
    },
    async write(plans) {
      const jobs = await readJobs(tables, plans);
      return jobs.ok ? writeJobs({ excel, tables }, jobs.value) : jobs;
    },
    async outline() {
      try {
        return ok(await readOutline(excel));
      } catch (thrown) {
        return err(officeErrorToWorkbookError(thrown, ''));
      }
    },
    async readSheets(wanted) {
      try {
        return await readForceSheets(excel, wanted);
      } catch (thrown) {
        return err(officeErrorToWorkbookError(thrown, sheetNamesOf(wanted)));
      }
    },
  };
};

interface OpenExcel {
  readonly excel: typeof Excel;
  readonly tables: TableReader;
}

const toReading = ({ tables, ...workbook }: LiveReading): WorkbookReading => ({
  ...workbook,
  tables: tables.map(({ name, sheetName, isSheetProtected, headers, rows, beneath }) => ({
    name,
    sheetName,
    isSheetProtected,
    headers,
    rows,
    ...(beneath === undefined ? {} : { beneath }),
  })),
});

const readJobs = async (
  tables: TableReader,
  plans: readonly SheetPlan[],
): Promise<Result<readonly SheetJob[], WorkbookError>> => {
  try {
    return readingToJobs(await tables.readAgain(plans.map(planToRequest)), plans);
  } catch (thrown) {
    return err(officeErrorToWorkbookError(thrown, sheetNamesOf(plans)));
  }
};

const sheetNamesOf = (sheets: readonly { readonly sheetName: string }[]): string =>
  sheets.map(({ sheetName }) => sheetName).join(', ');

const writeJobs = async (
  open: OpenExcel,
  allJobs: readonly SheetJob[],
): Promise<Result<WriteOutcome, WorkbookError>> => {
  const jobs = allJobs.filter((job) => !isIdle(job));
  try {
    if (jobs.length > 0) {
      await open.excel.run({ delayForCellEdit: true }, (context) =>
        writeSheets(createWriteQueue(context), jobs),
      );
    }
    return ok(outcomeOf(jobs));
  } catch (thrown) {
    return isRefusalOfPages(thrown) ? ok(outcomeOf(jobs)) : err(await recover(open, jobs, thrown));
  }
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const outcomeOf = (jobs: readonly SheetJob[]): WriteOutcome => ({
  sheetsAdded: jobs.filter(({ merge }) => merge.isNew).map(({ sheetName }) => sheetName),
  rowsAdded: sum(jobs.map(({ merge }) => merge.added.length)),
  rowsChanged: sum(jobs.map(({ merge }) => merge.changed.length)),
  rowsRemoved: sum(jobs.map(({ merge }) => merge.removed)),
});

/** Puts back what can be put back, and says whether that is all. */
const recover = async (
  { excel, tables }: OpenExcel,
  jobs: readonly SheetJob[],
  thrown: unknown,
): Promise<WorkbookError> => {
  const error = officeErrorToWorkbookError(thrown, sheetNamesOf(jobs));
  const isNameClash = isOfficeError(thrown) && thrown.code === 'ItemAlreadyExists';
  const isUndone = await isUndoDone(excel, jobs, isNameClash);
  const protection = isAccessError(thrown) ? await findProtection(tables, jobs) : undefined;
  if (protection !== undefined) return protection;
  if (!isUndone) {
    return withReason(error, `Sheets or rows that were begun may remain in ${sheetNamesOf(jobs)}.`);
  }
  const changed = jobs.filter(({ merge }) => merge.changed.length + merge.removed > 0);
  return withReason(
    error,
    changed.length === 0
      ? 'Nothing was written.'
      : `Nothing was added; rows of ${sheetNamesOf(changed)} may have been changed, and running this again finishes them.`,
  );
};

const isUndoDone = async (
  excel: typeof Excel,
  jobs: readonly SheetJob[],
  isNameClash: boolean,
): Promise<boolean> => {
  try {
    await undoWrite(excel, jobs, isNameClash);
    return true;
  } catch (thrown) {
    if (!isOfficeError(thrown)) throw thrown;
    return false;
  }
};

const withReason = (error: WorkbookError, consequence: string): WorkbookError => {
  if (error.type === 'too-large') return { ...error, reason: `${error.reason} ${consequence}` };
  const reason = error.type === 'refused' ? error.reason : 'A cell was being edited.';
  return { type: 'refused', reason: `${reason} ${consequence}` };
};

/** Somebody protected the workbook or a sheet between our reading and our writing. */
const findProtection = async (
  tables: TableReader,
  jobs: readonly SheetJob[],
): Promise<WorkbookError | undefined> => {
  const now = await tables.read(
    jobs.map(({ plan }) => ({ name: plan.table.name, columns: [], formulaColumns: [] })),
  );
  if (now.isStructureProtected) return { type: 'structure-protected' };
  const table = now.tables.find(({ isSheetProtected }) => isSheetProtected);
  return table === undefined ? undefined : { type: 'sheet-protected', sheetName: table.sheetName };
};
