import { describe, expect, test } from 'vitest';
import { mergeTable } from '../../../../excel-addin/workbook/merge-table.ts';
import type { CellPlan, SheetPlan } from '../../../../excel-addin/workbook/sheet-plan.ts';
import { isIdleMerge } from '../../../../excel-addin/workbook/table-merge.ts';
import type { CellReading, TableReading } from '../../../../excel-addin/workbook/workbook.ts';

const text = (content: string): CellPlan => ({ type: 'text', text: content });

const planOf = (...keys: readonly string[]): SheetPlan => ({
  sheetName: 'PL Checks',
  title: 'Checks',
  note: '',
  table: {
    name: 'PlChecks',
    keyColumn: 'Id',
    columns: ['Id', 'Check'].map((header) => ({ header, widthChars: 10 })),
    rows: keys.map((key) => ({ key, cells: { Check: text(`about ${key}`) } })),
    isExact: true,
  },
});

const readingOf = (rows: readonly (readonly [string, string])[]): TableReading => ({
  name: 'PlChecks',
  sheetName: 'PL Checks',
  isSheetProtected: false,
  headers: ['Id', 'Check'],
  rows: rows.map(
    ([id, check]): Record<string, CellReading> => ({ Id: { value: id }, Check: { value: check } }),
  ),
});

const merged = (reading: TableReading, plan: SheetPlan) => {
  const merge = mergeTable(reading, plan);
  if (!merge.ok) throw new Error(merge.error.type);
  return merge.value;
};

describe('an exact table', () => {
  test('takes the plan’s rows in the plan’s order, by place', () => {
    const merge = merged(
      readingOf([
        ['a', 'about a'],
        ['b', 'about b'],
      ]),
      planOf('b', 'a', 'c'),
    );
    expect(merge.changed.map(({ rowIndex, cells }) => [rowIndex, cells])).toEqual([
      [0, { Id: text('b'), Check: text('about b') }],
      [1, { Id: text('a'), Check: text('about a') }],
    ]);
    expect(merge.added.map(({ key }) => key)).toEqual(['c']);
    expect(merge.removed).toBe(0);
  });

  test('loses the rows too many at its end', () => {
    const merge = merged(
      readingOf([
        ['a', 'about a'],
        ['b', 'about b'],
        ['c', 'about c'],
      ]),
      planOf('a'),
    );
    expect(merge).toMatchObject({ changed: [], added: [], removed: 2 });
  });

  test('keeps one blank row where the plan has none', () => {
    const merge = merged(
      readingOf([
        ['a', 'about a'],
        ['b', 'about b'],
      ]),
      planOf(),
    );
    expect(merge.changed).toEqual([{ rowIndex: 0, key: '', cells: { Id: text(''), Check: text('') } }]);
    expect(merge.removed).toBe(1);
  });

  test('fills the blank row of an empty table first', () => {
    expect(merged(readingOf([['', '']]), planOf('a'))).toMatchObject({ changed: [], addAt: 0, removed: 0 });
  });

  test('has nothing to do the second time', () => {
    expect(isIdleMerge(merged(readingOf([['a', 'about a']]), planOf('a')))).toBe(true);
    expect(isIdleMerge(merged(readingOf([['', '']]), planOf()))).toBe(true);
  });
});

describe('a table from an earlier version', () => {
  const plan = planOf('a');
  const grown: SheetPlan = {
    ...plan,
    table: {
      ...plan.table,
      isExact: false,
      columns: [...plan.table.columns, { header: 'Kind', widthChars: 9, isAddedWhereMissing: true }],
      rows: [{ key: 'a', cells: { Check: text('about a'), Kind: text('odd') } }],
    },
  };

  test('gets a column that came later as its last, with its cells', () => {
    const merge = merged(readingOf([['a', 'about a']]), grown);
    expect(merge.headers).toEqual(['Id', 'Check', 'Kind']);
    expect(merge.addedColumns).toEqual(['Kind']);
    expect(merge.changed).toEqual([{ rowIndex: 0, key: 'a', cells: { Kind: text('odd') } }]);
  });

  test('is not given the column on a protected sheet', () => {
    const reading = { ...readingOf([['a', 'about a']]), isSheetProtected: true };
    expect(mergeTable(reading, grown)).toMatchObject({ ok: false, error: { type: 'sheet-protected' } });
  });
});

describe('rows that a person typed', () => {
  const typedPlan = (key: string, reference: string): SheetPlan => {
    const plan = planOf();
    const rows = [{ key, alternateKey: reference, cells: {} }];
    return { ...plan, table: { ...plan.table, isExact: false, alternateKeyColumn: 'Check', rows } };
  };

  test('get their key, known by the other column without regard to case and spaces', () => {
    const merge = merged(
      readingOf([
        ['x', 'other'],
        ['', ' Case  12 '],
      ]),
      typedPlan('k1', 'case 12'),
    );
    expect(merge.changed).toEqual([{ rowIndex: 1, key: 'k1', cells: { Id: text('k1') } }]);
    expect(merge.added).toEqual([]);
  });

  test('stay as they are where the key has its row already', () => {
    const merge = merged(
      readingOf([
        ['k1', 'case 12'],
        ['', 'case 12'],
      ]),
      typedPlan('k1', 'case 12'),
    );
    expect(isIdleMerge(merge)).toBe(true);
  });

  test('that are two of one name give their key to the first only', () => {
    const merge = merged(
      readingOf([
        ['', 'case 12'],
        ['', 'case 12'],
      ]),
      typedPlan('k1', 'case 12'),
    );
    expect(merge.changed.map(({ rowIndex }) => rowIndex)).toEqual([0]);
  });
});
