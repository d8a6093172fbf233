import { sheetLook } from '../sheet-look.ts';
import { addColumns } from './add-columns.ts';
import { lookOfRows, lookOfSheet } from './apply-look.ts';
import { cellText } from './cell-text.ts';
import { layOutPages } from './lay-out-pages.ts';
import { addedBlock, changedBlocks } from './row-blocks.ts';
import { isIdle, placedColumns, plannedHeaders, type SheetJob } from './sheet-job.ts';
import { takeRowsOff, writeRowsBeneath } from './table-rows.ts';
import { drawCharts, followCharts } from './write-charts.ts';
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
 * that they may name exists. Changes to rows that stood already cannot be undone and are the last cells. How pages
 * are printed comes after them: a refusal of that is no failure (lay-out-pages.ts).
 */
export const writeSheets = async (queue: WriteQueue, jobs: readonly SheetJob[]): Promise<void> => {
  const added = jobs.filter(({ merge }) => merge.isNew);
  const standing = jobs.filter(({ merge }) => !merge.isNew);
  for (const { sheetName } of added) queue.context.workbook.worksheets.add(sheetName);
  const blocks: RowBlock[] = [];
  for (const job of added) blocks.push(await writeNewSheet(queue, job));
  for (const job of standing) addColumns(queue, job);
  const grown = standing.filter(({ merge }) => merge.added.length > 0);
  for (const job of grown) blocks.push(await writeRowsBeneath(queue, job));
  for (const block of blocks) await writeFormulas(queue, block);
  for (const job of added) drawCharts(queue, job);
  for (const job of standing) {
    for (const block of changedBlocks(job)) {
      await writeCellFormats(queue, block);
      await writeConstants(queue, block);
      await writeFormulas(queue, block);
    }
    writeNote(queue, job);
    takeRowsOff(queue, job);
    followCharts(queue, job);
  }
  layOutPages(queue, added);
  await queue.send();
};

/** The note of an exact table tells what its rows say, so it is written with them. */
const writeNote = (queue: WriteQueue, job: SheetJob): void => {
  const row = job.firstRow - (sheetLook.headerRow - 1);
  if (job.plan.table.isExact !== true || isIdle(job) || row < 0) return;
  const at = { sheetName: job.sheetName, row, column: job.firstColumn, rowCount: 1, columnCount: 1 };
  queue.range(at).values = [[cellText(job.plan.note)]];
};

/** All but the formulas of its rows, which it gives back for them. */
const writeNewSheet = async (queue: WriteQueue, job: SheetJob): Promise<RowBlock> => {
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
  // Formats before contents, so that no cell is made twice.
  const block = addedBlock(job);
  await writeColumnFormats(queue, block, plannedHeaders(job));
  lookOfRows(queue, { sheetName, row: sheetLook.headerRow, rowCount }, placedColumns(job));
  await writeConstants(queue, block);
  const area = { ...top, row: sheetLook.headerRow - 1, rowCount: rowCount + 1, columnCount };
  const table = queue.sheet(sheetName).tables.add(queue.range(area), true);
  table.set({
    name: plan.table.name,
    style: sheetLook.tableStyle,
    showBandedRows: sheetLook.hasRowStripes,
  });
  lookOfSheet(queue, sheetName, plan);
  return block;
};
