import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AcceptedMeasure } from '../../../../excel-addin/sheets/measure-rows.ts';
import type { SchemeId } from '../../../../shared/disclosure/scheme.ts';
import { acceptedMeasure, place } from '../sheets/sample-measures.ts';
import { planOf, type Shown, type ShownRow, shownBy, sourcesFrom } from './bare-sources.ts';
import { foundOut, type Told } from './patient-reader.ts';
import type { SheetRows } from './sample-export.ts';

const at = (row: number, column: number, sheet = 'S') => place(sheet, row, column);
const schemes: readonly SchemeId[] = ['nhs-digital', 'department', 'threshold-10'];
const numbers = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 6, max: 40 }));
const threeNumbers = fc.tuple(numbers, numbers, numbers);
type Three = readonly [number, number, number];

interface Case {
  readonly sheets: Readonly<Record<string, SheetRows>>;
  readonly measures: readonly AcceptedMeasure[];
  readonly told: (rows: readonly ShownRow[]) => readonly Told[];
}

/** Runs over random counts; says how many exports were looked at and how many were refused. */
function attack(scheme: SchemeId, caseOf: (counts: Three) => Case) {
  let [made, refused] = [0, 0];
  const law = fc.property(threeNumbers, (counts) => {
    const { sheets, measures, told } = caseOf(counts);
    const sources = sourcesFrom(sheets, measures);
    const plan = planOf(sources, scheme);
    if (!plan.ok) {
      refused++;
      return;
    }
    made++;
    const puzzle = { scheme, truth: counts, told: told(shownBy(plan.value)) };
    const found = foundOut(puzzle);
    if (found.length > 0) throw new Error(JSON.stringify({ ...puzzle, found }));
  });
  fc.assert(law, { numRuns: 50, seed: 20261123 });
  expect(made).toBeGreaterThan(30);
  expect(refused).toBeLessThan(20);
}

const value = (rows: readonly ShownRow[], index: number): Shown | undefined => rows[index]?.value;

test.each(schemes)(
  'months and a quarter on another sheet, one month left out: by %s nothing follows',
  (scheme) => {
    const months = ['April 2024', 'May 2024', 'June 2024'];
    const monthly = (column: number): AcceptedMeasure =>
      acceptedMeasure(`m${column}`, at(1, column), {
        measure: { name: 'Missing', period: months[column - 1] ?? '' },
      });
    attack(scheme, (counts) => ({
      sheets: {
        S: [
          ['', ...months],
          ['Missing', ...counts],
        ],
        Quarters: [
          ['', 'Q1 2024/25'],
          ['Missing', counts[0] + counts[1] + counts[2]],
        ],
      },
      measures: [
        ...[1, 2].map(monthly),
        acceptedMeasure('q', at(1, 1, 'Quarters'), { measure: { name: 'Missing', period: 'Q1 2024/25' } }),
      ],
      told: (rows) => [
        { of: [0], shown: value(rows, 0) },
        { of: [1], shown: value(rows, 1) },
        { of: [2], shown: undefined },
        { of: [0, 1, 2], shown: value(rows, 2) },
      ],
    }));
  },
);

test.each(schemes)('three months and their quarter: by %s nothing follows', (scheme) => {
  const months = ['April 2024', 'May 2024', 'June 2024'];
  attack(scheme, (counts) => ({
    sheets: {
      S: [
        ['', ...months, 'Q1 2024/25'],
        ['Missing', ...counts, counts[0] + counts[1] + counts[2]],
      ],
    },
    measures: [...months, 'Q1 2024/25'].map((period, index) =>
      acceptedMeasure(`m${index}`, at(1, index + 1), { measure: { name: 'Missing', period } }),
    ),
    told: (rows) => [
      ...[0, 1, 2].map((index) => ({ of: [index], shown: value(rows, index) })),
      { of: [0, 1, 2], shown: value(rows, 3), isTotal: true },
    ],
  }));
});

