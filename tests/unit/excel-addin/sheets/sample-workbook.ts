import { readFileSync } from 'node:fs';
import { tablesWanted } from '../../../../excel-addin/sheets/build-sheets.ts';
import { type ImportOptions, importEvidence } from '../../../../excel-addin/sheets/import-evidence.ts';
import { type FileWorkbook, openFileWorkbook } from '../../../../excel-addin/workbook/file/file-workbook.ts';
import type { TableName } from '../../../../excel-addin/workbook/sheet-plan.ts';
import type { WorkbookReading } from '../../../../excel-addin/workbook/workbook.ts';
import { writePack } from '../../../../shared/exchange/write-pack.ts';
import { type Device, packOf } from '../../shared/sample-inspection.ts';

/** A force's workbook of two small sheets. */
export async function openSample(bytes?: Uint8Array): Promise<FileWorkbook> {
  const path = new URL('../../../fixtures/xlsx/fx_p.xlsx', import.meta.url);
  const opened = await openFileWorkbook(bytes ?? new Uint8Array(readFileSync(path)));
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

/** What these devices have written so far, taken in. */
export const takeIn = async (
  workbook: FileWorkbook,
  devices: readonly Device[],
  options: Partial<ImportOptions> = {},
) =>
  importEvidence(workbook, await writePack(packOf(devices)), {
    nowMs: Date.UTC(2026, 10, 20, 9, 30),
    fileName: 'case.plumb',
    programVersion: '0.1.0',
    ...options,
  });

export async function readSample(workbook: FileWorkbook): Promise<WorkbookReading> {
  const wanted = tablesWanted.map(({ name }) => ({ name, columns: 'all' as const }));
  const reading = await workbook.read(wanted);
  if (!reading.ok) throw new Error(JSON.stringify(reading.error));
  return reading.value;
}

/** The values of a table's rows, by header. */
export const tableRows = async (workbook: FileWorkbook, name: TableName) =>
  ((await readSample(workbook)).tables.find((table) => table.name === name)?.rows ?? []).map((row) =>
    Object.fromEntries(Object.entries(row).map(([header, { value }]) => [header, value])),
  );

/** A person types into one cell of a table of ours. */
export async function typeInto(
  workbook: FileWorkbook,
  cell: { readonly table: TableName; readonly key: string; readonly header: string },
  text: string,
): Promise<void> {
  const keyColumn = { PlCover: 'Item', PlRule: 'Part' }[String(cell.table)] ?? 'Id';
  const columns = [keyColumn, cell.header].map((header) => ({ header, widthChars: 20 }));
  const rows = [{ key: cell.key, cells: { [cell.header]: { type: 'text', text } } }] as const;
  const table = { name: cell.table, keyColumn, columns, rows };
  const written = await workbook.write([{ sheetName: 'unused', title: '', note: '', table }]);
  if (!written.ok) throw new Error(JSON.stringify(written.error));
}
