import { describe, expect, test } from 'vitest';
import { areaWord, cellWord } from '../../../../excel-addin/proposals/cell-words.ts';
import { figureInShort } from '../../../../excel-addin/proposals/find-sentence.ts';
import { findTables } from '../../../../excel-addin/proposals/find-tables.ts';
import type { MeasureProposal } from '../../../../excel-addin/proposals/measure-proposal.ts';
import { refusalSentence } from '../../../../excel-addin/proposals/proposal-refusal.ts';
import { proposeMeasures } from '../../../../excel-addin/proposals/propose-measure.ts';
import { proposeTable } from '../../../../excel-addin/proposals/propose-table.ts';
import { areaBetween, cellArea } from '../../../../excel-addin/proposals/sheet-grid.ts';
import type { CellArea, ForceSheetReading } from '../../../../excel-addin/workbook/force-sheet.ts';
import { sampleSheet } from './sample-sheet.ts';

const b = '';

function propose(sheet: ForceSheetReading, area: CellArea): readonly MeasureProposal[] {
  const proposed = proposeMeasures({ sheet, area });
  if (!proposed.ok) throw new Error(`Refused as ${proposed.error.type}.`);
  return proposed.value;
}

function one(sheet: ForceSheetReading, row: number, column: number): MeasureProposal {
  const [proposal, ...others] = propose(sheet, cellArea(row, column));
  if (proposal === undefined || others.length > 0) throw new Error('There is not one proposal.');
  return proposal;
}

describe('the unit of a cell', () => {
  const unit = (header: string, value: string | number, format = 'General'): string => {
    const sheet = sampleSheet([
      ['Children seen'],
      ['Area', header],
      ['North', { value, format }],
      ['South', { value: 2, format }],
    ]);
    return one(sheet, 2, 1).unit.value;
  };

  test.each([
    ['Seen', 12, 'General', 'count'],
    ['Seen within 15 working days', 12, 'General', 'count'],
    ['Seen', 0.123, '0.0%', 'share'],
    ['%', 12.3, '0.0', 'percent'],
    ['Per cent seen', 12.3, 'General', 'percent'],
    ['Rate per 1,000 children', 4.2, 'General', 'rate'],
    ['Time to visit (hours)', 4.2, 'General', 'hours'],
    ['Average days to conference', 12, 'General', 'days'],
    ['Cost', 12, '"£"#,##0', 'money'],
    ['Cost (£ thousand)', 12, 'General', 'money'],
    ['Seen', '..', '0.0%', 'share'],
  ])('under “%s”, %s as %s, is %s', (...[header, value, format, expected]) => {
    expect(unit(header, value, format)).toBe(expected);
  });

  test('is read from a line under the title, with that line as its source', () => {
    const sheet = sampleSheet([
      ['Children seen'],
      [b, b, 'Percentages'],
      ['Area', '2018', '2019'],
      ['North', 12, 14],
      ['South', 15, 11],
    ]);
    const { unit } = one(sheet, 3, 1);
    expect([unit.value, unit.from.map(areaWord)]).toEqual(['percent', ['C2']]);
  });
});

test('a column of units beside the labels says the unit of its row', () => {
  const sheet = sampleSheet([
    ['Force', 'Unit', '2018'],
    ['Kent', '%', 10],
    ['Kent', 'Number', 11],
  ]);
  expect([1, 2].map((row) => one(sheet, row, 2).unit.value)).toEqual(['percent', 'count']);
});

describe('numerator and denominator', () => {
  const rows = [
    ['Area', 'Conferences', 'Within 15 days', '% within 15 days'],
    ['North', 40, 30, 75],
    ['South', 60, 42, 70],
    ['East', 35, 14, 40],
  ] as const;

  test('are the counts that the percentage comes from', () => {
    const { numerator, denominator } = one(sampleSheet(rows), 1, 3);
    expect([numerator, denominator].map((at) => (at === null ? '' : cellWord(at.row, at.column)))).toEqual([
      'C2',
      'B2',
    ]);
  });

  test('tell a share under a header that says %', () => {
    const shares = [rows[0], ['North', 40, 30, 0.75], ['South', 60, 42, 0.7], ['East', 35, 14, 0.4]];
    const { numerator, unit } = one(sampleSheet(shares), 1, 3);
    expect([unit.value, numerator && cellWord(numerator.row, numerator.column)]).toEqual(['share', 'C2']);
  });

  test('are not proposed where the arithmetic does not hold', () => {
    const sheet = sampleSheet([rows[0], ['North', 40, 30, 71], ['South', 60, 42, 62], ['East', 35, 14, 58]]);
    const { numerator, warnings } = one(sheet, 1, 3);
    expect(numerator).toBeNull();
    expect(warnings).toContain(
      'No two columns of counts give this figure, so its numerator and denominator are not known from the table.',
    );
  });

  test('are asked about where two pairs of columns give the figure', () => {
    const sheet = sampleSheet([
      ['Area', 'All', 'Seen', 'Seen again', '% seen'],
      ['North', 40, 30, 30, 75],
      ['South', 60, 42, 42, 70],
    ]);
    const { numerator, warnings } = one(sheet, 1, 4);
    expect(numerator).toBeNull();
    expect(warnings[1]).toBe(
      'More than one pair of columns gives this figure (C2 of B2; D2 of B2). Choose the right one.',
    );
  });

  test('of a rate are its counts times what its header says', () => {
    const sheet = sampleSheet([
      ['Area', 'Children', 'Missing', 'Rate per 1,000'],
      ['North', 40_000, 120, 3],
      ['South', 50_000, 210, 4.2],
    ]);
    const { numerator, denominator } = one(sheet, 2, 3);
    expect([numerator?.column, denominator?.column]).toEqual([2, 1]);
  });
});

