import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findTables } from '../../../../excel-addin/proposals/find-tables.ts';
import type { MeasureProposal } from '../../../../excel-addin/proposals/measure-proposal.ts';
import { proposalOfCell } from '../../../../excel-addin/proposals/proposal-of-cell.ts';
import { openFileWorkbook } from '../../../../excel-addin/workbook/file/file-workbook.ts';
import type { ForceSheetReading } from '../../../../excel-addin/workbook/force-sheet.ts';
import { readFixture } from './read-fixture.ts';

async function readByProgram(name: string): Promise<readonly ForceSheetReading[]> {
  const bytes = readFileSync(new URL(`../../../fixtures/xlsx/${name}`, import.meta.url));
  const opened = await openFileWorkbook(new Uint8Array(bytes));
  if (!opened.ok) throw new Error(opened.error.type);
  const outline = await opened.value.outline();
  if (!outline.ok) throw new Error(outline.error.type);
  const read = await opened.value.readSheets(outline.value.map(({ sheetName }) => ({ sheetName })));
  if (!read.ok) throw new Error(read.error.type);
  return read.value;
}

const allProposals = (sheets: readonly ForceSheetReading[]): readonly MeasureProposal[] =>
  sheets
    .flatMap(findTables)
    .flatMap((table) =>
      table.rows
        .filter(({ kind }) => kind !== 'note')
        .flatMap((row) => table.columns.figures.map((column) => proposalOfCell(table, row, column))),
    );

test.each([
  'ho-police-workforce-sep19.xlsx',
  'ho-police-use-of-force-2017-18.xlsx',
  'ofsted-ilacs-overview.xlsx',
])(
  '%s as the file workbook reads it gives the same proposals as read straight from its XML',
  async (name) => {
    const proposals = allProposals(await readByProgram(name));
    expect(proposals.length).toBeGreaterThan(100);
    expect(proposals).toEqual(allProposals(readFixture(name)));
  },
);
