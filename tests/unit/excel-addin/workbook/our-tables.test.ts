import { describe, expect, test } from 'vitest';
import { caseColumns } from '../../../../excel-addin/sheets/case-columns.ts';
import { summaryColumns } from '../../../../excel-addin/sheets/case-summary-columns.ts';
import { nextChartNumber } from '../../../../excel-addin/sheets/chart-readings.ts';
import { controlHeader } from '../../../../excel-addin/sheets/control-formulas.ts';
import { funnelHeader } from '../../../../excel-addin/sheets/funnel-sheet.ts';
import { measureHeader } from '../../../../excel-addin/sheets/measure-headers.ts';
import { ourTableName } from '../../../../excel-addin/workbook/our-tables.ts';

const headersOf = (columns: readonly { readonly header: string }[]): readonly string[] =>
  columns.map(({ header }) => header);

const layouts = [
  ['PlCases', headersOf(caseColumns([]))],
  ['PlCaseSummary', headersOf(summaryColumns)],
  ['PlMeasures', Object.values<string>(measureHeader)],
  ['PlChart7', Object.values<string>(controlHeader)],
  ['PlChart7', Object.values<string>(funnelHeader)],
  ['PlClip7', ['Clip row', 'Page', 'Address', 'Clipped', 'Clipped by', 'Clip item']],
] as const;

describe.each(layouts)('%s', (name, headers) => {
  test('is ours with its columns, in any case of letters, whichever one of them is deleted', () => {
    expect(ourTableName(name.toUpperCase(), headers)).toBe(name);
    for (const gone of headers)
      expect(
        ourTableName(
          name,
          headers.filter((header) => header !== gone),
        ),
      ).toBe(name);
  });

  test('is theirs with columns of a licensing register', () => {
    expect(ourTableName(name, ['Id', 'Licence', 'Holder', 'Measure', 'Page'])).toBeNull();
  });
});

test('a new chart takes no number that a table of theirs has', () => {
  const reading = { sheetNames: [], isStructureProtected: false, tables: [] };
  const ourTables = [{ name: 'PlChart1', sheetName: 'PL Chart 1' }] as const;
  const namesTaken = [{ name: 'PlChart2', sheetName: 'Plant' }] as const;
  expect(nextChartNumber({ ...reading, ourTables, namesTaken })).toBe(3);
});
