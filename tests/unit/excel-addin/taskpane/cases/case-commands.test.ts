import { beforeEach, describe, expect, test } from 'vitest';
import {
  addCase,
  addList,
  gradeCase,
  previewList,
  readCases,
  recordReply,
  referBack,
  takeBackCase,
  withdrawCase,
} from '../../../../../excel-addin/taskpane/cases/case-commands.ts';
import {
  agreementWords,
  leadWords,
  progressWords,
} from '../../../../../excel-addin/taskpane/cases/case-sentences.ts';
import { isWaitingForForce } from '../../../../../excel-addin/taskpane/cases/cases-reading.ts';
import { typeRow } from '../../sheets/sample-cases.ts';
import { tableRows, typeInto } from '../../sheets/sample-workbook.ts';
import { type EvidenceAccess, evidenceAccess, expectOk, pictureRows } from './evidence-access.ts';

let access: EvidenceAccess;
beforeEach(async () => {
  access = await evidenceAccess();
});

const read = async () => expectOk(await readCases(access));
const caseRows = async () =>
  (await tableRows(access.workbook, 'PlCases')).filter(({ Reference }) => Reference !== '');

/** Reference, area, force's grade, inspector's grade. */
const list = [
  'DA/1\tDomestic abuse\tGood\tGood',
  'DA/2\tDomestic abuse\tGood\tInadequate',
  'DA/3\tDomestic abuse',
  'M/1\tMissing children\tRequires improvement\tGood',
].join('\n');

describe('a pasted list', () => {
  test('is shown before it is added: what is new, what is there already, what looks like a name', async () => {
    expectOk(await addList(access, 'DA/1'));
    const preview = previewList('da / 1\nDA/2\nDA/2\nJane Example', await read());
    expect(preview.cases.map(({ reference }) => reference)).toEqual(['DA/2', 'Jane Example']);
    expect(preview.duplicates).toEqual(['da / 1', 'DA/2']);
    expect(preview.warnings).toEqual([
      'Line 4: “Jane Example” looks like a name: use the force’s reference number, never a name.',
    ]);
  });

  test('becomes cases with progress by area', async () => {
    const added = expectOk(await addList(access, list));
    expect(added.cases).toHaveLength(4);
    const reading = await read();
    expect(leadWords(reading)).toBe('3 of 4 cases audited by the inspector.');
    expect(reading.progress.map(progressWords)).toEqual([
      'Domestic abuse: 2 of 3 audited',
      expect.stringMatching(/: 1 of 1 audited$/),
    ]);
    expect((await pictureRows(access.workbook, 'PlCaseSummary')).at(-1)).toMatchObject({
      ...{ Cases: 4, 'Audited by the inspector': 3, 'Graded by both': 3, 'Same grade': 1 },
    });
  });

  test('adds nothing the second time', async () => {
    expectOk(await addList(access, list));
    expect(expectOk(await addList(access, list)).cases).toEqual([]);
    expect(await caseRows()).toHaveLength(4);
  });

  test('says in a sentence how force and inspector compare', async () => {
    expectOk(await addList(access, list));
    const { agreement } = await read();
    expect(agreementWords(agreement)).toBe(
      'Force and inspector gave the same grade in 1 of 3 cases that both graded; the force graded itself higher in 1 and lower in 1.',
    );
    expect(agreement.forceHigher.map(({ cells }) => cells.Reference)).toEqual(['DA/2']);
  });
});

