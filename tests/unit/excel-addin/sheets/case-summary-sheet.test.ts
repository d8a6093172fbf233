import { describe, expect, test } from 'vitest';
import { type CaseReading, readCase } from '../../../../excel-addin/sheets/case-readings.ts';
import { allCases } from '../../../../excel-addin/sheets/case-summary-lead.ts';
import { caseSummaryPlan } from '../../../../excel-addin/sheets/case-summary-sheet.ts';
import { areasOf, noArea } from '../../../../excel-addin/sheets/case-words.ts';
import { editions } from './sample-cases.ts';

const areas = areasOf(editions);

const caseOf = (grades: readonly string[], area = 'Missing children'): CaseReading => {
  const [force = '', inspector = '', second = '', third = ''] = grades;
  const cells = {
    ...{ Reference: 'AB 1', 'Area of practice': area, 'Force grade': force, 'Inspector grade': inspector },
    ...{ 'Second inspector grade': second, 'Third inspector grade': third },
  };
  return readCase('id', cells, areas);
};

function summaryOf(cases: readonly CaseReading[], row: string = allCases, waiting = 0) {
  const { table } = caseSummaryPlan({ areas, cases, waiting });
  const cells = table.rows.find(({ key }) => key === row)?.cells ?? {};
  return Object.fromEntries(
    Object.entries(cells).map(([header, cell]) => [
      header,
      cell.type === 'formula' ? cell.value : cell.type === 'text' ? cell.text : null,
    ]),
  );
}

const times = (count: number, ...grades: readonly string[]): readonly CaseReading[] =>
  Array.from({ length: count }, () => caseOf(grades));

const lead = (cases: readonly CaseReading[], waiting = 0) =>
  summaryOf(cases, 'lead', waiting)['Area of practice'];

describe('the summary of cases', () => {
  test('has the areas of the edition, then those without, then all', () => {
    const { table } = caseSummaryPlan({ areas, cases: [], waiting: 0 });
    const keys = table.rows.map(({ key }) => key);
    expect(keys).toHaveLength(1 + 9 + 1 + 1);
    expect([keys[0], keys[1], keys.at(-2), keys.at(-1)]).toEqual([
      ...['lead', 'Domestic abuse', noArea, allCases],
    ]);
  });

  test('counts as North Yorkshire’s 33 cases were published: 11, 8 and 14', () => {
    const cases = [
      ...times(11, '', 'Good'),
      ...times(8, '', 'requires  improvement'),
      ...times(14, '', 'Inadequate'),
    ];
    expect(summaryOf(cases)).toMatchObject({
      ...{ Cases: 33, 'Audited by the force': 0, 'Audited by the inspector': 33 },
      ...{ 'Inspector good': 11, 'Inspector requires improvement': 8, 'Inspector inadequate': 14 },
      ...{ Progress: '33 of 33 audited by the inspector', Agreement: 'None graded by both', Check: '' },
    });
  });

  test('leads with a sentence', () => {
    expect(lead([])).toBe('No case has been entered yet.');
    const cases = [...times(1, 'Good', 'Good'), ...times(1, 'Good', 'RI'), ...times(2, 'Good')];
    expect(lead(cases, 1)).toBe(
      '2 of 4 cases are audited by the inspector. Force and inspector gave the same grade in 1 of 2. 1 row of PL Cases not counted yet: bring the sheets up to date, or see PL Checks.',
    );
  });

  test('keeps areas apart, and says of each how many of how many', () => {
    const cases = [caseOf(['Good', 'Good'], 'Domestic abuse'), caseOf(['Good'], ''), caseOf(['', 'Good'])];
    expect(summaryOf(cases, 'Domestic abuse')).toMatchObject({ Cases: 1, 'Share the same': 1 });
    expect(summaryOf(cases, noArea)).toMatchObject({ Cases: 1, Progress: '0 of 1 audited by the inspector' });
    expect(summaryOf(cases, 'Missing children')).toMatchObject({
      Cases: 1,
      Agreement: 'None graded by both',
    });
  });
});

describe('agreement of force and inspector', () => {
  const worked = (cases: readonly CaseReading[]) => summaryOf(cases)['Force against inspector'];

  test('is a textbook’s 0.4 for 20, 5, 10 and 15', () => {
    const cases = [
      ...[...times(20, 'Good', 'Good'), ...times(5, 'Good', 'Inadequate')],
      ...[...times(10, 'Inadequate', 'Good'), ...times(15, 'Inadequate', 'Inadequate')],
    ];
    expect(worked(cases)).toBeCloseTo(0.4, 12);
    expect(summaryOf(cases)).toMatchObject({
      Agreement: '35 of 50 have the same grade',
      'Share the same': 0.7,
    });
  });

  test('takes a near miss for half a far one', () => {
    // By hand: observed 1·1 of 3; expected (1·1·1 + 1·1·2 + 1·1·1 + 1·1·2 …)/3 over margins F 1/1/1 and I 2/0/1.
    const cases = [
      ...times(1, 'Good', 'Good'),
      ...times(1, 'RI', 'Good'),
      ...times(1, 'Inadequate', 'Inadequate'),
    ];
    const expected = 0 * 2 + 2 * 1 + 1 * 2 + 1 * 1 + 2 * 2;
    expect(worked(cases)).toBeCloseTo(1 - (1 * 3) / expected, 12);
  });

  test('is said in words where there is no figure', () => {
    expect(worked(times(1, 'Good', 'RI'))).toBe('Fewer than two graded by both');
    expect(worked(times(5, 'Good', 'Good'))).toBe('Only one grade was given');
  });
});

describe('agreement of all who graded', () => {
  test('is what Krippendorff’s ordinal formula gives by hand, cases of one grader left out', () => {
    const cases = [
      ...[caseOf(['', 'Good', 'Good']), caseOf(['', 'Good', 'RI']), caseOf(['', 'RI', 'RI'])],
      ...[caseOf(['', 'Inadequate', 'Inadequate']), caseOf(['', 'Inadequate'])],
    ];
    // Marks 3, 3 and 2; squared distances 3², 5.5² and 2.5²; one pair apart, good and requires improvement.
    const expected = 3 * 3 * 9 + 3 * 2 * 30.25 + 3 * 2 * 6.25;
    expect(summaryOf(cases)['All who graded']).toBeCloseTo(1 - (7 * 9) / expected, 12);
  });

  test('weighs a case of three graders as three marks', () => {
    const cases = [caseOf(['Good', 'Good', 'RI']), caseOf(['RI', 'RI', 'RI'])];
    // Marks 2 and 4: every distance is 3, so it is alpha as by chance: 1 − 5 · 1 / 8.
    expect(summaryOf(cases)['All who graded']).toBeCloseTo(1 - 5 / 8, 12);
  });

  test('waits for a second inspector', () => {
    expect(summaryOf(times(5, 'Good', 'RI'))['All who graded']).toBe('No second grade yet');
    const cases = [...times(2, '', 'Good', 'Good'), ...times(1, '', 'RI', 'Good')];
    expect(summaryOf(cases)).toMatchObject({
      'Graded by more inspectors': 3,
      'Inspectors agree': '2 of 3 have the same grade',
    });
  });
});
