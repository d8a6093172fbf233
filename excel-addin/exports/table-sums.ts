import { findTables, type SheetTable, type TableRow } from '../proposals/find-tables.ts';
import { referencesIn } from '../workbook/cell-reference.ts';
import type { ForceSheetReading } from '../workbook/force-sheet.ts';
import { columnSums } from './column-sums.ts';
import { placeId } from './figure-register.ts';
import type { SumKnown } from './sum-known.ts';
import { saysTotal, saysWithin } from './total-words.ts';

/** Every sum that the force's own sheets show: totals of rows, of columns, and formulas that add cells up. */
export const sumsOfSheet = (reading: ForceSheetReading): readonly SumKnown[] => [
  ...findTables(reading).flatMap((table) => [
    ...rowSums(table, reading.sheetName),
    ...worded(table, reading.sheetName),
    ...columnSums(table, reading.sheetName),
  ]),
  ...formulaSums(reading),
];

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
export const totalsOfSheet = (reading: ForceSheetReading): readonly string[] =>
  findTables(reading).flatMap(({ rows, columns }) =>
    rows
      .filter((row) => saysTotal(ownWords(row)))
      .flatMap(({ row }) =>
        columns.figures.map((column) => placeId({ sheetName: reading.sheetName, row, column })),
      ),
  );

/** A row of totals against all other rows, and against those that are no "of whom": each column where it adds up. */
function worded(table: SheetTable, sheetName: string): readonly SumKnown[] {
  const plain = table.rows.filter((row) => row.kind === 'plain' && !isTotalRow(row));
  const beside = plain.filter((row) => !saysWithin(ownWords(row)));
  const choices = beside.length === plain.length ? [plain] : [plain, beside];
  return table.rows.filter(isTotalRow).flatMap(({ row: total }) =>
    table.columns.figures.flatMap((column) =>
      choices
        .filter((parts) => parts.length > 1 && mayAddUp(table, column, { total, parts }))
        .map((parts) => ({
          total: placeId({ sheetName, row: total, column }),
          parts: parts.map(({ row }) => placeId({ sheetName, row, column })),
        })),
    ),
  );
}

/** With a marker among the parts they may, as long as the others are not too many already. */
function mayAddUp(
  { grid }: SheetTable,
  column: number,
  { total, parts }: { readonly total: number; readonly parts: readonly TableRow[] },
): boolean {
  const numberAt = (row: number): number | null => {
    const figure = grid.figure(row, column);
    return figure.type === 'number' ? figure.number : null;
  };
  const whole = numberAt(total);
  const numbers = parts.flatMap(({ row }) => numberAt(row) ?? []);
  const sum = numbers.reduce((so, number) => so + number, 0);
  if (whole === null || whole === 0) return false;
  return numbers.length === parts.length ? sum === whole : numbers.length > 0 && sum <= whole;
}

/** More cells than this in one formula are no table that a reader adds up. */
const mostParts = 400;

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

const cellForm = String.raw`(?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?\$?[A-Z]{1,3}\$?\d{1,7}`;
const onlySum = new RegExp(
  String.raw`^=\+?(?:SUM\(\s*${cellForm}(?::${cellForm})?(?:\s*,\s*${cellForm}(?::${cellForm})?)*\s*\)|${cellForm}(?:\s*\+\s*${cellForm})*)$`,
  'iu',
);
const anyArea = new RegExp(String.raw`${cellForm}(?::\$?[A-Z]{1,3}\$?\d{1,7})?`, 'giu');

/** The cells that `=SUM(…)`, `=A1+B1` or `=Other!A1` adds up; null for every other formula. */
function partsOfFormula(formula: string, sheetName: string): readonly string[] | null {
  if (!onlySum.test(formula)) return null;
  const own = `'${sheetName.replaceAll("'", "''")}'!`;
  const named = (formula.slice(1).replace(/SUM\(/i, '').match(anyArea) ?? []).map((text) =>
    text.includes('!') ? text : own + text,
  );
  const places = referencesIn(named.join('+')).flatMap(({ sheetName: sheet, area }) => {
    const count = Math.min(area.rowCount * area.columnCount, mostParts + 1);
    return Array.from({ length: count }, (_, index) => ({
      sheetName: sheet,
      row: area.row + Math.floor(index / area.columnCount),
      column: area.column + (index % area.columnCount),
    }));
  });
  const ids = [...new Set(places.map(placeId))];
  return places.length > mostParts || ids.length < places.length ? null : ids;
}
