import { describe, expect, test } from 'vitest';
import { areaWord } from '../../../../excel-addin/proposals/cell-words.ts';
import { findTables, type SheetTable } from '../../../../excel-addin/proposals/find-tables.ts';
import type { ForceSheetReading } from '../../../../excel-addin/workbook/force-sheet.ts';
import { type SampleCell, sampleSheet } from './sample-sheet.ts';

const b = '';
const areas = (sheet: ForceSheetReading): readonly string[] =>
  findTables(sheet).map(({ area }) => areaWord(area));
const only = (rows: readonly (readonly SampleCell[])[]): SheetTable => {
  const [table, ...others] = findTables(sampleSheet(rows));
  if (table === undefined || others.length > 0)
    throw new Error(`There are ${others.length + (table ? 1 : 0)} tables.`);
  return table;
};
const kinds = (table: SheetTable): readonly string[] =>
  table.rows.map(({ row, kind, reason }) => `${row + 1} ${kind}${reason === null ? '' : ` by ${reason}`}`);

describe('where tables begin and end', () => {
  test('two tables one below another have their own titles and notes', () => {
    const sheet = sampleSheet([
      ['Missing children'],
      ['Area', '2018', '2019'],
      ['North', 10, 12],
      ['South', 20, 22],
      ['Source: the force’s own system'],
      [b],
      ['Children in custody'],
      ['Area', '2018', '2019'],
      ['North', 1, 2],
      ['South', 3, 4],
    ]);
    expect(areas(sheet)).toEqual(['A2:C4', 'A8:C10']);
    const [upper, lower] = findTables(sheet);
    expect(upper?.title?.text).toBe('Missing children');
    expect(lower?.title?.text).toBe('Children in custody');
    expect(upper?.footnotes.map(({ text }) => text)).toEqual(['Source: the force’s own system']);
  });

  test('two tables side by side are told by the labels of the right one', () => {
    const sheet = sampleSheet([
      ['Area', 'Calls', b, 'Outcome', 'Cases'],
      ['North', 10, b, 'Charged', 3],
      ['South', 20, b, 'No action', 4],
    ]);
    expect(areas(sheet)).toEqual(['A1:B3', 'D1:E3']);
  });

  test('a total column apart by a blank column stays with its table', () => {
    const sheet = sampleSheet([
      ['Area', 'Calls', 'Visits', b, 'All'],
      ['North', 10, 5, b, 15],
      ['South', 20, 7, b, 27],
    ]);
    expect(areas(sheet)).toEqual(['A1:E3']);
  });

  test('spare columns of marks are neither labels nor figures', () => {
    const table = only([
      ['Area', '2018', b, '2019', b],
      ['North', 10, 'R', 12, b],
      ['South', 20, b, 22, 'R'],
    ]);
    expect(table.columns).toEqual({ labels: [0], figures: [1, 3], marks: [2, 4] });
  });

  test('notes under a table are footnotes, numbered ones and long ones too', () => {
    const table = only([
      ['Area', '2018'],
      ['North', 10],
      ['South', 20],
      [b],
      ['Notes'],
      ['1. Includes 12 children of other forces.'],
      [2, 'Counted by a new system since 2017.'],
      ["'..' means not available"],
    ]);
    expect(areaWord(table.area)).toBe('A1:B3');
    expect(table.footnotes.length).toBe(5);
  });

  test('years that stand as numbers over figures are headers', () => {
    const table = only([
      ['Area', 2017, 2018, 2019],
      ['North', 10, 11, 12],
      ['South', 20, 21, 22],
    ]);
    expect(table.headerRows).toEqual([0]);
    expect(table.rows.length).toBe(2);
  });

  test('years down the first column are labels', () => {
    const table = only([
      ['Year', 'Calls'],
      [2017, 10],
      [2018, 11],
      [2019, 13],
    ]);
    expect(table.columns.labels).toEqual([0]);
    expect(table.columns.figures).toEqual([1]);
  });

  test('sub-headings inside say what the rows below them are about', () => {
    const table = only([
      ['Area', '2018', '2019'],
      ['Boys'],
      ['North', 10, 12],
      ['South', 20, 22],
      ['Girls'],
      ['North', 11, 13],
      ['South', 21, 23],
    ]);
    expect(table.rows.map(({ labels }) => labels.map(({ text }) => text).join(' > '))).toEqual([
      'Boys > North',
      'Boys > South',
      'Girls > North',
      'Girls > South',
    ]);
  });

  test('labels merged down are the outer labels of each of their rows', () => {
    const sheet = sampleSheet(
      [
        ['Area', 'Sex', 'Calls'],
        ['North', 'Boys', 10],
        [b, 'Girls', 12],
        ['South', 'Boys', 20],
        [b, 'Girls', 22],
      ],
      {
        merges: [
          { row: 1, column: 0, rowCount: 2, columnCount: 1 },
          { row: 3, column: 0, rowCount: 2, columnCount: 1 },
        ],
      },
    );
    expect(
      findTables(sheet)[0]?.rows.map(({ labels }) => labels.map(({ text }) => text).join(' > ')),
    ).toEqual(['North > Boys', 'North > Girls', 'South > Boys', 'South > Girls']);
  });

  test('a column of nothing but markers with a header is a column of figures', () => {
    const table = only([
      ['Area', '2018', '2019'],
      ['North', 10, '..'],
      ['South', 20, '..'],
    ]);
    expect(table.columns.figures).toEqual([1, 2]);
  });

  test('codes and ids are not figures', () => {
    const table = only([
      ['la_code', 'Area', 'Children'],
      [301, 'North', 10],
      [302, 'South', 20],
    ]);
    expect(table.columns).toEqual({ labels: [0, 1], figures: [2], marks: [] });
  });

  test('a cover sheet, a blank sheet and a list of contents hold no table', () => {
    expect(areas(sampleSheet([['Statistics on children'], [b], ['Published 13 December 2018']]))).toEqual([]);
    expect(areas(sampleSheet([[b]]))).toEqual([]);
    expect(
      areas(
        sampleSheet([
          ['Table', 'Title'],
          [1, 'Missing children by area'],
          [2, 'Children in custody by area'],
        ]),
      ),
    ).toEqual([]);
  });
});

