import { beforeEach, describe, expect, test } from 'vitest';
import { buildSheets, tablesWanted } from '../../../../excel-addin/sheets/build-sheets.ts';
import { readCover } from '../../../../excel-addin/sheets/cover-sheet.ts';
import { findEditedFormulas } from '../../../../excel-addin/sheets/edited-formulas.ts';
import { gradingChecks } from '../../../../excel-addin/sheets/judgment-checks.ts';
import { previousRound } from '../../../../excel-addin/sheets/previous-round.ts';
import type { FileWorkbook } from '../../../../excel-addin/workbook/file/file-workbook.ts';
import type { CellPlan } from '../../../../excel-addin/workbook/sheet-plan.ts';
import { findFramework } from '../../../../shared/criteria/catalogue.ts';
import type { Framework } from '../../../../shared/criteria/framework.ts';
import { defaultRule } from '../../../../shared/grading/default-rule.ts';
import { setFields } from '../../../../shared/ledger/change.ts';
import { createDevice, point, startOf } from '../../shared/sample-inspection.ts';
import { openSample, tableRows, takeIn } from './sample-workbook.ts';

const edition = (id: string): Framework => {
  const found = findFramework(id);
  if (found === undefined) throw new Error(`${id} ships`);
  return found;
};
const [framework, areas] = [edition('ncpi-2024'), edition('ncpi-2020')];

let workbook: FileWorkbook;
const leadership = (number: number) => `ncpi-2024/leadership/${number}`;

/** A person types into some cells of one row. */
async function type(
  table: 'PlJudgments' | 'PlGrades',
  key: string,
  cells: Readonly<Record<string, string>>,
): Promise<void> {
  const columns = ['Id', ...Object.keys(cells)].map((header) => ({ header, widthChars: 20 }));
  const texts = Object.entries(cells).map(([header, text]): [string, CellPlan] => [
    header,
    text.startsWith('=') ? { type: 'formula', formula: text, value: '' } : { type: 'text', text },
  ]);
  const rows = [{ key, cells: Object.fromEntries(texts) }];
  const plan = { sheetName: '', title: '', note: '', table: { name: table, keyColumn: 'Id', columns, rows } };
  const written = await workbook.write([plan]);
  if (!written.ok) throw new Error(JSON.stringify(written.error));
}

const judge = (number: number, judgment: string, reasons = 'Seen') =>
  type('PlJudgments', leadership(number), {
    'Inspector judgment': judgment,
    'Inspector reasons': reasons,
  });

async function read() {
  const reading = await workbook.read(tablesWanted);
  const cover = reading.ok ? readCover(reading.value) : null;
  if (!reading.ok || cover === null) throw new Error('the sheets cannot be read');
  return { reading: reading.value, cover };
}

async function build(more: Partial<Parameters<typeof buildSheets>[0]> = {}) {
  const { reading, cover } = await read();
  return buildSheets({
    ...{ framework, areas, rule: defaultRule, state: null, reading, cover },
    ...{ workbookKnown: cover.known, programVersion: '0.1.0' },
    ...more,
  });
}

const checks = async () => gradingChecks({ ...(await build()).grading, framework, areas, rule: defaultRule });
const sentences = async () => (await checks()).map(({ sentence }) => sentence);

beforeEach(async () => {
  const device = await createDevice('checks');
  await device.record(startOf(device));
  const items = [device.newId(), device.newId(), device.newId()];
  const ways = ['case-inspection', 'discussion', 'discussion'];
  for (const [index, item] of items.entries())
    await device.record([
      point(item, `Point ${index}`),
      setFields('item', { id: item }, { method: `ncpi-2020/${ways[index]}` }),
    ]);
  const findings = [
    { kind: 'strength', criteria: [leadership(1)], supporting: items },
    { kind: 'area-for-improvement', criteria: [leadership(1), leadership(2)], supporting: items.slice(1) },
    { kind: 'cause-of-concern', criteria: ['ncpi-2024/investigation/1'], supporting: [items[1] ?? ''] },
  ] as const;
  for (const [index, finding] of findings.entries())
    await device.record([
      setFields('finding', { id: device.newId() }, { ...finding, sentence: `Sentence ${index}.` }),
    ]);
  workbook = await openSample();
  expect((await takeIn(workbook, [device])).ok).toBe(true);
});

