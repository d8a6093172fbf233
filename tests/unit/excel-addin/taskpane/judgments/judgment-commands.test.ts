import { beforeEach, describe, expect, test } from 'vitest';
import { addCase } from '../../../../../excel-addin/taskpane/cases/case-commands.ts';
import {
  judge,
  moderate,
  readCriterion,
  sayConfidence,
} from '../../../../../excel-addin/taskpane/judgments/judgment-commands.ts';
import { caseWords, supportWords } from '../../../../../excel-addin/taskpane/judgments/judgment-words.ts';
import { criteriaOf, findFramework } from '../../../../../shared/criteria/catalogue.ts';
import { tableRows } from '../../sheets/sample-workbook.ts';
import { type EvidenceAccess, evidenceAccess, expectOk, pictureRows } from '../cases/evidence-access.ts';

let access: EvidenceAccess;
beforeEach(async () => {
  access = await evidenceAccess();
});

const counts = { items: 3, withdrawn: 0, findings: 2, cases: 0, measures: 0, ownPapers: 0 };
const behind = async (number: string) => {
  const framework = findFramework('ncpi-2024');
  const criterion = framework && criteriaOf(framework).find((each) => each.number === number);
  if (criterion === undefined) throw new Error(`there is no ${number}`);
  return expectOk(await readCriterion(access, criterion, { counts }));
};

const id = 'ncpi-2024/leadership/1';
const row = async () => (await tableRows(access.workbook, 'PlJudgments')).find(({ Id }) => Id === id);

describe('behind a criterion', () => {
  test('stand its findings by kind, and the items behind them with their methods', async () => {
    const { findings, items, support, warning, topic } = await behind('1.1');
    expect(topic).toBe('1 Leadership');
    expect(findings.map(({ kind, findings: lines }) => [kind, lines.map(({ text }) => text)])).toEqual([
      ['Strengths', ['Chiefs ask.']],
      ['Areas for improvement', ['Nobody counts.']],
    ]);
    expect(items.map(({ text }) => text).sort()).toEqual(['Point 0', 'Point 1', 'Point 2']);
    expect(items.every(({ key, method }) => key !== null && method !== 'No method given')).toBe(true);
    expect(supportWords(support)).toBe('3 items behind the findings, from 2 methods');
    expect(warning).toBe('');
  });

  test('stands a warning where too little supports it', async () => {
    expect((await behind('1.2')).warning).toBe(
      'Fewer than three items stand behind its findings. They come from fewer than two methods. None is from an audited case, a statistic or a paper.',
    );
  });

  test('stand the cases that name it, each with its grade', async () => {
    const one = { area: 'Domestic abuse', forceGrade: '', inspectorGrade: 'Good', criteria: '1.1' } as const;
    expectOk(await addCase(access, { ...one, reference: 'DA/1' }));
    expectOk(await addCase(access, { ...one, reference: 'DA/2', inspectorGrade: 'Inadequate' }));
    expectOk(await addCase(access, { ...one, reference: 'DA/3', inspectorGrade: '' }));
    expectOk(await addCase(access, { ...one, reference: 'DA/4', criteria: '1.2' }));
    expect(caseWords(await behind('1.1'))).toBe(
      'Cases: 1 of 3 Good, 1 of 3 Inadequate and 1 of 3 not graded',
    );
  });
});

describe('a judgment', () => {
  test('is written with reasons and name into its own layer, and the sheets follow', async () => {
    const written = expectOk(
      await judge(
        access,
        { criterion: id, layer: 'force' },
        { judgment: 'Good', reasons: '=Seen', name: 'A. Sample' },
      ),
    );
    expect(written.notFollowed).toBeNull();
    expect(await row()).toMatchObject({
      ...{ 'Force judgment': 'Good', 'Force reasons': '=Seen', 'Force judged by': 'A. Sample' },
      ...{ 'Force counts as': 'Good', 'Inspector judgment': '', 'Judged by': '' },
    });
    expect((await pictureRows(access.workbook, 'PlComparison'))[1]).toMatchObject({
      Difference: 'Only the force has judged it',
    });
  });

  test('that is taken back leaves no name', async () => {
    const about = { criterion: id, layer: 'inspector' } as const;
    expectOk(await judge(access, about, { judgment: 'Good', reasons: 'Seen', name: 'A. Sample' }));
    expectOk(await judge(access, about, { judgment: '', reasons: '', name: 'A. Sample' }));
    expect(await row()).toMatchObject({
      'Inspector judgment': '',
      'Judged by': '',
      'Inspector counts as': 'Open',
    });
  });
});

describe('a second opinion', () => {
  const about = { criterion: id, layer: 'inspector' } as const;
  beforeEach(async () => {
    expectOk(await judge(access, about, { judgment: 'Good', reasons: 'Seen', name: 'A. Sample' }));
  });

  test('that proposes another grade never changes the judgment', async () => {
    const opinion = { proposed: 'Adequate', reason: 'Half saw it', name: 'B. Other', date: '2026-11-20' };
    expectOk(await moderate(access, about, opinion));
    expect(await row()).toMatchObject({
      ...{ 'Inspector judgment': 'Good', 'Inspector counts as': 'Good', 'Judged by': 'A. Sample' },
      ...{ 'Moderated by': 'B. Other', Moderation: 'Proposed another grade', 'Proposed grade': 'Adequate' },
      ...{ 'Moderation reason': 'Half saw it', 'Moderation date': '2026-11-20', Check: '' },
    });
  });

  test('of the same name is written, and warned of in the sheet', async () => {
    expectOk(
      await moderate(access, about, { proposed: null, reason: '', name: 'a sample', date: '2026-11-20' }),
    );
    expect(await row()).toMatchObject({
      Moderation: 'Agreed',
      Check: 'Inspector: the same name judged and moderated.',
    });
  });
});

test('a suggested confidence is never entered for the person', async () => {
  const parts = {
    'Method limits': 'Minor',
    Coherence: 'No concern',
    Adequacy: 'Moderate',
    Relevance: 'Minor',
  };
  expectOk(await sayConfidence(access, id, { ...parts, Confidence: '' }));
  expect(await row()).toMatchObject({ 'Confidence suggested': 'Moderate', Confidence: '' });
  expectOk(await sayConfidence(access, id, { ...parts, Confidence: 'Low' }));
  expect(await row()).toMatchObject({ 'Confidence suggested': 'Moderate', Confidence: 'Low' });
});
