import { describe, expect, test } from 'vitest';
import { measuresTwice } from '../../../../excel-addin/sheets/measures-twice.ts';
import type { WorkbookReading } from '../../../../excel-addin/workbook/workbook.ts';

const readingOf = (rows: readonly (readonly [name: string, id: string])[]): WorkbookReading => ({
  sheetNames: ['PL Measures'],
  isStructureProtected: false,
  ourTables: [{ name: 'PlMeasures', sheetName: 'PL Measures' }],
  tables: [
    {
      name: 'PlMeasures',
      sheetName: 'PL Measures',
      isSheetProtected: false,
      headers: ['Name', 'Id'],
      rows: rows.map(([name, id]) => ({ Name: { value: name }, Id: { value: id } })),
    },
  ],
});

describe('rows of measures', () => {
  test('of one name or one id are named but for the first', () => {
    const rows = measuresTwice(
      readingOf([
        ['Seen', ''],
        ['Seen ', ''],
        ['Heard', 'm1'],
        ['Heard again', 'm1'],
        ['', ''],
        ['', ''],
      ]),
    );
    expect(rows.map(({ what, where }) => [what.split(',')[0], where])).toEqual([
      ['Seen: another row has this name', 'PL Measures, row 2 of the table'],
      ['Heard again: this row is a copy of another', 'PL Measures, row 4 of the table'],
    ]);
  });

  test('that differ are not', () => {
    expect(
      measuresTwice(
        readingOf([
          ['Seen', ''],
          ['Heard', ''],
          ['Seen', 'm1'],
        ]),
      ),
    ).toEqual([]);
  });
});
