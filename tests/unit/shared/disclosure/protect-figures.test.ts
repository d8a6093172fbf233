import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CountTable, SourceFigure } from '../../../../shared/disclosure/count-table.ts';
import { findDetermined as findDeterminedSteps } from '../../../../shared/disclosure/find-determined.ts';
import {
  type ProtectedFigures,
  protectFigures as protectFiguresSteps,
} from '../../../../shared/disclosure/protect-figures.ts';
import {
  countsBehind,
  disclosureSchemes,
  type SchemeId,
  type ShownFigure,
  schemeOf,
} from '../../../../shared/disclosure/scheme.ts';
import { runThrough } from '../../../../shared/disclosure/stepwise.ts';
import { canBe, valuesByTrying } from './brute-force.ts';
import { crossId, crossTable, totalName } from './cross-table.ts';

const protectFigures = (...given: Parameters<typeof protectFiguresSteps>) =>
  runThrough(protectFiguresSteps(...given));
const findDetermined = (...given: Parameters<typeof findDeterminedSteps>) =>
  runThrough(findDeterminedSteps(...given));

const count = (number: number): SourceFigure => ({ type: 'count', count: number });
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** A table with all its totals. */
function tableOf(counts: readonly (readonly number[])[], hasGrandTotal = true): CountTable {
  const width = counts[0]?.length ?? 0;
  const columnTotals = Array.from({ length: width }, (_, at) => sumOf(counts.map((row) => row[at] ?? 0)));
  return crossTable({
    rows: counts.map((_, at) => `R${at + 1}`),
    columns: columnTotals.map((_, at) => `C${at + 1}`),
    counts: counts.map((row) => row.map(count)),
    rowTotals: counts.map((row) => count(sumOf(row))),
    columnTotals: columnTotals.map(count),
    ...(hasGrandTotal ? { grandTotal: count(sumOf(columnTotals)) } : {}),
  });
}

function protect(table: CountTable, id: SchemeId): ProtectedFigures {
  const made = protectFigures(table, schemeOf(id));
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

const text = (figure: ShownFigure | undefined): string =>
  figure?.type === 'number' ? String(figure.number) : (figure?.marker ?? 'nothing');
const shown = ({ figures }: ProtectedFigures, ...ids: readonly string[]): string[] =>
  ids.map((id) => text(figures.get(id)));

const greatest = ({ cells }: CountTable): number =>
  Math.max(...cells.map(({ figure }) => (figure.type === 'count' ? figure.count : 0)));

/** Withheld cells, and rounded ones where the scheme rounds everything, with only one value that fits. */
function foundOut(table: CountTable, made: ProtectedFigures): string[] {
  const { scheme, figures } = made;
  const most = greatest(table) + 12;
  const values = valuesByTrying(table, figures, { scheme, most });
  return table.cells.flatMap(({ id, role }) => {
    const figure = figures.get(id);
    if (figure === undefined) return [id];
    const { low, high } = countsBehind(figure, scheme, role);
    const isOpen = figure.type === 'number' && (scheme.id === 'department' || low === high);
    return isOpen || (values.get(id)?.size ?? 0) > 1 ? [] : [id];
  });
}

const smallCounts = fc.oneof(
  fc.integer({ min: 0, max: 9 }),
  fc.integer({ min: 0, max: 20 }),
  fc.constantFrom(0, 1, 7, 13),
);
const tables = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 2, max: 3 }), fc.boolean())
  .filter(([rows, columns]) => rows * columns <= 6)
  .chain(([rows, columns, hasGrandTotal]) =>
    fc
      .array(fc.array(smallCounts, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      })
      .map((counts) => tableOf(counts, hasGrandTotal)),
  );

