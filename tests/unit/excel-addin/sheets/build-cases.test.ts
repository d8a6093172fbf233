import { describe, expect, test } from 'vitest';
import { buildCases } from '../../../../excel-addin/sheets/build-cases.ts';
import { caseChecks } from '../../../../excel-addin/sheets/case-checks.ts';
import type { FileWorkbook } from '../../../../excel-addin/workbook/file/file-workbook.ts';
import { bringUp, countingIds, editions, fileOf, knownAt, readCases, typeRow } from './sample-cases.ts';
import { openSample, typeInto } from './sample-workbook.ts';

async function rowsOf(workbook: FileWorkbook) {
  const { tables } = await readCases(workbook);
  return (tables[0]?.rows ?? []).map((row) =>
    Object.fromEntries(Object.entries(row).map(([header, { value }]) => [header, value])),
  );
}

const typeOver = (workbook: FileWorkbook, header: string, text: string) =>
  typeInto(workbook, { table: 'PlCases', key: 'file-0', header }, text);

describe('cases of an evidence file', () => {
  test('fill a row, and are followed while nobody types over them', async () => {
    const workbook = await openSample();
    await bringUp(workbook, { state: fileOf(1, { forceGrade: 'good' }) });
    await bringUp(workbook, {
      state: fileOf(2, { forceGrade: 'inadequate', reasons: 'Not seen in time' }),
      workbookKnown: knownAt(1),
    });
    const [row] = await rowsOf(workbook);
    expect(row).toMatchObject({ 'Force grade': 'Inadequate', Reasons: 'Not seen in time', Status: '' });
    expect(row).toMatchObject({ 'Area of practice': 'Domestic abuse', State: 'Open', Id: 'file-0' });
  });

  test('never take the place of what was typed, and Status says what they have instead', async () => {
    const workbook = await openSample();
    await bringUp(workbook, { state: fileOf(1, { forceGrade: 'good', inspectorGrade: 'good' }) });
    await typeOver(workbook, 'Inspector grade', 'Inadequate');
    await typeOver(workbook, 'Reasons', 'My own words');
    const state = fileOf(2, {
      forceGrade: 'inadequate',
      inspectorGrade: 'requires-improvement',
      reasons: 'Theirs',
    });
    await bringUp(workbook, { state, workbookKnown: knownAt(1) });
    const [row] = await rowsOf(workbook);
    expect(row).toMatchObject({
      'Force grade': 'Inadequate',
      'Inspector grade': 'Inadequate',
      Reasons: 'My own words',
      Status:
        'Typed here, and kept: Inspector grade (the evidence file says “Requires improvement”), Reasons (the evidence file says “Theirs”)',
    });
  });

  test('take their note back once the cell says the same', async () => {
    const workbook = await openSample();
    await bringUp(workbook, { state: fileOf(1, { inspectorGrade: 'good' }) });
    await typeOver(workbook, 'Inspector grade', 'Inadequate');
    await bringUp(workbook);
    expect((await rowsOf(workbook))[0]?.Status).toContain('the evidence file says “Good”');
    await typeOver(workbook, 'Inspector grade', 'Good');
    await bringUp(workbook);
    expect((await rowsOf(workbook))[0]?.Status).toBe('');
  });

  test('leave a cell blank that a person cleared', async () => {
    const workbook = await openSample();
    await bringUp(workbook, { state: fileOf(1, { reasons: 'Said in the file' }) });
    await typeOver(workbook, 'Reasons', '');
    await bringUp(workbook, { state: fileOf(2, { reasons: 'Said anew' }), workbookKnown: knownAt(1) });
    const [row] = await rowsOf(workbook);
    expect(row?.Reasons).toBe('');
    expect(row?.Status).toContain('Reasons (the evidence file says “Said anew”)');
  });

  test('know a long text again by more than its beginning', async () => {
    const workbook = await openSample();
    const [long, other] = [`${'a'.repeat(500)}b`, `${'a'.repeat(500)}c`];
    await bringUp(workbook, { state: fileOf(1, { reasons: long }) });
    await typeOver(workbook, 'Reasons', other);
    await bringUp(workbook, { state: fileOf(2, { reasons: `${long}!` }), workbookKnown: knownAt(1) });
    const [row] = await rowsOf(workbook);
    expect(row).toMatchObject({ Reasons: other, Status: 'Typed here, and kept: Reasons' });
  });

  test('that are older than the workbook change nothing', async () => {
    const workbook = await openSample();
    await bringUp(workbook, { state: fileOf(3, { forceGrade: 'good' }) });
    const { changed } = await bringUp(workbook, {
      state: fileOf(1, { forceGrade: 'inadequate', refs: [`${'b'.repeat(32)}:0`] }),
      workbookKnown: knownAt(3),
    });
    expect(changed).toBe(0);
  });

  test('bring the grades of further inspectors, with who gave them', async () => {
    const workbook = await openSample();
    const otherGrades = [
      { by: 'Second reader', grade: 'good' },
      { by: 'Third reader', grade: 'inadequate' },
      { by: 'Fourth reader', grade: 'good' },
    ] as const;
    await bringUp(workbook, { state: fileOf(1, { otherGrades }) });
    expect((await rowsOf(workbook))[0]).toMatchObject({
      'Second inspector': 'Second reader',
      'Second inspector grade': 'Good',
      'Third inspector grade': 'Inadequate',
      Status: '1 more grade of this case in the evidence file: this sheet has room for four',
    });
  });
});

