import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createExcelWorkbook } from '../../excel-addin/workbook/excel/excel-workbook.ts';
import { openFileWorkbook } from '../../excel-addin/workbook/file/file-workbook.ts';
import type { RowPlan } from '../../excel-addin/workbook/sheet-plan.ts';
import type { Workbook } from '../../excel-addin/workbook/workbook.ts';
import { open as openParts } from '../unit/excel-addin/workbook/file/file-dom.ts';
import { pagesOf } from '../unit/excel-addin/workbook/file/file-pages.ts';
import { type LibreOffice, startLibreOffice } from './calculation/libreoffice.ts';
import { chartPlan, gradesPlan, judgment, judgmentsPlan, text, threeJudgments } from './contract-plans.ts';
import { ExcelHost } from './excel-host.ts';
import { loadOfficeInNode } from './node-office.ts';
import { createOfficeHands, type UserHands } from './user-hands.ts';
import { describeWorkbookContract } from './workbook-contract.ts';

let libreOffice: LibreOffice;
let hosts: ExcelHost[] = [];

beforeAll(async () => {
  libreOffice = await startLibreOffice();
}, 60_000);
afterAll(() => libreOffice.close());
afterEach(() => {
  const unsupported = hosts.flatMap((host) => host.unsupported);
  hosts = [];
  expect(unsupported).toEqual([]);
});

interface LiveBook {
  readonly host: ExcelHost;
  readonly excel: typeof Excel;
  readonly live: Workbook;
  readonly user: UserHands;
}

const open = (calculation: 'libreoffice' | 'none' = 'none'): LiveBook => {
  const host = ExcelHost.open(null, { calculation, libreOffice });
  hosts.push(host);
  const { Excel: excel } = loadOfficeInNode(host);
  return { host, excel, live: createExcelWorkbook(excel), user: createOfficeHands(excel) };
};

describeWorkbookContract('a workbook open in Excel', async () => {
  const { live, user } = open('libreoffice');
  return { workbook: async () => live, user };
});

/** Round trips of one command, with what Excel.run may send afterwards to clean up. */
const roundTrips = async (host: ExcelHost, command: () => Promise<unknown>): Promise<number> => {
  const before = host.syncs;
  await command();
  await new Promise((resolve) => setTimeout(resolve, 20));
  return host.syncs - before;
};

const manyRows = (count: number, length: number): readonly RowPlan[] =>
  Array.from({ length: count }, (_, index) => judgment(`row ${index}`, 'x'.repeat(length), index));

