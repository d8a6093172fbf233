import { describe, expect, test } from 'vitest';
import { checkForceFigures } from '../../../../excel-addin/sheets/force-checks/check-force-figures.ts';
import { isLeftOut, readForceSheets } from '../../../../excel-addin/sheets/read-force-sheets.ts';
import type { SheetOutline } from '../../../../excel-addin/workbook/force-sheet.ts';
import type { Workbook } from '../../../../excel-addin/workbook/workbook.ts';
import { ok } from '../../../../shared/result.ts';
import { forceSheet } from './sample-measures.ts';

const outline = (sheetName: string, rowCount: number, isOurs = false): SheetOutline => ({
  ...{ sheetName, isHidden: false, isOurs },
  usedArea: rowCount === 0 ? null : { row: 0, column: 0, rowCount, columnCount: 10 },
});

const workbook = {
  outline: async () =>
    ok([outline('Small', 5), outline('Giant', 1_000_000), outline('Blank', 0), outline('PL Cover', 9, true)]),
  readSheets: async (wanted: readonly { readonly sheetName: string }[]) =>
    ok(wanted.map(({ sheetName }) => forceSheet(sheetName, [['Force', '2021']]))),
} as unknown as Workbook;

describe('reading the force’s own sheets', () => {
  test('leaves ours and blank ones out, and names a giant without reading it', async () => {
    const read = await readForceSheets(workbook);
    const sheets = read.ok ? read.value : [];
    expect(sheets.map((sheet) => [sheet.sheetName, isLeftOut(sheet)])).toEqual([
      ['Small', false],
      ['Giant', true],
    ]);
    expect(checkForceFigures(sheets).map(({ kind, what }) => [kind, what])).toEqual([
      ['not-read', expect.stringMatching(/^“Giant” has 10,000,000 cells in use.*was not looked through\./)],
    ]);
  });
});
