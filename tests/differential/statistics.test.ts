import { writeXlsx } from 'hucre';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rateFormulas, wilsonFormulas } from '../../shared/statistics/formulas.ts';
import { proportionOf } from '../../shared/statistics/proportion.ts';
import { rateOf } from '../../shared/statistics/rate.ts';
import { roundHalfAway } from '../../shared/statistics/rounding.ts';
import { type LibreOffice, startLibreOffice } from '../excel-host/calculation/libreoffice.ts';

interface Check {
  readonly what: string;
  readonly formula: string;
  /** '' where the formula shows nothing. */
  readonly expected: number | '';
}

const checks: Check[] = [];
const data: (number | string | null)[][] = [];

/** Puts numbers into the next row of the sheet and answers its number. */
function rowOf(...numbers: readonly (number | string | null)[]): number {
  data.push([...numbers]);
  return data.length;
}

for (const [successes, trials, confidence] of [
  [81, 263, 0.95],
  [0, 20, 0.95],
  [20, 20, 0.998],
  [1, 29, 0.9],
  [12_345, 98_765, 0.998],
] as const) {
  const row = rowOf(successes, trials, confidence);
  const own = proportionOf({ successes, trials, confidence });
  const formulas = wilsonFormulas({
    successes: `A${row}`,
    trials: `B${row}`,
    confidence: `C${row}`,
  });
  const what = `Wilson ${successes}/${trials}`;
  checks.push({ what: `${what} low`, formula: formulas.low, expected: own.ok ? own.value.low : '' });
  checks.push({ what: `${what} high`, formula: formulas.high, expected: own.ok ? own.value.high : '' });
}

{
  const row = rowOf('c', 20, 0.95);
  const formulas = wilsonFormulas({
    successes: `A${row}`,
    trials: `B${row}`,
    confidence: `C${row}`,
  });
  checks.push({ what: 'Wilson of a marker', formula: formulas.low, expected: '' });
}

for (const [events, population] of [
  [0, 1200],
  [1, 1200],
  [9, 5000],
  [10, 5000],
  [432, 90_000],
] as const) {
  const row = rowOf(events, population);
  const own = rateOf({ events, population, per: 1000 });
  const formulas = rateFormulas({
    ...{ events: `A${row}`, population: `B${row}`, per: 1000, confidence: 0.95 },
  });
  checks.push({
    what: `rate of ${events} low`,
    formula: formulas.low,
    expected: own.ok ? own.value.low : '',
  });
  checks.push({
    what: `rate of ${events} high`,
    formula: formulas.high,
    expected: own.ok ? own.value.high : '',
  });
}

for (const [value, digits] of [
  [1.005, 2],
  [-2.5, 0],
  [0.285 * 100, 0],
  [1250, -2],
  [2.675, 2],
  [10.075 * 100, 0],
  [1.15, 1],
  [1234567.885, 2],
  [0.000_145, 5],
] as const) {
  const row = rowOf(value, digits);
  checks.push({
    what: `ROUND ${value}`,
    formula: `ROUND(A${row},B${row})`,
    expected: roundHalfAway(value, digits),
  });
}

let libreOffice: LibreOffice;
beforeAll(async () => {
  libreOffice = await startLibreOffice();
});
afterAll(() => libreOffice.close());

test('plain formulas calculate what the functions calculate', async () => {
  const height = Math.max(data.length, checks.length);
  const rows = Array.from({ length: height }, (_, index) => [0, 1, 2].map((at) => data[index]?.[at] ?? null));
  const cells = new Map(
    checks.map(({ formula }, index) => [`${index},7`, { formula, formulaResult: 0 }] as const),
  );
  const bytes = await writeXlsx({ sheets: [{ name: 'Checks', rows, cells }] });
  const results = (await libreOffice.recalculate(bytes)).get('Checks');
  for (const [index, { what, expected }] of checks.entries()) {
    const theirs = results?.get(`H${index + 1}`);
    if (expected === '') expect([what, theirs]).toEqual([what, '']);
    else expect(Math.abs(Number(theirs) - expected), `${what}: ${String(theirs)}`).toBeLessThan(1e-9);
  }
});
