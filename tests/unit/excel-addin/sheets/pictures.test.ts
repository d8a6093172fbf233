import { describe, expect, test } from 'vitest';
import { comparisonPlan } from '../../../../excel-addin/sheets/comparison-sheet.ts';
import { coveragePlan } from '../../../../excel-addin/sheets/coverage-sheet.ts';
import { methodsOf } from '../../../../excel-addin/sheets/finding-support.ts';
import { readJudgments } from '../../../../excel-addin/sheets/judgment-readings.ts';
import { overviewPlan } from '../../../../excel-addin/sheets/overview-sheet.ts';
import { readTopics } from '../../../../excel-addin/sheets/topic-readings.ts';
import { checkPlan } from '../../../../excel-addin/workbook/check-plan.ts';
import type { SheetPlan } from '../../../../excel-addin/workbook/sheet-plan.ts';
import type { WorkbookReading } from '../../../../excel-addin/workbook/workbook.ts';
import { defaultRule as rule } from '../../../../shared/grading/default-rule.ts';
import { editions } from './sample-cases.ts';

const { framework, areas } = editions;
const methods = methodsOf(framework, areas);

const readingOf = (
  name: 'PlJudgments' | 'PlGrades',
  rows: readonly Readonly<Record<string, string>>[],
): WorkbookReading => ({
  ...{ sheetNames: [], isStructureProtected: false, ourTables: [] },
  tables: [
    {
      ...{ name, sheetName: name, isSheetProtected: false, headers: [] },
      rows: rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([header, value]) => [header, { value }])),
      ),
    },
  ],
});

function cellsOf(plan: SheetPlan, key: string) {
  expect(checkPlan(plan).ok).toBe(true);
  const row = plan.table.rows.find((one) => one.key === key);
  return Object.fromEntries(
    Object.entries(row?.cells ?? {}).map(([header, cell]) => [
      header,
      cell.type === 'formula' ? cell.value : cell.type === 'text' ? cell.text : null,
    ]),
  );
}

const judged = (id: string, inspector: string, force = '') => ({
  ...{ Id: `ncpi-2024/${id}`, 'Inspector judgment': inspector, 'Inspector reasons': 'Seen' },
  ...{ 'Force judgment': force, 'Force reasons': '' },
});

describe('the overview', () => {
  const overview = (
    judgments: readonly Readonly<Record<string, string>>[],
    grades: readonly Readonly<Record<string, string>>[] = [],
  ) => {
    const reading = readingOf('PlJudgments', judgments);
    const input = { framework, rule, judgments: readJudgments(framework, reading) };
    return overviewPlan({
      ...input,
      topics: readTopics({ ...input, reading: readingOf('PlGrades', grades) }),
    });
  };

  test('has a row for each topic and layer, and the grade in words in every cell', () => {
    const plan = overview([judged('leadership/1', 'ri'), judged('leadership/2', 'Not applicable')]);
    expect(plan.table.rows).toHaveLength(1 + 10);
    expect(cellsOf(plan, 'ncpi-2024/leadership inspector')).toMatchObject({
      ...{ Topic: '1 Leadership', 'Judged by': 'Inspector', 'Criterion 1': 'Requires improvement' },
      ...{ 'Criterion 2': 'Not applicable', 'Criterion 3': 'Open', 'Criterion 5': '–' },
      ...{ Indicated: 'Not enough evidence', Awarded: 'Not awarded' },
    });
    expect(cellsOf(plan, 'ncpi-2024/leadership force')['Criterion 1']).toBe('Open');
  });

  test('leads with a sentence', () => {
    const award = (id: string, grade: string) => ({ Id: `ncpi-2024/${id}`, 'Awarded grade': grade });
    const plan = overview(
      [judged('leadership/1', 'Good', 'Good'), judged('leadership/2', 'Gold', 'Good')],
      [
        award('leadership inspector', 'good'),
        award('leadership force', 'Good'),
        award('investigation inspector', 'Gold'),
      ],
    );
    expect(cellsOf(plan, 'lead').Topic).toBe(
      '1 of 5 topics have an awarded grade from the inspector. 1 of 23 criteria are judged by the inspector and 2 by the force.',
    );
    expect(cellsOf(plan, 'ncpi-2024/investigation inspector').Awarded).toBe('Not a grade');
  });
});

