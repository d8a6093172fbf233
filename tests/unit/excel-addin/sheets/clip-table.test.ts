import { describe, expect, test } from 'vitest';
import { proposeMeasures } from '../../../../excel-addin/proposals/propose-measure.ts';
import { type ClipTable, clippedTables } from '../../../../excel-addin/sheets/clip-table.ts';
import { putClipTables } from '../../../../excel-addin/sheets/put-clip-tables.ts';
import {
  createFileWorkbook,
  type FileWorkbook,
} from '../../../../excel-addin/workbook/file/file-workbook.ts';
import type { Result } from '../../../../shared/result.ts';

const expectOk = <T, E>(result: Result<T, E>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const row = (...cells: readonly string[]) => ({ key: cells[0] ?? '', cells });

const missing: ClipTable = {
  item: 'ab'.repeat(16),
  grid: {
    caption: 'Missing children by district, 2025',
    columnHeaders: ['District', 'Reports', 'Graded high', 'High (share)', 'Return interviews', 'Spent'],
    rows: [
      row('North (fictional)', '1,204', '310', '25.7%', '901', '£1,200'),
      row('South (fictional)', '980', '29*', '29%', 'c', '£900'),
      row('East (fictional)', '77', '<5', '..', '60', '£40'),
    ],
  },
  title: 'Performance – Marchshire (fictional)',
  source: 'https://records.example/missing?year=2025',
  gathered: '2026-11-03 10:00',
  by: 'Sample Person',
};

async function sheetOf(workbook: FileWorkbook, sheetName: string) {
  const [sheet] = expectOk(await workbook.readSheets([{ sheetName }]));
  if (sheet === undefined) throw new Error(`There is no sheet ${sheetName}`);
  return sheet;
}

const valuesOf = async (workbook: FileWorkbook, sheetName: string) =>
  (await sheetOf(workbook, sheetName)).cells.map((cells) => cells.map(({ value }) => value));

describe('a clipped table in a sheet', () => {
  test('has figures as numbers with their unit in the header, and everything else as it was', async () => {
    const workbook = createFileWorkbook();
    expectOk(await putClipTables(workbook, [missing]));
    const [title, note, , headers, ...rows] = await valuesOf(workbook, 'PL Clip 1');
    expect(title?.[0]).toBe('Missing children by district, 2025');
    expect(note?.[0]).toMatch(
      /^From “Performance – Marchshire \(fictional\)”, https:\/\/records\.example\/missing\?year=2025, by Sample Person\./,
    );
    expect(headers?.slice(0, 7)).toEqual([
      'District',
      'Reports',
      'Graded high',
      'High (share) (%)',
      'Return interviews',
      'Spent (£)',
      'As shown',
    ]);
    expect(rows.map((cells) => cells.slice(0, 7))).toEqual([
      ['North (fictional)', 1204, 310, 25.7, 901, 1200, ''],
      ['South (fictional)', 980, 29, 29, 'c', 900, 'Graded high: 29*'],
      ['East (fictional)', 77, '<5', '..', 60, 40, ''],
    ]);
  });

  test('has its source beside every row', async () => {
    const workbook = createFileWorkbook();
    expectOk(await putClipTables(workbook, [missing]));
    const [, , , , first] = await valuesOf(workbook, 'PL Clip 1');
    expect(first?.slice(7)).toEqual([
      'row 1',
      'Performance – Marchshire (fictional)',
      'https://records.example/missing?year=2025',
      '2026-11-03 10:00',
      'Sample Person',
      'ab'.repeat(16),
    ]);
  });

  test('is written anew, not added again, when the same clip comes again', async () => {
    const workbook = createFileWorkbook();
    const other = { ...missing, item: 'cd'.repeat(16) };
    expectOk(await putClipTables(workbook, [missing, other]));
    const before = workbook.toBytes();
    expect(expectOk(await putClipTables(workbook, [other, missing])).sheetsAdded).toEqual([]);
    expect(workbook.toBytes()).toEqual(before);
    const [first] = missing.grid.rows;
    const grid = {
      ...missing.grid,
      columnHeaders: ['District', 'Calls'],
      rows: first ? [row('North', '7')] : [],
    };
    const again = expectOk(await putClipTables(workbook, [{ ...other, grid }]));
    expect(again).toEqual({ sheetNames: ['PL Clip 2'], sheetsAdded: [] });
    const [, , , , only, none] = await valuesOf(workbook, 'PL Clip 2');
    expect(only?.[0]).toBe('North');
    expect(only).toContain(7);
    expect(none).toBeUndefined();
    expect((await valuesOf(workbook, 'PL Clip 1'))[4]?.[1]).toBe(1204);
  });

  test('is proposed as measures, row by row', async () => {
    const workbook = createFileWorkbook();
    expectOk(await putClipTables(workbook, [missing]));
    const sheet = await sheetOf(workbook, 'PL Clip 1');
    const area = { row: 4, column: 1, rowCount: 3, columnCount: 5 };
    const proposed = expectOk(proposeMeasures({ sheet, area }));
    const facts = proposed.map(({ name, unit, period, figure }) => [
      name.value,
      unit.value,
      period.value,
      figure.type === 'number' ? figure.number : figure.type,
    ]);
    expect(proposed).toHaveLength(15);
    expect(facts).toContainEqual(['Reports: North (fictional)', 'count', '2025', 1204]);
    expect(facts).toContainEqual(['High (share) (%): South (fictional)', 'percent', '2025', 29]);
    expect(facts).toContainEqual(['Spent (£): East (fictional)', 'money', '2025', 40]);
    expect(facts).toContainEqual(['Graded high: East (fictional)', 'count', '2025', 'below']);
    expect(facts).toContainEqual(['Return interviews: South (fictional)', 'count', '2025', 'marker']);
  });
});

describe('headers', () => {
  const headersOf = async (
    columnHeaders: readonly string[],
    cells: readonly string[],
    key = cells[0] ?? '',
  ) => {
    const workbook = createFileWorkbook();
    const grid = { caption: '', columnHeaders, rows: [{ key, cells }] };
    expectOk(await putClipTables(workbook, [{ ...missing, grid }]));
    return (await valuesOf(workbook, 'PL Clip 1'))[3] ?? [];
  };

  test('differ from each other and from ours, and none is blank', async () => {
    const headers = await headersOf(['Rate', 'rate', '', 'Page'], ['North', '1', '2', '3']);
    expect(headers.slice(0, 4)).toEqual(['Rate', 'rate (2)', 'Column 3', 'Page (2)']);
  });

  test('begin with the rows’ names where the clip left their column out', async () => {
    expect((await headersOf(['Calls'], ['12'], 'North')).slice(0, 2)).toEqual(['Row', 'Calls']);
  });
});

test('a column of which only some figures have a unit keeps those as text', async () => {
  const workbook = createFileWorkbook();
  const rows = [row('North', '12%'), row('South', '12')];
  const grid = { caption: '', columnHeaders: ['District', 'High'], rows };
  expectOk(await putClipTables(workbook, [{ ...missing, grid }]));
  const [, , , , ...cells] = await valuesOf(workbook, 'PL Clip 1');
  expect(cells.map(([, value]) => value)).toEqual(['12%', 12]);
});

test('years alone are labels, and a table of words is not offered', () => {
  const item = { id: 'ab'.repeat(16), withdrawn: null, gatheredAt: '2026-11-03', madeBy: 'x' };
  const stateOf = (...texts: readonly string[]) =>
    ({
      items: [
        {
          ...item,
          shown: {
            text: '',
            title: '',
            source: '',
            grid: { caption: '', columnHeaders: [''], rows: texts.map((text) => row(text)) },
          },
        },
      ],
      actors: new Map(),
    }) as unknown as Parameters<typeof clippedTables>[0];
  expect(clippedTables(stateOf('2024', '2025'))).toEqual([]);
  expect(clippedTables(stateOf('2024', 'Risk: high'))).toEqual([]);
  expect(clippedTables(stateOf('2024', '17'))).toHaveLength(1);
});
