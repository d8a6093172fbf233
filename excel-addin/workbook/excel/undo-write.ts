import type { SheetJob } from './sheet-job.ts';
import { missingRowCount } from './table-rows.ts';

/**
 * After a failed write: takes the sheets it added away again, and the rows from beneath the tables that were to
 * grow. Nothing else was touched, except perhaps rows that were changed (they are the last to be written).
 * `isNameClash` says that it failed on a sheet's name that somebody had just taken: nothing had been written to
 * ours then, so a sheet of that name that is not blank is theirs.
 */
export const undoWrite = async (
  excel: typeof Excel,
  jobs: readonly SheetJob[],
  isNameClash: boolean,
): Promise<void> => {
  await excel.run({ delayForCellEdit: true }, async (context) => {
    const sheets = jobs.filter(({ merge }) => merge.isNew).map((job) => queueSheet(context, job));
    const grown = jobs
      .filter(({ standing, merge }) => standing !== undefined && merge.added.length > 0)
      .map((job) => ({ job, now: queueTable(context, job) }));
    const columns = jobs.flatMap((job) => queueColumns(context, job));
    await context.sync();
    for (const { sheet, used } of sheets) {
      if (!sheet.isNullObject && (!isNameClash || used.isNullObject)) sheet.delete();
    }
    for (const { job, now } of grown) {
      const { rowIndex, rowCount } = now.used;
      const lastUsedRow = now.used.isNullObject ? 0 : rowIndex + rowCount - 1;
      takeRowsAway(context, job, { bodyRowCount: now.body.rowCount, lastUsedRow });
    }
    for (const column of columns) if (!column.isNullObject) column.delete();
    await context.sync();
  });
};

const queueSheet = (context: Excel.RequestContext, { sheetName }: SheetJob) => {
  const sheet = context.workbook.worksheets.getItemOrNullObject(sheetName);
  return {
    sheet: sheet.load('name'),
    used: sheet.getUsedRangeOrNullObject(true).untrack().load('rowCount'),
  };
};

/** The columns that were to be added, which the table did not have before. */
const queueColumns = (context: Excel.RequestContext, { plan, merge }: SheetJob) => {
  const { columns } = context.workbook.tables.getItemOrNullObject(plan.table.name);
  return merge.addedColumns.map((header) => columns.getItemOrNullObject(header).load('name'));
};

const queueTable = (context: Excel.RequestContext, { plan }: SheetJob) => {
  const table = context.workbook.tables.getItem(plan.table.name);
  const columns = table.getRange().untrack().getEntireColumn().untrack();
  return {
    body: table.getDataBodyRange().untrack().load('rowCount'),
    used: columns.getUsedRangeOrNullObject(true).untrack().load('rowIndex,rowCount'),
  };
};

interface TableNow {
  readonly bodyRowCount: number;
  readonly lastUsedRow: number;
}

const takeRowsAway = (context: Excel.RequestContext, job: SheetJob, now: TableNow): void => {
  const { standing, merge, sheetName, firstRow, firstColumn } = job;
  if (standing === undefined) return;
  const width = merge.headers.length;
  const sheet = context.workbook.worksheets.getItem(sheetName);
  const rowsAt = (row: number, count: number) =>
    sheet.getRangeByIndexes(row, firstColumn, count, width).untrack();
  const grownBy = missingRowCount(job);
  const wasResized = now.bodyRowCount > standing.bodyRowCount;
  if (wasResized && standing.isPlain) {
    const whole = rowsAt(firstRow - 1, 1 + standing.bodyRowCount);
    context.workbook.tables.getItem(standing.name).resize(whole);
  }
  // What stood beneath has moved down by as many rows as were put in; otherwise nothing stood there.
  const stoodBeneath =
    merge.addedColumns.length > 0 || standing.lastUsedRow >= firstRow + standing.bodyRowCount;
  const wasMoved = stoodBeneath && now.lastUsedRow > standing.lastUsedRow;
  const beneath = () => rowsAt(firstRow + standing.bodyRowCount, grownBy);
  if (grownBy > 0 && (wasMoved || (wasResized && !standing.isPlain))) beneath().delete('Up');
  else if (grownBy > 0 && standing.isPlain && !stoodBeneath) beneath().clear();
  if (merge.addAt < standing.bodyRowCount) rowsAt(firstRow, standing.bodyRowCount).clear('Contents');
};