describe('one case', () => {
  test('stands with its criterion and reasons, and is refused a second time', async () => {
    const one = {
      ...({ reference: 'MP/24/7', area: 'Domestic abuse', criteria: '1.1' } as const),
      ...({ forceGrade: 'Good', inspectorGrade: 'Inadequate', reasons: '=No voice of the child' } as const),
    };
    expectOk(await addCase(access, one));
    expect(await caseRows()).toMatchObject([
      {
        Reference: 'MP/24/7',
        Criteria: '1.1',
        Reasons: '=No voice of the child',
        'Inspector grade': 'Inadequate',
      },
    ]);
    expect((await tableRows(access.workbook, 'PlJudgments'))[0]?.['Case results']).toBe(
      '1 case: 1 Inadequate',
    );
    expect(await addCase(access, { ...one, reference: 'mp/24/7' })).toMatchObject({
      ok: false,
      error: { type: 'refused' },
    });
    expect(await caseRows()).toHaveLength(1);
  });

  test('is referred back with a date and a question, and waits until the reply is recorded', async () => {
    expectOk(await addList(access, list));
    const id = (await read()).cases[0]?.id ?? '';
    expectOk(await referBack(access, id, { date: '2026-11-20', question: 'Was the child seen?' }));
    const waiting = await read();
    expect(waiting.cases.filter(isWaitingForForce).map(({ cells }) => cells.Reference)).toEqual(['DA/1']);
    expect(waiting.question(id)).toBe('Was the child seen?');
    expect((await caseRows())[0]).toMatchObject({
      'Referred back': '2026-11-20',
      'Question to the force': 'Was the child seen?',
      Check: 'Referred back to the force, no reply yet.',
    });
    expectOk(await recordReply(access, id, { date: '2026-11-24', reply: 'Seen on the 3rd.' }));
    expect((await read()).cases.filter(isWaitingForForce)).toEqual([]);
    expect((await caseRows())[0]).toMatchObject({
      Reply: 'Seen on the 3rd.',
      'Reply date': '2026-11-24',
      Check: '',
    });
  });

  test('is graded where it stands, and what was typed there and is no grade is left', async () => {
    expectOk(await addList(access, 'DA/1\tDomestic abuse\tGood'));
    const [one] = (await read()).cases;
    if (one === undefined) throw new Error('DA/1 was added');
    const given = {
      ...({ area: 'Missing children', criteria: '1.1; 3.2', forceGrade: 'Good' } as const),
      ...({ inspectorGrade: 'Inadequate', reasons: 'Not seen alone' } as const),
    };
    expectOk(await gradeCase(access, one, given));
    const expected = {
      ...{ 'Area of practice': 'Missing children', Criteria: '1.1; 3.2', Reasons: 'Not seen alone' },
      ...{ 'Force grade': 'Good', 'Inspector grade': 'Inadequate' },
    };
    expect(await caseRows()).toMatchObject([expected]);
    const [graded] = (await read()).cases;
    if (graded === undefined) throw new Error('DA/1 stands');
    await typeInto(access.workbook, { table: 'PlCases', key: one.id, header: 'Force grade' }, 'Fair');
    expectOk(await gradeCase(access, graded, { ...given, inspectorGrade: 'Good' }));
    expect(await caseRows()).toMatchObject([
      { ...expected, 'Force grade': 'Fair', 'Inspector grade': 'Good' },
    ]);
  });

  test('is withdrawn once however often it is asked, counts nowhere, and counts again when it is taken back', async () => {
    const one = {
      ...({ reference: 'DA/1', area: 'Domestic abuse', criteria: '1.1' } as const),
      ...({ forceGrade: 'Good', inspectorGrade: 'Good', reasons: 'Seen.\n\nHeard.' } as const),
    };
    expectOk(await addCase(access, one));
    expectOk(await addCase(access, { ...one, reference: 'DA/2', inspectorGrade: 'Inadequate' }));
    const reading = (await read()).cases[1];
    if (reading === undefined) throw new Error('DA/2 was added');
    const why = { date: '2026-11-20', why: 'Another child’s file' };
    expectOk(await withdrawCase(access, reading, why));
    const once = access.workbook.toBytes();
    const withdrawn = (await read()).withdrawn[0];
    if (withdrawn === undefined) throw new Error('DA/2 was withdrawn');
    expectOk(await withdrawCase(access, withdrawn, why));
    expect(access.workbook.toBytes()).toEqual(once);
    expect((await caseRows())[1]).toMatchObject({
      ...{ Reference: 'DA/2', State: 'Withdrawn', 'Inspector grade': 'Inadequate', Check: '' },
      Reasons: 'Seen.\n\nHeard.\nWithdrawn 2026-11-20: Another child’s file',
    });
    const judged = async () => (await tableRows(access.workbook, 'PlJudgments'))[0];
    expect(await judged()).toMatchObject({ 'Case results': '1 case: 1 Good' });
    const summary = async () => (await pictureRows(access.workbook, 'PlCaseSummary')).at(-1);
    expect(await summary()).toMatchObject({ Cases: 1, 'Graded by both': 1, 'Same grade': 1 });
    expectOk(await takeBackCase(access, withdrawn));
    expect(await judged()).toMatchObject({ 'Case results': '2 cases: 1 Good, 1 Inadequate' });
    expect(await summary()).toMatchObject({ Cases: 2, 'Graded by both': 2, 'Same grade': 1 });
  });

  test.each(['Open', 'Closed'])(
    'that was %s is so again when its withdrawal is taken back',
    async (state) => {
      expectOk(await addList(access, 'DA/1\tDomestic abuse'));
      const typed = (await read()).cases[0];
      if (typed === undefined) throw new Error('DA/1 was added');
      await typeInto(access.workbook, { table: 'PlCases', key: typed.id, header: 'State' }, state);
      const one = (await read()).cases[0] ?? typed;
      expectOk(await withdrawCase(access, one, { date: '2026-11-20', why: 'Another child’s file' }));
      const withdrawn = (await read()).withdrawn[0] ?? one;
      expectOk(await withdrawCase(access, withdrawn, { date: '2026-11-20', why: 'Another child’s file' }));
      const until = state === 'Closed' ? ' (closed until then)' : '';
      const reasons = `Withdrawn 2026-11-20${until}: Another child’s file`;
      expect(await caseRows()).toMatchObject([{ State: 'Withdrawn', Reasons: reasons }]);
      expectOk(await takeBackCase(access, withdrawn));
      expect(await caseRows()).toMatchObject([{ State: state }]);
    },
  );

  test('is not warned of as standing twice once its other row is withdrawn', async () => {
    expectOk(await addList(access, 'DA/1\tDomestic abuse\nDA/2\tDomestic abuse'));
    const second = (await read()).cases[1];
    if (second === undefined) throw new Error('DA/2 was added');
    await typeInto(access.workbook, { table: 'PlCases', key: second.id, header: 'Reference' }, 'DA/1');
    expectOk(await addList(access, 'DA/9\tDomestic abuse'));
    const twice = 'Another row has this reference: one case has one row.';
    const checks = async () => (await caseRows()).map(({ Check }) => Check);
    expect(await checks()).toEqual([twice, twice, '']);
    expectOk(await withdrawCase(access, second, { date: '2026-11-20', why: 'Typed twice' }));
    expect(await checks()).toEqual(['', '', '']);
  });

  test('that is gone from the sheet is not added again by a referral', async () => {
    const gone = await referBack(access, 'f'.repeat(32), { date: '2026-11-20', question: 'Why?' });
    expect(gone).toMatchObject({ ok: false, error: { type: 'refused' } });
    expect(await caseRows()).toEqual([]);
  });
});

test('rows typed in the sheet are told apart until they count, and oddities are named', async () => {
  await typeRow(access.workbook, { Reference: 'Jane Example' });
  const typed = await read();
  expect([typed.uncounted, typed.cases.length]).toEqual([1, 0]);
  expectOk(await addList(access, 'DA/9'));
  const counted = await read();
  expect([counted.uncounted, counted.cases.length]).toEqual([0, 2]);
  expect(counted.warnings).toContain(
    'Case “Jane Example”: “Jane Example” looks like a name: use the force’s reference number, never a name.',
  );
});
