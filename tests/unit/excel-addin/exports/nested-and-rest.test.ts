import { describe, expect, test } from 'vitest';
import { timesOf } from '../../../../excel-addin/exports/time-of-figure.ts';
import type { AcceptedMeasure } from '../../../../excel-addin/sheets/measure-rows.ts';
import type { SchemeId } from '../../../../shared/disclosure/scheme.ts';
import { acceptedMeasure, forceSheet, place } from '../sheets/sample-measures.ts';
import { type ShownRow, shownIn, sourcesFrom, sourcesOfSheets, withFormula } from './bare-sources.ts';

const at = (row: number, column: number, sheet = 'S') => place(sheet, row, column);
const count = (row: number, name: string, period = '2024'): AcceptedMeasure =>
  acceptedMeasure(`m${row}`, at(row, 1), { measure: { name, period } });
const shareOf = (
  row: number,
  name: string,
  {
    denominator = at(1, 2),
    unit = 'percent',
  }: Partial<{ denominator: ReturnType<typeof at>; unit: 'percent' | 'rate' }> = {},
): AcceptedMeasure =>
  acceptedMeasure(`m${row}`, at(row, 3), {
    measure: { name, unit },
    proposal: { numerator: at(row, 1), denominator },
  });

/** Numbers that a reader can take from each other to get exactly this. */
const differences = (rows: readonly ShownRow[], wanted: number): number => {
  const numbers = rows
    .flatMap(({ value, numerator, denominator }) => [value, numerator, denominator])
    .filter((cell) => typeof cell === 'number');
  return numbers.filter((one) => numbers.includes(one - wanted)).length;
};

