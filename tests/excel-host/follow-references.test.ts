import { describe, expect, test } from 'vitest';
import { ExcelHost } from './excel-host.ts';
import { loadOfficeInNode } from './node-office.ts';
import { createOfficeHands } from './user-hands.ts';

const open = async () => {
  const host = ExcelHost.open(null);
  const { Excel: excel } = loadOfficeInNode(host);
  const user = createOfficeHands(excel);
  await user.addSheet('Table_9', [
    ['Force', '2023'],
    ['Northshire', 412],
    ['Southshire', 388],
    ['Total', 800],
  ]);
  await user.addSheet('Ours', [['Measure']]);
  const act = (change: (sheet: Excel.Worksheet) => void): Promise<void> =>
    excel.run(async (context) => {
      change(context.workbook.worksheets.getItem('Table_9'));
      await context.sync();
    });
  const formula = async (): Promise<string | undefined> => (await user.cells('Ours')).B1?.formula;
  return { host, user, act, formula };
};

describe('a formula over the force’s cells', () => {
  test.each([
    ["='Table_9'!$B$3", "='Table_9'!$B$5"],
    ['=Table_9!B3', '=Table_9!B5'],
    ["=SUM('Table_9'!$B$2:$B$3)", "=SUM('Table_9'!$B$2:$B$5)"],
    ['=\'Table_9\'!$B$1&"Table_9!B3"', '=\'Table_9\'!$B$1&"Table_9!B3"'],
    ["=COUNT('Table_9'!B:B)", "=COUNT('Table_9'!B:B)"],
    ['=B3', '=B3'],
  ])('%s follows two inserted rows: %s', async (before, after) => {
    const { user, act, formula } = await open();
    await user.typeInto('Ours', 'B1', before);
    await act((sheet) => sheet.getRange('3:4').insert('Down'));
    expect(await formula()).toBe(after);
    expect((await user.cells('Table_9')).B5?.value).toBe(388);
  });

  test('follows a new name of the sheet', async () => {
    const { user, formula } = await open();
    await user.typeInto('Ours', 'B1', "='Table_9'!$B$3/table_9!B4");
    await user.renameSheet('Table_9', 'Table 9 (new)');
    expect(await formula()).toBe("='Table 9 (new)'!$B$3/'Table 9 (new)'!B4");
  });

  test('becomes #REF! when its row or its sheet is deleted, and shrinks with its rows', async () => {
    const { user, act, formula } = await open();
    await user.typeInto('Ours', 'B1', "='Table_9'!$B$3+SUM('Table_9'!$B$2:$B$4)");
    await act((sheet) => sheet.getRange('3:3').delete('Up'));
    expect(await formula()).toBe("='Table_9'!#REF!+SUM('Table_9'!$B$2:$B$3)");
    await user.deleteSheet('Table_9');
    expect(await formula()).toBe('=#REF!+SUM(#REF!)');
  });

  test('leaves tables whole that rows are put into', async () => {
    const { host, act } = await open();
    await act((sheet) => sheet.tables.add('A1:B4', true));
    await act((sheet) => sheet.getRange('3:4').insert('Down'));
    expect(host.model.tables()[0]?.box).toEqual({ top: 0, left: 0, bottom: 5, right: 1 });
  });
});