describe('round trips', () => {
  test('reads in one, writes in two, and has nothing to clean up', async () => {
    const { host, live } = open();
    expect(await roundTrips(host, () => live.write([judgmentsPlan(), gradesPlan]))).toBe(2);
    expect(await roundTrips(host, () => live.write([judgmentsPlan(), gradesPlan]))).toBe(1);
    expect(await roundTrips(host, () => live.read([{ name: 'PlJudgments', columns: 'all' }]))).toBe(1);
    const more = [...threeJudgments, judgment('2.2', 'Acts at once', 1)];
    expect(await roundTrips(host, () => live.write([judgmentsPlan(more), gradesPlan]))).toBe(2);
    const methods = { header: 'Methods', widthChars: 10, isAddedWhereMissing: true } as const;
    expect(await roundTrips(host, () => live.write([judgmentsPlan(more, [methods])]))).toBe(2);
  });

  test('cuts a write of 4.5 MB into two', async () => {
    const { host, live } = open();
    expect(await roundTrips(host, () => live.write([judgmentsPlan(manyRows(150, 30_000))]))).toBe(1 + 2);
    const reading = await live.read([{ name: 'PlJudgments', columns: ['Criterion', 'Items'] }]);
    expect(reading.ok && reading.value.tables[0]?.rows.map((row) => row.Items?.value)).toEqual(
      Array.from({ length: 150 }, (_, index) => index),
    );
  });

  test('reads a table again in bands when one answer cannot hold it', async () => {
    const { host, live } = open();
    const plan = judgmentsPlan(manyRows(300, 3_000));
    host.limits = { ...host.limits, responseBytes: 100_000 };
    await live.write([plan]);
    expect(await live.write([plan])).toEqual({
      ok: true,
      value: { sheetsAdded: [], rowsAdded: 0, rowsChanged: 0, rowsRemoved: 0 },
    });
    const reading = await live.read([{ name: 'PlJudgments', columns: 'all' }]);
    expect(reading.ok && reading.value.tables[0]?.rows[299]).toMatchObject({
      Criterion: { value: 'row 299' },
      Items: { value: 299 },
    });
  });

  test.each([
    ['large', manyRows(150, 30_000)],
    ['small', manyRows(6, 30)],
  ])(
    'fetches the formulas of a %s table again before writing only where a value has changed',
    async (_, rows) => {
      const { host, live, user } = open();
      const plan = judgmentsPlan(rows);
      await live.write([plan]);
      const process = host.processQuery.bind(host);
      let asked = 0;
      host.processQuery = (body, flags) => {
        if (body.includes('"Select":["values","formulas"]')) asked++;
        return process(body, flags);
      };
      const writeAfter = async (change: () => Promise<unknown>): Promise<unknown> => {
        await live.read([{ name: 'PlJudgments', columns: 'all' }]);
        await change();
        asked = 0;
        const written = await live.write([plan]);
        return written.ok ? [written.value.rowsChanged, asked > 0] : written.error;
      };
      expect(await writeAfter(() => Promise.resolve())).toEqual([0, false]);
      expect(await writeAfter(() => user.typeInto('PL Judgments', 'C7', 'typed over'))).toEqual([1, true]);
      await user.typeInto('PL Judgments', 'D9', '=1+1');
      expect(await writeAfter(() => Promise.resolve())).toEqual([1, false]);
    },
  );

  test('gives only the columns that were asked for of a table that is fetched whole', async () => {
    const { live, user } = open();
    await live.write([judgmentsPlan()]);
    await user.addTableColumn('PlJudgments', 'Mine', ['one', '=1+1', 'three']);
    await live.read([{ name: 'PlJudgments', columns: 'all' }]);
    const written = await live.write([judgmentsPlan()]);
    expect(written.ok && written.value.rowsChanged).toBe(0);
    const reading = await live.read([{ name: 'PlJudgments', columns: ['Criterion', 'Mine'] }]);
    expect(reading.ok && reading.value.tables[0]?.rows.map((row) => Object.keys(row))).toEqual(
      Array.from({ length: 3 }, () => ['Criterion', 'Mine']),
    );
  });

  test('makes no more calls for a thousand rows than for three, but for the library’s own cutting', async () => {
    const requestsFor = async (rows: readonly RowPlan[]): Promise<number> => {
      const { host, live } = open();
      const sent: string[] = [];
      const process = host.processQuery.bind(host);
      host.processQuery = (body, flags) => {
        sent.push(body);
        return process(body, flags);
      };
      await live.write([judgmentsPlan(rows)]);
      return (JSON.parse(sent[1] ?? '{}') as { Actions: unknown[] }).Actions.length;
    };
    // office.js cuts values of more than 1,500 cells: 1,000 rows of 4 columns and of 1 make five pieces of 4 actions.
    expect((await requestsFor(manyRows(1000, 5))) - (await requestsFor(manyRows(3, 5)))).toBeLessThan(40);
  });
});

describe('a cell that is being edited', () => {
  test('stops reading and writing at once, and nothing is written', async () => {
    const { host, live, user } = open();
    host.setCellEditing(true);
    expect(await live.read([])).toEqual({ ok: false, error: { type: 'cell-edit-mode' } });
    expect(await live.write([judgmentsPlan()])).toEqual({ ok: false, error: { type: 'cell-edit-mode' } });
    host.setCellEditing(false);
    expect(await user.sheetNames()).toEqual(['Sheet1']);
  });
});

