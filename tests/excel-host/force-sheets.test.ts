import { afterEach, describe, expect, test } from 'vitest';
import { createExcelWorkbook } from '../../excel-addin/workbook/excel/excel-workbook.ts';
import { readSelection } from '../../excel-addin/workbook/excel/read-selection.ts';
import { removeOurSheets } from '../../excel-addin/workbook/excel/remove-our-sheets.ts';
import { showCells } from '../../excel-addin/workbook/excel/show-cells.ts';
import { chartPlan, judgmentsPlan } from './contract-plans.ts';
import { ExcelHost } from './excel-host.ts';
import { loadOfficeInNode } from './node-office.ts';
import { createOfficeHands } from './user-hands.ts';

const unsupported: unknown[] = [];
let host: ExcelHost;
afterEach(() => {
  unsupported.push(...host.unsupported);
  expect(unsupported.splice(0)).toEqual([]);
});

const open = () => {
  host = ExcelHost.open(null);
  const { Excel: excel } = loadOfficeInNode(host);
  return { excel, live: createExcelWorkbook(excel), user: createOfficeHands(excel) };
};

const roundTrips = async (command: () => Promise<unknown>): Promise<number> => {
  const before = host.syncs;
  await command();
  await new Promise((resolve) => setTimeout(resolve, 20));
  return host.syncs - before;
};

/** Numbers straight into the sheet, which no request could hold. */
const fill = (sheetName: string, rowCount: number, columnCount: number): void => {
  const sheet = host.model.sheet(sheetName) ?? host.model.addSheet(sheetName);
  for (let row = 0; row < rowCount; row++)
    for (let column = 0; column < columnCount; column++)
      sheet.setCell(row, column, { value: row * 10 + column, style: 0 });
};

describe('reading sheets', () => {
  test('takes one round trip for several, two for the outline, and has nothing to clean up', async () => {
    const { live, user } = open();
    await user.addSheet('One', [['a'], [1]]);
    await user.addSheet('Two', [['b'], [2]]);
    await user.mergeCells('Two', 'A1:B1');
    await user.hideRow('Two', 2);
    const wanted = [{ sheetName: 'One' }, { sheetName: 'Two' }, { sheetName: 'Sheet1' }];
    expect(await roundTrips(() => live.readSheets(wanted))).toBe(1);
    expect(await roundTrips(() => live.outline())).toBe(2);
  });

  test('shows numbers and dates as their formats have them', async () => {
    const { live, user } = open();
    await user.addSheet('Data', [[0.125, 45_382, '..', 1234.5]]);
    await user.setNumberFormat('Data', 'A1', '0.0%');
    await user.setNumberFormat('Data', 'B1', 'dd/mm/yyyy');
    await user.setNumberFormat('Data', 'D1', '#,##0');
    const reading = await live.readSheets([{ sheetName: 'Data' }]);
    const cells = reading.ok ? reading.value[0]?.cells[0] : undefined;
    expect(cells?.map(({ text }) => text)).toEqual(['12.5%', '31/03/2024', '..', '1,235']);
  });

  test('goes on in bands where one answer cannot hold the cells', async () => {
    const { live } = open();
    fill('Long', 3000, 3);
    host.limits = { ...host.limits, responseBytes: 60_000 };
    const reading = await live.readSheets([{ sheetName: 'Long' }]);
    const sheet = reading.ok ? reading.value[0] : undefined;
    expect(sheet?.cells).toHaveLength(3000);
    expect(sheet?.cells[2999]?.map(({ value }) => value)).toEqual([29_990, 29_991, 29_992]);
  });

  test('reads the rows beyond the first fifty thousand too', async () => {
    const { live } = open();
    fill('Longer', 50_003, 1);
    host.limits = { ...host.limits, responseBytes: 50_000_000 };
    const reading = await live.readSheets([{ sheetName: 'Longer' }]);
    const sheet = reading.ok ? reading.value[0] : undefined;
    expect(sheet?.cells).toHaveLength(50_003);
    expect(sheet?.cells[50_002]?.[0]?.value).toBe(500_020);
  });

  test('finds more merged areas than Excel tells of at once, in a part also those that begin above it', async () => {
    const { live } = open();
    fill('Merged', 1400, 2);
    const sheet = host.model.sheet('Merged');
    for (let row = 0; row < 700; row++)
      sheet?.merge({ top: row * 2, bottom: row * 2 + 1, left: 0, right: 0 });
    const whole = await live.readSheets([{ sheetName: 'Merged' }]);
    expect(whole.ok && whole.value[0]?.merges).toHaveLength(700);
    const area = { row: 1301, column: 0, rowCount: 2, columnCount: 1 };
    const part = await live.readSheets([{ sheetName: 'Merged', area }]);
    expect(part.ok && part.value[0]?.merges).toEqual([
      { row: 1300, column: 0, rowCount: 2, columnCount: 1 },
      { row: 1302, column: 0, rowCount: 2, columnCount: 1 },
    ]);
  });

  test('refuses a sheet with more cells than are read at once, by its name', async () => {
    const { live, user } = open();
    await user.addSheet('Million', [['Top']]);
    await user.typeInto('Million', 'C1000000', 1);
    const reading = await live.readSheets([{ sheetName: 'Million' }]);
    expect(reading).toEqual({
      ok: false,
      error: {
        type: 'too-large',
        sheetName: 'Million',
        reason:
          'its 3,000,000 cells in use are more than the 2,000,000 that are read at once; choose a part of it',
      },
    });
    const area = { row: 999_998, column: 1, rowCount: 2, columnCount: 2 };
    const part = await live.readSheets([{ sheetName: 'Million', area }]);
    expect(part.ok && part.value[0]?.cells[1]?.[1]?.value).toBe(1);
  });

  test('reads a protected sheet, and says when a cell is being edited', async () => {
    const { live, user } = open();
    await user.addSheet('Locked', [['a']]);
    await user.protectSheet('Locked');
    expect(await live.readSheets([{ sheetName: 'Locked' }])).toMatchObject({ ok: true });
    host.setCellEditing(true);
    const refused = { ok: false, error: { type: 'cell-edit-mode' } };
    expect(await live.readSheets([{ sheetName: 'Locked' }])).toEqual(refused);
    expect(await live.outline()).toEqual(refused);
    host.setCellEditing(false);
  });

  test('tells rows and columns that are all hidden', async () => {
    const { live, user } = open();
    await user.addSheet('Data', [
      [1, 2],
      [3, 4],
    ]);
    await user.hideRow('Data', 1);
    await user.hideRow('Data', 2);
    const reading = await live.readSheets([{ sheetName: 'Data' }]);
    expect(reading.ok && reading.value[0]).toMatchObject({ hiddenRows: [0, 1], hiddenColumns: [] });
  });
});