test.each(schemes)('a total on another sheet: by %s nothing follows', (scheme) => {
  attack(scheme, (counts) => ({
    sheets: {
      S: [['', 'Number'], ...['Girls', 'Boys', 'Not known'].map((name, index) => [name, counts[index] ?? 0])],
      All: [
        ['', 'Number'],
        ['All children', counts[0] + counts[1] + counts[2]],
      ],
    },
    measures: [
      ...['Girls', 'Boys', 'Not known'].map((name, index) =>
        acceptedMeasure(`m${index}`, at(index + 1, 1), { measure: { name } }),
      ),
      acceptedMeasure('all', at(1, 1, 'All'), { measure: { name: 'All children' } }),
    ],
    told: (rows) => [
      ...[0, 1, 2].map((index) => ({ of: [index], shown: value(rows, index) })),
      { of: [0, 1, 2], shown: value(rows, 3), isTotal: true },
    ],
  }));
});

test.each(schemes)('one share within another: by %s nothing between them follows', (scheme) => {
  attack(scheme, ([early, late, never]) => {
    const [some, all] = [early + late, early + late + never];
    const share = (count: number): Shown => (all === 0 ? 'z' : Math.round((1000 * count) / all) / 10);
    return {
      sheets: {
        S: [
          ['', 'Found', 'Episodes', '%'],
          ['Within a day', early, all, share(early)],
          ['', '', '', ''],
          ['In the end', some, all, share(some)],
        ],
      },
      measures: [1, 3].map((row) =>
        acceptedMeasure(`m${row}`, at(row, 3), {
          measure: { name: row === 1 ? 'Swift' : 'Found', unit: 'percent' },
          proposal: { numerator: at(row, 1), denominator: at(1, 2) },
        }),
      ),
      told: (rows) => [
        { of: [0], shown: rows[0]?.numerator },
        { of: [0, 1], shown: rows[1]?.numerator },
        { of: [0, 1, 2], shown: rows[0]?.denominator, isTotal: 'unsaid' },
        { of: [1], shown: undefined },
        { of: [2], shown: undefined },
      ],
    };
  });
});

test.each(schemes)('a rest that stands in no sheet: by %s it does not follow', (scheme) => {
  attack(scheme, (counts) => ({
    sheets: {
      S: [
        ['', 'Number'],
        ['North', counts[0]],
        ['South', counts[1]],
        ['Total', counts[0] + counts[1] + counts[2]],
      ],
    },
    measures: ['North', 'South', 'Total'].map((name, index) =>
      acceptedMeasure(`m${index}`, at(index + 1, 1), { measure: { name } }),
    ),
    told: (rows) => [
      { of: [0], shown: value(rows, 0) },
      { of: [1], shown: value(rows, 1) },
      { of: [0, 1, 2], shown: value(rows, 2), isTotal: true },
      { of: [2], shown: undefined },
    ],
  }));
});

test.each(schemes)('rates of a published population: by %s no numerator follows', (scheme) => {
  const people = [4000, 5000, 6000, 15_000];
  attack(scheme, (counts) => {
    const all = [...counts, counts[0] + counts[1] + counts[2]];
    const rate = (count: number, index: number): number =>
      Math.round((10_000 * count) / (people[index] ?? 1)) / 10;
    return {
      sheets: {
        S: [
          ['', 'Missing', 'Children', 'Rate per 1,000'],
          ...all.map((count, index) => [
            index === 3 ? 'Total' : `Area ${index}`,
            ...[count, people[index] ?? 0, rate(count, index)],
          ]),
        ],
      },
      measures: all.map((_, index) =>
        acceptedMeasure(`m${index}`, at(index + 1, 3), {
          measure: { name: `Rate ${index}`, unit: 'rate' },
          proposal: { numerator: at(index + 1, 1), denominator: at(index + 1, 2) },
        }),
      ),
      told: (rows) => {
        for (const { value: shown, numerator, denominator } of rows) {
          // A rate may say no more than the two figures beside it do, and nothing where one of them is withheld.
          const isNumber = typeof numerator === 'number' && typeof denominator === 'number';
          if (isNumber && typeof shown === 'number')
            expect(Math.abs(shown - (1000 * numerator) / denominator)).toBeLessThan(0.051);
          else expect(typeof shown).toBe('string');
        }
        return [
          ...[0, 1, 2].map((index) => ({ of: [index], shown: rows[index]?.numerator })),
          { of: [0, 1, 2], shown: rows[3]?.numerator, isTotal: true },
        ];
      },
    };
  });
});
