import { referencesIn } from '../workbook/cell-reference.ts';
import type { ForceSheetReading } from '../workbook/force-sheet.ts';
import { placeId } from './figure-register.ts';

/** More cells than this in one formula are no table that a reader adds up. */
const mostParts = 400;

const cellForm = String.raw`(?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?\$?[A-Z]{1,3}\$?\d{1,7}`;
const onlySum = new RegExp(
  String.raw`^=\+?(?:SUM\(\s*${cellForm}(?::${cellForm})?(?:\s*,\s*${cellForm}(?::${cellForm})?)*\s*\)|${cellForm}(?:\s*\+\s*${cellForm})*)$`,
  'iu',
);
const anyArea = new RegExp(String.raw`${cellForm}(?::\$?[A-Z]{1,3}\$?\d{1,7})?`, 'giu');

/** The cells that `=SUM(…)`, `=A1+B1` or `=Other!A1` adds up; null for every other formula. */
export function partsOfFormula(formula: string, sheetName: string): readonly string[] | null {
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

/** What a formula counts: cells that it adds up, or rows that meet conditions; null for every other formula. */
export type Counted =
  | { readonly type: 'cells'; readonly ids: ReadonlySet<string> }
  | { readonly type: 'rows'; readonly conditions: readonly Condition[] };

interface Condition {
  readonly range: string;
  readonly test: string;
}

function countedBy(formula: string, sheetName: string): Counted | null {
  const ids = partsOfFormula(formula, sheetName);
  if (ids !== null) return { type: 'cells', ids: new Set(ids) };
  const inner = /^=\+?COUNTIFS?\((.*)\)$/is.exec(formula)?.[1];
  const parts = inner === undefined ? [] : argumentsIn(inner);
  if (parts.length === 0 || parts.length % 2 === 1) return null;
  const conditions = parts.flatMap((range, at): Condition[] =>
    at % 2 === 1
      ? []
      : [{ range: plainRange(range, sheetName), test: (parts[at + 1] ?? '').trim().toUpperCase() }],
  );
  return { type: 'rows', conditions };
}

/** What the cells of these sheets count, by id; null where no formula says so. */
export function countedIn(sheets: readonly ForceSheetReading[]): (id: string) => Counted | null {
  const byId = new Map(
    sheets.flatMap(({ sheetName, area, cells }) =>
      cells.flatMap((row, at) =>
        row.flatMap(({ formula }, across) => {
          const counted = formula === undefined ? null : countedBy(formula, sheetName);
          const place = { sheetName, row: area.row + at, column: area.column + across };
          return counted === null ? [] : [[placeId(place), counted] as const];
        }),
      ),
    ),
  );
  return (id) => byId.get(id) ?? null;
}

/** Whether all that one formula counts is counted by the other too, which counts more. */
export function countsWithin(one: Counted, other: Counted): boolean {
  if (one.type === 'cells' && other.type === 'cells')
    return one.ids.size < other.ids.size && [...one.ids].every((id) => other.ids.has(id));
  if (one.type !== 'rows' || other.type !== 'rows') return false;
  return other.conditions.every((wide) => one.conditions.some((narrow) => implies(narrow, wide)));
}

const bound = /^"(<=?|>=?)(-?\d+(?:\.\d+)?)"$/;

function implies(narrow: Condition, wide: Condition): boolean {
  if (narrow.range !== wide.range) return false;
  if (narrow.test === wide.test) return true;
  const [a, b] = [bound.exec(narrow.test), bound.exec(wide.test)];
  if (a === null || b === null || a[1] !== b[1]) return false;
  return a[1]?.startsWith('<') ? Number(a[2]) <= Number(b[2]) : Number(a[2]) >= Number(b[2]);
}

const plainRange = (range: string, sheetName: string): string => {
  const plain = range.trim().replaceAll('$', '').toUpperCase();
  return plain.includes('!') ? plain.replaceAll("'", '') : `${sheetName.toUpperCase()}!${plain}`;
};

/** Split at the commas that stand in no text, bracket or sheet's name. */
function argumentsIn(text: string): readonly string[] {
  const found = [''];
  let [depth, within] = [0, ''];
  for (const sign of text) {
    if (within !== '') within = sign === within ? '' : within;
    else if (sign === '"' || sign === "'") within = sign;
    else if (sign === '(') depth++;
    else if (sign === ')') depth--;
    if (sign === ',' && depth === 0 && within === '') found.push('');
    else found.push((found.pop() ?? '') + sign);
  }
  return depth === 0 && within === '' ? found : [];
}
