import { describe, expect, test } from 'vitest';
import { cellWord } from '../../../../excel-addin/proposals/cell-words.ts';
import { findAgain } from '../../../../excel-addin/proposals/find-again.ts';
import { findTables } from '../../../../excel-addin/proposals/find-tables.ts';
import type { MeasureProposal } from '../../../../excel-addin/proposals/measure-proposal.ts';
import { proposalOfCell } from '../../../../excel-addin/proposals/proposal-of-cell.ts';
import { checkForceFigures } from '../../../../excel-addin/sheets/force-checks/check-force-figures.ts';
import { readFigure } from '../../../../shared/measures/read-figure.ts';
import { type SampleCell, sampleSheet } from './sample-sheet.ts';

type Rows = readonly (readonly SampleCell[])[];

const proposals = (rows: Rows, sheetName = 'Sheet1'): readonly MeasureProposal[] =>
  findTables(sampleSheet(rows, { sheetName })).flatMap((table) =>
    table.rows.flatMap((row) => table.columns.figures.map((column) => proposalOfCell(table, row, column))),
  );

function at(rows: Rows, word: string): MeasureProposal {
  const found = proposals(rows).find(({ value }) => cellWord(value.row, value.column) === word);
  if (found === undefined) throw new Error(`${word} is in no table.`);
  return found;
}

describe('periods', () => {
  const cases: readonly (readonly [string, Rows, string])[] = [
    [
      'a quarter of a short year',
      [
        ['Force', 'Q1 19/20'],
        ['Kent', 3],
        ['Essex', 4],
      ],
      'Q1 2019/20',
    ],
    [
      'a financial year’s end',
      [
        ['Force', 'FYE 2019'],
        ['Kent', 3],
        ['Essex', 4],
      ],
      'year ending March 2019',
    ],
    [
      'a school’s year',
      [
        ['Force', 'Academic year 2018/19'],
        ['Kent', 3],
        ['Essex', 4],
      ],
      'academic year 2018/19',
    ],
    [
      'ages',
      [
        ['Force', '11/12', '12-13'],
        ['Kent', 3, 1],
        ['Essex', 4, 2],
      ],
      '',
    ],
    [
      'a year of which the end is not said',
      [
        ['Force', 'FY 2019'],
        ['Kent', 3],
        ['Essex', 4],
      ],
      '',
    ],
  ];
  test.each(cases)('%s is read as such, or as no period', (_, rows, period) => {
    expect(at(rows, 'B2').period.value).toBe(period);
  });

  test.each(['2016-2019', '2016 to 2019'])('a title of %s is the span of those years', (years) => {
    const rows = [[`Missing children, ${years}`], ['Area', 'Number'], ['North', 10], ['South', 20]];
    expect(at(rows, 'B3').period.value).toBe('2016 to 2019');
  });

  test('dates under “Week ending” are weeks, and no single days', () => {
    const rows = [
      ['Week ending', ''],
      ['Area', '07/01/2019', '14/01/2019'],
      ['North', 4, 5],
      ['South', 5, 6],
    ];
    const { period, basis } = at(rows, 'B3');
    expect([period.value, basis]).toEqual(['week ending 7 January 2019', 'period']);
  });
});

describe('units', () => {
  test('an elapsed time is no number of hours, and its warning says what it means', () => {
    const time = { value: 1.5, format: '[h]:mm' };
    const { unit, warnings } = at(
      [
        ['Force', 'Average hours'],
        ['Kent', time],
        ['Essex', time],
      ],
      'B2',
    );
    expect(unit.value).toBe('other');
    expect(warnings).toContain('B2 stands as a time of day in Excel: 1.5 means 36 hours.');
  });

  test.each([
    ['% within 24 hours', 'percent'],
    ['Rate per 1,000', 'rate'],
    ['Average days to visit', 'days'],
    ['Referrals', 'count'],
  ])('the label “%s” of a row says its unit: %s', (label, unit) => {
    expect(
      at(
        [
          ['Indicator', '2018/19'],
          [label, 85.5],
          ['Visits', 12],
        ],
        'B2',
      ).unit.value,
    ).toBe(unit);
  });

  test.each([
    ['Children who share a household', 'count'],
    ['Repeat rate cases (number)', 'count'],
    ['Days to visit (average)', 'days'],
  ])('the header “%s” says %s', (header, unit) => {
    expect(
      at(
        [
          ['Area', header],
          ['North', 10],
          ['South', 20],
        ],
        'B2',
      ).unit.value,
    ).toBe(unit);
  });

  test('a share among percentages is warned of', () => {
    const { warnings } = at(
      [
        ['Area', '% seen'],
        ['North', 0.85],
        ['South', 90],
      ],
      'B2',
    );
    expect(warnings.some((each) => each.includes('may be a share'))).toBe(true);
  });
});

