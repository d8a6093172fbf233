import { findTables, type SheetTable, type TableRow } from '../proposals/find-tables.ts';
import type { ForceSheetReading } from '../workbook/force-sheet.ts';
import { columnSums } from './column-sums.ts';
import { placeId } from './figure-register.ts';
import { partsOfFormula } from './formula-cells.ts';
import type { SumKnown } from './sum-known.ts';
import { saysTotal, saysWithin } from './total-words.ts';

/**
 * Every sum that the force's own sheets show: totals of rows, of columns, and formulas that add cells up. A total that
 * is up to `mostShort` more than its rows leaves a rest that stands in no sheet.
 */
export function sumsOfSheet(
  reading: ForceSheetReading,
  mostShort: number,
): { readonly sums: readonly SumKnown[]; readonly totals: readonly string[] } {
  const { sheetName } = reading;
  const tables = findTables(reading);
  const sums = tables.flatMap((table) => [
    ...rowSums(table, sheetName),
    ...worded(table, sheetName, mostShort),
    ...withinRows(table, sheetName),
    ...columnSums(table, sheetName),
  ]);
  return {
    sums: [...sums, ...formulaSums(reading)],
    totals: tables.flatMap((table) => totalsOf(table, sheetName)),
  };
}

function rowSums(table: SheetTable, sheetName: string): readonly SumKnown[] {
  return table.rows
    .filter(({ parts }) => parts.length > 0)
    .flatMap(({ row, parts }) =>
      table.columns.figures.map((column) => ({
        total: placeId({ sheetName, row, column }),
        parts: parts.map((part) => placeId({ sheetName, row: part, column })),
      })),
    );
}

const ownWords = ({ labels }: TableRow): string => labels.at(-1)?.text ?? '';

const isTotalRow = (row: TableRow): boolean => row.kind === 'total' || saysTotal(ownWords(row));

/** The figures of every row whose own words say that it is a total, whatever adds up to it. */
const totalsOf = ({ rows, columns }: SheetTable, sheetName: string): readonly string[] =>
  rows
    .filter((row) => saysTotal(ownWords(row)))
    .flatMap(({ row }) => columns.figures.map((column) => placeId({ sheetName, row, column })));

/** A row of totals against all other rows, and against those that are no "of whom": each column where it adds up. */
function worded(table: SheetTable, sheetName: string, mostShort: number): readonly SumKnown[] {
  const plain = table.rows.filter((row) => row.kind === 'plain' && !isTotalRow(row));
  const beside = plain.filter((row) => !saysWithin(ownWords(row)));
  const choices = beside.length === plain.length ? [plain] : [plain, beside];
  return table.rows.filter(isTotalRow).flatMap(({ row: total }) =>
    table.columns.figures.flatMap((column) =>
      choices
        .filter((parts) => parts.length > 1)
        .flatMap((parts): readonly SumKnown[] => {
          const short = shortBy(table, column, { total, parts });
          if (short === null || short > mostShort) return [];
          const sum = {
            total: placeId({ sheetName, row: total, column }),
            parts: parts.map(({ row }) => placeId({ sheetName, row, column })),
          };
          return [short === 0 ? sum : { ...sum, isOpen: true, isTotal: true }];
        }),
    ),
  );
}

/** How much the total is more than its parts; 0 also where a marker among them may make it up, null where it is less. */
function shortBy(
  { grid }: SheetTable,
  column: number,
  { total, parts }: { readonly total: number; readonly parts: readonly TableRow[] },
): number | null {
  const numberAt = (row: number): number | null => {
    const figure = grid.figure(row, column);
    return figure.type === 'number' ? figure.number : null;
  };
  const whole = numberAt(total);
  const numbers = parts.flatMap(({ row }) => numberAt(row) ?? []);
  const sum = numbers.reduce((so, number) => so + number, 0);
  if (whole === null || whole === 0 || numbers.length === 0 || sum > whole) return null;
  return numbers.length === parts.length ? whole - sum : 0;
}

/** An "of whom" within the last row above it that is none: what is left of that row stands nowhere. */
function withinRows(table: SheetTable, sheetName: string): readonly SumKnown[] {
  const rows = table.rows.filter(({ kind }) => kind !== 'note');
  return rows.flatMap((row, at) => {
    if (!saysWithin(ownWords(row))) return [];
    const whole = rows.slice(0, at).findLast((above) => !saysWithin(ownWords(above)));
    if (whole === undefined) return [];
    return table.columns.figures.map((column) => ({
      total: placeId({ sheetName, row: whole.row, column }),
      parts: [placeId({ sheetName, row: row.row, column })],
      isOpen: true,
    }));
  });
}

function formulaSums({ sheetName, area, cells }: ForceSheetReading): readonly SumKnown[] {
  return cells.flatMap((row, at) =>
    row.flatMap(({ formula }, across): SumKnown[] => {
      const parts = formula === undefined ? null : partsOfFormula(formula, sheetName);
      if (parts === null) return [];
      const total = placeId({ sheetName, row: area.row + at, column: area.column + across });
      return [{ total, parts }];
    }),
  );
}
