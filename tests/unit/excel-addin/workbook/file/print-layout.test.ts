import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { newWorkbookBytes } from '../../../../../excel-addin/workbook/file/new-workbook.ts';
import { rowHeight, wrapWidths } from '../../../../../excel-addin/workbook/file/row-height.ts';
import { printLayout } from '../../../../../excel-addin/workbook/print-layout.ts';
import type { ChartPlan, ColumnPlan, SheetPlan } from '../../../../../excel-addin/workbook/sheet-plan.ts';
import { fixture, opened, plansOf, removed } from './file-plans.ts';

const columns = (...widths: readonly number[]): readonly ColumnPlan[] =>
  widths.map((widthChars, at) => ({ header: `H${at}`, widthChars }));
const layoutOf = (list: readonly ColumnPlan[], charts?: readonly ChartPlan[]) =>
  printLayout({
    table: { name: 'PlGrades', keyColumn: 'H0', columns: list, rows: [] },
    ...(charts === undefined ? {} : { charts }),
  });

describe('the pages of a sheet of ours', () => {
  test('stand side by side where the columns that are seen are too wide for one', () => {
    expect(layoutOf(columns(8, 20, 100))).toEqual({
      ...{ pagesWide: 1, titleRows: '$4:$4', titleColumns: null, area: null },
    });
    expect(layoutOf(columns(8, 20, 100, 120))).toMatchObject({
      pagesWide: 2,
      titleColumns: '$A:$B',
      area: null,
    });
    const hidden = columns(8, 20, 100, 120).map((column, at) => ({ ...column, isHelper: at === 3 }));
    expect(layoutOf(hidden).pagesWide).toBe(1);
  });

  test('are one page wide where a page break could part a chart', () => {
    const chart = { type: 'line', series: [] } as unknown as ChartPlan;
    // The four columns, a blank one, and the ten that the chart stands over.
    expect(layoutOf(columns(8, 20, 100, 120), [chart])).toEqual({
      ...{ pagesWide: 1, titleRows: '$4:$4', titleColumns: null, area: '$A:$O' },
    });
  });

  test('repeat the header row and, over several, what names a row; removal leaves no such name', async () => {
    const before = fixture('fx_a');
    const workbook = await opened(before);
    const [narrow, other] = plansOf(1);
    if (narrow === undefined || other === undefined) throw new Error('no plan');
    const broad = narrow.table.columns.map((column) =>
      column.header === 'Criterion' ? { ...column, widthChars: 250 } : column,
    );
    const wide: SheetPlan = { ...narrow, table: { ...narrow.table, columns: broad } };
    await workbook.write([wide, other]);
    const book = new TextDecoder().decode(unzipSync(workbook.toBytes())['xl/workbook.xml']);
    expect(book).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="2">'PL Judgments'!$A:$B,'PL Judgments'!$4:$4<`,
    );
    expect(book).toContain(`localSheetId="3">'PL Grades'!$4:$4<`);
    const after = unzipSync(await removed(workbook.toBytes()));
    expect(after['xl/workbook.xml']).toEqual(unzipSync(before)['xl/workbook.xml']);
  });
});

test('a workbook of its own names its printed rows by the place where each sheet stands', () => {
  const made = newWorkbookBytes(plansOf(1).slice(0, 2));
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const book = new TextDecoder().decode(unzipSync(made.value)['xl/workbook.xml']);
  const sheets = [...book.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name);
  const named = [...book.matchAll(/localSheetId="(\d+)">'([^']*)'/g)];
  expect(named.map(([, place]) => sheets[Number(place)])).toEqual(named.map(([, , name]) => name));
  expect(named).toHaveLength(2);
});

describe('the height of a row', () => {
  const height = (text: string, column: Partial<ColumnPlan>) =>
    rowHeight({ A: { type: 'text', text } }, wrapWidths([{ header: 'A', widthChars: 10, ...column }]));

  test('keeps words whole, and does not count columns that are hidden', () => {
    expect(height('eight888 eight888 eight888', { isWrapped: true })).toBe(45);
    expect(height('a bc def g', { isWrapped: true })).toBeUndefined();
    expect(height('x'.repeat(34), { isWrapped: true })).toBe(60);
    expect(height('eight888 eight888 eight888', { isWrapped: true, isHelper: true })).toBeUndefined();
  });
});
