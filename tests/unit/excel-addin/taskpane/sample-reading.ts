import type { TableName } from '../../../../excel-addin/workbook/sheet-plan.ts';
import type { CellValue, WorkbookReading } from '../../../../excel-addin/workbook/workbook.ts';
import { findFramework } from '../../../../shared/criteria/catalogue.ts';
import type { Framework } from '../../../../shared/criteria/framework.ts';

type Row = Readonly<Record<string, CellValue>>;

/** A workbook that holds these rows in our tables, every one on the sheet of its name. */
export const readingOf = (tables: Partial<Record<TableName, readonly Row[]>>): WorkbookReading => ({
  sheetNames: Object.keys(tables),
  isStructureProtected: false,
  ourTables: Object.keys(tables).map((name) => ({ name: name as TableName, sheetName: name })),
  tables: Object.entries(tables).map(([name, rows = []]) => ({
    name: name as TableName,
    sheetName: name,
    isSheetProtected: false,
    headers: [...new Set(rows.flatMap((row) => Object.keys(row)))],
    rows: rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([header, value]) => [header, { value }])),
    ),
  })),
});

/** As PL Cover holds them. */
export const coverRows: readonly Row[] = [
  { Item: 'Force', Value: 'Marchshire (fictional)' },
  { Item: 'Kind', Value: 'Joint inspection' },
  { Item: 'First day', Value: '2026-11-02' },
  { Item: 'Last day', Value: '2026-11-13' },
  { Item: 'Edition (short name)', Value: 'ncpi-2024' },
  { Item: 'Areas of practice (short name)', Value: 'ncpi-2020' },
  { Item: 'Inspection (number)', Value: 'a1'.repeat(16) },
];

export const edition = (): Framework => {
  const framework = findFramework('ncpi-2024');
  if (framework === undefined) throw new Error('ncpi-2024 ships');
  return framework;
};