describe('the selection', () => {
  test.each([
    ['cells', 'B2:C3', { row: 1, column: 1, rowCount: 2, columnCount: 2 }],
    ['one cell', 'A1', { row: 0, column: 0, rowCount: 1, columnCount: 1 }],
    ['whole columns, as far as they are used', 'B:C', { row: 0, column: 1, rowCount: 3, columnCount: 2 }],
    ['whole rows, as far as they are used', '2:3', { row: 1, column: 0, rowCount: 2, columnCount: 3 }],
  ])('is told of %s', async (_, address, area) => {
    const { excel, user } = open();
    await user.addSheet('Data', [
      ['a', 'b', 'c'],
      ['d', 1, 2],
      ['e', 3, 4],
    ]);
    host.userSelect('Data', address);
    let selection: unknown;
    const trips = await roundTrips(async () => {
      selection = await readSelection(excel);
    });
    expect(selection).toEqual({ ok: true, value: { type: 'cells', sheetName: 'Data', area } });
    expect(trips).toBe(1);
  });

  test('is refused by kind where it is no single area of cells', async () => {
    const { excel, user } = open();
    await user.addSheet('Data', [['a', 1]]);
    host.userSelect('Data', 'A1,B1');
    expect(await readSelection(excel)).toEqual({ ok: true, value: { type: 'several-areas' } });
    host.userSelect('Data', 'D:E');
    expect(await readSelection(excel)).toEqual({ ok: true, value: { type: 'no-cells' } });
    host.model.select([]);
    expect(await readSelection(excel)).toEqual({ ok: true, value: { type: 'no-cells' } });
  });

  test('is set to the cells that a figure came from, unless their sheet is hidden or gone', async () => {
    const { excel, user } = open();
    await user.addSheet('Data', [['a', 1]]);
    const area = { row: 4, column: 1, rowCount: 2, columnCount: 1 };
    expect(await showCells(excel, 'Data', area)).toEqual({ ok: true, value: 'shown' });
    expect([host.model.activeSheet.name, host.model.selection]).toEqual([
      'Data',
      { top: 4, left: 1, bottom: 5, right: 1 },
    ]);
    expect(await showCells(excel, 'Nowhere', area)).toEqual({ ok: true, value: 'gone' });
    await showCells(excel, 'Sheet1', area);
    await user.hideSheet('Data');
    expect(await showCells(excel, 'Data', area)).toEqual({ ok: true, value: 'hidden' });
    expect(host.model.sheet('Data')?.visibility).toBe('Hidden');
  });
});

