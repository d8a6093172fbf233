import type { ExcelHost } from '../../tests/excel-host/excel-host.ts';
import { openTable } from './workbook-table.ts';

/** What stands in the workbook at the end, besides the grades. */
export interface WorkbookCounts {
  readonly measures: number;
  readonly charts: number;
  readonly cases: number;
  readonly signed: number;
}

/** Counted in the cells and the parts of the workbook, not in what the pane says. */
export function countWorkbook(host: ExcelHost): WorkbookCounts {
  return {
    measures: filledRows(host, 'PlMeasures', 'Name'),
    charts: host.model.sheets.reduce((sum, sheet) => sum + host.model.charts(sheet).length, 0),
    cases: filledRows(host, 'PlCases', 'Reference'),
    signed: filledRows(host, 'PlGrades', 'Signed off by'),
  };
}

function filledRows(host: ExcelHost, name: string, header: string): number {
  const table = openTable(host, name);
  return table.rows.filter((row) => table.cell(row, header) !== '').length;
}
