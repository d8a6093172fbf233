import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type FindVerdict,
  findAgain,
  type WantedMeasure,
} from '../../../../excel-addin/proposals/find-again.ts';
import { findSentence } from '../../../../excel-addin/proposals/find-sentence.ts';
import { findTables, type SheetTable } from '../../../../excel-addin/proposals/find-tables.ts';
import type { MeasureProposal } from '../../../../excel-addin/proposals/measure-proposal.ts';
import { proposalOfCell } from '../../../../excel-addin/proposals/proposal-of-cell.ts';
import type { ForceSheetReading } from '../../../../excel-addin/workbook/force-sheet.ts';
import { readFixture } from './read-fixture.ts';
import { sampleSheet, shiftSheet, withoutRow, withTexts } from './sample-sheet.ts';

const toWanted = (proposal: MeasureProposal): WantedMeasure => ({
  labels: proposal.labels,
  period: proposal.period.value,
  unit: proposal.unit.value,
  place: proposal.value,
  figure: proposal.figure,
  rowKind: proposal.rowKind,
});

const proposalsOf = (table: SheetTable): readonly MeasureProposal[] =>
  table.rows
    .filter(({ kind }) => kind !== 'note')
    .flatMap((row) => table.columns.figures.map((column) => proposalOfCell(table, row, column)))
    .filter(({ figure }) => figure.type !== 'blank' && figure.type !== 'words');

/** The place of the cell for the period that was bound, whatever later ones there are. */
function samePlace(verdict: FindVerdict): readonly [string, number, number] | string {
  const cell = verdict.type === 'newer-period' ? verdict.same : 'cell' in verdict ? verdict.cell : null;
  return cell === null ? verdict.type : [cell.place.sheetName, cell.place.row, cell.place.column];
}

const workbooks = [
  'ho-police-workforce-sep19.xlsx',
  'ho-police-use-of-force-2017-18.xlsx',
  'ofsted-ilacs-overview.xlsx',
] as const;
const sheets = new Map(workbooks.map((name) => [name, readFixture(name)]));
const allSheets = [...sheets.values()].flat().filter((sheet) => findTables(sheet).length > 0);

describe.each(workbooks)('every proposal of %s', (name) => {
  const tables = (sheets.get(name) ?? []).flatMap(findTables);
  const proposals = tables.flatMap(proposalsOf);

  test('is found again where it stands, in a workbook full of tables alike', () => {
    const lost = proposals.filter((proposal) => {
      const { sheetName, row, column } = proposal.value;
      return String(samePlace(findAgain(toWanted(proposal), tables))) !== String([sheetName, row, column]);
    });
    expect(proposals.length).toBeGreaterThan(100);
    expect(lost.map(({ value }) => value)).toEqual([]);
  });
});

test('a deleted row is never found: it is gone, or a later period of it is offered', () => {
  const rows = allSheets
    .slice(0, 20)
    .flatMap((sheet) =>
      findTables(sheet).flatMap((table) => table.rows.slice(0, 60).map((row) => ({ sheet, table, row }))),
    );
  const wrong = rows.flatMap(({ sheet, table, row }) => {
    const wanted = toWanted(proposalOfCell(table, row, table.columns.figures[0] ?? 0));
    const verdict = findAgain(wanted, findTables(withoutRow(sheet, row.row)));
    const isLater = verdict.type === 'newer-period' && verdict.same === null;
    return verdict.type === 'gone' || isLater ? [] : [[sheet.sheetName, row.row + 1, verdict.type]];
  });
  expect(wrong).toEqual([]);
});

const sheetsToTry = fc.constantFrom(...allSheets);

