import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { CellArea, ForceSheetReading } from '../../../../../excel-addin/workbook/force-sheet.ts';
import { opened } from './file-plans.ts';
import { type HandMade, handMade } from './sheet-file.ts';

async function readData(made: HandMade, area?: CellArea): Promise<ForceSheetReading> {
  const reading = await (await opened(handMade(made))).readSheets([
    area === undefined ? { sheetName: 'data' } : { sheetName: 'data', area },
  ]);
  const sheet = reading.ok ? reading.value[0] : undefined;
  if (sheet === undefined) throw new Error(JSON.stringify(reading));
  return sheet;
}

const values = (sheet: ForceSheetReading): unknown => sheet.cells.map((row) => row.map(({ value }) => value));

describe('a sheet of theirs', () => {
  const mixed = `<sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c><c r="D2" t="b"><v>1</v></c></row><row r="4"><c r="B4" t="e"><v>#N/A</v></c><c r="C4" t="str"><f>A1&amp;"x"</f><v>x</v></c><c r="D4"><v>1.5E-2</v></c></row></sheetData>`;
  const strings = '<si><r><t>rich </t></r><r><t>text_x000A_</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si>';

  test('gives texts of every kind, truth values, errors and numbers', async () => {
    const sheet = await readData({ sheet: mixed, strings });
    expect(sheet.area).toEqual({ row: 1, column: 1, rowCount: 3, columnCount: 3 });
    expect(values(sheet)).toEqual([
      ['rich text\n', 'inline', true],
      ['', '', ''],
      ['#N/A', 'x', 0.015],
    ]);
    expect(sheet.cells[2]?.map(({ isError, formula }) => [isError, formula])).toEqual([
      [true, undefined],
      [undefined, '=A1&"x"'],
      [undefined, undefined],
    ]);
  });

  test('reads the same where its XML has a prefix', async () => {
    const plain = await readData({ sheet: mixed, strings });
    expect(await readData({ sheet: mixed, strings, prefix: 'x:' })).toEqual(plain);
  });

  test('gives the cells that share a formula their own, also where the first is not asked for', async () => {
    const sheet = `<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:B3" si="4">$D1*E$2+F3</f><v>1</v></c></row><row r="2"><c r="B2"><f t="shared" si="4"/><v>2</v></c></row><row r="3"><c r="A3"><f t="array" ref="A3">SUM(D1:D2*2)</f><v>3</v></c></row></sheetData>`;
    const area = { row: 1, column: 0, rowCount: 2, columnCount: 2 };
    const { cells } = await readData({ sheet }, area);
    expect(cells.map((row) => row.map(({ formula }) => formula))).toEqual([
      [undefined, '=$D2*F$2+G4'],
      ['=SUM(D1:D2*2)', undefined],
    ]);
  });

  test('tells rows and columns that are hidden, filtered out or without size, and merged cells', async () => {
    const sheet = `<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="9"/><col min="2" max="2" width="0" customWidth="1"/><col min="3" max="16384" width="9" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="B2"><v>1</v></c></row><row r="3" ht="0" customHeight="1"><c r="D3"><v>1</v></c></row></sheetData><autoFilter ref="A1:D3"/><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>`;
    expect(await readData({ sheet })).toMatchObject({
      hiddenRows: [1, 2],
      hiddenColumns: [1, 2, 3],
      merges: [{ row: 0, column: 0, rowCount: 1, columnCount: 2 }],
    });
  });

  test('gives formats and the text that Excel shows', async () => {
    const cells = [1, 2, 3, 4].map((style, at) => `<c r="${'ABCD'[at]}1" s="${style}"><v>45382.25</v></c>`);
    const { cells: read } = await readData({
      sheet: `<sheetData><row r="1">${cells.join('')}</row></sheetData>`,
      numberFormats: '<numFmt numFmtId="170" formatCode="d mmmm yyyy"/>',
      cellFormats: '<xf numFmtId="170"/><xf numFmtId="4"/><xf numFmtId="14"/><xf numFmtId="999"/>',
    });
    expect(read[0]?.map(({ numberFormat, text }) => [numberFormat, text])).toEqual([
      ['d mmmm yyyy', '31 March 2024'],
      ['#,##0.00', '45,382.25'],
      ['m/d/yyyy', '31/03/2024'],
      ['General', '45382.25'],
    ]);
  });

  test('keeps serial numbers of 1904 as they are and says so', async () => {
    const sheet = '<sheetData><row r="1"><c r="A1" s="1"><v>43920</v></c></row></sheetData>';
    const read = await readData({
      sheet,
      settings: '<workbookPr date1904="1"/>',
      cellFormats: '<xf numFmtId="14"/>',
    });
    // 1904 counts from 1 January 1904 as day 0, 1,462 days after 1900's count.
    expect(read).toMatchObject({ has1904Dates: true });
    expect(read.cells[0]?.[0]).toMatchObject({ value: 43_920, text: '31/03/2024' });
  });

  test('has points for decimals whatever the language, since a file has nothing else', async () => {
    const sheet =
      '<sheetData><row r="1"><c r="A1"><v>1234.5</v></c><c r="B1" t="inlineStr"><is><t>1.234,5</t></is></c></row></sheetData>';
    expect(values(await readData({ sheet }))).toEqual([[1234.5, '1.234,5']]);
  });

  test('is read as far as it is used when whole columns are asked for', async () => {
    const area = { row: 0, column: 0, rowCount: 1_048_576, columnCount: 16_384 };
    expect((await readData({ sheet: mixed, strings }, area)).area).toEqual({
      row: 1,
      column: 1,
      rowCount: 3,
      columnCount: 3,
    });
  });

  test('of a million rows is refused in words, and a part of it is read', async () => {
    const row = (number: number): string =>
      `<row r="${number}"><c r="A${number}"><v>1</v></c><c r="C${number}"><v>2</v></c></row>`;
    let rows = '';
    for (let number = 1; number <= 1_000_000; number++) rows += row(number);
    const parts = unzipSync(handMade({ sheet: '<sheetData></sheetData>' }));
    const name = 'xl/worksheets/sheet1.xml';
    const xml = strFromU8(parts[name] ?? new Uint8Array()).replace('</sheetData>', `${rows}</sheetData>`);
    const workbook = await opened(zipSync({ ...parts, [name]: strToU8(xml) }, { level: 1 }));
    expect(await workbook.readSheets([{ sheetName: 'Data' }])).toEqual({
      ok: false,
      error: {
        type: 'too-large',
        sheetName: 'Data',
        reason: expect.stringContaining('3,000,000 cells in use are more than the 2,000,000'),
      },
    });
    const outline = await workbook.outline();
    expect(outline.ok && outline.value[0]?.usedArea?.rowCount).toBe(1_000_000);
    const area = { row: 999_998, column: 0, rowCount: 2, columnCount: 3 };
    const part = await workbook.readSheets([{ sheetName: 'Data', area }]);
    expect(part.ok && part.value[0]?.cells.map((cells) => cells.map(({ value }) => value))).toEqual([
      [1, '', 2],
      [1, '', 2],
    ]);
  });

  test.each([
    ['cut short', '<sheetData><row r="1"><c r="A1"><v>1</v>'],
    ['with something else among its rows', '<sheetData><cell/></sheetData>'],
    ['with comments in its XML', '<sheetData><row r="1"><!-- x --><c r="A1"><v>1</v></c></row></sheetData>'],
  ])('%s is refused in words', async (_, sheet) => {
    const reading = await (await opened(handMade({ sheet }))).readSheets([{ sheetName: 'Data' }]);
    expect(reading).toMatchObject({ error: { type: 'not-a-workbook', reason: /damaged/ } });
  });
});
