import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { usualChoices } from '../../../../excel-addin/exports/export-choices.ts';
import type { ExportError } from '../../../../excel-addin/exports/export-plans.ts';
import type { AcceptedMeasure } from '../../../../excel-addin/sheets/measure-rows.ts';
import type { SchemeId } from '../../../../shared/disclosure/scheme.ts';
import { acceptedMeasure, forceSheet, place } from '../sheets/sample-measures.ts';
import { planOf, type Shown, shownBy, shownIn, sourcesOfSheets, withFormula } from './bare-sources.ts';
import { isSecret, plainly } from './patient-reader.ts';
import type { SheetRows } from './sample-export.ts';

const sourcesFrom = (rows: SheetRows, measures: readonly AcceptedMeasure[]) =>
  sourcesOfSheets([forceSheet('S', rows)], measures);

const at = (row: number, column: number) => place('S', row, column);
const share = (row: number): AcceptedMeasure =>
  acceptedMeasure(`m${row}`, at(row, 3), {
    measure: { name: `Share ${row}`, unit: 'percent' },
    proposal: { numerator: at(row, 1), denominator: at(row, 2) },
  });

test('the default scheme shows every count from 0 to 200 as codonPython does', async () => {
  const fixture = JSON.parse(
    readFileSync(
      new URL('../../../fixtures/suppression/nhsd_central_suppression.json', import.meta.url),
      'utf8',
    ),
  ) as { readonly all: readonly (readonly [number, string])[] };
  // Each on its own, far from the next: nothing is the sum of anything.
  const rows = fixture.all.flatMap(([count]) => [
    [`Row ${count}`, count],
    ['', ''],
  ]);
  const measures = fixture.all.map(([count], index) =>
    acceptedMeasure(`m${count}`, at(2 * index, 1), { measure: { name: `M ${count}`, period: `P ${count}` } }),
  );
  const shown = await shownIn(sourcesFrom(rows, measures), usualChoices.scheme);
  expect(shown.map(({ value }) => String(value))).toEqual(fixture.all.map(([, text]) => text));
});

