import { lookOfRows } from './apply-look.ts';
import { addedBlock } from './row-blocks.ts';
import { bodyRowCountAfter, placedColumns, plannedHeaders, type SheetJob } from './sheet-job.ts';
import type { WriteQueue } from './write-queue.ts';
import { type RowBlock, writeColumnFormats, writeConstants } from './write-rows.ts';

/** How many rows the table has to grow by; the blank row of an empty table is filled first. */
export const missingRowCount = ({ merge, standing }: SheetJob): number =>
  Math.max(0, merge.addAt + merge.added.length - (standing?.bodyRowCount ?? 0));

/**
 * Rows to add, beneath the table that stands; it takes them in at once when they are all there. All but their formulas,
 * for which it gives them back.
 */
export const writeRowsBeneath = async (queue: WriteQueue, job: SheetJob): Promise<RowBlock> => {
  makeRoom(queue, job);
  const block = addedBlock(job);
  await writeColumnFormats(queue, block, plannedHeaders(job));
  lookOfRows(queue, { ...block, rowCount: block.rows.length }, placedColumns(job));
  await writeConstants(queue, block);
  const { standing, merge, sheetName, firstRow, firstColumn } = job;
  if (standing?.isPlain !== true || missingRowCount(job) === 0) return block;
  const whole = {
    sheetName,
    row: firstRow - 1,
    column: firstColumn,
    rowCount: 1 + merge.addAt + merge.added.length,
    columnCount: merge.headers.length,
  };
  queue.context.workbook.tables.getItem(standing.name).resize(queue.range(whole));
  return block;
};

/**
 * What somebody wrote beneath the table moves down, as Excel moves it when rows are inserted. A table with a row
 * of totals, or without its header row, can only grow by Excel's own `rows.add`: blank rows, filled afterwards, so
 * that no value is read as a formula before its cell is known to be text.
 */
const makeRoom = (queue: WriteQueue, job: SheetJob): void => {
  const { standing, merge, sheetName, firstRow, firstColumn } = job;
  const rowCount = missingRowCount(job);
  if (standing === undefined || rowCount === 0) return;
  const columnCount = merge.headers.length;
  if (!standing.isPlain) {
    const blank = Array.from({ length: rowCount }, () => merge.headers.map(() => ''));
    queue.context.workbook.tables.getItem(standing.name).rows.add(undefined, blank);
    return;
  }
  const row = firstRow + standing.bodyRowCount;
  // Beneath a column that is new to the table nobody has looked.
  if (standing.lastUsedRow < row && merge.addedColumns.length === 0) return;
  queue.range({ sheetName, row, column: firstColumn, rowCount, columnCount }).insert('Down');
};

/**
 * The last rows of an exact table: the table ends above them and their contents go. What stands beneath stays where
 * it is. A table with a row of totals keeps it only if Excel takes the rows out itself.
 */
export const takeRowsOff = (queue: WriteQueue, job: SheetJob): void => {
  const { standing, merge, sheetName, firstRow, firstColumn } = job;
  if (standing === undefined || merge.removed === 0) return;
  const table = queue.context.workbook.tables.getItem(standing.name);
  const kept = bodyRowCountAfter(job);
  if (!standing.isPlain) {
    for (let row = kept + merge.removed - 1; row >= kept; row--) table.rows.getItemAt(row).delete();
    return;
  }
  const whole = { sheetName, row: firstRow - 1, column: firstColumn, columnCount: merge.headers.length };
  table.resize(queue.range({ ...whole, rowCount: 1 + kept }));
  queue.range({ ...whole, row: firstRow + kept, rowCount: merge.removed }).clear('Contents');
};