describe('for any sheet', () => {
  const firstTable = (sheet: ForceSheetReading): SheetTable => {
    const [table] = findTables(sheet);
    if (table === undefined) throw new Error('There is no table.');
    return table;
  };
  const plain = (proposal: MeasureProposal): unknown => ({
    name: proposal.name.value,
    period: proposal.period.value,
    unit: proposal.unit.value,
    basis: proposal.basis,
    labels: proposal.labels,
    rowKind: proposal.rowKind,
    figure: proposal.figure,
    hasParts: proposal.numerator !== null,
    size: proposal.series === null ? 0 : proposal.series.values.columnCount + proposal.series.values.rowCount,
  });

  test('blank rows and columns around it change no proposal, and every one is found where it went', () => {
    fc.assert(
      fc.property(
        sheetsToTry,
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 3 }),
        (sheet, rows, columns) => {
          const before = proposalsOf(firstTable(sheet));
          const shifted = firstTable(shiftSheet(sheet, rows, columns));
          expect(proposalsOf(shifted).map(plain)).toEqual(before.map(plain));
          for (const proposal of before.slice(0, 60)) {
            const { row, column } = proposal.value;
            const verdict = findAgain(toWanted(proposal), [shifted]);
            expect(samePlace(verdict)).toEqual([sheet.sheetName, row + rows, column + columns]);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  test('another name of the sheet, trailing spaces and spaces that do not break change no proposal', () => {
    fc.assert(
      fc.property(sheetsToTry, fc.constantFrom(' ', '\u00A0', '\u200B', '  '), (sheet, tail) => {
        const before = proposalsOf(firstTable(sheet));
        const labels = new Set(firstTable(sheet).columns.labels);
        const changed = withTexts({ ...sheet, sheetName: 'Other name' }, (text, _, column) =>
          labels.has(column) ? `${text}${tail}`.replace(' ', '\u00A0') : text,
        );
        const after = firstTable(changed);
        expect(proposalsOf(after).map(plain)).toEqual(before.map(plain));
        const [first] = before;
        if (first !== undefined) expect(findAgain(toWanted(first), [after]).type).not.toBe('gone');
      }),
      { numRuns: 12 },
    );
  });
});

describe('after a change', () => {
  const b = '';
  const rows = [
    ['Children seen'],
    ['Area', '2018', '2019'],
    ['North & East', 10, 12],
    ['South', 20, 22],
  ] as const;
  const table = (cells: Parameters<typeof sampleSheet>[0], sheetName = 'Sheet1'): SheetTable => {
    const [found] = findTables(sampleSheet(cells, { sheetName }));
    if (found === undefined) throw new Error('There is no table.');
    return found;
  };
  const [, wanted] = proposalsOf(table(rows)).map(toWanted);
  if (wanted === undefined) throw new Error('There is no proposal.');

  test('a new column is offered as a later period, beside the bound one', () => {
    const now = table([rows[0], [...rows[1], '2020'], [...rows[2], 15], [...rows[3], 25]]);
    const verdict = findAgain(wanted, [now]);
    expect(verdict).toMatchObject({
      type: 'newer-period',
      old: { number: 12 },
      cell: { period: '2020', figure: { number: 15 } },
      same: { period: '2019', figure: { number: 12 } },
    });
    expect(findSentence('North and East', verdict)).toBe(
      'North and East has a later figure for 2020 in Sheet1, D3: it was 12, and would be 15.',
    );
  });

  test('a revised figure is found with its old and its new value', () => {
    const now = table([rows[0], rows[1], ['North and East ', 10, 13], rows[3]]);
    const verdict = findAgain(wanted, [now]);
    expect(verdict).toMatchObject({ type: 'found', old: { number: 12 }, cell: { figure: { number: 13 } } });
  });

  test('rows in another order are moved, not mixed up', () => {
    const verdict = findAgain(wanted, [table([rows[0], rows[1], rows[3], rows[2]])]);
    expect(verdict).toMatchObject({ type: 'moved', cell: { place: { row: 3, column: 2 } } });
  });

  test('two rows of the same label are asked about', () => {
    const verdict = findAgain(wanted, [table([...rows, ['North & East', 30, 32]])]);
    expect(verdict).toMatchObject({
      type: 'ambiguous',
      candidates: [{ place: { row: 2 } }, { place: { row: 4 } }],
    });
  });

  test('the same table twice in other sheets is asked about', () => {
    expect(findAgain(wanted, [table(rows, 'Copy'), table(rows, 'Copy 2')]).type).toBe('ambiguous');
    expect(findAgain(wanted, [table(rows, 'Copy'), table(rows)]).type).toBe('found');
  });

  test('another title is another table', () => {
    expect(findAgain(wanted, [table([['Children missing'], rows[1], rows[2], rows[3]])]).type).toBe('gone');
  });

  test('a title of next month is the same table', () => {
    const month = (period: string, value: number): SheetTable =>
      table([[`Table 3: Children seen, ${period}`], ['Area', 'Seen'], ['North', value], ['South', 4]]);
    const [bound] = proposalsOf(month('March 2019', 7)).map(toWanted);
    const verdict = bound === undefined ? null : findAgain(bound, [month('April 2019', 9)]);
    expect(verdict).toMatchObject({ type: 'newer-period', same: null, cell: { period: 'April 2019' } });
  });

  test('a table that says no period gives the figure back only where it is unchanged', () => {
    const undated = (value: number): SheetTable =>
      table([['Children'], ['Area', 'Seen'], ['North', value], [b, b]]);
    const [bound] = proposalsOf(undated(7)).map(toWanted);
    if (bound === undefined) throw new Error('There is no proposal.');
    const typed = { ...bound, period: '2018/19' };
    expect(findAgain(typed, [undated(7)]).type).toBe('found');
    expect(findAgain(typed, [undated(8)]).type).toBe('ambiguous');
  });

  test('a corrected figure, which makes the region’s row no subtotal any more, leaves the rows of the region found', () => {
    const regions = (first: number): SheetTable =>
      table([
        ['Children seen'],
        ['Area', 'Seen'],
        ['North East', 12],
        ['Cleveland', first],
        ['Durham', 4],
        ['Northumbria', 3],
        ['North West', 9],
        ['Cheshire', 6],
        ['Cumbria', 3],
      ]);
    const bound = proposalsOf(regions(5)).map(toWanted);
    const durham = bound.find(({ labels }) => labels.row.at(-1) === 'durham');
    if (durham === undefined) throw new Error('There is no proposal for Durham.');
    expect(findAgain(durham, [regions(50)])).toMatchObject({ type: 'found', cell: { place: durham.place } });
  });
});