describe('a reader who knows the scheme and every sum', () => {
  const most = 46;
  const span = Array.from({ length: most }, (_, count) => count);
  const couldBe = (shown: Shown, scheme: SchemeId, isTotal: boolean): readonly number[] =>
    Array.from({ length: most * 3 }, (_, count) => count).filter((count) =>
      // A marker may hide any count but a nought that would be shown.
      typeof shown === 'string'
        ? count > 0 || scheme === 'threshold-10'
        : plainly(scheme, count, isTotal) === shown,
    );

  interface Row {
    readonly numerator: readonly number[];
    readonly denominator: readonly number[];
  }

  type Pair = readonly [number, number];
  const pairsOf = ({ numerator, denominator }: Row): readonly Pair[] =>
    numerator.flatMap((n) => denominator.filter((d) => n <= d).map((d): Pair => [n, d]));

  const wide = 1000;
  const code = ([n, d]: Pair): number => n * wide + d;

  /** The sums that these rows can add up to, none above the highest. */
  function sumsOf(rows: readonly (readonly Pair[])[], [mostN, mostD]: Pair): ReadonlySet<number> {
    let sums = new Set([0]);
    for (const pairs of rows) {
      const next = new Set<number>();
      for (const sum of sums) {
        const [n, d] = [Math.floor(sum / wide), sum % wide];
        for (const [a, b] of pairs) if (n + a <= mostN && d + b <= mostD) next.add((n + a) * wide + d + b);
      }
      sums = next;
    }
    return sums;
  }

  const row = fc.tuple(fc.nat(12), fc.nat(12)).map(([n, rest]): Pair => [n, n + rest]);
  const table = fc.record({
    rows: fc.array(row, { minLength: 2, maxLength: 3 }),
    left: fc.integer({ min: -1, max: 2 }),
    scheme: fc.constantFrom<SchemeId>('nhs-digital', 'department', 'threshold-10'),
  });

  test('finds two values at least behind each figure that is protected, given or left out', () => {
    let [checked, refused] = [0, 0];
    const law = fc.property(table, ({ rows: pairs, left, scheme }) => {
      const total: Pair = [pairs.reduce((s, [n]) => s + n, 0), pairs.reduce((s, [, d]) => s + d, 0)];
      const all = [...pairs, total];
      const sheet = [
        ['Group', 'Found', 'Episodes', 'Found %'],
        ...all.map(([n, d], index): (string | number)[] => [
          index === pairs.length ? 'Total' : `Group ${'ABCDE'[index]}`,
          ...[n, d, d === 0 ? 'z' : Math.round((1000 * n) / d) / 10],
        ]),
      ];
      const given = all.map((_, index) => index).filter((index) => index !== left);
      const sources = sourcesFrom(
        sheet,
        given.map((index) => share(index + 1)),
      );
      const plan = planOf(sources, scheme);
      if (!plan.ok) {
        expect(plan.error.type).toBe('determined');
        refused++;
        return;
      }
      const shown = shownBy(plan.value);
      const free = { numerator: span, denominator: span };
      const known = all.map((_, index): Row => {
        const own = shown[given.indexOf(index)];
        const isTotal = index === pairs.length;
        return own === undefined
          ? free
          : {
              numerator: couldBe(own.numerator, scheme, isTotal),
              denominator: couldBe(own.denominator, scheme, isTotal),
            };
      });
      const parts = known.slice(0, -1).map(pairsOf);
      const totals = pairsOf(known.at(-1) ?? free);
      const highest: Pair = [Math.max(...totals.map(([n]) => n)), Math.max(...totals.map(([, d]) => d))];
      const whole = new Set(totals.map(code));
      const sums = sumsOf(parts, highest);
      const measuresOf: readonly ((pair: Pair) => number)[] = [([n]) => n, ([, d]) => d, ([n, d]) => d - n];
      for (const [index, pair] of all.entries()) {
        const others = sumsOf(
          parts.filter((_, place) => place !== index),
          highest,
        );
        for (const [which, measure] of measuresOf.entries()) {
          const own = measure(pair);
          const published =
            which === 2
              ? undefined
              : shown[given.indexOf(index)]?.[which === 0 ? 'numerator' : 'denominator'];
          if (!isSecret(own, { scheme, published })) continue;
          checked++;
          const isOther = (one: Pair): boolean => measure(one) !== own;
          const can =
            index === pairs.length
              ? totals.some((one) => isOther(one) && sums.has(code(one)))
              : (parts[index] ?? []).some(
                  (one) => isOther(one) && [...others].some((sum) => whole.has(sum + code(one))),
                );
          if (!can) throw new Error(`${scheme}: ${JSON.stringify({ all, given, shown, index, which })}`);
        }
      }
    });
    fc.assert(law, { numRuns: 40, seed: 20261122 });
    expect(checked).toBeGreaterThan(150);
    expect(refused).toBeLessThan(8);
  }, 120_000);
});

