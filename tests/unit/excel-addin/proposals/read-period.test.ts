import { describe, expect, test } from 'vitest';
import { forceOf, isJointForces, misspeltForceOf } from '../../../../excel-addin/proposals/force-names.ts';
import { cleanText, labelForm } from '../../../../excel-addin/proposals/label-form.ts';
import { dayOfDate, periodOfDate } from '../../../../excel-addin/proposals/period-of-date.ts';
import { periodsIn, readPeriod, withoutPeriods } from '../../../../excel-addin/proposals/read-period.ts';

describe('a period in words', () => {
  test.each([
    ['2018/19', '2018/19', 20180401, 20190331],
    ['2018-19', '2018/19', 20180401, 20190331],
    ['10/11*', '2010/11', 20100401, 20110331],
    ['1999/00', '1999/00', 19990401, 20000331],
    ['2019', '2019', 20190101, 20191231],
    ['Sep-19', 'September 2019', 20190901, 20190930],
    ['Feb 2020', 'February 2020', 20200201, 20200229],
    ['30 September 20122', '30 September 2012', 20120930, 20120930],
    ['As at 30 September 2019', '30 September 2019', 20190930, 20190930],
    ['30/09/2019', '30 September 2019', 20190930, 20190930],
    ['2019-09-30', '30 September 2019', 20190930, 20190930],
    ['Year ending March 2019', 'year ending March 2019', 20180401, 20190331],
    ['Year ending 31 March 2018', 'year ending 31 March 2018', 20170401, 20180331],
    ['12 months to December 2019', 'year ending December 2019', 20190101, 20191231],
    ['January to March 2017', 'January to March 2017', 20170101, 20170331],
    ['1 April 2017 to 31 March 2018', '1 April 2017 to 31 March 2018', 20170401, 20180331],
    ['Q1 2018/19', 'Q1 2018/19', 20180401, 20180630],
    ['Q4 2018/19', 'Q4 2018/19', 20190101, 20190331],
    ['2019 Q4', 'Q4 2019', 20191001, 20191231],
    ['H1 2024/25', 'H1 2024/25', 20240401, 20240930],
    ['H2 2024-25', 'H2 2024/25', 20241001, 20250331],
    ['Mar 2024p', 'March 2024', 20240301, 20240331],
    ['2023/24r', '2023/24', 20230401, 20240331],
    ['Rolling 12 months to May 2024', 'year ending May 2024', 20230601, 20240531],
  ])('“%s” is %s', (...[text, read, start, end]) => {
    expect(readPeriod(text)).toEqual({ text: read, start, end });
    expect(readPeriod(read)).toEqual({ text: read, start, end });
  });

  test.each([
    '11 - 17 years',
    'Total 43 forces',
    '1,200',
    '2018/20',
    'May',
    'Table 2017',
    '31/02/2019',
    '12.5',
    '16/17 year olds',
    // Of which year, or from which month, none of these says.
    'FY24',
    'FY 2024',
    'H1 2024',
    'YTD June 2024',
    '201112',
  ])('“%s” is none', (text) => {
    expect(readPeriod(text)).toBeNull();
  });

  test.each(['YTD June 2024', 'Missing episodes, year to date (to June 2024)', 'FYTD: Jun-24'])(
    '“%s” names no month: it is counted from another',
    (text) => {
      expect(periodsIn(text)).toEqual([]);
    },
  );

  test('several in a title are each found, and leave its subject', () => {
    const title = 'Officers by force, 30 September 2018, 31 March 2019 and 30 September 20191,2 (FTE)';
    expect(periodsIn(title).map(({ period }) => period.text)).toEqual([
      '30 September 2018',
      '31 March 2019',
      '30 September 2019',
    ]);
    expect(withoutPeriods(title)).toBe('Officers by force (FTE)');
  });
});

test('a date is its day, its month or its year, as its format shows it', () => {
  // 43738 is 30 September 2019; with the calendar from 1904 it is 42276.
  expect(periodOfDate(43_738, 'dd/mm/yyyy', false)?.text).toBe('30 September 2019');
  expect(periodOfDate(43_738, 'mmm\\-yy', false)?.text).toBe('September 2019');
  expect(periodOfDate(43_738, 'yyyy', false)?.text).toBe('2019');
  expect(dayOfDate(42_276, true)?.text).toBe('30 September 2019');
});

describe('labels as they are compared', () => {
  test.each([
    ['Avon & Somerset ', 'avon and somerset'],
    ['Avon\u00A0and\u200B Somerset', 'avon and somerset'],
    ['Designated officers (s.38, s.391)', 'designated officers (s.38, s.39)'],
    ['Police officers1', 'police officers'],
    ['Referrals [note 3]', 'referrals'],
    ['Referrals (2)', 'referrals'],
    ['Referrals¹*', 'referrals'],
    ['Dyfed – Powys', 'dyfed-powys'],
    ['Aged 16-17', 'aged 16-17'],
  ])('“%s” is “%s”', (text, form) => {
    expect(labelForm(text)).toBe(form);
    expect(labelForm(form)).toBe(form);
  });

  test('a clean label keeps its capitals and its ampersand', () => {
    expect(cleanText(' Avon  & Somerset1 ')).toBe('Avon & Somerset');
  });
});

describe('forces', () => {
  test.each([
    ['Avon & Somerset', 'Avon and Somerset'],
    ['London, City of', 'City of London'],
    ['Metropolitan', 'Metropolitan Police'],
    ['Kent Police', 'Kent'],
    ['Dyfed Powys', 'Dyfed-Powys'],
  ])('“%s” is %s', (label, force) => {
    expect(forceOf(label)?.force).toBe(force);
  });

  test('a misspelt name is the nearest force, said to be misspelt; a region is none', () => {
    expect(forceOf('Northhumbria')).toBeNull();
    expect(misspeltForceOf('Northhumbria')).toEqual({ force: 'Northumbria', isMisspelt: true });
    expect(misspeltForceOf('South West')).toBeNull();
    expect(misspeltForceOf('Restraint')).toBeNull();
  });

  test('several together are joint', () => {
    expect(
      ['Surrey & Sussex', 'Bedfordshire, Cambridgeshire and Hertfordshire', 'Kent/Essex'].map(isJointForces),
    ).toEqual([true, true, true]);
    expect(['Avon & Somerset', 'Other and unknown', 'Kent'].map(isJointForces)).toEqual([
      false,
      false,
      false,
    ]);
  });
});