describe('removing our sheets', () => {
  test('takes numbered ones with their charts too, and leaves theirs', async () => {
    const { live, excel, user } = open();
    await user.addSheet('Data', [['a', 1]]);
    await live.write([chartPlan(), judgmentsPlan()]);
    expect(await removeOurSheets(excel)).toEqual({ ok: true, value: ['PL Chart 1', 'PL Judgments'] });
    expect(await user.sheetNames()).toEqual(['Sheet1', 'Data']);
    expect(host.model.parts.paths().filter((path) => /chart|drawing|table/.test(path))).toEqual([]);
  });

  test('leaves a table of theirs that only has one of our names', async () => {
    const { live, excel, user } = open();
    await user.addSheet('Our measures', [['Measure'], ['Referrals']]);
    await excel.run(async (context) => {
      const table = context.workbook.worksheets.getItem('Our measures').tables.add('A1:A2', true);
      table.name = 'PlMeasures';
      await context.sync();
    });
    await live.write([judgmentsPlan()]);
    expect(await removeOurSheets(excel)).toEqual({ ok: true, value: ['PL Judgments'] });
    expect(await user.sheetNames()).toEqual(['Sheet1', 'Our measures']);
  });

  test('refuses where a table of theirs stands beside ours', async () => {
    const { live, excel, user } = open();
    await live.write([judgmentsPlan()]);
    await user.typeInto('PL Judgments', 'J1', 'Theirs');
    await excel.run(async (context) => {
      context.workbook.worksheets.getItem('PL Judgments').tables.add('J1:J2', true);
      await context.sync();
    });
    expect(await removeOurSheets(excel)).toMatchObject({
      error: { type: 'refused', reason: expect.stringMatching(/also holds the table Table1/) },
    });
  });
});

describe('charts in Excel', () => {
  test('take no round trip of their own, when they are drawn and when they follow', async () => {
    const { live } = open();
    expect(await roundTrips(() => live.write([chartPlan()]))).toBe(2);
    expect(await roundTrips(() => live.write([chartPlan(chartPlan().table.rows.slice(0, 2))]))).toBe(2);
    expect(await roundTrips(() => live.write([chartPlan(chartPlan().table.rows.slice(0, 2))]))).toBe(1);
  });

  test('keep the title, place and series that a person gave them', async () => {
    const { live, excel } = open();
    await live.write([chartPlan()]);
    await excel.run(async (context) => {
      const chart = context.workbook.worksheets.getItem('PL Chart 1').charts.getItem('PlChart1 1');
      chart.title.text = 'Ours';
      chart.setPosition('A20', 'D30');
      chart.series.getItemAt(1).name = 'Twice';
      await context.sync();
    });
    await live.write([chartPlan(chartPlan().table.rows.slice(0, 2))]);
    const sheet = host.model.sheet('PL Chart 1');
    const chart = sheet === undefined ? undefined : host.model.charts(sheet)[0];
    expect(chart?.title).toBe('Ours');
    expect(chart?.corners.from).toEqual({ row: 19, column: 0 });
    expect(chart?.series.map((one) => [one.name, one.reference('values')])).toEqual([
      ['Referrals', "'PL Chart 1'!$B$5:$B$6"],
      ['Twice', "'PL Chart 1'!$C$5:$C$7"],
    ]);
  });

  test('stand to the right of the table, one beneath the other', async () => {
    const { live } = open();
    await live.write([chartPlan()]);
    const sheet = host.model.sheet('PL Chart 1');
    const corners = sheet === undefined ? [] : host.model.charts(sheet).map((chart) => chart.corners);
    expect(corners).toEqual([
      { from: { row: 3, column: 5 }, to: { row: 27, column: 15 } },
      { from: { row: 28, column: 5 }, to: { row: 52, column: 15 } },
    ]);
  });
});
