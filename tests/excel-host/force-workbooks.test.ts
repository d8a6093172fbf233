import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { createExcelWorkbook } from '../../excel-addin/workbook/excel/excel-workbook.ts';
import { removeOurSheets } from '../../excel-addin/workbook/excel/remove-our-sheets.ts';
import { openFileWorkbook } from '../../excel-addin/workbook/file/file-workbook.ts';
import type { ForceSheetReading } from '../../excel-addin/workbook/force-sheet.ts';
import type { Workbook } from '../../excel-addin/workbook/workbook.ts';
import { chartPlan, fourYears, judgmentsPlan } from './contract-plans.ts';
import { ExcelHost } from './excel-host.ts';
import { loadOfficeInNode } from './node-office.ts';

const FILES = [
  'fx_a',
  'fx_d',
  'fx_p',
  'ho-police-use-of-force-2017-18',
  'ho-police-workforce-sep19',
  'ofsted-ilacs-overview',
];

const bytesOf = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../fixtures/xlsx/${name}.xlsx`, import.meta.url)));

const openLive = (bytes: Uint8Array) => {
  const host = ExcelHost.open(bytes);
  host.limits = { requestBytes: 1e9, responseBytes: 1e9 };
  const { Excel: excel } = loadOfficeInNode(host);
  return { host, excel, live: createExcelWorkbook(excel) };
};

const openFile = async (bytes: Uint8Array): Promise<Workbook> => {
  const opened = await openFileWorkbook(bytes);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
};

const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

describe.each(FILES)('the workbook %s', (name) => {
  test('is read alike in Excel and from its file', async () => {
    const { host, live } = openLive(bytesOf(name));
    const file = await openFile(bytesOf(name));
    const outline = value(await live.outline());
    expect(outline).toEqual(value(await file.outline()));
    const wanted = outline.map(({ sheetName }) => ({ sheetName }));
    const [seen, read] = [value(await live.readSheets(wanted)), value(await file.readSheets(wanted))];
    // Excel shows a space where the format of a text has one; a file's reader need not know it.
    const trimmed = ({ cells, ...sheet }: ForceSheetReading) => ({
      ...sheet,
      cells: cells.map((row) => row.map((cell) => ({ ...cell, text: cell.text.trim() }))),
    });
    expect(seen).toHaveLength(outline.length);
    for (const [index, sheet] of seen.entries()) {
      const other = read[index];
      expect(trimmed(sheet)).toEqual(other && trimmed(other));
    }
    expect(host.unsupported).toEqual([]);
  });

  test('has every part as before when ours have come, grown, shrunk and gone', async () => {
    const before = unzipSync(await ExcelHost.open(bytesOf(name)).save());
    const { host, excel, live } = openLive(bytesOf(name));
    for (const rows of [undefined, fourYears, fourYears.slice(0, 1)])
      value(await live.write([judgmentsPlan(), chartPlan(rows)]));
    value(await removeOurSheets(excel));
    const after = unzipSync(await host.save());
    const changed = Object.keys({ ...before, ...after }).filter(
      (path) => Buffer.compare(before[path] ?? Buffer.of(), after[path] ?? Buffer.of()) !== 0,
    );
    // Styles are only ever added, and no cell of theirs has one of the new; the others are the lists of parts and sheets.
    const lists = ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/workbook.xml'];
    expect(changed.filter((path) => !lists.includes(path))).toEqual([]);
    expect(host.unsupported).toEqual([]);
  });
});
