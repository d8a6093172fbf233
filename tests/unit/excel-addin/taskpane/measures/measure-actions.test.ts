import { expect, test } from 'vitest';
import { draftName, withoutCriterion } from '../../../../../excel-addin/taskpane/measures/measure-actions.ts';
import { acceptMeasure, startFields } from '../../../../../excel-addin/taskpane/measures/measure-fields.ts';
import { proposeIn, wholeTable } from '../../../../../excel-addin/taskpane/measures/read-selected.ts';
import { defaultRule } from '../../../../../shared/grading/default-rule.ts';
import { forceSheet, shippedFramework } from '../../sheets/sample-measures.ts';
import { areaOf } from './sample-access.ts';

const sheet = forceSheet('Table_1', [
  ['Table 1: Referrals by police force', '', ''],
  ['Force', '2023', '2024'],
  ['Northshire', 412, 420],
  ['Southshire', 388, 391],
  ['Eastshire', 102, 99],
]);

function selectedAt(address: string) {
  const selected = proposeIn(sheet, areaOf(address));
  if (!selected.ok) throw new Error(`nothing is proposed for ${address}`);
  return selected.value;
}

const someRows = (address: string) => {
  const selected = selectedAt(address);
  const rows = selected.proposals.map((proposal) => ({ proposal, isTicked: true }));
  return draftName({ selected, rows, column: null, isWholeTable: false });
};

const wholeOf = (column: number) => {
  const selected = selectedAt('C3');
  const table = wholeTable(selected, column);
  if (!table.ok) throw new Error('no table');
  return draftName({ selected, ...table.value, isWholeTable: true });
};

test('each set of rows and each column of a table has a draft of its own, and the same one again', () => {
  const names = [
    ...['C3', 'C3:C4', 'C4:C5', 'B3:B4', 'C3:C5'].map(someRows),
    ...[1, 2].map((column) => wholeOf(column)),
  ];
  expect(new Set(names).size).toBe(7);
  expect(someRows('C3:C4')).toBe(someRows('C3:C4'));
});

test('measures that bear on no criterion are told of when they are bound', () => {
  const [proposal] = selectedAt('C3').proposals;
  if (proposal === undefined) throw new Error('no proposal');
  const accepted = (criteria: string) => {
    const words = { direction: 'higher', definition: 'Referrals', denominator: 'none', criteria };
    const fields = { ...startFields([proposal]), ...words };
    const one = acceptMeasure(proposal, fields, {
      framework: shippedFramework(),
      rule: defaultRule,
      id: 'a',
    });
    if (!one.ok) throw new Error('not accepted');
    return one.value;
  };
  expect(withoutCriterion([accepted('1.2')])).toEqual([]);
  expect(withoutCriterion([accepted('')])).toEqual(['It bears on no criterion: none was chosen.']);
  expect(withoutCriterion([accepted('1.2'), accepted('')])).toEqual([
    '1 of them bears on no criterion: for comparison only.',
  ]);
});

const twoTables = forceSheet('Tables', [
  ['Table 1: Referrals by police force', '', ''],
  ['Force', '2023', '2024'],
  ['Northshire', 412, 420],
  ['Southshire', 388, 391],
  ['', '', ''],
  ['', '', ''],
  ['Table 2: Officers by police force', '', ''],
  ['Force', '2023', '2024'],
  ['Northshire', 12, 20],
  ['Southshire', 38, 39],
]);

test('whole columns and sheets propose the tables that stand there, each with one column of figures', () => {
  const select = (address: string) => {
    const selected = proposeIn(twoTables, areaOf(address));
    if (!selected.ok) throw new Error(`nothing is proposed for ${address}`);
    return selected.value;
  };
  const all = select('A1:C10');
  expect(all.whole.map(({ title }) => title?.text)).toEqual([
    'Table 1: Referrals by police force',
    'Table 2: Officers by police force',
  ]);
  const columnOf = (selected: typeof all) => {
    const table = wholeTable(selected);
    return table.ok ? [table.value.column, table.value.rows.map(({ proposal }) => proposal.figure)] : null;
  };
  const second = all.whole[1];
  if (second === undefined) throw new Error('two tables stand there');
  const figures = (...numbers: readonly number[]) =>
    numbers.map((number) => expect.objectContaining({ number }));
  expect(columnOf({ ...all, table: second })).toEqual([2, figures(20, 39)]);
  expect(columnOf(select('B1:B4'))).toEqual([1, figures(412, 388)]);
  expect(select('C3').whole).toEqual([]);
});