describe('the comparison', () => {
  const comparison = (
    judgments: readonly Readonly<Record<string, string>>[],
    previous: Readonly<Record<string, string>> = {},
  ) =>
    comparisonPlan({
      ...{ framework, rule, judgments: readJudgments(framework, readingOf('PlJudgments', judgments)) },
      previous: (id) => previous[id] ?? '',
    });

  test.each([
    ['Good', 'Good', 'The same'],
    ['Requires improvement', 'Adequate', 'The force judged itself one grade higher'],
    ['Inadequate', 'Outstanding', 'The force judged itself four grades higher'],
    ['Outstanding', 'Adequate', 'The force judged itself two grades lower'],
    ['', 'Good', 'Only the force has judged it'],
    ['Good', 'gold', 'Only the inspector has judged it'],
    ['', 'gold', 'Neither has judged it'],
  ])('of the inspector’s %s and the force’s %s: %s', (inspector, force, expected) => {
    const plan = comparison([judged('leadership/1', inspector, force)]);
    expect(cellsOf(plan, 'ncpi-2024/leadership/1').Difference).toBe(expected);
  });

  test('says what became of the last round’s judgments, and counts both', () => {
    const [a, b, c] = ['ncpi-2024/leadership/1', 'ncpi-2024/leadership/2', 'ncpi-2024/leadership/3'];
    const plan = comparison(
      [judged('leadership/1', 'Good', 'Outstanding'), judged('leadership/2', 'Inadequate', 'Inadequate')],
      { [a]: 'ri', [b]: 'Adequate', [c]: 'Good' },
    );
    expect([a, b, c].map((id) => cellsOf(plan, id)['Since the last round'])).toEqual([
      ...['Two grades better', 'Two grades worse', 'Not judged this round'],
    ]);
    expect(cellsOf(plan, 'lead').Number).toBe(
      'Of 23 criteria, force and inspector judged 1 the same; the force judged itself higher in 1 and lower in 0. Since the last round 1 are better, 1 worse and 0 the same.',
    );
  });
});

describe('the coverage', () => {
  const item = (Criteria: string, Method: string, Status = '') => ({ Criteria, Method, Status });
  const coverage = (...rows: readonly Readonly<Record<string, string>>[]) =>
    coveragePlan({ framework, methods, evidence: { headers: new Set(), rows } });

  test('counts items by method, the withdrawn left out, and warns of few', () => {
    const plan = coverage(
      item('1.1 strength; 3.2 neutral', 'Observation'),
      item('1.1 strength', 'observation'),
      item('1.1 area for improvement', 'Case inspection'),
      item('1.1 strength', 'By telephone'),
      item('1.1 strength', 'Case inspection', 'Withdrawn: twice'),
    );
    expect(cellsOf(plan, 'ncpi-2024/leadership/1')).toMatchObject({
      ...{ Observation: 2, 'Case inspection': 1, 'Other or no method': 1, Items: 4, Methods: 2 },
      'In words': '3 items or more, from 2 methods or more',
    });
    expect(cellsOf(plan, 'ncpi-2024/initial-response/2')['In words']).toBe(
      'Fewer than 3 items, and fewer than 2 methods',
    );
    expect(cellsOf(plan, 'lead').Number).toBe(
      '1 of 23 criteria have at least 3 items from at least 2 methods; 21 have none yet.',
    );
  });

  test('does not take items of no known method for a second method', () => {
    const plan = coverage(...['Observation', '', ''].map((method) => item('1.1 strength', method)));
    expect(cellsOf(plan, 'ncpi-2024/leadership/1')['In words']).toBe('Fewer than 2 methods');
  });
});