describe('periods and series', () => {
  const date = (value: number): { value: number; format: string } => ({ value, format: 'mmm\\-yy' });

  test('a number with its note mark and a year in words are read as what they are', () => {
    const sheet = sampleSheet([
      ['Area', '10/11*', '11/12'],
      ['North', '12"', 13],
      ['South', 14, 15],
    ]);
    const proposal = one(sheet, 1, 1);
    expect([proposal.period.value, figureInShort(proposal.figure)]).toEqual(['2010/11', '12']);
    expect(proposal.series && areaWord(proposal.series.values)).toBe('B2:C2');
  });

  test('dates under “As at” are days, and what they count is a snapshot', () => {
    const sheet = sampleSheet(
      [
        ['Area', 'As at:', b],
        [b, date(43_373), date(43_738)],
        ['North', 10, 12],
        ['South', 11, 13],
      ],
      { merges: [{ row: 0, column: 1, rowCount: 1, columnCount: 2 }] },
    );
    const { period, basis } = one(sheet, 2, 2);
    expect([period.value, basis]).toEqual(['30 September 2019', 'snapshot']);
  });

  test('dates that show a month are months', () => {
    const sheet = sampleSheet([
      ['Area', date(43_709), date(43_739)],
      ['North', 10, 12],
      ['South', 11, 13],
    ]);
    const { period, basis } = one(sheet, 1, 2);
    expect([period.value, basis]).toEqual(['October 2019', 'period']);
  });

  test('months under a year that stands once are months of that year', () => {
    const sheet = sampleSheet(
      [
        ['Area', '2018/19', b, b],
        [b, 'Nov', 'Dec', 'Jan'],
        ['North', 10, 12, 13],
        ['South', 11, 13, 14],
      ],
      { merges: [{ row: 0, column: 1, rowCount: 1, columnCount: 3 }] },
    );
    expect([1, 2, 3].map((column) => one(sheet, 2, column).period.value)).toEqual([
      'November 2018',
      'December 2018',
      'January 2019',
    ]);
  });

  test('the newest first is a series too, and says so', () => {
    const sheet = sampleSheet([
      ['Area', '2019', '2018', '2017'],
      ['North', 12, 11, 10],
      ['South', 13, 12, 11],
    ]);
    const { series } = one(sheet, 1, 1);
    expect([series && areaWord(series.values), series?.isNewestFirst]).toEqual(['B2:D2', true]);
  });

  test('a column of change is no part of a series', () => {
    const sheet = sampleSheet([
      ['Area', '2017', '2018', '2019', '% change 2017 to 2019'],
      ['North', 10, 11, 12, 20],
      ['South', 10, 12, 13, 30],
    ]);
    const { series } = one(sheet, 1, 3);
    expect(series && [areaWord(series.values), areaWord(series.periods)]).toEqual(['B2:D2', 'B1:D1']);
    expect(one(sheet, 1, 4).series).toBeNull();
  });

  test('per cents between the counts of each year are passed over', () => {
    const sheet = sampleSheet(
      [
        ['Area', '2017/18', b, '2018/19', b],
        [b, 'Number', '%', 'Number', '%'],
        ['North', 10, 25, 12, 28],
        ['South', 10, 30, 13, 31],
      ],
      {
        merges: [
          { row: 0, column: 1, rowCount: 1, columnCount: 2 },
          { row: 0, column: 3, rowCount: 1, columnCount: 2 },
        ],
      },
    );
    const number = one(sheet, 2, 3);
    expect([number.period.value, number.series && areaWord(number.series.values)]).toEqual([
      '2018/19',
      'B3:D3',
    ]);
    const percent = one(sheet, 2, 4);
    expect([percent.period.value, percent.series]).toEqual(['2018/19', null]);
  });

  test('periods down the rows make a series down the column', () => {
    const sheet = sampleSheet([
      ['Month', 'Calls', 'Visits'],
      ['Apr-19', 10, 5],
      ['May-19', 12, 6],
      ['Jun-19', 11, 7],
    ]);
    const { series, period, name } = one(sheet, 3, 1);
    expect([series && areaWord(series.values), series && areaWord(series.periods)]).toEqual([
      'B2:B4',
      'A2:A4',
    ]);
    expect([period.value, name.value]).toEqual(['June 2019', 'Calls']);
  });

  test('several periods in a title are told, not chosen from', () => {
    const sheet = sampleSheet([
      ['Calls, March 2018 and March 2019'],
      ['Area', 'First', 'Second'],
      ['North', 10, 12],
    ]);
    const { period, warnings } = one(sheet, 2, 1);
    expect(period).toEqual({ value: '', from: [] });
    expect(warnings).toContain(
      'The title names March 2018, March 2019, and not which of them this figure is for. Type the period.',
    );
  });
});

