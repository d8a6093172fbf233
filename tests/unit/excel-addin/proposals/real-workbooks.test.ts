import { describe, expect, test } from 'vitest';
import { areaWord, cellWord } from '../../../../excel-addin/proposals/cell-words.ts';
import { findTables, type SheetTable } from '../../../../excel-addin/proposals/find-tables.ts';
import { proposeMeasures } from '../../../../excel-addin/proposals/propose-measure.ts';
import { cellArea } from '../../../../excel-addin/proposals/sheet-grid.ts';
import { columnLetters, parseArea } from '../../../../excel-addin/workbook/file/cell-place.ts';
import type { ForceSheetReading } from '../../../../excel-addin/workbook/force-sheet.ts';
import { type ExpectedProposal, useOfForceProposals, workforceProposals } from './expected-proposals.ts';
import { type ExpectedTable, useOfForceTables, workforceTables } from './expected-tables.ts';
import { readFixture } from './read-fixture.ts';

const workforce = readFixture('ho-police-workforce-sep19.xlsx');
const useOfForce = readFixture('ho-police-use-of-force-2017-18.xlsx');

const sheetOf = (sheets: readonly ForceSheetReading[], name: string): ForceSheetReading => {
  const sheet = sheets.find(({ sheetName }) => sheetName === name);
  if (sheet === undefined) throw new Error(`The fixture has no sheet ${name}.`);
  return sheet;
};

const rowsOfKind = ({ rows }: SheetTable, kind: string): readonly number[] =>
  rows.filter((row) => row.kind === kind).map(({ row }) => row + 1);

const letters = (columns: readonly number[]): string => columns.map(columnLetters).join('');

const seen = (table: SheetTable): Omit<Required<ExpectedTable>, 'sheet'> => ({
  area: areaWord(table.area),
  headerRows: table.headerRows.map((row) => row + 1),
  labelColumns: letters(table.columns.labels),
  markColumns: letters(table.columns.marks),
  total: rowsOfKind(table, 'total'),
  subtotal: rowsOfKind(table, 'subtotal'),
  bodyRows: table.rows.length,
});

describe.each([
  ['workforce', workforce, workforceTables],
  ['use of force', useOfForce, useOfForceTables],
] as const)('the tables of the Home Office’s %s workbook', (_, sheets, expected) => {
  test.each(expected)('$sheet has its bounds, headers and kinds of rows', ({ sheet, ...rest }) => {
    const tables = findTables(sheetOf(sheets, sheet));
    expect(tables.map(seen)).toEqual([{ markColumns: '', ...rest }]);
  });

  test('stand on no other sheet', () => {
    const withTables = sheets.filter((sheet) => findTables(sheet).length > 0);
    expect(withTables.map(({ sheetName }) => sheetName)).toEqual(expected.map(({ sheet }) => sheet));
  });
});

function propose(
  sheets: readonly ForceSheetReading[],
  sheet: string,
  cell: string,
): ExpectedProposal | string {
  const place = parseArea(cell);
  if (place === undefined) return `no cell ${cell}`;
  const proposed = proposeMeasures({
    sheet: sheetOf(sheets, sheet),
    area: cellArea(place.firstRow - 1, place.firstColumn),
  });
  if (!proposed.ok) return proposed.error.type;
  const [proposal] = proposed.value;
  if (proposal === undefined) return 'none';
  const at = (part: typeof proposal.numerator): string =>
    part === null ? '' : cellWord(part.row, part.column);
  const ratio = [at(proposal.numerator), at(proposal.denominator)].filter((part) => part !== '').join('/');
  const series = proposal.series === null ? '' : areaWord(proposal.series.values);
  return [sheet, cell, proposal.name.value, proposal.period.value, proposal.unit.value, ratio, series];
}

describe('proposals from the Home Office’s workbooks', () => {
  test.each(workforceProposals)('workforce %s!%s is %s', (...expected) => {
    expect(propose(workforce, expected[0], expected[1])).toEqual(expected);
  });

  test.each(useOfForceProposals)('use of force %s!%s is %s', (...expected) => {
    expect(propose(useOfForce, expected[0], expected[1])).toEqual(expected);
  });

  test('say which cells they come from', () => {
    const proposed = proposeMeasures({ sheet: sheetOf(workforce, 'Table_1'), area: cellArea(7, 5) });
    if (!proposed.ok) throw new Error(proposed.error.type);
    const [proposal] = proposed.value;
    expect(proposal?.name.from.map(areaWord)).toEqual(['A1', 'E4:F5', 'F6', 'A8']);
    expect(proposal?.unit.from.map(areaWord)).toEqual(['F6']);
    expect(proposal?.period.from.map(areaWord)).toEqual(['E4:F5']);
  });

  test('take a marker for no number and say so', () => {
    const proposed = proposeMeasures({ sheet: sheetOf(workforce, 'Table_3'), area: cellArea(7, 3) });
    if (!proposed.ok) throw new Error(proposed.error.type);
    expect(proposed.value[0]?.figure.type).toBe('marker');
    expect(proposed.value[0]?.warnings).toContain('D8 holds “..”, not a number. It is not counted as zero.');
  });
});

test('Data to Insight’s list of 153 authorities is one table named by authority', () => {
  const [sheet] = readFixture('ofsted-ilacs-overview.xlsx');
  if (sheet === undefined) throw new Error('The fixture has no sheet.');
  const [table, ...others] = findTables(sheet);
  expect(others).toEqual([]);
  expect(table === undefined ? null : seen(table)).toEqual({
    area: 'A1:T154',
    headerRows: [1],
    labelColumns: 'G',
    markColumns: '',
    total: [],
    subtotal: [],
    bodyRows: 153,
  });
});
