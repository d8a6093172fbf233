import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { createLiveSheets } from '../../../../../excel-addin/taskpane/live-sheets.ts';
import type { WorkbookAccess } from '../../../../../excel-addin/taskpane/workbook-access.ts';
import { parseArea } from '../../../../../excel-addin/workbook/file/cell-place.ts';
import {
  type FileWorkbook,
  openFileWorkbook,
} from '../../../../../excel-addin/workbook/file/file-workbook.ts';
import type { CellArea } from '../../../../../excel-addin/workbook/force-sheet.ts';
import { ok } from '../../../../../shared/result.ts';

export const fixtureBytes = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../../fixtures/xlsx/${name}.xlsx`, import.meta.url)));

export const areaOf = (address: string): CellArea => {
  const area = parseArea(address);
  if (area === undefined) throw new Error(`${address} is no area`);
  return {
    row: area.firstRow - 1,
    column: area.firstColumn,
    rowCount: area.lastRow - area.firstRow + 1,
    columnCount: area.lastColumn - area.firstColumn + 1,
  };
};

export interface SampleAccess extends WorkbookAccess {
  readonly workbook: FileWorkbook;
  select(sheetName: string, address: string): void;
}

/** A file in place of the open workbook: what a person has selected is set by hand. */
export async function accessTo(bytes: Uint8Array): Promise<SampleAccess> {
  const workbook = await openFileWorkbook(bytes);
  if (!workbook.ok) throw new Error(JSON.stringify(workbook.error));
  let memory: string | null = null;
  let next = 0;
  let selected = { sheetName: '', address: 'A1' };
  return {
    workbook: workbook.value,
    memory: {
      read: async () => ok(memory),
      write: async (text) => {
        memory = text;
        return ok(undefined);
      },
    },
    version: '0.1.0',
    now: () => new Date('2026-11-20T09:30:00Z'),
    randomBytes: (length) => {
      next += 1;
      return new Uint8Array(length).fill(next % 256, 0, length - 1).fill(next >> 8, length - 1);
    },
    show: async () => ok(true),
    remove: async () => ok([]),
    watch: async () => ok(undefined),
    watchAll: async () => ok(undefined),
    removeRow: async () => ok(false),
    readSelection: async () =>
      ok({ type: 'cells', sheetName: selected.sheetName, area: areaOf(selected.address) }),
    showCells: async () => ok('shown'),
    select(sheetName, address) {
      selected = { sheetName, address };
    },
  };
}

/** A workbook of the Home Office's in which an inspection was begun. */
export async function begunIn(name: string): Promise<SampleAccess> {
  const access = await accessTo(fixtureBytes(name));
  const begun = await createLiveSheets(access).begin({
    force: 'Marchshire (fictional)',
    kind: 'inspection',
    framework: 'ncpi-2024',
    startDate: '2026-11-02',
    endDate: '2026-11-13',
  });
  if (!begun.ok) throw new Error(JSON.stringify(begun.error));
  return access;
}

/** The file after a program that knows nothing of our formulas put a blank row above row `before` of a sheet. */
export function withRowInserted(bytes: Uint8Array, sheetName: string, before: number): Uint8Array {
  const parts = unzipSync(bytes);
  const text = (part: string): string => strFromU8(parts[part] ?? new Uint8Array());
  const id = new RegExp(`<sheet [^>]*name="${sheetName}"[^>]*r:id="([^"]+)"`).exec(
    text('xl/workbook.xml'),
  )?.[1];
  const relationship = text('xl/_rels/workbook.xml.rels')
    .match(/<Relationship [^>]*>/g)
    ?.find((one) => one.includes(`Id="${id}"`));
  const part = `xl/${/Target="\/?(?:xl\/)?([^"]+)"/.exec(relationship ?? '')?.[1]}`;
  const down = (row: string): number => (Number(row) >= before ? Number(row) + 1 : Number(row));
  const shifted = text(part)
    .replace(/<row ([^>]*?)\br="(\d+)"/g, (_, rest: string, row: string) => `<row ${rest}r="${down(row)}"`)
    .replace(/<c r="([A-Z]+)(\d+)"/g, (_, column: string, row: string) => `<c r="${column}${down(row)}"`)
    .replace(/<mergeCell ref="[^"]+"/g, (merge) =>
      merge.replace(/([A-Z]+)(\d+)/g, (_, column: string, row: string) => `${column}${down(row)}`),
    );
  return zipSync({ ...parts, [part]: strToU8(shifted) });
}
