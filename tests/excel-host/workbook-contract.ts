import { beforeEach, describe, expect, test } from 'vitest';
import type { RowPlan, SheetPlan } from '../../excel-addin/workbook/sheet-plan.ts';
import type {
  TableReading,
  Workbook,
  WorkbookError,
  WriteOutcome,
} from '../../excel-addin/workbook/workbook.ts';
import { describeBeneathContract } from './beneath-contract.ts';
import {
  casePlan,
  chartPlan,
  fourYears,
  gradesPlan,
  judgment,
  judgmentsPlan,
  text,
  threeJudgments,
  threeYears,
} from './contract-plans.ts';
import { describeForceSheetContract } from './force-sheet-contract.ts';
import { describePageContract } from './page-contract.ts';
import type { UserHands } from './user-hands.ts';

export interface ContractBook {
  /** The implementation under test, on the workbook as it stands now. */
  workbook(): Promise<Workbook>;
  readonly user: UserHands;
}

/** `open` gives a workbook with one blank sheet called Sheet1. */
export const describeWorkbookContract = (name: string, open: () => Promise<ContractBook>): void => {
  describeTableContract(name, open);
  describeForceSheetContract(name, open);
  describePageContract(name, open);
  describeBeneathContract(name, open);
};

const describeTableContract = (name: string, open: () => Promise<ContractBook>): void => {
  describe(name, () => {
    let book: ContractBook;
    beforeEach(async () => {
      book = await open();
      await book.user.addSheet('Force data', [
        ['Year', 'Referrals'],
        [2023, 412],
        [2024, 388],
      ]);
    });

    const write = async (...plans: readonly SheetPlan[]): Promise<WriteOutcome> => {
      const written = await (await book.workbook()).write(plans);
      if (!written.ok) throw new Error(JSON.stringify(written.error));
      return written.value;
    };
    const refusal = async (...plans: readonly SheetPlan[]): Promise<WorkbookError> => {
      const written = await (await book.workbook()).write(plans);
      if (written.ok) throw new Error('it was written');
      return written.error;
    };
    const readJudgments = async (): Promise<TableReading> => {
      const reading = await (await book.workbook()).read([{ name: 'PlJudgments', columns: 'all' }]);
      const table = reading.ok ? reading.value.tables[0] : undefined;
      if (table === undefined) throw new Error('PlJudgments was not read');
      return table;
    };
    const column = async (header: string): Promise<readonly unknown[]> =>
      (await readJudgments()).rows.map((row) => row[header]?.value);
    const everything = async (): Promise<Record<string, unknown>> => {
      const names = await book.user.sheetNames();
      const sheets: Record<string, unknown> = {};
      for (const sheetName of names) sheets[sheetName] = await book.user.cells(sheetName);
      return sheets;
    };
    const nothing: WriteOutcome = { sheetsAdded: [], rowsAdded: 0, rowsChanged: 0, rowsRemoved: 0 };

    test('adds the missing sheets after theirs and leaves their cells', async () => {
      expect(await write(gradesPlan, judgmentsPlan())).toEqual({
        sheetsAdded: ['PL Grades', 'PL Judgments'],
        rowsAdded: 5,
        rowsChanged: 0,
        rowsRemoved: 0,
      });
      expect(await book.user.sheetNames()).toEqual(['Sheet1', 'Force data', 'PL Grades', 'PL Judgments']);
      expect(await book.user.cells('Force data')).toEqual({
        A1: { value: 'Year' },
        B1: { value: 'Referrals' },
        A2: { value: 2023 },
        B2: { value: 412 },
        A3: { value: 2024 },
        B3: { value: 388 },
      });
    });

    test('puts title, note, header and rows where the plan has them', async () => {
      await write(judgmentsPlan([judgment('1.1', 'Listens to the child', 3)]));
      expect(await book.user.cells('PL Judgments')).toEqual({
        A1: { value: 'Judgments' },
        A2: { value: 'One row for each criterion.' },
        A4: { value: 'Criterion' },
        B4: { value: 'Label' },
        C4: { value: 'Items' },
        D4: { value: 'Double' },
        E4: { value: 'Grade' },
        F4: { value: 'Reason' },
        A5: { value: '1.1' },
        B5: { value: 'Listens to the child' },
        C5: { value: 3 },
        D5: { value: 6, formula: expect.stringMatching(/^=PlJudgments\[.*Items\]\]?\*2$/) },
      });
    });

    test('gives formulas over tables that are made after them their values', async () => {
      await write(gradesPlan, judgmentsPlan());
      const reading = await (await book.workbook()).read([
        { name: 'PlGrades', columns: ['Indicated grade'] },
      ]);
      expect(reading.ok && reading.value.tables[0]?.rows.map((row) => row['Indicated grade']?.value)).toEqual(
        [15, 1],
      );
    });

    test('reads what it wrote, every column or only the wanted ones', async () => {
      await write(judgmentsPlan());
      const table = await readJudgments();
      expect(table.headers).toEqual(['Criterion', 'Label', 'Items', 'Double', 'Grade', 'Reason']);
      expect(table.isSheetProtected).toBe(false);
      expect(table.rows.map((row) => [row.Criterion?.value, row.Items?.value, row.Grade?.value])).toEqual([
        ['1.1', 3, ''],
        ['1.2', 0, ''],
        ['2.1', 12, ''],
      ]);
      const some = await (await book.workbook()).read([
        { name: 'PlJudgments', columns: ['Items', 'Nowhere'] },
        { name: 'PlCases', columns: 'all' },
      ]);
      expect(some.ok && some.value.tables.map(({ name, rows }) => ({ name, rows }))).toEqual([
        {
          name: 'PlJudgments',
          rows: [{ Items: { value: 3 } }, { Items: { value: 0 } }, { Items: { value: 12 } }],
        },
      ]);
    });

    test('writes nothing the second time', async () => {
      await write(gradesPlan, judgmentsPlan());
      const before = await everything();
      expect(await write(gradesPlan, judgmentsPlan())).toEqual(nothing);
      expect(await everything()).toEqual(before);
    });

    test('makes a table without rows, reads none, and fills its blank row first', async () => {
      await write(judgmentsPlan([]));
      expect((await readJudgments()).rows).toEqual([]);
      expect(await write(judgmentsPlan([]))).toEqual(nothing);
      expect(await write(judgmentsPlan())).toEqual({
        sheetsAdded: [],
        rowsAdded: 3,
        rowsChanged: 0,
        rowsRemoved: 0,
      });
      expect(await column('Criterion')).toEqual(['1.1', '1.2', '2.1']);
    });

    test('keeps what a person filled in', async () => {
      await write(judgmentsPlan());
      await book.user.typeInto('PL Judgments', 'E6', 'Good');
      await book.user.typeInto('PL Judgments', 'F6', 'Seen in four of five cases');
      const relabelled = [judgment('1.2', 'Sees the child alone, every time', 4)];
      expect(await write(judgmentsPlan(relabelled))).toEqual({
        sheetsAdded: [],
        rowsAdded: 0,
        rowsChanged: 1,
        rowsRemoved: 0,
      });
      expect((await readJudgments()).rows[1]).toMatchObject({
        Label: { value: 'Sees the child alone, every time' },
        Items: { value: 4 },
        Grade: { value: 'Good' },
        Reason: { value: 'Seen in four of five cases' },
      });
    });

    test('changes only the rows that differ', async () => {
      await write(judgmentsPlan());
      const [first, , third] = threeJudgments as readonly [RowPlan, RowPlan, RowPlan];
      const rows = [first, judgment('1.2', 'Sees the child alone', 5), third];
      const before = await book.user.cells('PL Judgments');
      expect(await write(judgmentsPlan(rows))).toEqual({
        sheetsAdded: [],
        rowsAdded: 0,
        rowsChanged: 1,
        rowsRemoved: 0,
      });
      const after = await book.user.cells('PL Judgments');
      const changed = Object.keys(after).filter(
        (at) => JSON.stringify(after[at]) !== JSON.stringify(before[at]),
      );
      expect(changed.filter((at) => at !== 'D6')).toEqual(['C6']);
    });

    test('puts a formula of its own back where a person typed over it', async () => {
      await write(judgmentsPlan());
      await book.user.typeInto('PL Judgments', 'D7', 99);
      expect(await write(judgmentsPlan())).toEqual({
        sheetsAdded: [],
        rowsAdded: 0,
        rowsChanged: 1,
        rowsRemoved: 0,
      });
      expect(await column('Double')).toEqual([6, 0, 24]);
    });

    test('keeps the order of rows and a column that the person added', async () => {
      await write(judgmentsPlan());
      await book.user.addTableColumn('PlJudgments', 'Who', ['Ann', 'Ben', 'Cy']);
      await book.user.reverseTableRows('PlJudgments');
      expect(await write(judgmentsPlan())).toEqual(nothing);
      expect(await write(judgmentsPlan([...threeJudgments, judgment('2.2', 'Acts at once', 1)]))).toEqual({
        sheetsAdded: [],
        rowsAdded: 1,
        rowsChanged: 0,
        rowsRemoved: 0,
      });
      expect(await column('Criterion')).toEqual(['2.1', '1.2', '1.1', '2.2']);
      expect(await column('Who')).toEqual(['Cy', 'Ben', 'Ann', '']);
      expect(await column('Double')).toEqual([24, 0, 6, 2]);
    });

    test('adds new rows at the end and leaves rows that the plan does not name', async () => {
      await write(judgmentsPlan());
      const rows = [judgment('3.1', 'Shares what it knows', 2), judgment('3.2', 'Follows up', 7)];
      expect(await write(judgmentsPlan(rows))).toEqual({
        sheetsAdded: [],
        rowsAdded: 2,
        rowsChanged: 0,
        rowsRemoved: 0,
      });
      expect(await column('Criterion')).toEqual(['1.1', '1.2', '2.1', '3.1', '3.2']);
      expect(await column('Double')).toEqual([6, 0, 24, 4, 14]);
    });

    test('moves down what a person wrote beneath the table', async () => {
      await write(judgmentsPlan());
      await book.user.typeInto('PL Judgments', 'B9', 'Discuss these on Monday');
      await write(
        judgmentsPlan([...threeJudgments, judgment('2.2', 'Acts at once', 1), judgment('2.3', 'Tells', 1)]),
      );
      expect(await column('Criterion')).toEqual(['1.1', '1.2', '2.1', '2.2', '2.3']);
      const cells = await book.user.cells('PL Judgments');
      expect(Object.entries(cells).filter(([, { value }]) => value === 'Discuss these on Monday')).toEqual([
        ['B11', { value: 'Discuss these on Monday' }],
      ]);
    });

    test('brings a deleted row back at the end', async () => {
      await write(judgmentsPlan());
      await book.user.deleteTableRow('PlJudgments', 0);
      expect(await write(judgmentsPlan())).toEqual({
        sheetsAdded: [],
        rowsAdded: 1,
        rowsChanged: 0,
        rowsRemoved: 0,
      });
      expect(await column('Criterion')).toEqual(['1.2', '2.1', '1.1']);
      expect(await column('Double')).toEqual([0, 24, 6]);
    });

    test('finds its sheet under the name the person gave it', async () => {
      await write(judgmentsPlan());
      await book.user.renameSheet('PL Judgments', 'Our marks');
      expect(await write(judgmentsPlan([judgment('3.1', 'Shares what it knows', 2)]))).toEqual({
        sheetsAdded: [],
        rowsAdded: 1,
        rowsChanged: 0,
        rowsRemoved: 0,
      });
      expect((await readJudgments()).sheetName).toBe('Our marks');
      expect(await book.user.sheetNames()).toEqual(['Sheet1', 'Force data', 'Our marks']);
    });

    test('leaves a sheet of the force’s own that has the name it wanted', async () => {
      await book.user.addSheet('pl grades', [['Plan of the grounds']]);
      expect((await write(judgmentsPlan(), gradesPlan)).sheetsAdded).toEqual([
        'PL Judgments',
        'PL Grades (2)',
      ]);
      expect(await book.user.cells('pl grades')).toEqual({ A1: { value: 'Plan of the grounds' } });
      expect(await write(judgmentsPlan(), gradesPlan)).toEqual(nothing);
    });

    test('makes a sheet again that was deleted', async () => {
      await write(judgmentsPlan());
      await book.user.deleteSheet('PL Judgments');
      expect(await write(judgmentsPlan())).toEqual({
        sheetsAdded: ['PL Judgments'],
        rowsAdded: 3,
        rowsChanged: 0,
        rowsRemoved: 0,
      });
    });

    test('names the column that a person deleted, and writes nothing', async () => {
      await write(judgmentsPlan());
      await book.user.deleteTableColumn('PlJudgments', 'Double');
      const before = await everything();
      expect(await refusal(gradesPlan, judgmentsPlan())).toEqual({
        type: 'column-missing',
        sheetName: 'PL Judgments',
        table: 'PlJudgments',
        column: 'Double',
      });
      expect(await everything()).toEqual(before);
    });

    test('names the key that stands in two rows, and writes nothing', async () => {
      await write(judgmentsPlan());
      await book.user.typeInto('PL Judgments', 'A5', '2.1');
      const before = await everything();
      expect(await refusal(gradesPlan, judgmentsPlan())).toEqual({
        type: 'key-duplicated',
        sheetName: 'PL Judgments',
        table: 'PlJudgments',
        key: '2.1',
      });
      expect(await everything()).toEqual(before);
    });

    test('refuses to write to a protected sheet, and writes nothing', async () => {
      await write(judgmentsPlan());
      await book.user.protectSheet('PL Judgments');
      const before = await everything();
      expect((await readJudgments()).isSheetProtected).toBe(true);
      expect(await refusal(gradesPlan, judgmentsPlan([judgment('1.1', 'Hears the child', 3)]))).toEqual({
        type: 'sheet-protected',
        sheetName: 'PL Judgments',
      });
      expect(await everything()).toEqual(before);
      expect(await write(judgmentsPlan())).toEqual(nothing);
    });

    test('refuses to add a sheet to a protected workbook, and writes nothing', async () => {
      await write(judgmentsPlan());
      await book.user.protectStructure();
      const before = await everything();
      const changed = judgmentsPlan([judgment('1.1', 'Hears the child', 3)]);
      expect(await refusal(changed, gradesPlan)).toEqual({ type: 'structure-protected' });
      expect(await everything()).toEqual(before);
      expect((await write(changed)).rowsChanged).toBe(1);
    });

    test('names the cell whose text is longer than Excel holds, and writes nothing', async () => {
      const before = await everything();
      const error = await refusal(gradesPlan, judgmentsPlan([judgment('4.1', 'x'.repeat(40_000), 1)]));
      expect(error).toMatchObject({ type: 'too-large', sheetName: 'PL Judgments' });
      expect(JSON.stringify(error)).toMatch(/Label.*4\.1/);
      expect(JSON.stringify(error)).not.toContain('xxx');
      expect(await everything()).toEqual(before);
    });

    test.each([
      ['an equals sign', '=1+1'],
      ['a plus', '+44 20 7946 0000'],
      ['a minus', '-5'],
      ['an at sign', '@SUM(A1)'],
      ['an apostrophe', "'twas said twice"],
      ['a call that would run a program', "=cmd|' /C calc'!A0"],
      ['the digits of a number', '0012'],
      ['the look of a date', '3-4'],
      ['the look of a truth value', 'TRUE'],
      ['the look of an error', '#N/A'],
      ['line breaks', 'one\ntwo\n\nfour'],
      ['spaces around it', '  in  between  '],
      ['markup', '<b>&amp;"quoted"</b> ]]>'],
      ['letters of many scripts', 'Llŷn Ŵ ß 你好 👩‍👧 e\u0301'],
      ['the longest length there is', 'y'.repeat(32_767)],
    ])('keeps a text with %s as it is', async (_, content) => {
      const plan = judgmentsPlan([judgment('1.1', content, 1)]);
      await write(plan);
      expect((await book.user.cells('PL Judgments')).B5).toEqual({ value: content });
      expect((await readJudgments()).rows[0]?.Label).toEqual({ value: content });
      expect(await write(plan)).toEqual(nothing);
      const changed = judgmentsPlan([judgment('1.1', 'Short', 1), judgment('1.2', content, 1)]);
      expect(await write(changed)).toEqual({ sheetsAdded: [], rowsAdded: 1, rowsChanged: 1, rowsRemoved: 0 });
      expect(await column('Label')).toEqual(['Short', content]);
      expect(await write(plan)).toEqual({ sheetsAdded: [], rowsAdded: 0, rowsChanged: 1, rowsRemoved: 0 });
      expect(await column('Label')).toEqual([content, content]);
    });

    test('keeps the key a text although it looks like a number', async () => {
      await write(judgmentsPlan([{ key: '1.10', cells: { Label: text('Ten') } }]));
      expect((await readJudgments()).rows[0]?.Criterion).toEqual({ value: '1.10' });
      expect(await write(judgmentsPlan([{ key: '1.10', cells: { Label: text('Ten') } }]))).toEqual(nothing);
    });

    const readTable = async (plan: SheetPlan): Promise<TableReading> => {
      const reading = await (await book.workbook()).read([{ name: plan.table.name, columns: 'all' }]);
      const table = reading.ok ? reading.value.tables[0] : undefined;
      if (table === undefined) throw new Error(`${plan.table.name} was not read`);
      return table;
    };
    const years = async (): Promise<readonly unknown[]> =>
      (await readTable(chartPlan())).rows.map((row) => [row.Year?.value, row['Moving range']?.value]);

    describe('a table that has exactly its plan’s rows', () => {
      test('grows, changes its order and shrinks by place', async () => {
        await write(chartPlan());
        expect(await write(chartPlan(fourYears))).toMatchObject({
          rowsAdded: 1,
          rowsChanged: 0,
          rowsRemoved: 0,
        });
        expect(await years()).toEqual([
          ['2022', 824],
          ['2023', 776],
          ['2024', 802],
          ['2025', 754],
        ]);
        expect(await write(chartPlan(fourYears.toReversed()))).toMatchObject({
          rowsAdded: 0,
          rowsChanged: 4,
        });
        expect(await years()).toEqual([
          ['2025', 754],
          ['2024', 802],
          ['2023', 776],
          ['2022', 824],
        ]);
        expect(await write(chartPlan(threeYears.slice(0, 2)))).toMatchObject({
          rowsChanged: 2,
          rowsRemoved: 2,
        });
        expect(await years()).toEqual([
          ['2022', 824],
          ['2023', 776],
        ]);
        expect(Object.keys(await book.user.cells('PL Chart 1')).filter((at) => /[78]$/.test(at))).toEqual([]);
      });

      test('says above it what its rows say now', async () => {
        const noted = (note: string, rows?: Parameters<typeof chartPlan>[0]) => ({
          ...chartPlan(rows),
          note,
        });
        const note = async () => (await book.user.cells('PL Chart 1')).A2?.value;
        await write(noted('Three years.'));
        await write(noted('Four years.', fourYears));
        expect(await note()).toBe('Four years.');
        await write(noted('Two years.', threeYears.slice(0, 2)));
        expect(await note()).toBe('Two years.');
      });

      test('is the same after a second run, also without rows', async () => {
        for (const rows of [threeYears, [], fourYears]) {
          await write(chartPlan(rows));
          const before = await everything();
          expect(await write(chartPlan(rows))).toEqual(nothing);
          expect(await everything()).toEqual(before);
        }
        expect(await years()).toHaveLength(4);
      });

      test('puts back what a person typed over, and takes a row away that they added', async () => {
        await write(chartPlan());
        await book.user.typeInto('PL Chart 1', 'B5', 9);
        expect(await write(chartPlan())).toMatchObject({ rowsChanged: 1 });
        await book.user.deleteTableRow('PlChart1', 0);
        expect(await write(chartPlan())).toMatchObject({ rowsAdded: 1, rowsChanged: 2 });
        expect(await years()).toEqual([
          ['2022', 824],
          ['2023', 776],
          ['2024', 802],
        ]);
      });

      test('leaves what stands beneath it when it shrinks', async () => {
        await write(chartPlan(fourYears));
        await book.user.typeInto('PL Chart 1', 'B11', 'Ask about 2024');
        await write(chartPlan(threeYears.slice(0, 1)));
        const cells = await book.user.cells('PL Chart 1');
        expect(Object.values(cells).filter(({ value }) => value === 'Ask about 2024')).toHaveLength(1);
        expect(await years()).toEqual([['2022', 824]]);
      });

      test('shows numbers and formulas in their columns’ formats', async () => {
        await write(chartPlan());
        await write(chartPlan(fourYears));
        const reading = await (await book.workbook()).readSheets([{ sheetName: 'PL Chart 1' }]);
        const sheet = reading.ok ? reading.value[0] : undefined;
        const formats = [4, 7].map((row) => {
          const cells = sheet?.cells[row - (sheet?.area.row ?? 0)];
          return cells?.slice(1 - (sheet?.area.column ?? 0)).map(({ numberFormat }) => numberFormat);
        });
        expect(formats).toEqual([
          ['#,##0', '0.0', '0.0%'],
          ['#,##0', '0.0', '0.0%'],
        ]);
      });
    });

    describe('charts', () => {
      const places = async () =>
        (await book.user.charts('PL Chart 1')).map(({ series }) =>
          series.map(({ x, values }) => [x, values]),
        );

      test('are drawn from the columns of their table', async () => {
        await write(chartPlan());
        expect(await book.user.charts('PL Chart 1')).toEqual([
          {
            name: 'PlChart1 1',
            title: 'Referrals fell in each year but one',
            series: [
              { name: 'Referrals', values: 'PL Chart 1!B5:B7', x: 'PL Chart 1!A5:A7' },
              { name: 'Moving range', values: 'PL Chart 1!C5:C7', x: 'PL Chart 1!A5:A7' },
            ],
          },
          {
            name: 'PlChart1 2',
            title: 'Share of repeats against referrals',
            series: [{ name: 'Years', values: 'PL Chart 1!D5:D7', x: 'PL Chart 1!B5:B7' }],
          },
        ]);
      });

      test('follow their table when it grows and shrinks, under another name of the sheet too', async () => {
        await write(chartPlan());
        await write(chartPlan(fourYears));
        expect(await places()).toEqual([
          [
            ['PL Chart 1!A5:A8', 'PL Chart 1!B5:B8'],
            ['PL Chart 1!A5:A8', 'PL Chart 1!C5:C8'],
          ],
          [['PL Chart 1!B5:B8', 'PL Chart 1!D5:D8']],
        ]);
        await book.user.renameSheet('PL Chart 1', 'Referrals drawn');
        await write(chartPlan(threeYears.slice(0, 2)));
        const charts = await book.user.charts('Referrals drawn');
        expect(charts[0]?.series[0]).toMatchObject({
          x: 'Referrals drawn!A5:A6',
          values: 'Referrals drawn!B5:B6',
        });
      });

      test('that a person deleted stay away', async () => {
        await write(chartPlan());
        await book.user.deleteChart('PL Chart 1', 'PlChart1 1');
        expect(await write(chartPlan())).toEqual(nothing);
        await write(chartPlan(fourYears));
        expect(await places()).toEqual([[['PL Chart 1!B5:B8', 'PL Chart 1!D5:D8']]]);
      });
    });

    describe('a column that a later version brings', () => {
      const more = (rows = threeJudgments): SheetPlan =>
        judgmentsPlan(
          rows.map((row, index) => ({
            ...row,
            cells: { ...row.cells, Methods: { type: 'number', number: index + 1 } },
          })),
          [
            { header: 'Methods', widthChars: 10, isAddedWhereMissing: true, numberFormat: '0.0' },
            { header: 'Confidence', widthChars: 20, isAddedWhereMissing: true, isInput: true },
          ],
        );

      test('comes last, once, and every row keeps what it had', async () => {
        await write(judgmentsPlan());
        await book.user.addTableColumn('PlJudgments', 'Who', ['Ann', 'Ben', 'Cy']);
        await book.user.typeInto('PL Judgments', 'E6', 'Good');
        expect(await write(more())).toMatchObject({ rowsAdded: 0, rowsChanged: 3 });
        const table = await readJudgments();
        expect(table.headers.slice(4)).toEqual(['Grade', 'Reason', 'Who', 'Methods', 'Confidence']);
        expect(await column('Methods')).toEqual([1, 2, 3]);
        expect(await column('Grade')).toEqual(['', 'Good', '']);
        expect(await column('Who')).toEqual(['Ann', 'Ben', 'Cy']);
        expect(await column('Double')).toEqual([6, 0, 24]);
        expect(await write(more())).toEqual(nothing);
      });

      test('comes together with new rows', async () => {
        await write(judgmentsPlan());
        const rows = [...threeJudgments, judgment('2.2', 'Acts at once', 1)];
        expect(await write(more(rows))).toMatchObject({ rowsAdded: 1, rowsChanged: 3 });
        expect(await column('Methods')).toEqual([1, 2, 3, 4]);
        expect(await column('Double')).toEqual([6, 0, 24, 2]);
        expect(await write(more(rows))).toEqual(nothing);
      });

      test('leaves what a person wrote to the right of the table', async () => {
        await write(judgmentsPlan());
        await book.user.typeInto('PL Judgments', 'G6', 'See the minutes');
        await write(more());
        const cells = Object.values(await book.user.cells('PL Judgments'));
        expect(cells.filter(({ value }) => value === 'See the minutes')).toHaveLength(1);
        expect(await column('Methods')).toEqual([1, 2, 3]);
        expect(await column('Confidence')).toEqual(['', '', '']);
      });
    });

    describe('a row that a person typed', () => {
      const twoCases = casePlan([
        ['c-1', 'REF 17'],
        ['c-2', 'REF 18'],
      ]);

      test('gets the key of the case that it names, and keeps their words', async () => {
        await write(twoCases);
        await book.user.typeInto('PL Cases', 'A6', '');
        await book.user.typeInto('PL Cases', 'B6', 'ref  18 ');
        await book.user.typeInto('PL Cases', 'C6', 'Typed on Monday');
        expect(await write(twoCases)).toMatchObject({ rowsAdded: 0, rowsChanged: 1 });
        const { rows } = await readTable(twoCases);
        expect(rows[1]).toMatchObject({
          Id: { value: 'c-2' },
          Reference: { value: 'REF 18' },
          'Area of practice': { value: 'Typed on Monday' },
        });
        expect(await write(twoCases)).toEqual(nothing);
      });

      test('that names no case of the plan stays as it is', async () => {
        await write(twoCases);
        await book.user.typeInto('PL Cases', 'A6', '');
        await book.user.typeInto('PL Cases', 'B6', 'REF 99');
        expect(await write(twoCases)).toMatchObject({ rowsAdded: 1, rowsChanged: 0 });
        const { rows } = await readTable(twoCases);
        expect(rows.map((row) => [row.Id?.value, row.Reference?.value])).toEqual([
          ['c-1', 'REF 17'],
          ['', 'REF 99'],
          ['c-2', 'REF 18'],
        ]);
      });
    });

    test('takes a table of the force’s own that has one of its names for theirs, and says where it stands', async () => {
      const ours = casePlan([['c-1', 'REF 17']]);
      const theirs: SheetPlan = {
        ...judgmentsPlan(),
        sheetName: 'Our cases',
        table: { ...judgmentsPlan().table, name: 'PlCases' },
      };
      await write(theirs);
      const before = await everything();
      expect(await refusal(gradesPlan, ours)).toEqual({
        type: 'refused',
        reason: expect.stringMatching(/“Our cases” holds a table of the force's own called “PlCases”/),
      });
      const workbook = await book.workbook();
      expect(await workbook.read([{ name: 'PlCases', columns: 'all' }])).toMatchObject({
        value: { ourTables: [], namesTaken: [{ name: 'PlCases', sheetName: 'Our cases' }], tables: [] },
      });
      const outline = await workbook.outline();
      expect(outline.ok && outline.value.some(({ isOurs }) => isOurs)).toBe(false);
      expect(await everything()).toEqual(before);
    });

    test('names every table of its own in the order of the sheets', async () => {
      await write(judgmentsPlan(), chartPlan(), gradesPlan);
      const reading = await (await book.workbook()).read([]);
      expect(reading.ok && reading.value.ourTables).toEqual([
        { name: 'PlJudgments', sheetName: 'PL Judgments' },
        { name: 'PlChart1', sheetName: 'PL Chart 1' },
        { name: 'PlGrades', sheetName: 'PL Grades' },
      ]);
    });
  });
};
