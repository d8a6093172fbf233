import { describe, expect, test } from 'vitest';
import { mergeTable } from '../../../../excel-addin/workbook/merge-table.ts';
import type { CellPlan, RowPlan, SheetPlan } from '../../../../excel-addin/workbook/sheet-plan.ts';
import type { CellReading, TableReading } from '../../../../excel-addin/workbook/workbook.ts';

const text = (content: string): CellPlan => ({ type: 'text', text: content });
const double: CellPlan = { type: 'formula', formula: '=PlCases[[#This Row],[Count]]*2', value: 4 };
const row = (key: string, label: string): RowPlan => ({
  key,
  cells: { Label: text(label), Count: { type: 'number', number: 2 }, Double: double },
});
const planOf = (...rows: readonly RowPlan[]): SheetPlan => ({
  sheetName: 'PL Cases',
  title: 'Cases',
  note: '',
  table: {
    name: 'PlCases',
    keyColumn: 'Ref',
    columns: ['Ref', 'Label', 'Count', 'Double', 'Grade'].map((header) => ({ header, widthChars: 10 })),
    rows,
  },
});
type Cells = Record<string, CellReading>;
const standing = (key: string, label: string): Cells => ({
  Ref: { value: key },
  Label: { value: label },
  Count: { value: 2 },
  Double: { value: 999, formula: '=[@Count] * 2' },
  Grade: { value: 'Good' },
});
const readingOf = (rows: readonly Cells[], more: Partial<TableReading> = {}): TableReading => ({
  name: 'PlCases',
  sheetName: 'Our cases',
  isSheetProtected: false,
  headers: ['Ref', 'Who', 'Label', 'Count', 'Double', 'Grade'],
  rows,
  ...more,
});

describe('merging a table with its plan', () => {
  test('adds every row of a new table, the key filled in', () => {
    expect(mergeTable(undefined, planOf(row('A', 'one')))).toMatchObject({
      ok: true,
      value: {
        isNew: true,
        addAt: 0,
        changed: [],
        added: [{ key: 'A', cells: { Ref: text('A'), Label: text('one') } }],
        headers: ['Ref', 'Label', 'Count', 'Double', 'Grade'],
      },
    });
  });

  test('finds nothing to do where only spelling and a cached value differ', () => {
    const merged = mergeTable(readingOf([standing('A', 'one')]), planOf(row('A', 'one')));
    expect(merged).toMatchObject({ ok: true, value: { changed: [], added: [] } });
  });

  test('writes only the cells that differ, adds at the end and leaves rows of the person’s own', () => {
    const now = readingOf([standing('mine', 'x'), standing('B', 'two'), standing('A', 'one')]);
    expect(mergeTable(now, planOf(row('A', 'one'), row('B', 'changed'), row('C', 'three')))).toMatchObject({
      ok: true,
      value: {
        changed: [{ rowIndex: 1, key: 'B', cells: { Label: text('changed') } }],
        added: [{ key: 'C' }],
        addAt: 3,
        headers: now.headers,
      },
    });
  });

  test('writes an unread column only in rows that differ otherwise', () => {
    const partly = (key: string, label: string): Cells => ({ Ref: { value: key }, Label: { value: label } });
    const merged = mergeTable(
      readingOf([partly('A', 'one'), partly('B', 'two')]),
      planOf(row('A', 'one'), row('B', 'changed')),
    );
    expect(merged.ok && merged.value.changed.map(({ key, cells }) => [key, Object.keys(cells)])).toEqual([
      ['B', ['Label', 'Count', 'Double']],
    ]);
  });

  test('takes a number for a different thing from its digits', () => {
    const now = readingOf([{ ...standing('A', 'one'), Count: { value: '2' } }]);
    const merged = mergeTable(now, planOf(row('A', 'one')));
    expect(merged.ok && merged.value.changed[0]?.cells).toEqual({ Count: { type: 'number', number: 2 } });
  });

  test('brings line ends to one form, so that a second run finds them equal', () => {
    const now = readingOf([standing('A', 'one\ntwo\nthree')]);
    expect(mergeTable(now, planOf(row('A', 'one\r\ntwo\rthree')))).toMatchObject({ value: { changed: [] } });
  });

  test('lets the only row be filled when it is blank', () => {
    const blank = { Ref: { value: '' }, Label: { value: '' } };
    expect(mergeTable(readingOf([blank]), planOf(row('A', 'one')))).toMatchObject({ value: { addAt: 0 } });
  });

  test('lets rows of the person’s own share a key', () => {
    const now = readingOf([standing('mine', 'x'), standing('mine', 'y')]);
    expect(mergeTable(now, planOf(row('A', 'one'))).ok).toBe(true);
  });

  const faults: readonly (readonly [string, TableReading | undefined, SheetPlan, object])[] = [
    [
      'a missing column',
      readingOf([], { headers: ['Ref', 'Label', 'Count', 'Grade'] }),
      planOf(),
      { type: 'column-missing', sheetName: 'Our cases', table: 'PlCases', column: 'Double' },
    ],
    [
      'a key in two rows',
      readingOf([standing('A', 'one'), standing('A', 'two')]),
      planOf(row('A', 'one')),
      { type: 'key-duplicated', sheetName: 'Our cases', table: 'PlCases', key: 'A' },
    ],
    [
      'a protected sheet that would change',
      readingOf([], { isSheetProtected: true }),
      planOf(row('A', 'one')),
      { type: 'sheet-protected', sheetName: 'Our cases' },
    ],
    [
      'a text too long for a cell',
      undefined,
      planOf(row('A', 'x'.repeat(32_768))),
      {
        type: 'too-large',
        sheetName: 'PL Cases',
        reason: '"Label" of A is longer than 32,767 characters',
      },
    ],
    ['two planned rows of one key', undefined, planOf(row('A', '1'), row('A', '2')), { type: 'refused' }],
    [
      'a drop-down longer than a validation holds',
      undefined,
      {
        ...planOf(),
        table: {
          ...planOf().table,
          columns: [{ header: 'Ref', widthChars: 9, choices: ['x'.repeat(200), 'y'.repeat(55)] }],
        },
      },
      { type: 'refused', reason: 'PL Cases: the choices of "Ref" are longer than 255 characters' },
    ],
  ];
  test.each(faults)('refuses %s', (...[, reading, plan, error]) => {
    expect(mergeTable(reading, plan)).toMatchObject({ ok: false, error });
  });

  test('needs nothing of a protected sheet that is as planned', () => {
    const now = readingOf([standing('A', 'one')], { isSheetProtected: true });
    expect(mergeTable(now, planOf(row('A', 'one'))).ok).toBe(true);
  });
});
