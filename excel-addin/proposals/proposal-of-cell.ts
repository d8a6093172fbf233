import type { CellPlace } from '../workbook/cell-reference.ts';
import { isRatioInRow, partsOfColumn, unitByParts } from './find-parts.ts';
import { readSeries } from './find-series.ts';
import type { SheetTable, TableRow } from './find-tables.ts';
import { labelsOfCell, nameOfCell } from './measure-name.ts';
import type { MeasureProposal } from './measure-proposal.ts';
import { warningsOf } from './measure-warnings.ts';
import { periodOfCell } from './period-of-cell.ts';

/** What a cell of a table's body would be as a measure. */
export function proposalOfCell(table: SheetTable, row: TableRow, column: number): MeasureProposal {
  const { sheetName } = table.grid.reading;
  const place = (at: number): CellPlace => ({ sheetName, row: row.row, column: at });
  const figure = table.grid.figure(row.row, column);
  const period = periodOfCell(table, row, column);
  const parts = partsOfColumn(table, row.row, column);
  const series = readSeries(table, row, column);
  const own =
    parts.type === 'found' && isRatioInRow(table, row.row, { column, parts: parts.parts })
      ? parts.parts
      : null;
  return {
    sheetName,
    table: table.area,
    name: nameOfCell(table, row, column),
    value: place(column),
    figure,
    numerator: own === null ? null : place(own.numerator),
    denominator: own === null ? null : place(own.denominator),
    unit: unitByParts(table, row.row, column),
    period: { value: period.period?.text ?? '', from: period.from },
    basis: period.basis,
    series: series.series,
    labels: labelsOfCell(table, row, column),
    rowKind: row.kind,
    warnings: warningsOf({ table, row, column, figure, period, parts, series }),
  };
}