describe('a write that Excel refuses half-way', () => {
  const unreadable = (key: string): RowPlan => ({
    key,
    cells: { Label: text('Never stays'), Double: { type: 'formula', formula: '=SUM((', value: 0 } },
  });

  test('leaves none of the sheets it had begun', async () => {
    const { live, user } = open();
    await user.addSheet('PL Grades', [['Plan of the grounds']]);
    const written = await live.write([gradesPlan, judgmentsPlan([unreadable('9.9')])]);
    expect(written).toMatchObject({
      error: {
        type: 'refused',
        reason: expect.stringMatching(/^Excel refused: The argument is invalid.*Nothing was written\.$/),
      },
    });
    expect(await user.sheetNames()).toEqual(['Sheet1', 'PL Grades']);
    expect(await user.cells('PL Grades')).toEqual({ A1: { value: 'Plan of the grounds' } });
  });

  test.each([
    ['nothing beneath the table', undefined],
    ['a note beneath the table', 'Discuss these on Monday'],
  ])('leaves none of the rows it had begun, with %s', async (_, note) => {
    const { live, user } = open();
    await live.write([judgmentsPlan()]);
    if (note !== undefined) await user.typeInto('PL Judgments', 'B9', note);
    const before = await user.cells('PL Judgments');
    expect((await live.write([judgmentsPlan([unreadable('9.9'), unreadable('9.10')])])).ok).toBe(false);
    expect(await user.cells('PL Judgments')).toEqual(before);
    const reading = await live.read([{ name: 'PlJudgments', columns: ['Criterion'] }]);
    expect(reading.ok && reading.value.tables[0]?.rows.length).toBe(3);
  });

  test('leaves none of the columns it had begun', async () => {
    const { live, user } = open();
    await live.write([judgmentsPlan()]);
    await user.typeInto('PL Judgments', 'G6', 'See the minutes');
    const before = await user.cells('PL Judgments');
    const methods = { header: 'Methods', widthChars: 10, isAddedWhereMissing: true } as const;
    const rows = [...threeJudgments, unreadable('9.9'), unreadable('9.10')];
    expect((await live.write([judgmentsPlan(rows, [methods])])).ok).toBe(false);
    expect(await user.cells('PL Judgments')).toEqual(before);
    const reading = await live.read([{ name: 'PlJudgments', columns: ['Criterion'] }]);
    expect(reading.ok && reading.value.tables[0]).toMatchObject({
      headers: ['Criterion', 'Label', 'Items', 'Double', 'Grade', 'Reason'],
      rows: [{}, {}, {}],
    });
  });

  test('leaves the blank row of an empty table blank', async () => {
    const { live, user } = open();
    await live.write([judgmentsPlan([])]);
    const before = await user.cells('PL Judgments');
    expect((await live.write([judgmentsPlan([unreadable('9.9'), unreadable('9.10')])])).ok).toBe(false);
    expect(await user.cells('PL Judgments')).toEqual(before);
  });

  test('says which rows may have been changed, and the next run finishes them', async () => {
    const { host, live } = open();
    await live.write([judgmentsPlan()]);
    const relabelled = judgmentsPlan(
      manyRows(3, 20_000).map((row, index) => ({ ...row, key: keys[index] ?? '' })),
    );
    host.limits = { ...host.limits, requestBytes: 30_000 };
    expect(await live.write([relabelled])).toMatchObject({
      error: {
        type: 'too-large',
        reason: expect.stringContaining('rows of PL Judgments may have been changed'),
      },
    });
    host.limits = { ...host.limits, requestBytes: 5_000_000 };
    expect(await live.write([relabelled])).toMatchObject({ value: { rowsChanged: 3 } });
  });
  const keys = ['1.1', '1.2', '2.1'];
});

describe('how sheets are printed', () => {
  test('is in the file that is saved, as in one that is written without Excel', async () => {
    const { host, live } = open();
    const plans = [judgmentsPlan(threeJudgments, [{ header: 'Methods', widthChars: 100 }]), chartPlan()];
    await live.write(plans);
    const file = await openFileWorkbook(await ExcelHost.open(null).save());
    if (!file.ok) throw new Error(JSON.stringify(file.error));
    await file.value.write(plans);
    const [saved, written] = [await host.save(), file.value.toBytes()].map((bytes) => openParts({ bytes }));
    if (saved === undefined || written === undefined) throw new Error('there are two');
    for (const { sheetName } of plans) expect(pagesOf(saved, sheetName)).toEqual(pagesOf(written, sheetName));
    expect(pagesOf(saved, 'PL Judgments')).toMatchObject({ paper: 'A4', wide: 2, titleRows: '4:4' });
    // A sheet that goes takes its names with it.
    host.model.deleteSheet(host.model.sheets[1] ?? host.model.activeSheet);
    expect(pagesOf(openParts({ bytes: await host.save() }), 'PL Chart 1')).toMatchObject({ area: 'A:O' });
  });
});

