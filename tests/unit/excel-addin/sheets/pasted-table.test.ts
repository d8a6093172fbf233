import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tableOfText } from '../../../../excel-addin/sheets/pasted-table.ts';

test('a copied table has its caption, its headers of two rows, and its rows', () => {
  const text = [
    'Missing children (made up)\t\t',
    '\t2024\t2025',
    'District\tReports\tReports',
    'North\t1,204\t1,310',
    'South\tc\t<5',
    '',
  ].join('\r\n');
  expect(tableOfText(text)).toEqual({
    caption: 'Missing children (made up)',
    columnHeaders: ['District', '2024 / Reports', '2025 / Reports'],
    rows: [
      { key: 'North', cells: ['North', '1,204', '1,310'] },
      { key: 'South', cells: ['South', 'c', '<5'] },
    ],
  });
});

test('a quoted cell may hold a line end and a quote', () => {
  expect(tableOfText('"North\n""upper"""\t7\nSouth\t8')?.rows.map(({ cells }) => cells)).toEqual([
    ['North "upper"', '7'],
    ['South', '8'],
  ]);
});

test('words, one column and a table without figures are no table of figures', () => {
  expect(tableOfText('Seven children were seen.')).toBeNull();
  expect(tableOfText('Risk\tHigh\nRisk\tLow')).toBeNull();
  expect(tableOfText('7\n8\n9')).toBeNull();
});

test('whatever is pasted, nothing throws and every row has a cell for every header', () => {
  const cell = fc.oneof(fc.string(), fc.integer().map(String), fc.constantFrom('"', '""', '\t', '"\n'));
  fc.assert(
    fc.property(fc.array(cell), fc.constantFrom('\t', '\n', '\t"'), (cells, apart) => {
      const grid = tableOfText(cells.join(apart));
      for (const row of grid?.rows ?? []) expect(row.cells).toHaveLength(grid?.columnHeaders.length ?? 0);
    }),
  );
});