describe('a count within another', () => {
  const twoShares = [
    ['', 'Found', 'Episodes', '%'],
    ['Within a day', 40, 60, 66.7],
    ['Within three days', 42, 60, 70],
  ];

  test('two shares of one denominator do not give the small number between them away', () => {
    const shares = [shareOf(1, 'Found early'), shareOf(2, 'Found at last')];
    const rows = shownIn(sourcesFrom({ S: twoShares }, shares), 'department');
    expect(differences(rows, 2)).toBe(0);
    expect(rows.filter(({ value }) => value === 'c')).not.toEqual([]);
  });

  test('nor where every row says its denominator anew', () => {
    const shares = [1, 2].map((row) => shareOf(row, `Share ${row}`, { denominator: at(row, 2) }));
    const rows = shownIn(sourcesFrom({ S: twoShares }, shares), 'department');
    expect(differences(rows, 2)).toBe(0);
    expect(rows.filter(({ value }) => value === 'c')).not.toEqual([]);
  });

  test('equal denominators of two forces are two', () => {
    const forces = [
      ['', 'Found', 'Episodes', '%'],
      ['Kent', 40, 60, 66.7],
      ['Essex', 42, 60, 70],
    ];
    const shares = [1, 2].map((row) =>
      shareOf(row, `Found: ${forces[row]?.[0]}`, { denominator: at(row, 2) }),
    );
    const rows = shownIn(sourcesFrom({ S: forces }, shares), 'department');
    expect(rows.map(({ numerator }) => numerator)).toEqual([40, 42]);
  });

  test('two rates of one population do not either', () => {
    const population = [
      ['', 'Missing', 'Children', 'Rate per 1,000'],
      ['Once', 142, 20_000, 7.1],
      ['Ever', 145, 20_000, 7.25],
    ];
    const rates = [shareOf(1, 'Once', { unit: 'rate' }), shareOf(2, 'Ever', { unit: 'rate' })];
    const rows = shownIn(sourcesFrom({ S: population }, rates), 'department');
    expect(differences(rows, 3)).toBe(0);
    expect(rows.filter(({ value }) => value === 'c')).not.toEqual([]);
  });

  test('nor do one numerator and two denominators', () => {
    const sheet = [
      ['', 'Found', 'Episodes', '%'],
      ['Of known', 40, 60, 66.7],
      ['Of all', 40, 62, 64.5],
    ];
    const shares = [1, 2].map((row) =>
      acceptedMeasure(`m${row}`, at(row, 3), {
        measure: { name: `Share ${row}`, unit: 'percent' },
        proposal: { numerator: at(1, 1), denominator: at(row, 2) },
      }),
    );
    expect(differences(shownIn(sourcesFrom({ S: sheet }, shares), 'department'), 2)).toBe(0);
  });

  test('rows that a table adds up are apart, and stay as they are', () => {
    const apart = [
      ['', 'Found', 'Episodes', '%'],
      ['Girls', 40, 100, 40],
      ['Boys', 42, 100, 42],
      ['Not known', 18, 100, 18],
      ['Total', 100, 100, 100],
    ];
    const denominator = at(1, 2);
    const shares = [1, 2, 3].map((row) => shareOf(row, `Found: ${apart[row]?.[0]}`, { denominator }));
    const rows = shownIn(sourcesFrom({ S: apart }, shares), 'department');
    expect(rows.map(({ numerator }) => numerator)).toEqual([40, 42, 18]);
  });

  test.each([
    ['by all words of the other and more', 'Missing children', 'Missing children in care'],
    ['by another limit', 'Found within 72 hours', 'Found within 24 hours'],
    ['by a range of ages within the other', 'Missing, aged 10 to 17', 'Missing, aged 10 to 15'],
  ])('is known %s', (_, wide, narrow) => {
    const sheet = [
      ['', 'Number'],
      ['a', 44],
      ['', ''],
      ['b', 41],
    ];
    const rows = shownIn(sourcesFrom({ S: sheet }, [count(1, wide), count(3, narrow)]), 'department');
    expect(differences(rows, 3)).toBe(0);
  });

  test('other names and other months are no such thing', () => {
    const sheet = [
      ['', 'Number'],
      ['a', 44],
      ['', ''],
      ['b', 41],
    ];
    const values = (measures: readonly AcceptedMeasure[]) =>
      shownIn(sourcesFrom({ S: sheet }, measures), 'department').map(({ value }) => value);
    expect(values([count(1, 'Burglaries'), count(3, 'Robberies')])).toEqual([44, 41]);
    expect(values([count(1, 'Missing', 'May 2024'), count(3, 'Missing girls', 'June 2024')])).toEqual([
      44, 41,
    ]);
  });

  test.each([
    ['sums', '=SUM(Data!B2:B9)', '=SUM(Data!B2:B8)'],
    ['conditions', '=COUNTIFS(Data!B:B,"Yes")', '=COUNTIFS(Data!B:B,"Yes",Data!C:C,"<16")'],
    ['bounds', '=COUNTIF(Data!B2:B99,"<=72")', '=COUNTIF(Data!$B$2:$B$99,"<=24")'],
  ])('is known by the cells of two %s over a sheet that was not read', (_, wide, narrow) => {
    const sheet = forceSheet('S', [
      ['', 'Number'],
      ['x', 44],
      ['', ''],
      ['y', 41],
    ]);
    const formulas = withFormula(withFormula(sheet, { row: 1, column: 1, formula: wide }), {
      ...{ row: 3, column: 1, formula: narrow },
    });
    const measures = [count(1, 'Burglaries'), count(3, 'Robberies')];
    expect(differences(shownIn(sourcesOfSheets([formulas], measures), 'department'), 3)).toBe(0);
  });

  test('an “of whom” and its row do not give the others away', () => {
    const sheet = [
      ['', 'Number'],
      ['Children missing', 44],
      ['Of whom found', 41],
    ];
    const measures = [count(1, 'Episodes'), count(2, 'Good outcomes')];
    expect(differences(shownIn(sourcesFrom({ S: sheet }, measures), 'department'), 3)).toBe(0);
  });
});

