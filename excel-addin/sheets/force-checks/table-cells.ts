import type { Figure } from '../../../shared/measures/figure.ts';
import { areaWord } from '../../proposals/cell-words.ts';
import type { SheetTable } from '../../proposals/find-tables.ts';
import type { CellPlace } from '../../workbook/cell-reference.ts';
import type { ForceCell } from '../../workbook/force-sheet.ts';

/** A cell in a column of figures, beside a row's label. */
export interface BodyCell {
  readonly place: CellPlace;
  readonly figure: Figure;
  readonly cell: ForceCell;
}

/** A table with what every check of it needs. */
export interface CheckedTable {
  readonly table: SheetTable;
  readonly sheetName: string;
  /** 'A4:M60' */
  readonly address: string;
  readonly body: readonly BodyCell[];
}

export function checkedTable(table: SheetTable): CheckedTable {
  const { grid, rows, columns } = table;
  const { sheetName } = grid.reading;
  const figureRows = rows.filter(({ kind }) => kind !== 'note');
  const body = figureRows.flatMap(({ row }) =>
    columns.figures.map((column) => ({
      place: { sheetName, row, column },
      figure: grid.figure(row, column),
      cell: grid.cell(row, column),
    })),
  );
  return { table, sheetName, address: areaWord(table.area), body };
}

export const checkId = (kind: string, { sheetName, address }: CheckedTable, about = ''): string =>
  `${kind} ${sheetName} ${address} ${about}`.trim();

export const cells = (count: number): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'cell' : 'cells'}`;