describe('beside each criterion', () => {
  test('stand its findings by kind, and the items and methods behind them', async () => {
    const rows = await tableRows(workbook, 'PlJudgments');
    expect(rows[0]).toMatchObject({
      ...{ Strengths: 1, 'Areas for improvement': 1, 'Causes of concern': 0, 'Practice worth sharing': 0 },
      ...{ Findings: 2, 'Items behind findings': 3, Methods: 2, Support: '' },
    });
    expect(rows[0]?.['Rests on']).toBe('• Area for improvement: Sentence 1.\n• Strength: Sentence 0.');
    expect(rows[1]).toMatchObject({
      ...{ 'Items behind findings': 2, Methods: 1 },
      Support:
        'Fewer than three items stand behind its findings. They come from fewer than two methods. None is from an audited case, a statistic or a paper.',
    });
    expect(rows[2]).toMatchObject({ Findings: 0, 'Items behind findings': 0, Support: '' });
  });

  test('nothing is entered for the person', async () => {
    const parts = { 'Method limits': 'Minor', Coherence: 'No concern', Adequacy: 'Serious' };
    await type('PlJudgments', leadership(1), { ...parts, Relevance: 'Moderate' });
    expect((await workbook.write((await build()).plans)).ok).toBe(true);
    const [row] = await tableRows(workbook, 'PlJudgments');
    expect(row).toMatchObject({ Confidence: '', 'Confidence suggested': 'Very low' });
  });
});

describe('warnings, which never block', () => {
  test('name a judgment that no finding supports', async () => {
    await judge(3, 'Good');
    expect(await sentences()).toContain('1.3: No finding supports this judgment yet.');
  });

  test('name the same person twice, and a proposal without a grade or a reason', async () => {
    await judge(1, 'Good');
    await type('PlJudgments', leadership(1), {
      ...{ 'Judged by': 'A. Sample', 'Moderated by': 'a sample ', Moderation: 'Proposed another grade' },
    });
    const said = await sentences();
    expect(said).toContain('1.1: Inspector: the same name judged and moderated.');
    expect(said).toContain('1.1: Inspector: another grade is proposed, and none is chosen.');
    expect(said).toContain('1.1: Inspector: another grade is proposed without a reason.');
    await type('PlJudgments', leadership(1), {
      'Proposed grade': 'Inadequate',
      'Moderation reason': 'Two cases',
    });
    const built = await build();
    expect(built.grading.judgments.of(leadership(1), 'inspector').judgment).toBe('Good');
    expect((await sentences()).filter((sentence) => sentence.includes('proposed'))).toEqual([]);
  });

  test('name not applicable where it raises a grade', async () => {
    for (const number of [1, 2, 3]) await judge(number, 'Good');
    await judge(4, 'Not applicable', 'No such duty here');
    expect(await sentences()).toContainEqual(
      expect.stringMatching(
        /^1 .*: 1\.4 is left out as not applicable\. Counted as Inadequate the topic would be Requires improvement, not Good/,
      ),
    );
    for (const number of [1, 2, 3]) await judge(number, 'Inadequate');
    expect((await sentences()).filter((sentence) => sentence.includes('left out'))).toEqual([]);
  });

  test('name a cause of concern that is a finding and not beside the topic, and one under a better grade', async () => {
    const key = 'ncpi-2024/investigation inspector';
    await type('PlGrades', key, { 'Awarded grade': 'Good', Reason: 'Much was seen', Name: 'A', Date: 'D' });
    const found = (await checks()).filter(({ place }) => place.key === key);
    expect(found.map(({ sentence }) => sentence.replace(/^.*\): /, ''))).toEqual([
      'A finding is a cause of concern, and the cell for it does not say Open.',
      'A finding is a cause of concern, and the awarded grade is above Inadequate.',
    ]);
    expect((await build()).plans.length).toBeGreaterThan(0);
    await type('PlGrades', key, { 'Awarded grade': 'Inadequate' });
    expect((await checks()).filter(({ place }) => place.key === key)).toHaveLength(1);
  });

  test('ask an override for more than a word', async () => {
    const key = 'ncpi-2024/leadership inspector';
    await type('PlGrades', key, { 'Awarded grade': 'Good', Reason: 'Yes', Name: 'A', Date: 'D' });
    expect(await sentences()).toContainEqual(
      expect.stringMatching(/is not the indicated one: give a reason/),
    );
    await type('PlGrades', key, { Reason: 'Seen in four cases' });
    expect((await sentences()).filter((sentence) => sentence.includes('indicated one'))).toEqual([]);
  });
});