test('a list under a line with a date has that line as its title', () => {
  const table = only([['As at 30 September 2019'], ['Open cases', 120], ['Overdue visits', 7]]);
  expect([table.title?.text, areaWord(table.area)]).toEqual(['As at 30 September 2019', 'A2:B3']);
});

test('a long list of open data is labelled by all its leading columns', () => {
  const table = only([
    ['time', 'level', 'region', 'authority', 'referrals'],
    ['2023/24', 'National', b, b, 621_880],
    ['2023/24', 'Region', 'North East', b, 30_000],
    ['2023/24', 'Authority', 'North East', 'Durham', 5000],
  ]);
  expect(table.columns).toEqual({ labels: [0, 1, 2, 3], figures: [4], marks: [] });
});

describe('what rows are', () => {
  test('a total by its word and its sum, and a subtotal within it', () => {
    const table = only([
      ['Area', 'Calls', 'Visits'],
      ['North', 10, 5],
      ['South', 20, 7],
      ['Total of areas', 30, 12],
      ['Other', 3, 2],
      ['Total', 33, 14],
    ]);
    expect(kinds(table)).toEqual([
      '2 plain',
      '3 plain',
      '4 subtotal by words-and-arithmetic',
      '5 plain',
      '6 total by words-and-arithmetic',
    ]);
  });

  test('a sum that no word announces is one by arithmetic', () => {
    const table = only([
      ['Area', 'Calls', 'Visits'],
      ['County', 60, 24],
      ['North', 10, 5],
      ['South', 20, 7],
      ['East', 30, 12],
    ]);
    expect(kinds(table)[0]).toBe('2 total by arithmetic');
  });

  test('one small column that happens to add up is not taken for a sum', () => {
    const table = only([
      ['Area', 'Calls'],
      ['North', 2],
      ['South', 3],
      ['East', 5],
    ]);
    expect(kinds(table)).toEqual(['2 plain', '3 plain', '4 plain']);
  });

  test('a total that does not add up is one by its words only', () => {
    const table = only([
      ['Band', 'Children'],
      ['Under 5', 30_110],
      ['5 to 9', 22_060],
      ['10 and over', 20_060],
      ['Total', 72_250],
    ]);
    expect(kinds(table).at(-1)).toBe('5 total by words');
  });

  test('forces that report together are joint, and a force with "and" in its name is not', () => {
    const table = only([
      ['Force', 'Calls'],
      ['Avon & Somerset', 101],
      ['Devon and Cornwall', 203],
      ['Surrey & Sussex', 307],
      ['Kent', 401],
    ]);
    expect(kinds(table)).toEqual(['2 plain', '3 plain', '4 joint-forces by words', '5 plain']);
  });

  test('the region West Midlands is a subtotal and the force is not', () => {
    const table = only([
      ['Force', '2018', '2019'],
      ['West Midlands ', 100, 110],
      ['Staffordshire', 30, 33],
      ['West Midlands', 70, 77],
      ['Wales', 50, 60],
      ['Gwent', 20, 25],
      ['South Wales', 30, 35],
    ]);
    expect(kinds(table)).toEqual([
      '2 subtotal by words-and-arithmetic',
      '3 plain',
      '4 plain',
      '5 subtotal by words-and-arithmetic',
      '6 plain',
      '7 plain',
    ]);
  });

  test('a table of regions only has no subtotals', () => {
    const table = only([
      ['Region', 'Calls'],
      ['North East', 111],
      ['North West', 222],
      ['London', 305],
    ]);
    expect(kinds(table)).toEqual(['2 plain', '3 plain', '4 plain']);
  });
});
