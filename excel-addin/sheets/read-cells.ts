import type { TableName } from '../workbook/sheet-plan.ts';
import type { CellReading, TableReading, WorkbookReading } from '../workbook/workbook.ts';

export type RowReading = Readonly<Record<string, CellReading>>;

export const findTable = (reading: WorkbookReading, name: TableName): TableReading | undefined =>
  reading.tables.find((table) => table.name === name);

export const rowsOf = (reading: WorkbookReading, name: TableName): readonly RowReading[] =>
  findTable(reading, name)?.rows ?? [];

/** As TRIM sees it: a number or a truth value is its own text. */
export function cellText(row: RowReading | undefined, header: string): string {
  const value = row?.[header]?.value ?? '';
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}
