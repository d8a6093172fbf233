import { describe, expect, test } from 'vitest';
import { proposeMeasures } from '../../../../excel-addin/proposals/propose-measure.ts';
import { readPeriod } from '../../../../excel-addin/proposals/read-period.ts';
import { type SampleCell, sampleSheet } from './sample-sheet.ts';

function proposalAt(rows: readonly (readonly SampleCell[])[], row: number, column: number) {
  const made = proposeMeasures({
    sheet: sampleSheet(rows),
    area: { row, column, rowCount: 1, columnCount: 1 },
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const [first] = made.value;
  if (first === undefined) throw new Error('nothing is proposed');
  return first;
}

/** Two rows of figures under one row of headers. */
const under = (...headers: readonly SampleCell[]): readonly (readonly SampleCell[])[] => [
  ['Force', ...headers],
  ['Kent', ...headers.map((_, at) => 30 + at)],
  ['Essex', ...headers.map((_, at) => 40 + at)],
];

/** Labels in the first column, and two columns of figures. */
const beside = (...labels: readonly SampleCell[]): readonly (readonly SampleCell[])[] => [
  ['Group', 'Missing', 'Found'],
  ...labels.map((label, at) => [label, 30 + at, 20 + at]),
];

const december = { value: 45_637, format: 'd-mmm' };

describe('11/12', () => {
  test.each([
    ['bands with dashes', '9-10', '13-17'],
    ['a band that is no year', '9/10', '16+'],
    ['the next band', '13/14', '15/16'],
    ['a bound', 'Under 10', '16 and over'],
  ])('beside %s is an age, in a header and in a label', (_, before, after) => {
    const header = proposalAt(under('11/12', before, after), 1, 1);
    expect([header.period.value, header.name.value.includes('11/12')]).toEqual(['', true]);
    const label = proposalAt(beside(before, '11/12', after), 2, 1);
    expect([label.period.value, label.name.value.includes('11/12')]).toEqual(['', true]);
  });

  test.each([
    ['the years before and after', '10/11', '12/13'],
    ['a year in full', '2012/13', '2013/14'],
  ])('beside %s is a financial year', (_, before, after) => {
    expect(proposalAt(under(before, '11/12', after), 1, 2).period.value).toBe('2011/12');
    expect(proposalAt(beside(before, '11/12', after), 2, 1).period.value).toBe('2011/12');
  });

  test('under a header that says ages is an age', () => {
    const rows = [
      ['Age', 'Missing'],
      ['11/12', 30],
      ['Unknown', 20],
    ];
    expect(proposalAt(rows, 1, 1).period.value).toBe('');
  });

  test('as a header says too little for a name by itself', () => {
    const rows = [['Missing children', '', '', ''], ...under('9/10', '11/12', '13/14')];
    expect(proposalAt(rows, 2, 2).name.value).toBe('Missing children, 11/12: Kent');
  });

  test('made a date by Excel among ages is no date', () => {
    expect(proposalAt(beside('0-10', december, '13-17'), 2, 1).period.value).toBe('');
    expect(proposalAt(under('0-10', december, '13-17'), 1, 2).period.value).toBe('');
  });

  test('a date among dates stays one', () => {
    const rows = under(december, { value: 45_638, format: 'd-mmm' }, 'Under 18');
    expect(proposalAt(rows, 1, 1).period.value).toBe('11 December 2024');
  });
});

describe('months as numbers', () => {
  test('one after the other are periods and a series, in a header and in labels', () => {
    const header = proposalAt(under(202_311, 202_312, 202_401), 1, 3);
    expect([header.period.value, header.series?.values.columnCount]).toEqual(['January 2024', 3]);
    const label = proposalAt([['Month', 'Missing'], ...[202_311, 202_312, 202_401].map((m) => [m, 7])], 3, 1);
    expect([label.period.value, label.series?.values.rowCount]).toEqual(['January 2024', 3]);
  });

  test('two years without a stroke, and counts, are none', () => {
    expect(proposalAt(under(202_324, 202_425), 2, 1).period.value).toBe('');
    const rows = [['North', 'South'], ...[202_311, 202_405].map((count) => [count, 7])];
    expect(proposalAt(rows, 1, 0).period.value).toBe('');
  });
});

describe('months by their last day', () => {
  test.each([
    ['Month ending 31 March 2024', 'March 2024', 20_240_301, 20_240_331],
    ['month to 29/02/2024', 'February 2024', 20_240_201, 20_240_229],
    ['m/e 15 March 2024', 'month ending 15 March 2024', 20_240_216, 20_240_315],
    ['Quarter ending 30 June 2024', 'three months ending 30 June 2024', 20_240_401, 20_240_630],
  ])('%s is %s', (words, text, ...days) => {
    const [start, end] = days;
    expect(readPeriod(words)).toEqual({ text, start, end });
  });

  test('in the headers are a period and a series, and no days', () => {
    const made = proposalAt(under('Month ending 31 March 2024', 'Month ending 30 April 2024'), 1, 1);
    expect([made.period.value, made.basis, made.series?.values.columnCount]).toEqual([
      'March 2024',
      'period',
      2,
    ]);
  });

  test('are said by a header over dates', () => {
    const rows = [
      ['Month ending', ''],
      ['Area', '31/03/2024', '30/04/2024'],
      ['North', 14, 15],
      ['South', 15, 16],
    ];
    const { period, basis } = proposalAt(rows, 2, 1);
    expect([period.value, basis]).toEqual(['March 2024', 'period']);
  });

  test('over dates are no part of the name, which begins with the title', () => {
    const rows = [
      ['Missing children', '', ''],
      ['', 'Month ending', ''],
      ['Area', '31/03/2024', '30/04/2024'],
      ['North', 14, 15],
      ['South', 15, 16],
    ];
    expect(proposalAt(rows, 3, 1).name.value).toBe('Missing children: North');
  });

  test('twelve months to a date are no month', () => {
    const rows = [
      ['12 months to', ''],
      ['Area', '31/03/2024', '30/04/2024'],
      ['North', 14, 15],
      ['South', 15, 16],
    ];
    expect(proposalAt(rows, 2, 1).period.value).not.toBe('March 2024');
  });
});
