import type { ChangedRow } from '../merge-table.ts';
import { sheetLook } from '../sheet-look.ts';
import { lookOfRows, lookOfSheet } from './apply-look.ts';
import { cellText } from './cell-text.ts';
import type { SheetJob } from './sheet-job.ts';
import type { WriteQueue } from './write-queue.ts';
import {
  type RowBlock,
  writeCellFormats,
  writeColumnFormats,
  writeConstants,
  writeFormulas,
} from './write-rows.ts';

/**
 * The order is for the worst case, since Excel does not roll a failed request back. New sheets come first and
 * can be taken away again (undo-write.ts). Rows to add are written beneath their table, which takes them in by one
 * resize when they are all there, so a failure leaves no table with half its rows. Formulas come when every table
 * that they may name exists. Changes to rows that stood already cannot be undone and are the very last.
 */
export const writeSheets = async (queue: WriteQueue, jobs: readonly SheetJob[]): Promise<void> => {
  const added = jobs.filter(({ merge }) => merge.isNew);
  const standing = jobs.filter(({ merge }) => !merge.isNew);
  for (const { sheetName } of added) queue.context.workbook.worksheets.add(sheetName);
  for (const job of added) await writeNewSheet(queue, job);
  const grown = standing.filter(({ merge }) => merge.added.length > 0);
  for (const job of grown) await writeRowsBeneath(queue, job);
  for (const job of [...added, ...grown]) await writeFormulas(queue, addedBlock(job));
  for (const job of standing) {
    for (const block of changedBlocks(job)) {
      await writeCellFormats(queue, block);
      await writeConstants(queue, block);
      await writeFormulas(queue, block);
    }
  }
  await queue.send();
};

const addedBlock = ({ merge, sheetName, firstRow, firstColumn }: SheetJob): RowBlock => ({
  sheetName,
  row: firstRow + merge.addAt,
  firstColumn,
  headers: merge.headers,
  rows: merge.added.map(({ cells }) => cells),
});

const plannedHeaders = ({ plan }: SheetJob): ReadonlySet<string> =>
  new Set(plan.table.columns.map(({ header }) => header));

const writeNewSheet = async (queue: WriteQueue, job: SheetJob): Promise<void> => {
  const { plan, sheetName, merge } = job;
  // A table needs one row under its header, if only a blank one.
  const rowCount = Math.max(1, merge.added.length);
  const columnCount = merge.headers.length;
  const top = { sheetName, row: 0, column: 0 };
  const texts = [
    [plan.title, ...merge.headers.slice(1).map(() => null)],
    [plan.note, ...merge.headers.slice(1).map(() => null)],
    merge.headers.map(() => null),
    merge.headers,
  ].map((cells) => cells.map((text) => (text === null ? null : cellText(text))));
  await queue.fill(top, 'values', texts);
  await writeColumnFormats(queue, addedBlock(job), plannedHeaders(job));
  await writeConstants(queue, addedBlock(job));
  const area = { ...top, row: sheetLook.headerRow - 1, rowCount: rowCount + 1, columnCount };
  const table = queue.sheet(sheetName).tables.add(queue.range(area), true);
  table.set({
    name: plan.table.name,
    style: sheetLook.tableStyle,
    showBandedRows: sheetLook.hasRowStripes,
  });
  lookOfSheet(queue, sheetName, plan);
  lookOfRows(queue, { sheetName, row: sheetLook.headerRow, rowCount }, placedColumns(job));
};

const placedColumns = ({ plan, merge, firstColumn }: SheetJob) =>
  plan.table.columns.map((column) => ({ index: firstColumn + merge.headers.indexOf(column.header), column }));

/** How many rows the table has to grow by; the blank row of an empty table is filled first. */
export const missingRowCount = ({ merge, standing }: SheetJob): number =>
  Math.max(0, merge.addAt + merge.added.length - (standing?.bodyRowCount ?? 0));

const writeRowsBeneath = async (queue: WriteQueue, job: SheetJob): Promise<void> => {
  makeRoom(queue, job);
  const block = addedBlock(job);
  await writeColumnFormats(queue, block, plannedHeaders(job));
  await writeConstants(queue, block);
  lookOfRows(queue, { ...block, rowCount: block.rows.length }, placedColumns(job));
  const { standing, merge, sheetName, firstRow, firstColumn } = job;
  if (standing?.isPlain !== true || missingRowCount(job) === 0) return;
  const whole = {
    sheetName,
    row: firstRow - 1,
    column: firstColumn,
    rowCount: 1 + merge.addAt + merge.added.length,
    columnCount: merge.headers.length,
  };
  queue.context.workbook.tables.getItem(standing.name).resize(queue.range(whole));
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
  if (standing.lastUsedRow < row) return;
  queue.range({ sheetName, row, column: firstColumn, rowCount, columnCount }).insert('Down');
};

/** Rows this near are written in one call: nulls between them cost less than another call. */
const NEAR_ROWS = 20;

const changedBlocks = (job: SheetJob): readonly RowBlock[] => {
  const groups: { readonly from: number; readonly rows: ChangedRow['cells'][] }[] = [];
  for (const { rowIndex, cells } of job.merge.changed.toSorted((a, b) => a.rowIndex - b.rowIndex)) {
    const last = groups.at(-1);
    if (last === undefined || rowIndex - (last.from + last.rows.length) > NEAR_ROWS) {
      groups.push({ from: rowIndex, rows: [cells] });
      continue;
    }
    while (last.from + last.rows.length < rowIndex) last.rows.push({});
    last.rows.push(cells);
  }
  const { sheetName, firstColumn, merge } = job;
  return groups.map(({ from, rows }) => ({
    sheetName,
    row: job.firstRow + from,
    firstColumn,
    headers: merge.headers,
    rows,
  }));
};