describe('rows of a table', () => {
  test.each([
    [['not supplied', 'no return']],
    [['?', '?']],
    [['>95', '> 95']],
    [['10,2', '11,4']],
    [['1 200', '1\u00a0300']],
    [['data not supplied', '']],
    [['system being replaced', 'system being replaced']],
  ])('one row of %j does not divide it', (cells) => {
    const rows = [
      ['Force', '2018', '2019'],
      ['Kent', 12, 13],
      ['Essex', ...cells],
      ['Surrey', 9, 8],
      ['Sussex', 1, 2],
    ];
    const tables = findTables(sampleSheet(rows));
    expect(tables.map((table) => table.rows.length)).toEqual([4]);
    expect(at(rows, 'C5').period.value).toBe('2019');
  });

  test('counts that look like years are figures where headers stand over them', () => {
    const rows = [
      ['Area', 'Girls', 'Boys'],
      ['North', 2000, 2001],
      ['South', 1500, 1700],
    ];
    expect(at(rows, 'B2').figure).toMatchObject({ type: 'number', number: 2000 });
  });

  test('a table of decimal commas is found and listed', () => {
    const [row] = checkForceFigures([
      sampleSheet([
        ['Force', '2018'],
        ['Kent', '12,5'],
        ['Essex', '10,2'],
      ]),
    ]);
    expect(row?.what).toContain('“12,5” is text: a decimal comma is not read; write 12.5');
  });

  test('a total that misses in one column and adds up in another is named by its cell', () => {
    const rows = [
      ['Force', '2018', '2019'],
      ['Kent', 3, 5],
      ['Essex', 4, 6],
      ['Surrey', 9, 11],
      ['Total', 17, 22],
    ];
    const [row] = checkForceFigures([sampleSheet(rows)]).filter(({ kind }) => kind === 'sum');
    expect([row?.state, row?.what]).toEqual(['act', expect.stringContaining('In B5 stands 17')]);
  });
});

test.each([
  ['0 [c]', 'suppressed'],
  ['5 [x]', 'not-available'],
  ['5 [z]', 'not-applicable'],
])('%s is its marker, not its number', (text, meaning) => {
  expect(readFigure({ value: text, text, numberFormat: 'General' })).toMatchObject({
    type: 'marker',
    meaning,
  });
});

describe('found again', () => {
  const wantedIn = (rows: Rows, sheetName = 'Sheet1') => {
    const found = proposals(rows, sheetName)[0];
    if (found === undefined) throw new Error('There is no table.');
    const { labels, period, unit, value, figure, rowKind } = found;
    return { labels, period: period.value, unit: unit.value, place: value, figure, rowKind };
  };
  const share = (value: number): SampleCell => ({ value, format: '0%' });

  test('a count is asked about where only shares stand under its labels', () => {
    const wanted = wantedIn([
      ['Area', '2019'],
      ['North', 10],
      ['South', 20],
    ]);
    const after = [
      ['Area', '2019', '2020'],
      ['North', share(0.1), share(0.2)],
      ['South', share(0.1), share(0.2)],
    ];
    expect(findAgain(wanted, findTables(sampleSheet(after))).type).toBe('ambiguous');
  });

  test('a measure without a title is asked about where another sheet has its labels', () => {
    const wanted = wantedIn(
      [
        ['Area', '2018'],
        ['North', 10],
        ['South', 20],
      ],
      'Missing',
    );
    const after = [
      ['Area', '2018'],
      ['North', 1],
      ['South', 3],
    ];
    expect(findAgain(wanted, findTables(sampleSheet(after, { sheetName: 'Custody' }))).type).toBe(
      'ambiguous',
    );
  });
});