describe('a row that a person types', () => {
  test('becomes a case with an id when the sheets are brought up to date, once', async () => {
    const workbook = await openSample();
    await bringUp(workbook);
    await typeRow(workbook, { Reference: 'AB 12-9', 'Inspector grade': 'ri' });
    const { cases } = await bringUp(workbook);
    expect(cases.map(({ id, grades }) => [id, grades[1]])).toEqual([['new-0', 'Requires improvement']]);
    expect(await rowsOf(workbook)).toMatchObject([
      { Id: 'new-0', Reference: 'AB 12-9', 'Inspector grade': 'ri', Check: 'Choose an area of practice.' },
    ]);
    expect((await bringUp(workbook)).changed).toBe(0);
  });

  test('shares its id with the case of a file whose reference differs in case, spaces and dashes', async () => {
    const workbook = await openSample();
    await bringUp(workbook);
    await typeRow(workbook, { Reference: 'ab–12 9', 'Force grade': 'Good' });
    const state = fileOf(1, { reference: 'AB 12-9', forceGrade: 'inadequate', inspectorGrade: 'good' });
    await bringUp(workbook, { state });
    expect(await rowsOf(workbook)).toMatchObject([
      {
        Id: 'file-0',
        Reference: 'ab–12 9',
        'Force grade': 'Good',
        'Inspector grade': 'Good',
        Status:
          'Typed here, and kept: Reference (the evidence file says “AB 12-9”), Force grade (the evidence file says “Inadequate”)',
      },
    ]);
  });

  test('that has its id already stays one row when a file brings its case, then and later', async () => {
    const workbook = await openSample();
    await bringUp(workbook);
    await typeRow(workbook, { Reference: 'AB 129' });
    await bringUp(workbook);
    for (const size of [1, 2]) {
      const state = fileOf(size, {
        reference: 'AB-129',
        forceGrade: size === 1 ? 'good' : 'inadequate',
      });
      await bringUp(workbook, { state, workbookKnown: knownAt(size - 1) });
    }
    expect(await rowsOf(workbook)).toMatchObject([
      { Id: 'new-0', Reference: 'AB 129', 'Force grade': 'Inadequate', 'Other ids': 'file-0' },
    ]);
  });

  test('is not a second case of a reference that stands already, and is named', async () => {
    const workbook = await openSample();
    await bringUp(workbook, { state: fileOf(1, { reference: 'AB 129' }) });
    await typeRow(workbook, { Reference: 'ab–129' });
    const built = await bringUp(workbook);
    expect(built.cases).toHaveLength(1);
    expect(caseChecks(built, editions.framework)).toMatchObject([
      {
        ...{ kind: 'case', state: 'act', where: 'PL Cases, row 2 of the table' },
        what: 'Case “ab–129” has the reference of another row and does not count: one case has one row. Correct its reference, or delete it.',
      },
    ]);
  });

  test('that was copied whole is named, and changes nothing else', async () => {
    const reading = {
      ...{ sheetNames: [], isStructureProtected: false, ourTables: [] },
      tables: [
        {
          ...({ name: 'PlCases', sheetName: 'PL Cases', isSheetProtected: false, headers: [] } as const),
          rows: ['AB1', 'AB2', 'AB3'].map((reference, index) => ({
            Reference: { value: reference },
            'Area of practice': { value: 'Domestic abuse' },
            Id: { value: index < 2 ? 'copied' : 'own' },
          })),
        },
      ],
    };
    const built = buildCases({
      ...{ ...editions, state: null, reading, workbookKnown: new Map(), newId: countingIds() },
    });
    expect(built.plan.table.rows.map(({ key }) => key)).toEqual(['own']);
    expect(built.cases).toHaveLength(3);
    expect(caseChecks(built, editions.framework).map(({ what }) => what.slice(0, 40))).toEqual([
      'Case “AB1” is a copy of another row, its',
      'Case “AB2” is a copy of another row, its',
    ]);
  });

  test('waits for its id where there is nobody to give one', async () => {
    const workbook = await openSample();
    await bringUp(workbook);
    await typeRow(workbook, { Reference: 'AB 129' });
    const { cases, waiting, changed } = await bringUp(workbook, { newId: null });
    expect([cases.length, waiting.map(({ why }) => why), changed]).toEqual([0, ['new'], 0]);
  });
});

