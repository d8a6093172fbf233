import { sheetLook } from '../sheet-look.ts';
import type { CellPlan, ColumnPlan } from '../sheet-plan.ts';
import { lookOfColumns, lookOfHeaders, lookOfRows } from './apply-look.ts';
import type { SheetJob } from './sheet-job.ts';
import type { WriteQueue } from './write-queue.ts';
import { setOneFormat } from './write-rows.ts';

/**
 * A table that stands grows by the columns that came with a later version, as its last ones. Excel moves what a person
 * wrote beside the table to the right. Their cells are filled with the rows'.
 */
export const addColumns = (queue: WriteQueue, job: SheetJob): void => {
  const { standing, merge, plan } = job;
  if (standing === undefined) return;
  for (const header of merge.addedColumns) {
    queue.context.workbook.tables.getItem(standing.name).columns.add(undefined, undefined, header);
    const column = plan.table.columns.find((one) => one.header === header);
    if (column !== undefined) dressColumn(queue, job, column);
  }
};

const dressColumn = (queue: WriteQueue, job: SheetJob, column: ColumnPlan): void => {
  const { sheetName, firstRow, firstColumn, merge, standing } = job;
  const index = firstColumn + merge.headers.indexOf(column.header);
  const rowCount = standing?.bodyRowCount ?? 0;
  const body = { sheetName, row: firstRow, column: index, rowCount, columnCount: 1 };
  if (standing?.isPlain === true) lookOfHeaders(queue.range({ ...body, row: firstRow - 1, rowCount: 1 }));
  const format = isCalculated(job, column) ? (column.numberFormat ?? 'General') : sheetLook.textNumberFormat;
  setOneFormat(queue.range(body), format);
  lookOfColumns(queue, { sheetName, firstRow }, [{ index, column }]);
  lookOfRows(queue, body, [{ index, column }]);
};

const isCalculated = ({ merge }: SheetJob, { header }: ColumnPlan): boolean => {
  const isNumber = (cell: CellPlan | undefined) => cell?.type === 'number' || cell?.type === 'formula';
  return [...merge.changed, ...merge.added].some(({ cells }) => isNumber(cells[header]));
};
