import { describe, expect, test } from 'vitest';
import { ExcelHost, type HostOptions } from './excel-host.ts';
import { loadOfficeInNode, type OfficeInNode } from './node-office.ts';

interface Session extends OfficeInNode {
  readonly host: ExcelHost;
}

function openSession(options: HostOptions = {}): Session {
  const host = ExcelHost.open(null, { calculation: 'built-in', ...options });
  return { host, ...loadOfficeInNode(host) };
}

/** Objects of office.js come from another realm, which toEqual would notice. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

async function write(session: Session, values: unknown, address = 'A1'): Promise<unknown> {
  const { Excel } = session;
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getFirst().getRange(address);
    range.values = [[values]];
    range.load('values,formulas,valueTypes,numberFormat');
    await context.sync();
    return plain([
      range.values[0]?.[0],
      range.formulas[0]?.[0],
      range.valueTypes[0]?.[0],
      range.numberFormat[0]?.[0],
    ]);
  });
}

describe('what is typed or set', () => {
  test.each([
    ['plain words', ['plain words', 'plain words', 'String', 'General']],
    ['12', [12, 12, 'Double', 'General']],
    ['1,234', [1234, 1234, 'Double', '#,##0']],
    ['5%', [0.05, 0.05, 'Double', '0%']],
    ['true', [true, true, 'Boolean', 'General']],
    ['2026-11-03', [46329, 46329, 'Double', 'm/d/yyyy']],
    ["'=1+1", ['=1+1', '=1+1', 'String', 'General']],
    ['=1+1', [2, '=1+1', 'Double', 'General']],
    ['+1+1', [2, '=+1+1', 'Double', 'General']],
    ['=1/0', ['#DIV/0!', '=1/0', 'Error', 'General']],
    ['=""', ['', '=""', 'String', 'General']],
    ['', ['', '', 'Empty', 'General']],
  ])('%j becomes what Excel makes of it', async (typed, expected) => {
    expect(await write(openSession(), typed)).toEqual(expected);
  });

  test('stays text in a cell that is formatted as text', async () => {
    const session = openSession();
    await session.Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().getRange('A1').numberFormat = [['@']];
      await context.sync();
    });
    expect(await write(session, '=1+1')).toEqual(['=1+1', '=1+1', 'String', '@']);
    expect(await write(session, '007')).toEqual(['007', '007', 'String', '@']);
    expect(await write(session, '- seen twice')).toEqual(['- seen twice', '- seen twice', 'String', '@']);
  });

  test('refuses prose that begins like a formula, and text beyond 32,767 characters', async () => {
    await expect(write(openSession(), '- seen twice in March')).rejects.toMatchObject({
      code: 'InvalidArgument',
    });
    await expect(write(openSession(), 'x'.repeat(32_768))).rejects.toMatchObject({ code: 'InvalidArgument' });
    expect(await write(openSession(), 'x'.repeat(32_767))).toHaveLength(4);
  });
});

describe('batches', () => {
  test('a failed batch keeps what came before the failure and names the statement', async () => {
    const { Excel, host } = openSession();
    const run = Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange('A1').values = [['kept']];
      context.workbook.tables.getItem('Ghost').load('name');
      sheet.getRange('A2').values = [['never']];
      await context.sync();
    });
    await expect(run).rejects.toMatchObject({
      code: 'ItemNotFound',
      debugInfo: { statement: /tables\.getItem/ },
    });
    expect((await host.read('Sheet1', 'A1:A2')).values).toEqual([['kept'], ['']]);
  });

  test('whatever is asked of a null object is a null object', async () => {
    const { Excel } = openSession();
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItemOrNullObject('Ghost');
      const column = table.columns.getItemOrNullObject('Grade').getDataBodyRange().load('values');
      await context.sync();
      expect([table.isNullObject, column.isNullObject]).toEqual([true, true]);
    });
  });

  test('names a member that is not played, and remembers it', async () => {
    const { Excel, host } = openSession();
    const run = Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().shapes.load('items/name');
      await context.sync();
    });
    await expect(run).rejects.toMatchObject({ code: 'NotSimulated' });
    expect(host.unsupported).toEqual([{ type: 'Worksheet', member: 'Shapes', kind: 'navigation property' }]);
  });

  test('refuses requests and answers over the limit, and requests while a cell is edited', async () => {
    const session = openSession();
    session.host.limits = { requestBytes: 3000, responseBytes: 3000 };
    const tooLong = write(session, 'x'.repeat(5000));
    await expect(tooLong).rejects.toMatchObject({ code: 'RequestPayloadSizeLimitExceeded' });
    session.host.limits = { requestBytes: 1e6, responseBytes: 3000 };
    await expect(write(session, 'x'.repeat(5000))).rejects.toMatchObject({
      code: 'ResponsePayloadSizeLimitExceeded',
    });
    session.host.setCellEditing(true);
    await expect(write(session, 1)).rejects.toMatchObject({ code: 'InvalidOperationInCellEditMode' });
  });

  test('tracked ranges outlive their run, others do not', async () => {
    const { Excel } = openSession();
    const [kept, lost] = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      const ranges = [sheet.getRange('A1'), sheet.getRange('A2')] as const;
      context.trackedObjects.add(ranges[0]);
      await context.sync();
      return ranges;
    });
    const address = await Excel.run(kept, async (context) => {
      kept.load('address');
      await context.sync();
      return kept.address;
    });
    expect(address).toBe('Sheet1!A1');
    const useLost = Excel.run(lost, async (context) => {
      lost.load('address');
      await context.sync();
    });
    await expect(useLost).rejects.toMatchObject({ code: 'InvalidObjectPath' });
  });
});

describe('sheets and protection', () => {
  test.each([
    ['', 'InvalidArgument'],
    ['x'.repeat(32), 'InvalidArgument'],
    ['a/b', 'InvalidArgument'],
    ["'quoted'", 'InvalidArgument'],
    ['SHEET1', 'ItemAlreadyExists'],
  ])('refuses a sheet called %j', async (name, code) => {
    const { Excel } = openSession();
    const run = Excel.run(async (context) => {
      context.workbook.worksheets.add(name);
      await context.sync();
    });
    await expect(run).rejects.toMatchObject({ code });
  });

  test('a protected sheet refuses to be written, a protected structure refuses new sheets', async () => {
    const session = openSession();
    const state = await session.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.protection.protect();
      context.workbook.protection.protect();
      sheet.protection.load('protected');
      context.workbook.protection.load('protected');
      await context.sync();
      return [sheet.protection.protected, context.workbook.protection.protected];
    });
    expect(state).toEqual([true, true]);
    await expect(write(session, 1)).rejects.toMatchObject({ code: 'AccessDenied' });
    const add = session.Excel.run(async (context) => {
      context.workbook.worksheets.add('More');
      await context.sync();
    });
    await expect(add).rejects.toMatchObject({ code: 'AccessDenied' });
  });
});

async function addTable({ Excel }: Session): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    sheet.getRange('A4:B6').values = [
      ['Key', 'Grade'],
      ['a', 'Good'],
      ['b', 'Poor'],
    ];
    sheet.tables.add('A4:B6', true).name = 'PlTest';
    await context.sync();
  });
}

describe('tables', () => {
  test('are found by name, grow by resizing, and take in new columns from their header', async () => {
    const session = openSession();
    await addTable(session);
    const seen = await session.Excel.run(async (context) => {
      const table = context.workbook.tables.getItem('pltest');
      const sheet = table.worksheet;
      sheet.getRange('C4').values = [['Reason']];
      table.resize('A4:C8');
      const body = table.getDataBodyRange().load('address');
      table.columns.load('items/name');
      const count = sheet.getRange('E1');
      count.formulas = [['=COUNTIF(PlTest[Grade],"good")']];
      count.load('values');
      await context.sync();
      return [body.address, table.columns.items.map((column) => column.name), count.values[0]?.[0]];
    });
    expect(plain(seen)).toEqual(['Sheet1!A5:C8', ['Key', 'Grade', 'Reason'], 1]);
  });

  test('never overlap and never share a name', async () => {
    const session = openSession();
    await addTable(session);
    const overlap = session.Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().tables.add('B6:C9', true);
      await context.sync();
    });
    await expect(overlap).rejects.toMatchObject({ code: 'InvalidArgument' });
    const rename = session.Excel.run(async (context) => {
      const table = context.workbook.worksheets.getFirst().tables.add('E1:F3', true);
      table.name = 'PLTEST';
      await context.sync();
    });
    await expect(rename).rejects.toMatchObject({ code: 'ItemAlreadyExists' });
  });

  test('lose deleted rows and keep the others in order', async () => {
    const session = openSession();
    await addTable(session);
    const values = await session.Excel.run(async (context) => {
      const table = context.workbook.tables.getItem('PlTest');
      table.rows.add(undefined, [['c', 'Mid']]);
      table.rows.getItemAt(0).delete();
      const body = table.getDataBodyRange().load('values');
      await context.sync();
      return body.values;
    });
    expect(plain(values)).toEqual([
      ['b', 'Poor'],
      ['c', 'Mid'],
    ]);
  });
});

describe('events', () => {
  test('tell of edits until their handler is removed or events are off', async () => {
    const { Excel, host } = openSession();
    const seen: string[] = [];
    const handler = await Excel.run(async (context) => {
      const added = context.workbook.worksheets.onChanged.add(async (event) => {
        seen.push(`${event.address} ${event.triggerSource}`);
      });
      await context.sync();
      return added;
    });
    host.userEdit('Sheet1', 'C4:D4', [[2, 50]]);
    await turn();
    await Excel.run(async (context) => {
      context.runtime.enableEvents = false;
      context.workbook.worksheets.getFirst().getRange('A1').values = [['quiet']];
      context.runtime.enableEvents = true;
      context.workbook.worksheets.getFirst().getRange('A2').values = [['heard']];
      await context.sync();
    });
    await turn();
    await Excel.run(handler.context, async (context) => {
      handler.remove();
      await context.sync();
    });
    host.userEdit('Sheet1', 'C5', [[3]]);
    await turn();
    expect(seen).toEqual(['C4:D4 Unknown', 'A2 ThisLocalAddin']);
  });
});
