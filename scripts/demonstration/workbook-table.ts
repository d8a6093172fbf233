import type { ExcelHost } from '../../tests/excel-host/excel-host.ts';
import { cellName } from '../../tests/excel-host/workbook-model/address.ts';

/** A table as a person sees it: headers, rows, and cells to type into. */
export interface WorkbookTable {
  readonly rows: readonly number[];
  /** The first row for which it holds. */
  row(isIt: (row: number) => boolean): number;
  cell(row: number, header: string): string;
  type(row: number, header: string, typed: string): void;
}

export function openTable(host: ExcelHost, name: string): WorkbookTable {
  const table = host.model.table(name);
  if (table === undefined) throw new Error(`The workbook has no table ${name}.`);
  const { sheet, box } = table;
  const text = (row: number, column: number): string => String(sheet.cell(row, column).value ?? '');
  const columnOf = (header: string): number => {
    for (let column = box.left; column <= box.right; column++)
      if (text(box.top, column) === header) return column;
    throw new Error(`The table ${name} has no column “${header}”.`);
  };
  const rows = Array.from({ length: box.bottom - box.top }, (_, index) => box.top + 1 + index);
  return {
    rows,
    cell: (row, header) => text(row, columnOf(header)),
    type: (row, header, typed) => host.userEdit(sheet.name, cellName(row, columnOf(header)), [[typed]]),
    row: (isIt) => {
      const found = rows.find(isIt);
      if (found === undefined) throw new Error(`The table ${name} has no such row.`);
      return found;
    },
  };
}