describe('a rest that stands in no sheet', () => {
  test('of a total in a row of its own is not left by the parts beside it', () => {
    const sheet = [
      ['', 'Number'],
      ['North', 31],
      ['South', 47],
      ['Total', 81],
    ];
    const measures = [count(1, 'North'), count(2, 'South'), count(3, 'Total')];
    const rows = shownIn(sourcesFrom({ S: sheet }, measures), 'department');
    // 80 stands for 75 to 84, so that 3 is one of several.
    expect(rows.map(({ value }) => value)).toEqual([31, 47, 80]);
  });

  test('of a denominator is not left by its shares', () => {
    const sheet = [
      ['', 'Number', 'Episodes', '%'],
      ['Good', 55, 100, 55],
      ['', '', '', ''],
      ['Poor', 43, 100, 43],
    ];
    const rows = shownIn(sourcesFrom({ S: sheet }, [shareOf(1, 'Good'), shareOf(3, 'Poor')]), 'department');
    const [good, poor] = rows;
    const numbers = [good?.numerator, poor?.numerator, good?.denominator];
    expect(numbers.filter((cell) => cell === 'c')).not.toEqual([]);
  });

  test('of a denominator that every row says anew is not left either', () => {
    const sheet = [
      ['', 'Number', 'Episodes', '%'],
      ['Good', 55, 100, 55],
      ['Poor', 43, 100, 43],
    ];
    const shares = [1, 2].map((row) => shareOf(row, `${sheet[row]?.[0]}`, { denominator: at(row, 2) }));
    const rows = shownIn(sourcesFrom({ S: sheet }, shares), 'department');
    expect(rows.map(({ numerator }) => numerator)).toContain('c');
  });

  test('of a total by its name is not left by the measures beside it', () => {
    const sheet = [
      ['', 'Number'],
      ['a', 55],
      ['', ''],
      ['b', 43],
      ['', ''],
      ['c', 101],
    ];
    const measures = [count(1, 'Girls'), count(3, 'Boys'), count(5, 'All children')];
    const rows = shownIn(sourcesFrom({ S: sheet }, measures), 'department');
    const [girls, boys, all] = rows.map(({ value }) => value);
    expect([girls, boys].includes('c') || all === 100).toBe(true);
  });
});

describe('over time', () => {
  test('the count to May and the count to June do not give June away', () => {
    const sheet = [
      ['', 'April to May 2024', 'April to June 2024'],
      ['Missing', 44, 47],
    ];
    const measures = ['April to May 2024', 'April to June 2024'].map((period, index) =>
      acceptedMeasure(`m${index}`, at(1, index + 1), { measure: { name: 'Missing', period } }),
    );
    expect(differences(shownIn(sourcesFrom({ S: sheet }, measures), 'department'), 3)).toBe(0);
  });

  const months = [
    ['', 'April 2024', 'May 2024', 'June 2024'],
    ['Missing', 21, 34, 2],
  ];
  const monthly = (column: number, period: string): AcceptedMeasure =>
    acceptedMeasure(`month${column}`, at(1, column), { measure: { name: 'Missing', period } });
  const quarter = acceptedMeasure('quarter', at(1, 1, 'Quarters'), {
    measure: { name: 'Missing', period: 'Q1 2024/25' },
  });
  const sheets = {
    S: months,
    Quarters: [
      ['', 'Q1 2024/25'],
      ['Missing', 57],
    ],
  };

  test.each<SchemeId>(['department', 'threshold-10'])(
    'a quarter on another sheet does not give its third month away by %s',
    (scheme) => {
      const two = [monthly(1, 'April 2024'), monthly(2, 'May 2024'), quarter];
      const rows = shownIn(sourcesFrom(sheets, two), scheme).map(({ value }) => value);
      expect(typeof rows[0] === 'number' && typeof rows[1] === 'number' && rows[2] === 57).toBe(false);
    },
  );

  test.each<SchemeId>(['department', 'threshold-10'])(
    'nor where months are typed as their last days, by %s',
    (scheme) => {
      const two = [monthly(1, '30/04/2024'), monthly(2, '31/05/2024'), quarter];
      const rows = shownIn(sourcesFrom(sheets, two), scheme).map(({ value }) => value);
      expect(typeof rows[0] === 'number' && typeof rows[1] === 'number' && rows[2] === 57).toBe(false);
    },
  );

  test.each([
    ['a month beside the next', '30/04/2024', '31/05/2024', 'April 2024'],
    ['a day beside a day within a month', '30/04/2024', '15/05/2024', '30 April 2024'],
    ['a day beside the end of another quarter', '30/06/2024', '30/09/2024', '30 June 2024'],
  ])('a typed day is %s', (...[, own, other, expected]) => {
    const figure = (period: string, isSnapshot = false) =>
      ({ name: 'Missing', kind: 'value', period, isSnapshot }) as const;
    const timeOf = timesOf([figure(own), figure(other), figure(own, true)]);
    expect(timeOf(figure(own))?.text).toBe(expected);
    expect(timeOf(figure(own, true))?.start).toBe(timeOf(figure(own, true))?.end);
  });

  test('nor with the third month withheld', () => {
    const three = [monthly(1, 'April 2024'), monthly(2, 'May 2024'), monthly(3, 'June 2024'), quarter];
    const [april, may, june, whole] = shownIn(sourcesFrom(sheets, three), 'department').map(
      ({ value }) => value,
    );
    expect(june).toBe('c');
    expect([april, may, whole]).toContain('c');
  });
});
