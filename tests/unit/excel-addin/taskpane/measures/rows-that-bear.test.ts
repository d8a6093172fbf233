import { describe, expect, test } from 'vitest';
import {
  bearingSentence,
  fieldsOfRow,
  inspectedAmong,
} from '../../../../../excel-addin/taskpane/measures/rows-that-bear.ts';

const row = (...labels: readonly string[]) => ({ labels: { row: labels, headers: [], title: '' } });
const cleveland = row('north east', 'cleveland');
const durham = row('north east', 'durham');
const rows = [cleveland, durham, row('england')];
const fields = { definition: 'Officers in post', criteria: '1.2' };

describe('a table of forces', () => {
  const among = inspectedAmong(rows, 'Cleveland Police');

  test('ties only the row of the inspected force to the criteria', () => {
    expect(rows.map((each) => fieldsOfRow(fields, each, among).criteria)).toEqual(['1.2', '', '']);
    expect(fieldsOfRow(fields, durham, among).definition).toBe('Officers in post');
  });

  test('says so before it is bound', () => {
    expect(bearingSentence(rows, ['1.2'], among)).toBe(
      'Only Cleveland’s row bears on the criteria; the others stand beside it for comparison.',
    );
    expect(bearingSentence([durham], ['1.2'], among)).toMatch(/^Cleveland’s row is not ticked/);
    expect(bearingSentence([cleveland], ['1.2'], among)).toMatch(/^Only Cleveland is ticked/);
    expect(bearingSentence(rows, [], among)).toBe('');
  });

  test('knows the inspected force by a name with a letter wrong', () => {
    const misspelt = [row('clevland'), durham, row('kent')];
    const found = inspectedAmong(misspelt, 'Cleveland');
    expect(misspelt.map((each) => fieldsOfRow(fields, each, found).criteria)).toEqual(['1.2', '', '']);
  });
});

test.each([
  ['the inspected force is none of its forces', rows, 'Kent'],
  ['its rows are no forces', [row('cleveland', 'burglary'), row('cleveland', 'robbery')], 'Cleveland'],
])('every row of a table bears on the criteria where %s, and the form says so', (_, table, inspected) => {
  const among = inspectedAmong(table, inspected);
  expect(table.every((each) => fieldsOfRow(fields, each, among).criteria === '1.2')).toBe(true);
  expect(bearingSentence(table, ['1.2', '3.1'], among)).toBe('Every row will bear on 1.2, 3.1.');
});
