import type { ChangedRow } from '../table-merge.ts';
import type { SheetJob } from './sheet-job.ts';
import type { RowBlock } from './write-rows.ts';

const numberFormats = ({ plan }: SheetJob): ReadonlyMap<string, string> =>
  new Map(
    plan.table.columns.flatMap(({ header, numberFormat }) =>
      numberFormat === undefined ? [] : [[header, numberFormat] as const],
    ),
  );

/** The rows to add, where they will stand. */
export const addedBlock = (job: SheetJob): RowBlock => ({
  sheetName: job.sheetName,
  row: job.firstRow + job.merge.addAt,
  firstColumn: job.firstColumn,
  headers: job.merge.headers,
  numberFormats: numberFormats(job),
  rows: job.merge.added.map(({ cells }) => cells),
});

/** Rows this near are written in one call: nulls between them cost less than another call. */
const NEAR_ROWS = 20;

/** The rows that change, those near one another together. */
export const changedBlocks = (job: SheetJob): readonly RowBlock[] => {
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
  const formats = numberFormats(job);
  return groups.map(({ from, rows }) => ({
    sheetName,
    row: job.firstRow + from,
    firstColumn,
    headers: merge.headers,
    numberFormats: formats,
    rows,
  }));
};
