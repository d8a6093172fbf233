import type { SheetTable } from '../proposals/find-tables.ts';
import { placeId } from './figure-register.ts';
import type { SumKnown } from './sum-known.ts';

/** Columns farther than this from their total are not looked at. */
const mostColumns = 24;

/**
 * Columns that are the sum of the columns next to them, at the left or the right, in nine rows of ten: "All" beside
 * "Girls" and "Boys", a year beside its months. A sum that holds by accident only protects more than is needed.
 */
export function columnSums(table: SheetTable, sheetName: string): readonly SumKnown[] {
  const { figures } = table.columns;
  return figures.flatMap((column, at) => {
    const before = figures.slice(Math.max(0, at - mostColumns), at).toReversed();
    const after = figures.slice(at + 1, at + 1 + mostColumns);
    const parts = runThatAddsUp(table, column, before) ?? runThatAddsUp(table, column, after);
    if (parts === null) return [];
    return table.rows.map(({ row }) => ({
      total: placeId({ sheetName, row, column }),
      parts: parts.map((part) => placeId({ sheetName, row, column: part })),
    }));
  });
}

function runThatAddsUp(
  table: SheetTable,
  total: number,
  candidates: readonly number[],
): readonly number[] | null {
  for (let length = 2; length <= candidates.length; length++) {
    const run = candidates.slice(0, length);
    const sums = table.rows.flatMap(({ row }) => addsUp(table, row, { total, run }) ?? []);
    const right = sums.filter((holds) => holds).length;
    if (right > 0 && right * 10 >= sums.length * 9) return run;
  }
  return null;
}

/** null where a number is missing, or all are 0 and would add up to anything. */
function addsUp(
  { grid }: SheetTable,
  row: number,
  { total, run }: { readonly total: number; readonly run: readonly number[] },
): boolean | null {
  const numbers = [total, ...run].map((column) => {
    const figure = grid.figure(row, column);
    return figure.type === 'number' && Number.isInteger(figure.number) ? figure.number : null;
  });
  const [whole, ...parts] = numbers.filter((number) => number !== null);
  if (whole === undefined || whole === 0 || parts.length < run.length) return null;
  return parts.reduce((sum, part) => sum + part, 0) === whole;
}
