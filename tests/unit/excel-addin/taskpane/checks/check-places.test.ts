import { describe, expect, test } from 'vitest';
import type { CheckRow } from '../../../../../excel-addin/sheets/check-row.ts';
import { placeOfCheck, toSeeTo } from '../../../../../excel-addin/taskpane/checks/check-places.ts';
import { lookThrough } from '../../../../../excel-addin/taskpane/checks/look-through.ts';
import { readStanding } from '../../../../../excel-addin/taskpane/checks/standing.ts';
import { tableRows, typeInto } from '../../sheets/sample-workbook.ts';
import { begunIn } from '../measures/sample-access.ts';

const check = (told: Partial<CheckRow>): CheckRow => ({
  ...{ id: 'x', kind: 'grade', state: 'act', what: 'Give a reason.', at: null, where: '', count: 1 },
  ...told,
});

describe('things to see to', () => {
  test('stand kind by kind, each once, without what is only good to know', () => {
    const kinds = toSeeTo([
      check({ id: 'g' }),
      check({ id: 'm', kind: 'marker', state: 'know' }),
      check({ id: 'e', kind: 'error' }),
      check({ id: 'g' }),
    ]);
    expect(kinds.map(({ name, checks }) => [name, checks.map(({ id }) => id)])).toEqual([
      ['Error', ['e']],
      ['Grade', ['g']],
    ]);
  });

  test.each([
    [
      { id: 'grade PlGrades ncpi-2024/leadership inspector Check Give a reason.' },
      { sheet: 'grades', key: 'ncpi-2024/leadership inspector', column: 'Check' },
    ],
    [
      {
        id: 'judgment PlJudgments ncpi-2024/leadership/1 Inspector judgment No.',
        kind: 'judgment',
        what: 'No.',
      },
      { sheet: 'judgments', key: 'ncpi-2024/leadership/1', column: 'Inspector judgment' },
    ],
    [
      { id: `case ${'c1'.repeat(16)} No area.`, kind: 'case', what: 'No area.' },
      { sheet: 'cases', key: 'c1'.repeat(16), column: 'Reference' },
    ],
    [
      { id: 'measure m1', kind: 'measure' },
      { sheet: 'checks', key: 'measure m1', column: 'What' },
    ],
  ] as const)('lead to their own row: %j', (told, place) => {
    expect(placeOfCheck(check(told))).toEqual(place);
  });

  test('of a real workbook lead to rows that are there', async () => {
    const access = await begunIn('fx_p');
    await typeInto(
      access.workbook,
      { table: 'PlJudgments', key: 'ncpi-2024/leadership/1', header: 'Inspector judgment' },
      'Goodish',
    );
    await typeInto(
      access.workbook,
      { table: 'PlGrades', key: 'ncpi-2024/leadership inspector', header: 'Awarded grade' },
      'Good',
    );
    const standing = await readStanding(access);
    if (!standing.ok) throw new Error(JSON.stringify(standing.error));
    const places = standing.value.checks.filter(({ at }) => at === null).map(placeOfCheck);
    const tables = { judgments: 'PlJudgments', grades: 'PlGrades' } as const;
    expect(new Set(places.map(({ sheet }) => sheet))).toEqual(new Set(['judgments', 'grades']));
    for (const { sheet, key, column } of places) {
      const rows = await tableRows(access.workbook, tables[sheet as keyof typeof tables]);
      expect(rows.find(({ Id }) => Id === key)).toHaveProperty([column]);
    }
    const looked = await lookThrough(access);
    expect(looked.ok && looked.value).toBeGreaterThanOrEqual(places.length);
  });
});
