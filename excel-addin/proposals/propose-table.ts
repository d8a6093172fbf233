import { err, ok, type Result } from '../../shared/result.ts';
import { headingsOf, isChange } from './column-headings.ts';
import { readSeries } from './find-series.ts';
import type { SheetTable, TableRow } from './find-tables.ts';
import type { MeasureProposal } from './measure-proposal.ts';
import { periodOfCell } from './period-of-cell.ts';
import { proposalOfCell } from './proposal-of-cell.ts';
import type { ProposalRefusal, RefusalType } from './proposal-refusal.ts';
import { areaBetween, cellArea } from './sheet-grid.ts';

export interface TableProposalRow {
  readonly proposal: MeasureProposal;
  /** Totals and subtotals are not: they would be counted beside their parts. */
  readonly isTicked: boolean;
}

export interface TableProposal {
  /** The column that the values stand in; null where each column is a measure of its own, since the rows are periods. */
  readonly column: number | null;
  readonly rows: readonly TableProposalRow[];
  /** Cells of the table that give no measure, and why. */
  readonly left: readonly ProposalRefusal[];
}

const bodyRows = (table: SheetTable): readonly TableRow[] => table.rows.filter(({ kind }) => kind !== 'note');

/** The latest period's first column; where no column says a period, the first that is no change from another. */
export function defaultColumn(table: SheetTable): number | null {
  const row = bodyRows(table).at(-1);
  if (row === undefined) return null;
  const columns = table.columns.figures.filter((column) => !isChange(headingsOf(table, row.row, column)));
  const dated = columns.map((column) => ({ column, ...periodOfCell(table, row, column) }));
  const latest = Math.max(
    ...dated.map(({ period, across }) => (across === 'columns' ? (period?.end ?? 0) : 0)),
  );
  const best = dated.find(({ period, across }) => across === 'columns' && period?.end === latest);
  return best?.column ?? columns[0] ?? table.columns.figures[0] ?? null;
}

/** Each row is a period: what stands in a column is one measure over time. */
function latestRow(table: SheetTable): TableRow | null {
  const rows = bodyRows(table);
  const dated = rows.filter((row) =>
    table.columns.figures.some((column) => periodOfCell(table, row, column).across === 'rows'),
  );
  if (dated.length < 2 || dated.length * 2 < rows.length) return null;
  const endOf = (row: TableRow): number =>
    Math.max(...table.columns.figures.map((column) => periodOfCell(table, row, column).period?.end ?? 0));
  return dated.reduce((latest, row) => (endOf(row) > endOf(latest) ? row : latest));
}

interface Cell {
  readonly row: TableRow;
  readonly column: number;
}

const leftAs: Readonly<Partial<Record<string, RefusalType>>> = {
  blank: 'blank',
  error: 'error',
  words: 'words',
};

function proposeCells(table: SheetTable, cells: readonly Cell[], column: number | null): TableProposal {
  const reasonOf = ({ row, column: at }: Cell): RefusalType | undefined =>
    leftAs[table.grid.figure(row.row, at).type];
  return {
    column,
    rows: cells
      .filter((cell) => reasonOf(cell) === undefined)
      .map(({ row, column: at }) => ({
        proposal: proposalOfCell(table, row, at),
        isTicked: row.kind === 'plain' || row.kind === 'joint-forces',
      })),
    left: cells.flatMap((cell) => {
      const type = reasonOf(cell);
      return type === undefined ? [] : [{ type, area: cellArea(cell.row.row, cell.column) }];
    }),
  };
}

/** Every row of a table as a measure, with the values of one column: by default those of the latest period. */
export function proposeTable(table: SheetTable, column?: number): Result<TableProposal, ProposalRefusal> {
  if (column === undefined) {
    const row = latestRow(table);
    if (row !== null) {
      const columns = table.columns.figures.filter((at) => readSeries(table, row, at).across === 'rows');
      return ok(
        proposeCells(
          table,
          columns.map((at) => ({ row, column: at })),
          null,
        ),
      );
    }
  }
  const chosen = column ?? defaultColumn(table);
  const { area } = table;
  if (chosen === null || !table.columns.figures.includes(chosen)) {
    return err({
      type: 'no-such-column',
      area: chosen === null ? area : areaBetween([area.row, chosen], [area.row + area.rowCount - 1, chosen]),
    });
  }
  return ok(
    proposeCells(
      table,
      bodyRows(table).map((row) => ({ row, column: chosen })),
      chosen,
    ),
  );
}