describe('sums that tie sheets and measures together', () => {
  test('a small rest of a denominator is protected as if it stood there', async () => {
    const rows = [
      ['', 'Found', 'Episodes', '%'],
      ['Girls', 97, 100, 97],
    ];
    const [shown] = await shownIn(sourcesFrom(rows, [share(1)]), 'department');
    expect([shown?.numerator, shown?.denominator]).toContain('c');
    expect(shown?.value).toBe('c');
  });

  test('a row that is no measure is not given away by its total', async () => {
    const rows = [
      ['', 'Episodes'],
      ['Girls', 41],
      ['Boys', 38],
      ['Unknown', 2],
      ['Total', 81],
    ];
    const measures = [1, 2, 4].map((index) =>
      acceptedMeasure(`m${index}`, at(index, 1), { measure: { name: `M${index}` } }),
    );
    const shown = await shownIn(sourcesFrom(rows, measures), 'department');
    // The total is rounded to 80, which alone leaves 75 to 84, so 2 is one of several.
    expect(shown.map(({ value }) => value)).toEqual([41, 38, 80]);
  });

  test('the same figure under one name is withheld in both places', async () => {
    const rows = [
      ['', 'Found', 'Episodes', '%'],
      ['Girls', 97, 100, 97],
      ['', '', '', ''],
      ['Again', 97, '', ''],
    ];
    const again = [0, 1].map((n) =>
      acceptedMeasure(`a${n}`, at(n === 0 ? 1 : 3, 1), { measure: { name: 'Found' } }),
    );
    const shown = await shownIn(sourcesFrom(rows, [share(1), ...again]), 'department');
    expect(shown[1]?.value).toBe(shown[2]?.value);
  });

  test('a marker of theirs stays, and what would give it away is withheld', async () => {
    const rows = [
      ['', 'A', 'B', 'All'],
      ['Girls', 'c', 40, 43],
      ['Boys', 12, 9, 21],
      ['Both', 20, 30, 50],
    ];
    const measures = [1, 2, 3].map((column) =>
      acceptedMeasure(`m${column}`, at(1, column), { measure: { name: `M${column}` } }),
    );
    const shown = await shownIn(sourcesFrom(rows, measures), 'department');
    expect(shown[0]?.value).toBe('c');
    expect(
      shown.filter(({ value }) => value === 'c').length + Number(shown[2]?.value !== 43),
    ).toBeGreaterThan(1);
  });

  test('“<5” tells no more than a marker', async () => {
    const [shown] = await shownIn(
      sourcesFrom(
        [
          ['', 'A'],
          ['Girls', '<5'],
        ],
        [acceptedMeasure('m', at(1, 1))],
      ),
      'nhs-digital',
    );
    expect(shown?.value).toBe('*');
  });

  test('an export that would give a withheld figure away is refused by the name of the figure', () => {
    const rows = [
      ['', 'Episodes'],
      ['Girls', '*'],
      ['Boys', 0],
      ['Total', 0],
      ['Other', 5],
    ];
    const formula = sourcesFrom(
      rows,
      [1, 2, 3].map((index) =>
        acceptedMeasure(`m${index}`, at(index, 1), { measure: { name: `M${index}` } }),
      ),
    );
    const sheets = formula.forceSheets.map((sheet) =>
      withFormula(sheet, { row: 3, column: 1, formula: '=SUM(B2:B3)' }),
    );
    const plan = planOf({ ...formula, forceSheets: sheets }, 'nhs-digital');
    expect(plan).toEqual({
      ok: false,
      error: { type: 'determined', labels: ['“M1”, 2024'], scheme: 'nhs-digital' } satisfies ExportError,
    });
  });
});

describe('sums that are no run of neighbouring rows', () => {
  const countsOf = (rows: SheetRows, names: readonly string[]) =>
    sourcesFrom(
      rows,
      names.map((name, index) => acceptedMeasure(`m${index}`, at(index + 1, 1), { measure: { name } })),
    );
  const markers = (shown: Awaited<ReturnType<typeof shownIn>>): number =>
    shown.filter(({ value }) => value === 'c' || value === '*').length;

  test('an “of whom” between a total and its parts hides no sum', async () => {
    const rows = [
      ['Children', '2024'],
      ['All children', 52],
      ['Of whom looked after', 31],
      ...['A', 'B', 'C', 'D'].map((name) => [name, 13]),
    ];
    const names = rows.slice(1).map(([name]) => String(name));
    // Shown as 50 and four times 15 they could only be 13 each.
    expect(markers(await shownIn(countsOf(rows, names), 'nhs-digital'))).toBeGreaterThan(0);
  });

  test('the department’s total is rounded, and a lone marker gets company', async () => {
    const rows = [
      ['Children', '2024'],
      ['All children', 23],
      ['Of whom looked after', 17],
      ['Boys', 20],
      ['Girls', 3],
    ];
    const shown = await shownIn(
      countsOf(rows, ['All children', 'Looked after', 'Boys', 'Girls']),
      'department',
    );
    expect(shown[0]?.value).toBe(20);
    expect(shown[3]?.value).toBe('c');
  });

  test('an earlier figure and the change since then do not give a small change away', async () => {
    const rows = [
      ['Children', '2024'],
      ['Earlier', 20],
      ['Later', 23],
      ['Change', 3],
    ];
    expect(markers(await shownIn(countsOf(rows, ['Earlier', 'Later', 'Change']), 'department'))).toBe(2);
  });
});