describe('what is odd about a case', () => {
  const checkOf = async (cells: Readonly<Record<string, string>>) => {
    const workbook = await openSample();
    await bringUp(workbook);
    await typeRow(workbook, { Reference: 'AB 129', 'Area of practice': 'missing  children', ...cells });
    await bringUp(workbook);
    return (await rowsOf(workbook))[0]?.Check;
  };

  test.each([
    [{}, ''],
    [
      { Reference: 'Jane Example' },
      '“Jane Example” looks like a name: use the force’s reference number, never a name.',
    ],
    [{ 'Area of practice': 'Missing persons' }, 'The area of practice is none of the edition’s.'],
    [
      { 'Inspector grade': 'Adequate' },
      'Inspector: the grade is not one of Good, Requires improvement, Inadequate.',
    ],
    [{ 'Force grade': ' GOOD ' }, ''],
    [{ 'Referred back': '2026-03-01' }, 'Referred back to the force, no reply yet.'],
    [
      { Reply: 'We looked again' },
      'A reply stands here: say when the case was referred back. Give the date of the reply.',
    ],
    [
      { 'Referred back': '2026-03-02', Reply: 'Seen', 'Reply date': '2026-03-01' },
      'The reply is dated before the case was referred back.',
    ],
    [{ 'Referred back': '2/3/2026', 'Reply date': '2026-03-01' }, 'Write dates as in 2026-03-31.'],
  ])('%o: %s', async (cells, expected) => {
    expect(await checkOf(cells)).toBe(expected);
  });

  test('criteria that the edition does not have are named', async () => {
    const workbook = await openSample();
    await bringUp(workbook);
    await typeRow(workbook, {
      Reference: 'AB 129',
      'Area of practice': 'Missing children',
      Criteria: '1.2; 9.9',
    });
    const built = await bringUp(workbook);
    expect(caseChecks(built, editions.framework).map(({ what }) => what)).toEqual([
      'Case “AB 129”: “9.9” is no criterion of this edition.',
    ]);
  });
});
