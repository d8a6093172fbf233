import type { CellPlan } from '../sheet-plan.ts';
import type { SheetJob } from './sheet-job.ts';
import type { BlockCell, RowBlock } from './write-rows.ts';

const numberFormats = ({ plan }: SheetJob): ReadonlyMap<string, string> =>
  new Map(
    plan.table.columns.flatMap(({ header, numberFormat }) =>
      numberFormat === undefined ? [] : [[header, numberFormat] as const],
    ),
  );

/** The rows to add, where they will stand. */
export const addedBlock = (job: SheetJob): RowBlock =>
  toBlock(job, job.firstRow + job.merge.addAt, job.merge.added);

interface PlannedRow {
  readonly cells: Readonly<Record<string, CellPlan>>;
}

const toBlock = (job: SheetJob, row: number, planned: readonly PlannedRow[]): RowBlock => {
  const { headers } = job.merge;
  const kinds = headers.map(() => new Set<CellPlan['type']>());
  const rows = planned.map(({ cells }) =>
    headers.map((header, column): BlockCell => {
      const cell = cells[header];
      kinds[column]?.add(cell?.type ?? 'keep');
      return cell;
    }),
  );
  const place = { sheetName: job.sheetName, row, firstColumn: job.firstColumn };
  return { ...place, headers, numberFormats: numberFormats(job), rows, kinds };
};

/** Rows this near are written in one call: nulls between them cost less than another call. */
const NEAR_ROWS = 20;

/** The rows that change, those near one another together. */
export const changedBlocks = (job: SheetJob): readonly RowBlock[] => {
  const groups: { readonly from: number; readonly rows: PlannedRow[] }[] = [];
  for (const row of job.merge.changed.toSorted((a, b) => a.rowIndex - b.rowIndex)) {
    const last = groups.at(-1);
    if (last === undefined || row.rowIndex - (last.from + last.rows.length) > NEAR_ROWS) {
      groups.push({ from: row.rowIndex, rows: [row] });
      continue;
    }
    while (last.from + last.rows.length < row.rowIndex) last.rows.push({ cells: {} });
    last.rows.push(row);
  }
  return groups.map(({ from, rows }) => toBlock(job, job.firstRow + from, rows));
};