describe('what is selected', () => {
  const sheet = sampleSheet([
    ['Missing children'],
    ['Area', '2018', '2019', b],
    ['North', 10, 12, 'R'],
    ['South', 20, { value: '#N/A', isError: true }],
    ['East', b, 14],
    [b],
    ['Source: the force'],
    [b],
    ['Table 2: Custody'],
    ['Area', '2018', '2019'],
    ['North', 1, 2],
  ]);

  test.each([
    ['title', cellArea(0, 0)],
    ['header', cellArea(1, 1)],
    ['label', cellArea(2, 0)],
    ['mark', cellArea(2, 3)],
    ['error', cellArea(3, 2)],
    ['blank', cellArea(4, 1)],
    ['blank', cellArea(5, 0)],
    ['footnote', cellArea(6, 0)],
    ['several-tables', areaBetween([2, 1], [10, 2])],
    ['too-large', areaBetween([0, 1], [1_048_575, 1])],
    ['blank', cellArea(400, 3)],
  ] as const)('is refused as %s', (type, area) => {
    const proposed = proposeMeasures({ sheet, area });
    expect(proposed).toEqual({ ok: false, error: { type, area } });
    expect(proposed.ok ? '' : refusalSentence(proposed.error)).toMatch(/^[A-Z]+\d+.*\.$/);
  });

  test('as a row of periods gives one measure: the latest', () => {
    const proposals = propose(sheet, areaBetween([2, 1], [2, 2]));
    expect(proposals.map(({ period }) => period.value)).toEqual(['2019']);
  });

  test('as several rows gives one measure a row', () => {
    const proposals = propose(sheet, areaBetween([2, 1], [4, 2]));
    expect(proposals.map(({ name }) => name.value)).toEqual([
      'Missing children: North',
      'Missing children: South',
      'Missing children: East',
    ]);
  });

  test('in a hidden row says that it is hidden', () => {
    const hidden = { ...sheet, hiddenRows: [2] };
    expect(one(hidden, 2, 1).warnings).toContain('Row 3 is hidden in the sheet.');
  });
});

describe('a whole table', () => {
  const sheet = sampleSheet([
    ['Force', '2018', '2019', 'Change'],
    ['Kent', 10, 12, 2],
    ['Essex', 20, { value: '#N/A', isError: true }, 0],
    ['Surrey & Sussex', 30, 33, 3],
    ['Dorset', 40, '..', 0],
    ['Total', 100, 110, 5],
  ]);
  const [table] = findTables(sheet);
  if (table === undefined) throw new Error('There is no table.');

  test('is proposed with the latest period, totals unticked, errors left out by cell', () => {
    const proposed = proposeTable(table);
    if (!proposed.ok) throw new Error(proposed.error.type);
    expect(proposed.value.rows.map(({ proposal, isTicked }) => [proposal.name.value, isTicked])).toEqual([
      ['Kent', true],
      ['Surrey & Sussex', true],
      ['Dorset', true],
      ['Total', false],
    ]);
    expect(proposed.value.left).toEqual([{ type: 'error', area: cellArea(2, 2) }]);
  });

  test('takes another column where one is chosen, and refuses one without figures', () => {
    const chosen = proposeTable(table, 1);
    expect(chosen.ok && chosen.value.rows[0]?.proposal.period.value).toBe('2018');
    const refused = proposeTable(table, 0);
    expect(refused.ok ? '' : refused.error.type).toBe('no-such-column');
  });

  test('whose rows are months is one measure a column', () => {
    const [months] = findTables(
      sampleSheet([
        ['Month', 'Calls', 'Visits'],
        ['Apr-19', 10, 5],
        ['May-19', 12, 6],
      ]),
    );
    const proposed = months === undefined ? null : proposeTable(months);
    expect(
      proposed?.ok && proposed.value.rows.map(({ proposal }) => [proposal.name.value, proposal.value.row]),
    ).toEqual([
      ['Calls', 2],
      ['Visits', 2],
    ]);
  });
});
