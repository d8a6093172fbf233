import { err, ok, type Result } from '../../shared/result.ts';
import type { CellArea, ForceSheetReading } from '../workbook/force-sheet.ts';
import { readSeries } from './find-series.ts';
import { findTables, type SheetTable, type TableRow } from './find-tables.ts';
import type { MeasureProposal } from './measure-proposal.ts';
import { periodOfCell } from './period-of-cell.ts';
import { proposalOfCell } from './proposal-of-cell.ts';
import type { ProposalRefusal, RefusalType } from './proposal-refusal.ts';
import { isWithin, lastColumnOf, lastRowOf, overlaps } from './sheet-grid.ts';

/** More than anyone selects to see measures proposed: a whole column or row of the sheet. */
export const mostSelectedCells = 100_000;

export interface Selection {
  readonly sheet: ForceSheetReading;
  readonly area: CellArea;
  /** As `findTables` gave them for this reading, where it was asked before. */
  readonly tables?: readonly SheetTable[];
}

const refuse = (type: RefusalType, area: CellArea): Result<never, ProposalRefusal> => err({ type, area });

/** What the cells of a selection would be as measures: one a row and measure, its latest selected period. */
export function proposeMeasures(selection: Selection): Result<readonly MeasureProposal[], ProposalRefusal> {
  const { area, sheet } = selection;
  if (area.rowCount * area.columnCount > mostSelectedCells) return refuse('too-large', area);
  const tables = selection.tables ?? findTables(sheet);
  const [table, other] = tables.filter((each) => overlaps(each.area, area));
  if (other !== undefined) return refuse('several-tables', area);
  if (table === undefined) return refuse(outsideOf(tables, selection), area);
  const cells = figureCells(table, area);
  if (cells.length === 0) return refuse(insideOf(table, area), area);
  return ok(latestOfEach(table, cells).map(({ row, column }) => proposalOfCell(table, row, column)));
}

interface BodyCell {
  readonly row: TableRow;
  readonly column: number;
}

function figureCells(table: SheetTable, area: CellArea): readonly BodyCell[] {
  const rows = table.rows.filter(
    ({ row, kind }) => kind !== 'note' && row >= area.row && row <= lastRowOf(area),
  );
  const columns = table.columns.figures.filter(
    (column) => column >= area.column && column <= lastColumnOf(area),
  );
  return rows.flatMap((row) =>
    columns
      .filter((column) => ['number', 'marker', 'below'].includes(table.grid.figure(row.row, column).type))
      .map((column) => ({ row, column })),
  );
}

/** Of the selected values of one series only the latest is proposed: the others are its series. */
function latestOfEach(table: SheetTable, cells: readonly BodyCell[]): readonly BodyCell[] {
  const selected = new Set(cells.map(({ row, column }) => `${row.row}:${column}`));
  return cells.filter(({ row, column }) => {
    const { steps, across } = readSeries(table, row, column);
    const own = periodOfCell(table, row, column).period;
    return !steps.some(({ at, period }) => {
      const isSelected = selected.has(across === 'columns' ? `${row.row}:${at}` : `${at}:${column}`);
      return isSelected && own !== null && period.end > own.end;
    });
  });
}

/** Why cells that lie in a table give no measure, by the first of them that says so. */
function insideOf(table: SheetTable, area: CellArea): RefusalType {
  const { grid, columns, headerRows, rows, subHeadings } = table;
  const types: RefusalType[] = [];
  for (let row = area.row; row <= lastRowOf(area); row += 1) {
    for (let column = area.column; column <= lastColumnOf(area); column += 1) {
      if (!isWithin(table.area, row, column)) continue;
      const figure = grid.figure(row, column);
      const isSubHeading = subHeadings.some((each) => each.row === row);
      const kind = rows.find((each) => each.row === row)?.kind;
      if (figure.type === 'error') types.push('error');
      else if (headerRows.includes(row) && isHeaderCell(table, row, column)) types.push('header');
      else if (kind === 'note') types.push('footnote');
      else if (figure.type === 'blank' && !isCovered(table, row, column)) continue;
      else if (columns.marks.includes(column)) types.push('mark');
      else if (isSubHeading || columns.labels.includes(column)) types.push('label');
      else types.push('words');
    }
  }
  return types[0] ?? 'blank';
}

const isCovered = ({ grid }: SheetTable, row: number, column: number): boolean => {
  const merge = grid.mergeAt(row, column);
  return merge !== undefined && grid.sort(merge.row, merge.column) !== 'blank';
};

const isHeaderCell = (table: SheetTable, row: number, column: number): boolean =>
  table.grid.sort(row, column) !== 'blank' || isCovered(table, row, column);

function outsideOf(tables: readonly SheetTable[], { sheet, area }: Selection): RefusalType {
  const isHere = (cell: { readonly area: CellArea }): boolean => overlaps(cell.area, area);
  for (const { title, captions, footnotes } of tables) {
    if (title !== null && isHere(title)) return 'title';
    if (captions.some(isHere)) return 'title';
    if (footnotes.some(isHere)) return 'footnote';
  }
  const cells = sheet.cells.slice(
    Math.max(0, area.row - sheet.area.row),
    lastRowOf(area) + 1 - sheet.area.row,
  );
  const first = Math.max(0, area.column - sheet.area.column);
  const selected = cells.flatMap((row) => row.slice(first, lastColumnOf(area) + 1 - sheet.area.column));
  if (selected.every(({ value }) => String(value).trim() === '')) return 'blank';
  if (selected.some(({ isError }) => isError === true)) return 'error';
  return 'no-table';
}