describe.each(disclosureSchemes)('$id, attacked by trying all tables', (scheme) => {
  test('no protected figure has a single possible value', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const made = protect(table, scheme.id);
        expect(foundOut(table, made)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('each figure that is shown is the count rounded on its own', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { figures } = protect(table, scheme.id);
        for (const { id, role, figure } of table.cells) {
          const own = figures.get(id);
          if (own?.type !== 'number' || figure.type !== 'count') continue;
          const { low, high } = countsBehind(own, scheme, role);
          expect(figure.count).toBeGreaterThanOrEqual(low);
          expect(figure.count).toBeLessThanOrEqual(high);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the auditor', () => {
  const fewSmall = fc
    .array(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 2, maxLength: 2 }), {
      minLength: 1,
      maxLength: 2,
    })
    .map((counts) => tableOf(counts));

  test('says what trying says, for tables in which anything may have been withheld', () => {
    const coins = fc.array(fc.boolean(), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(fewSmall, coins, (table, isHeads) => {
        const figures = new Map<string, ShownFigure>(
          table.cells.map(({ id, figure }, index) => [
            id,
            figure.type === 'count' && (figure.count === 0 || (figure.count > 5 && isHeads[index]))
              ? { type: 'number', number: figure.count }
              : { type: 'marker', marker: 'c' },
          ]),
        );
        const hidden = table.cells.filter(({ id }) => figures.get(id)?.type === 'marker');
        // A reader may guess that nothing but small counts is withheld: he then tries 0 to 5 alone.
        const isSmallOnly = hidden.every(({ figure }) => figure.type === 'count' && figure.count <= 5);
        expect(findDetermined(table, figures, { ...schemeOf('department'), totalBase: 1 })).toEqual(
          exactTrying(table, figures, isSmallOnly ? 5 : null),
        );
      }),
      { numRuns: 100 },
    );
  });

  test('finds counts that rounding gives away: four shown as 15 with a total shown as 50', () => {
    const table = tableOf([[13, 13, 13, 13]], false);
    const bare: CountTable = {
      ...table,
      cells: table.cells.filter(({ id }) => !id.startsWith(`${totalName} /`)),
      sums: table.sums.filter(({ total }) => total === crossId('R1', totalName)),
    };
    const figures = new Map<string, ShownFigure>(
      bare.cells.map(({ id, role }) => [id, { type: 'number', number: role === 'total' ? 50 : 15 }]),
    );
    expect(findDetermined(bare, figures, schemeOf('nhs-digital'))).toEqual(bare.cells.map(({ id }) => id));
    const made = protect(bare, 'nhs-digital');
    expect(made.alsoWithheld).toHaveLength(1);
    expect(findDetermined(bare, made.figures, schemeOf('nhs-digital'))).toEqual([]);
  });

  test('finds a single withheld cell between a sum and its other parts', () => {
    const table = tableOf([[3, 20, 30]], false);
    const figures = new Map<string, ShownFigure>(
      table.cells.map(({ id, figure }) => [
        id,
        figure.type === 'count' && figure.count > 5
          ? { type: 'number', number: figure.count }
          : { type: 'marker', marker: 'c' },
      ]),
    );
    const exact = { ...schemeOf('department'), totalBase: 1 };
    expect(findDetermined(table, figures, exact)).toEqual([crossId('R1', 'C1'), crossId(totalName, 'C1')]);
  });
});

/** Which withheld cells have one value, by running through every table with no early end. */
function exactTrying(
  table: CountTable,
  figures: ReadonlyMap<string, ShownFigure>,
  mostHidden: number | null,
): string[] {
  const most = greatest(table) + 5;
  const scheme = { ...schemeOf('department'), totalBase: 1 };
  const flat = { ...table, cells: table.cells.map((cell) => ({ ...cell, role: 'part' as const })) };
  const values = valuesByTrying(flat, figures, { scheme, most, mostHidden: mostHidden ?? most });
  return table.cells.flatMap(({ id }) =>
    figures.get(id)?.type === 'marker' && (values.get(id)?.size ?? 0) < 2 ? [id] : [],
  );
}

describe('department style', () => {
  test('withholds the smallest partner in the row, and what closes the rectangle', () => {
    const exactTotals = tableOf([
      [3, 20, 31],
      [40, 22, 52],
      [60, 25, 76],
    ]);
    const made = protect(exactTotals, 'department');
    expect(shown(made, crossId('R1', 'C1'))).toEqual(['c']);
    expect(made.small).toEqual([crossId('R1', 'C1')]);
    expect(foundOut(exactTotals, made)).toEqual([]);
  });

  test('lets a reader think of every small count for a cell that is withheld as small', () => {
    const possible = (numbers: ReadonlySet<number> | undefined): number[] =>
      [...(numbers ?? [])].sort((one, other) => one - other);
    const table = tableOf([[3, 20]], false);
    const made = protect(table, 'department');
    const values = valuesByTrying(table, made.figures, { scheme: { ...made.scheme }, most: 40 });
    expect(possible(values.get(crossId('R1', 'C1')))).toHaveLength(2);
    expect(made.narrowed).toEqual([]);
  });
});

describe('what stands there already', () => {
  const marker = (word: string, isWithheld: boolean): SourceFigure => ({
    type: 'marker',
    marker: word,
    isWithheld,
  });

  test("stays, and somebody else's withheld figure is not given away either", () => {
    const table: CountTable = {
      cells: [
        { id: 'a', role: 'part', figure: marker('*', true) },
        { id: 'b', role: 'part', figure: count(40) },
        { id: 'c', role: 'part', figure: count(60) },
        { id: 'all', role: 'total', figure: count(104) },
      ],
      sums: [{ total: 'all', parts: ['a', 'b', 'c'] }],
      percentages: [],
    };
    const exact = { ...schemeOf('department'), totalBase: 1 };
    const made = protectFigures(table, exact);
    expect(made.ok && shown(made.value, 'a', 'b', 'c', 'all')).toEqual(['*', 'c', '60', '104']);
  });

  test('a figure that is not available is no secret', () => {
    const table: CountTable = {
      cells: [
        { id: 'a', role: 'part', figure: marker('..', false) },
        { id: 'b', role: 'part', figure: count(40) },
        { id: 'all', role: 'total', figure: count(40) },
      ],
      sums: [{ total: 'all', parts: ['a', 'b'] }],
      percentages: [],
    };
    const made = protectFigures(table, { ...schemeOf('department'), totalBase: 1 });
    expect(made.ok && shown(made.value, 'a', 'b', 'all')).toEqual(['..', '40', '40']);
  });
});

describe('percentages', () => {
  const table: CountTable = {
    cells: [
      { id: 'met', role: 'part', figure: count(12) },
      { id: 'all', role: 'total', figure: count(48) },
      { id: 'few', role: 'part', figure: count(3) },
      { id: 'none', role: 'part', figure: count(0) },
    ],
    sums: [],
    percentages: [
      { id: 'share', numerator: 'met', denominator: 'all', decimals: 1 },
      { id: 'few share', numerator: 'few', denominator: 'all', decimals: 1 },
      { id: 'of none', numerator: 'none', denominator: 'none', decimals: 1 },
    ],
  };

  test('come from rounded figures, never from true ones', () => {
    // 10 of 50 and 5 of 50; the true shares are 25.0 % and 6.3 %.
    expect(shown(protect(table, 'nhs-digital'), 'share', 'few share', 'of none')).toEqual(['20', '10', 'z']);
  });

  test('are withheld with their numerator', () => {
    expect(shown(protect(table, 'department'), 'share', 'few share')).toEqual(['24', 'c']);
  });
});

describe('what cannot be exported', () => {
  test('names the cell that is no count', () => {
    const table: CountTable = {
      cells: [{ id: 'a', role: 'part', figure: count(2.5) }],
      sums: [],
      percentages: [],
    };
    expect(protectFigures(table, schemeOf('nhs-digital'))).toEqual({
      ok: false,
      error: { type: 'not-a-count', id: 'a', value: 2.5 },
    });
  });

  test('names a cell of a sum that is not there', () => {
    const table: CountTable = { cells: [], sums: [{ total: 't', parts: [] }], percentages: [] };
    expect(protectFigures(table, schemeOf('nhs-digital'))).toEqual({
      ok: false,
      error: { type: 'unknown-cell', id: 't' },
    });
  });
});

test('a total that is not the sum of its parts is named, and nothing is inferred from it', () => {
  const table: CountTable = {
    cells: [
      { id: 'a', role: 'part', figure: count(20) },
      { id: 'b', role: 'part', figure: count(30) },
      { id: 'all', role: 'total', figure: count(70) },
    ],
    sums: [{ total: 'all', parts: ['a', 'b'] }],
    percentages: [],
  };
  expect(protect(table, 'nhs-digital').brokenSums).toEqual(table.sums);
});

test('a table of 43 forces by 12 months is protected within seconds', () => {
  const counts = Array.from({ length: 43 }, (_, force) =>
    Array.from({ length: 12 }, (_, month) => (force * 7 + month * 5 + ((force * month) % 11)) % 29),
  );
  const table = tableOf(counts);
  for (const { id } of disclosureSchemes) {
    const made = protect(table, id);
    expect(findDetermined(table, made.figures, made.scheme)).toEqual([]);
  }
});

describe('with exact totals', () => {
  const fewAndSmall = fc
    .array(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 2, maxLength: 2 }), {
      minLength: 1,
      maxLength: 2,
    })
    .map((counts) => tableOf(counts));
  const exact = { ...schemeOf('department'), totalBase: 1 };
  const protectExactly = (table: CountTable): ProtectedFigures => {
    const made = protectFigures(table, exact);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    return made.value;
  };
  const asCounted = (table: CountTable): CountTable => ({
    ...table,
    cells: table.cells.map((cell) => ({ ...cell, role: 'part' as const })),
  });

  test('a small count keeps every value that the scheme calls small', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { figures, small } = protectExactly(table);
        const most = greatest(table) + 12;
        for (const id of small)
          for (const value of id.includes(totalName) ? [5] : [1, 5])
            expect(
              canBe(asCounted(table), figures, { scheme: exact, most, id, value }),
              `${id} = ${value}`,
            ).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  /**
   * What is narrowed is what a reader narrows who guesses that markers hide small counts only. He is right only where
   * nothing else was withheld, and it is left at that only where nothing else could be: no figure but noughts is shown
   * then, so that he uses no figure of ours, only that a small total has small parts. (1, 1 and their total 2, all
   * withheld: no part can be 5 if their total is 5 at most.)
   */
  test('only a reader who guesses that all markers are small narrows it, and only where nothing is shown', () => {
    let narrowedTables = 0;
    fc.assert(
      fc.property(fc.oneof(tables, fewAndSmall), (table) => {
        const { figures, small, narrowed, alsoWithheld } = protectExactly(table);
        const isSmall = ({ figure }: CountTable['cells'][number]): boolean =>
          figure.type === 'count' && figure.count <= 5;
        if (alsoWithheld.length > 0 || !table.cells.every(isSmall)) {
          expect(narrowed).toEqual([]);
          return;
        }
        const guessing = { scheme: exact, most: 12, mostHidden: 5 };
        const byTrying = small.filter((id) => {
          const own = table.cells.find((cell) => cell.id === id)?.figure;
          const least = id.includes(totalName) && own?.type === 'count' ? own.count : 1;
          return [least, 5].some((value) => !canBe(asCounted(table), figures, { ...guessing, id, value }));
        });
        expect(new Set(narrowed)).toEqual(new Set(byTrying));
        if (narrowed.length > 0) narrowedTables++;
      }),
      { numRuns: 80, seed: 20261122 },
    );
    expect(narrowedTables).toBeGreaterThan(3);
  });
});

test('refuses a table that the budget does not go far enough to check', () => {
  const table = tableOf([
    [3, 20],
    [20, 30],
  ]);
  const made = protectFigures(table, schemeOf('department'), { left: 10 });
  expect(made).toEqual({ ok: false, error: { type: 'too-many', count: 9 } });
});

test('withholds more where two markers would add up to twice the greatest small count', () => {
  // 35, 5, 5 and a total of 45 shown as 50: at least 45, so 10 for two markers of 5 at most each.
  const cells = [35, 5, 5].map((each, at) => ({ id: `${at}`, role: 'part' as const, figure: count(each) }));
  const total = { id: 't', role: 'total' as const, figure: count(45) };
  const sums = [{ total: 't', parts: ['0', '1', '2'] }];
  const made = protect({ cells: [...cells, total], sums, percentages: [] }, 'department');
  expect(made.alsoWithheld).not.toEqual([]);
});
