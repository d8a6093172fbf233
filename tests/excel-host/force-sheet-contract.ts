import { beforeEach, describe, expect, test } from 'vitest';
import type { ForceSheetReading } from '../../excel-addin/workbook/force-sheet.ts';
import { judgmentsPlan } from './contract-plans.ts';
import type { ContractBook } from './workbook-contract.ts';

const sheetName = 'Table 9';

/** What both workbooks tell of sheets that are the force's own. */
export const describeForceSheetContract = (name: string, open: () => Promise<ContractBook>): void => {
  describe(`${name}, read for its figures`, () => {
    let book: ContractBook;
    beforeEach(async () => {
      book = await open();
      await book.user.addSheet(sheetName, [
        ['Table 9: repeat referrals', '', ''],
        ['', 'Year ending March', ''],
        ['Force', '2023', '2024'],
        ['Northshire', 412, 0.125],
        ['Southshire', '..', 45_382],
      ]);
    });

    const read = async (
      ...wanted: Parameters<Awaited<ReturnType<ContractBook['workbook']>>['readSheets']>[0]
    ): Promise<readonly ForceSheetReading[]> => {
      const reading = await (await book.workbook()).readSheets(wanted);
      if (!reading.ok) throw new Error(JSON.stringify(reading.error));
      return reading.value;
    };
    const readOne = async (): Promise<ForceSheetReading> => {
      const [sheet] = await read({ sheetName });
      if (sheet === undefined) throw new Error('it was not read');
      return sheet;
    };

    test('gives the cells of the used part', async () => {
      const sheet = await readOne();
      expect(sheet).toMatchObject({
        sheetName,
        area: { row: 0, column: 0, rowCount: 5, columnCount: 3 },
        merges: [],
        hiddenRows: [],
        hiddenColumns: [],
        has1904Dates: false,
      });
      expect(sheet.cells.map((row) => row.map(({ value }) => value))).toEqual([
        ['Table 9: repeat referrals', '', ''],
        ['', 'Year ending March', ''],
        ['Force', expect.toBeOneOf(['2023', 2023]), expect.toBeOneOf(['2024', 2024])],
        ['Northshire', 412, 0.125],
        ['Southshire', '..', 45_382],
      ]);
      expect(sheet.cells[3]?.[1]).toEqual({ value: 412, text: '412', numberFormat: 'General' });
    });

    test('gives a part, in the order and as often as it was asked for', async () => {
      const area = { row: 3, column: 1, rowCount: 2, columnCount: 1 };
      const sheets = await read({ sheetName, area }, { sheetName: 'Nowhere' }, { sheetName: 'Sheet1' });
      expect(sheets.map(({ sheetName: seen }) => seen)).toEqual([sheetName, 'Sheet1']);
      expect(sheets[0]?.area).toEqual(area);
      expect(sheets[0]?.cells.map((row) => row.map(({ value }) => value))).toEqual([[412], ['..']]);
      expect(sheets[1]?.cells).toEqual([]);
    });

    test('gives blank cells where a part reaches beyond what is used', async () => {
      const [sheet] = await read({ sheetName, area: { row: 4, column: 2, rowCount: 2, columnCount: 2 } });
      expect(sheet?.cells.map((row) => row.map(({ value }) => value))).toEqual([
        [45_382, ''],
        ['', ''],
      ]);
    });

    test('gives number formats, and dates as numbers', async () => {
      await book.user.setNumberFormat(sheetName, 'C4', '0.0%');
      await book.user.setNumberFormat(sheetName, 'C5', 'dd/mm/yyyy');
      const { cells } = await readOne();
      expect(cells[3]?.[2]).toMatchObject({ value: 0.125, numberFormat: '0.0%' });
      // 31 March 2024 is day 45,382 when 1 January 1900 is day 1.
      expect(cells[4]?.[2]).toMatchObject({ value: 45_382, numberFormat: 'dd/mm/yyyy' });
    });

    test('gives merged cells as areas of the sheet, also where a part only touches them', async () => {
      await book.user.mergeCells(sheetName, 'A1:C1');
      await book.user.mergeCells(sheetName, 'B2:C2');
      const title = { row: 0, column: 0, rowCount: 1, columnCount: 3 };
      const span = { row: 1, column: 1, rowCount: 1, columnCount: 2 };
      const sheet = await readOne();
      expect(sheet.merges).toHaveLength(2);
      expect(sheet.merges).toEqual(expect.arrayContaining([title, span]));
      const [part] = await read({ sheetName, area: { row: 1, column: 2, rowCount: 3, columnCount: 1 } });
      expect(part?.merges).toEqual([span]);
    });

    test('gives hidden rows and columns by their place in the sheet', async () => {
      await book.user.hideRow(sheetName, 4);
      await book.user.hideColumn(sheetName, 'B');
      expect(await readOne()).toMatchObject({ hiddenRows: [3], hiddenColumns: [1] });
      const [part] = await read({ sheetName, area: { row: 4, column: 1, rowCount: 1, columnCount: 2 } });
      expect(part).toMatchObject({ hiddenRows: [], hiddenColumns: [1] });
    });

    test('gives errors as errors, and only those', async () => {
      await book.user.putError(sheetName, 'B4', '#N/A');
      const { cells } = await readOne();
      expect(cells[3]?.[1]).toMatchObject({ value: '#N/A', isError: true });
      expect(cells[4]?.[1]?.isError ?? false).toBe(false);
    });

    test('gives formulas with their sign, and our own sheets too', async () => {
      await (await book.workbook()).write([judgmentsPlan()]);
      const [sheet] = await read({
        sheetName: 'PL Judgments',
        area: { row: 4, column: 2, rowCount: 1, columnCount: 2 },
      });
      expect(sheet?.cells[0]?.[0]).toMatchObject({ value: 3 });
      expect(sheet?.cells[0]?.[0]?.formula).toBeUndefined();
      expect(sheet?.cells[0]?.[1]).toMatchObject({
        value: 6,
        formula: expect.stringMatching(/^=PlJudgments/),
      });
    });

    test('outlines every sheet in its order', async () => {
      await (await book.workbook()).write([judgmentsPlan()]);
      await book.user.hideSheet(sheetName);
      const outline = await (await book.workbook()).outline();
      expect(outline.ok && outline.value).toEqual([
        { sheetName: 'Sheet1', isHidden: false, isOurs: false, usedArea: null },
        {
          sheetName,
          isHidden: true,
          isOurs: false,
          usedArea: { row: 0, column: 0, rowCount: 5, columnCount: 3 },
        },
        {
          sheetName: 'PL Judgments',
          isHidden: false,
          isOurs: true,
          usedArea: { row: 0, column: 0, rowCount: 7, columnCount: 6 },
        },
      ]);
    });

    test('reads without changing a cell', async () => {
      const before = await book.user.cells(sheetName);
      await readOne();
      expect(await book.user.cells(sheetName)).toEqual(before);
    });
  });
};