describe('pages that Excel does not lay out', () => {
  test('cost no cell', async () => {
    const { host, live, user } = open();
    const sent: string[] = [];
    const process = host.processQuery.bind(host);
    // As where no printer takes that paper.
    host.processQuery = (body, flags) => {
      sent.push(body);
      return process(body.replaceAll('"A4"', '"Of no printer"'), flags);
    };
    expect(await live.write([judgmentsPlan(), gradesPlan])).toMatchObject({
      value: { sheetsAdded: ['PL Judgments', 'PL Grades'], rowsAdded: 5 },
    });
    expect(sent).toHaveLength(2);
    expect((await user.cells('PL Grades')).B5?.formula).toBe('=SUM(PlJudgments[Items])');
    expect((await user.pages('PL Grades')).paper).toBe('Letter');
  });
});

describe('a colleague who is quicker than our write', () => {
  /** Plays `act` between our reading and our writing. */
  const meanwhile = (host: ExcelHost, act: () => void): void => {
    const process = host.processQuery.bind(host);
    let requests = 0;
    host.processQuery = (body, flags) => {
      requests++;
      if (requests === 2) act();
      return process(body, flags);
    };
  };

  test('keeps the sheet they made under the name that was free', async () => {
    const { host, live, user } = open();
    meanwhile(host, () => {
      host.model.addSheet('PL Grades').setCell(0, 0, { value: 'Theirs', style: 0 });
    });
    expect(await live.write([judgmentsPlan(), gradesPlan])).toMatchObject({ error: { type: 'refused' } });
    expect(await user.sheetNames()).toEqual(['Sheet1', 'PL Grades']);
    expect(await user.cells('PL Grades')).toEqual({ A1: { value: 'Theirs' } });
  });

  test('is named as the reason when they protected the sheet or the workbook', async () => {
    const { host, live, user } = open();
    await live.write([judgmentsPlan()]);
    const before = await user.cells('PL Judgments');
    meanwhile(host, () => host.model.sheet('PL Judgments')?.protect());
    expect(await live.write([judgmentsPlan([judgment('9.9', 'Too late', 1)])])).toEqual({
      ok: false,
      error: { type: 'sheet-protected', sheetName: 'PL Judgments' },
    });
    meanwhile(host, () => host.model.setStructureProtected(true));
    expect(await live.write([gradesPlan])).toEqual({ ok: false, error: { type: 'structure-protected' } });
    expect(await user.cells('PL Judgments')).toEqual(before);
    expect(await user.sheetNames()).toEqual(['Sheet1', 'PL Judgments']);
  });
});

describe('the look of a new sheet', () => {
  test('offers the choices, colours the grades, freezes the header and sets the widths', async () => {
    const { live, excel } = open();
    await live.write([judgmentsPlan()]);
    const seen = await excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('PL Judgments');
      const grade = sheet.getRange('E6');
      const validation = grade.dataValidation.load('rule,errorAlert,ignoreBlanks');
      const formats = grade.conditionalFormats.load('items/type');
      const frozen = sheet.freezePanes.getLocationOrNullObject().load('address');
      const header = sheet.getRange('A4').load('format/fill/color,format/columnWidth,format/font/color');
      const input = sheet.getRange('F7').load('format/fill/color,format/wrapText,numberFormat');
      const number = sheet.getRange('C5').load('numberFormat');
      await context.sync();
      return JSON.parse(
        JSON.stringify({
          rule: validation.rule,
          style: validation.errorAlert.style,
          ignoreBlanks: validation.ignoreBlanks,
          colours: formats.items.length,
          frozen: frozen.address,
          header: [header.format.fill.color, header.format.font.color, header.format.columnWidth],
          input: [input.format.fill.color, input.format.wrapText, input.numberFormat[0]?.[0]],
          number: number.numberFormat[0]?.[0],
        }),
      );
    });
    expect(seen).toEqual({
      rule: { list: { inCellDropDown: true, source: 'Good,Inadequate' } },
      style: 'Warning',
      ignoreBlanks: true,
      colours: 5,
      frozen: expect.stringMatching(/1:4$/),
      // 12 characters of 7 pixels and 5 more are 89 pixels, 66.75 points.
      header: ['#1D4F7C', '#FFFFFF', 66.75],
      input: ['#FFF8E1', true, '@'],
      number: 'General',
    });
  });
});
