import { expect, test } from 'vitest';
import { rowsBeneath } from '../../../../excel-addin/sheets/rows-beneath.ts';
import type { TableName } from '../../../../excel-addin/workbook/sheet-plan.ts';
import type { TableReading } from '../../../../excel-addin/workbook/workbook.ts';

const checksOf = (name: TableName, beneath: TableReading['beneath'] | 'not asked') =>
  rowsBeneath(
    {
      ...{ sheetNames: ['PL One'], isStructureProtected: false, ourTables: [] },
      tables: [
        {
          ...{ name, sheetName: 'PL One', isSheetProtected: false, headers: ['Id'], rows: [] },
          ...(beneath === 'not asked' || beneath === undefined ? {} : { beneath }),
        },
      ],
    },
    [],
  );

test('several rows beneath a table are one thing to see to', () => {
  expect(checksOf('PlCases', { row: 8, column: 0, rowCount: 4, columnCount: 3 })).toEqual([
    {
      ...{ id: 'beneath PlCases', kind: 'beneath', state: 'act', where: 'rows 9 to 12', count: 4 },
      at: { sheetName: 'PL One', row: 8, column: 0 },
      what: 'Rows 9 to 12 beneath the table are not part of it: nothing there is counted. Draw the table’s lower right corner down over them, or put a row into the table and type there. Above a mere note, leave a blank row.',
    },
  ]);
});

test('a table to which nobody adds rows by typing is not to be made longer', () => {
  const [check] = checksOf('PlJudgments', { row: 27, column: 0, rowCount: 1, columnCount: 30 });
  expect(check?.what).toBe(
    'Row 28 beneath the table is not part of it: nothing there is counted. The table has every row that it needs: type there. Above a mere note, leave a blank row.',
  );
});

test('nothing is said where nothing stands or nobody looked', () => {
  expect(checksOf('PlCases', null)).toEqual([]);
  expect(checksOf('PlCases', 'not asked')).toEqual([]);
});
