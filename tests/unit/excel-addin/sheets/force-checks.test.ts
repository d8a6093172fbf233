import { describe, expect, test } from 'vitest';
import { checksPlan } from '../../../../excel-addin/sheets/checks-sheet.ts';
import { cellList } from '../../../../excel-addin/sheets/force-checks/cell-list.ts';
import { checkForceFigures } from '../../../../excel-addin/sheets/force-checks/check-force-figures.ts';
import type { ForceCell } from '../../../../excel-addin/workbook/force-sheet.ts';
import { forceSheet } from './sample-measures.ts';

const header = ['Force', '2021', '2022', '2023'];
const checks = (rows: readonly (readonly (string | number)[])[]) =>
  checkForceFigures([forceSheet('Table_9', [header, ...rows])]).map(
    ({ kind, state, what, at, where, count }) => ({
      kind,
      state,
      what,
      cell: at === null ? '' : `${at.column},${at.row}`,
      where,
      count,
    }),
  );

describe('a table of theirs', () => {
  test('has one row for each marker, however many cells hold it', () => {
    const found = checks([
      ['Avon and Somerset', '..', '..', 100],
      ['Bedfordshire', '..', 'c', 200],
      ['Cheshire', 5, '', 300],
      ['Cleveland', 7, '<5', '#N/A'],
      ['Cumbria', 7, 9, 12],
    ]);
    expect(found.map(({ kind, count, where }) => [kind, count, where])).toEqual([
      ['marker', 3, 'B2:C2, B3'],
      ['marker', 1, ''],
      ['marker', 1, ''],
      ['marker', 1, ''],
      ['error', 1, ''],
    ]);
    expect(found[0]).toMatchObject({
      what: '3 cells hold “..”. Not available: the figure is not held or was not supplied.',
      cell: '1,1',
    });
  });

  test('names numbers stored as text, and those with a note’s mark apart', () => {
    const found = checks([
      ['Avon and Somerset', '1,234', 10, 100],
      ['Bedfordshire', 20, '12*', 200],
      ['Cheshire', 5, 11, 300],
    ]).filter(({ kind }) => kind === 'text-number');
    expect(found.map(({ what, state }) => [what.split('.')[0], state])).toEqual([
      ['1 cell holds a number stored as text', 'act'],
      ['1 cell holds a number with a note’s mark behind it', 'know'],
    ]);
  });

  test('says by how much a total differs from its parts', () => {
    const found = checks([
      ['Avon and Somerset', 1000, 400, 300],
      ['Bedfordshire', 2000, 500, 400],
      ['Cheshire', 3000, 600, 500],
      ['Total', 6020, 1510, 1210],
    ]).filter(({ kind }) => kind === 'sum');
    expect(found).toEqual([
      {
        kind: 'sum',
        state: 'act',
        what: 'The parts of “Total” do not sum to it. In B5 stands 6,020; its 3 parts give 6,000, a difference of 20. Figures rounded one by one often do so: look in the sheet’s own notes.',
        cell: '1,4',
        where: '',
        count: 1,
      },
    ]);
  });

  test('never works a withheld figure out from a total', () => {
    const found = checks([
      ['Avon and Somerset', 1000, 400, 300],
      ['Bedfordshire', 'c', 'c', 'c'],
      ['Cheshire', 3000, 600, 500],
      ['Total', 4077, 1078, 879],
    ]);
    expect(found.map(({ what }) => what).join()).not.toMatch(/difference|7[789]/);
  });

  test('finds a sum of theirs that runs over a total and its parts', () => {
    const rows = [
      ['Avon and Somerset', 1000, 400, 300],
      ['Devon and Cornwall', 2000, 500, 400],
      ['South West', 3000, 900, 700],
      ['Cheshire', 3000, 600, 500],
      ['Everything', 9000, 2400, 1900],
    ];
    const sheet = forceSheet('Table_9', [header, ...rows]);
    const last = sheet.cells[5] ?? [];
    const sums = last.map((cell, at): ForceCell => (at === 1 ? { ...cell, formula: '=SUM(B2:B5)' } : cell));
    const found = checkForceFigures([{ ...sheet, cells: [...sheet.cells.slice(0, 5), sums] }]);
    expect(found.find(({ kind, state }) => kind === 'double-count' && state === 'act')).toMatchObject({
      what: 'This sum adds row 4, which is itself the sum of rows 2 and 3: they are counted twice.',
      at: { sheetName: 'Table_9', row: 5, column: 1 },
    });
  });

  test('names joint forces and columns of mixed units', () => {
    const rows = [
      ['Surrey & Sussex', 10, 20, 30],
      ['Cheshire', 11, 21, 31],
      ['Cumbria', 12, '22%', 32],
    ];
    expect(checks(rows).filter(({ kind }) => kind === 'joint-forces' || kind === 'units')).toMatchObject([
      {
        kind: 'units',
        what: 'Column C mixes units (2 plain numbers, 1 per cent): they cannot be compared or added.',
        cell: '2,3',
      },
      {
        kind: 'joint-forces',
        what: '“Surrey & Sussex” are forces that report one figure together: it is neither’s own.',
      },
    ]);
  });

  test('without anything odd brings no check', () => {
    expect(
      checks([
        ['Cheshire', 11, 21, 31],
        ['Cumbria', 12, 22, 32],
        ['Kent', 19, 29, 39],
      ]),
    ).toEqual([]);
  });
});

test('addresses are listed as ranges, and those too many are counted', () => {
  const scattered = Array.from({ length: 50 }, (_, at) => ({ row: at * 2, column: (at * 3) % 7 }));
  expect(cellList(scattered)).toMatch(/ and 10 more$/);
  expect(
    cellList([
      { row: 0, column: 0 },
      { row: 1, column: 0 },
      { row: 2, column: 0 },
    ]),
  ).toBe('A1:A3');
});

test('the sheet lists what is to be seen to first, and says how many things are', () => {
  const found = checkForceFigures([
    forceSheet('Table_9', [
      header,
      ['Kent', '..', '1,2', 3],
      ['Essex', 4, '7,000', 6],
      ['Surrey', 1, 2, '#REF!'],
    ]),
  ]);
  const plan = checksPlan([...found, ...found]);
  expect(plan.table.rows).toHaveLength(found.length);
  const states = plan.table.rows.map(({ cells }) => (cells.State?.type === 'text' ? cells.State.text : ''));
  expect(states).toEqual(states.toSorted().toReversed());
  expect(plan.note).toMatch(/^2 things to see to\./);
});