describe('a formula of ours', () => {
  const edited = async () => {
    const { reading } = await read();
    return findEditedFormulas(reading, (await build()).plans, '0.1.0');
  };

  test('that nobody touched is not named', async () => {
    expect(await edited()).toEqual([]);
  });

  test('that was changed or typed over is named, with its place', async () => {
    await type('PlJudgments', leadership(2), { 'Inspector counts as': '="Good"', Methods: '9' });
    await type('PlGrades', 'ncpi-2024/leadership force', { 'Indicated grade': 'Outstanding' });
    const found = await edited();
    expect(found.map(({ sentence }) => sentence.replace(/\. It is put back.*/, ''))).toEqual([
      'PL Judgments, row 1.2, Methods: something was typed over the formula',
      'PL Judgments, row 1.2, Inspector counts as: the formula was changed',
      expect.stringMatching(/^PL Grades, row 1 .*, Force, Indicated grade: something was typed over/),
    ]);
    expect(found[1]?.place).toMatchObject({ key: leadership(2), column: 'Inspector counts as' });
  });

  test('is put back when the sheets are brought up to date', async () => {
    await type('PlJudgments', leadership(2), { 'Inspector counts as': '="Good"' });
    expect((await workbook.write((await build()).plans)).ok).toBe(true);
    expect(await edited()).toEqual([]);
  });

  test('of another version of the program is left out of it', async () => {
    await type('PlJudgments', leadership(2), { 'Inspector counts as': '="Good"' });
    const { reading } = await read();
    expect(findEditedFormulas(reading, (await build()).plans, '0.2.0')).toEqual([]);
  });
});

describe('an earlier round', () => {
  const meta = { id: 'a', refs: [], madeBy: 'p', madeAtMs: 0, version: '1' };
  const earlier = {
    judgments: [
      { ...meta, criterion: leadership(2), layer: 'inspector', judgment: 'Adequate', reasons: 'Then' },
    ],
    awards: [
      {
        ...{ ...meta, topic: 'ncpi-2024/leadership', layer: 'inspector', indicated: 'Good', awarded: 'Good' },
        ...{ reason: '', name: '', date: '', causeOfConcern: '' },
      },
    ],
  } as unknown as Parameters<typeof previousRound>[0];

  test('stands beside this one, and stays there', async () => {
    const previous = previousRound(earlier, framework);
    if (previous === null) throw new Error('the edition is the same');
    expect((await workbook.write((await build({ previous })).plans)).ok).toBe(true);
    expect((await workbook.write((await build()).plans)).ok).toBe(true);
    const rows = await tableRows(workbook, 'PlJudgments');
    expect(rows.slice(0, 3).map((row) => row['Previous judgment'])).toEqual(['', 'Adequate', '']);
    expect(rows[1]?.['Inspector judgment']).toBe('');
    const [topic] = await tableRows(workbook, 'PlGrades');
    expect(topic).toMatchObject({ 'Previous grade': 'Good', 'Awarded grade': '' });
  });

  test('of another edition says nothing', () => {
    expect(previousRound(earlier, { ...framework, topics: [] })).toBeNull();
  });
});
