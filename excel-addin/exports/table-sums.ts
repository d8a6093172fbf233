import { findTables, type SheetTable } from '../proposals/find-tables.ts';
import { referencesIn } from '../workbook/cell-reference.ts';
import type { ForceSheetReading } from '../workbook/force-sheet.ts';
import { columnSums } from './column-sums.ts';
import { placeId } from './figure-register.ts';
import type { SumKnown } from './sum-known.ts';

/** Every sum that the force's own sheets show: totals of rows, of columns, and formulas that add cells up. */
export const sumsOfSheet = (reading: ForceSheetReading): readonly SumKnown[] => [
  ...findTables(reading).flatMap((table) => [
    ...rowSums(table, reading.sheetName),
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
