import { writeFileSync } from 'node:fs';
import { readXlsx } from 'hucre';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildCases } from '../../excel-addin/sheets/build-cases.ts';
import { caseSummaryPlan } from '../../excel-addin/sheets/case-summary-sheet.ts';
import { areasOf } from '../../excel-addin/sheets/case-words.ts';
import { comparisonPlan } from '../../excel-addin/sheets/comparison-sheet.ts';
import { coveragePlan } from '../../excel-addin/sheets/coverage-sheet.ts';
import { evidencePlan } from '../../excel-addin/sheets/evidence-sheet.ts';
import { methodsOf } from '../../excel-addin/sheets/finding-support.ts';
import { readJudgments } from '../../excel-addin/sheets/judgment-readings.ts';
import { overviewPlan } from '../../excel-addin/sheets/overview-sheet.ts';
import { cellText, rowsOf } from '../../excel-addin/sheets/read-cells.ts';
import { standingTable } from '../../excel-addin/sheets/standing-rows.ts';
import { readTopics } from '../../excel-addin/sheets/topic-readings.ts';
import type { FileWorkbook } from '../../excel-addin/workbook/file/file-workbook.ts';
import type { CellPlan, SheetPlan } from '../../excel-addin/workbook/sheet-plan.ts';
import type { WorkbookReading } from '../../excel-addin/workbook/workbook.ts';
import { criteriaOf } from '../../shared/criteria/catalogue.ts';
import { compileCountsAs, quote } from '../../shared/grading/compile-rule.ts';
import { defaultRule } from '../../shared/grading/default-rule.ts';
import { countsAs } from '../../shared/grading/normalise-judgment.ts';
import { countingIds, editions } from '../unit/excel-addin/sheets/sample-cases.ts';
import { openSample } from '../unit/excel-addin/sheets/sample-workbook.ts';
import { resavedByLibreOffice } from './libre-office.ts';

const { framework } = editions;
const criteria = criteriaOf(framework);
const areas = areasOf(editions);

type Pick = <T>(from: readonly T[]) => T;

/** Mulberry32: the same in every run. */
function createRandom(seed: number): Pick {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return (from) => from[Math.floor(next() * from.length)] as (typeof from)[number];
}

/** By which a table of that name is known as ours. */
const provingHeaders = {
  PlCases: ['Area of practice', 'Force grade'],
  PlEvidence: ['Gathered', 'Text (continued)'],
  PlJudgments: ['Criterion', 'Items'],
  PlGrades: ['Topic', 'Indicated grade'],
} as const;

/** A sheet as people left it, by no plan of ours: text, and formulas where a table of ours has them. */
const sheetOf = (
  name: keyof typeof provingHeaders,
  rows: readonly Readonly<Record<string, CellPlan>>[],
): SheetPlan => {
  const headers = [...new Set([...Object.keys(rows[0] ?? { Id: 0 }), ...provingHeaders[name]])];
  return {
    ...{ sheetName: `PL ${name.slice(2)}`, title: name, note: '' },
    table: {
      ...{ name, keyColumn: 'Id' },
      columns: headers.map((header) => ({ header, widthChars: 15 })),
      rows: rows.map((cells) => ({ key: textOf(cells.Id), cells })),
    },
  };
};
const text = (words: string): CellPlan => ({ type: 'text', text: words });
const textOf = (cell: CellPlan | undefined): string => (cell?.type === 'text' ? cell.text : '');

const grades = ['Good', 'Requires improvement', 'Inadequate', 'ri', ' good ', 'INADEQUATE', ''];
const oddGrades = [...grades, '', 'Adequate', '*', 'G*', '<>', '1'];
const references = [
  'AB/1',
  'ab-/1',
  '0012',
  '12',
  'X*1',
  'X?1',
  '~',
  'Jane Example',
  ' ',
  '\u00a0',
  'Ünder 1',
  '=1+1',
  '>1',
];
const dates = ['', '', '2026-03-01', '2026-02-28', '2026-3-1', '1/2/2026', '2026-13-45', '1234-56-78', 'x'];

function casesTyped(pick: Pick, count: number, isTidy: boolean): SheetPlan {
  const from = isTidy ? ['Good', 'Requires improvement', 'Good', 'Inadequate', ''] : oddGrades;
  const areaTexts = ['Domestic abuse', 'missing  CHILDREN', areas[4]?.name ?? '', 'Sex offender management'];
  const rows = Array.from({ length: count }, (_, index) => ({
    Reference: text(isTidy ? `REF ${index}` : pick([...references, `REF ${index}`])),
    'Area of practice': text(pick(isTidy ? areaTexts : [...areaTexts, '', 'Elsewhere', '*'])),
    'Force grade': text(pick(from)),
    'Inspector grade': text(pick(from)),
    ...{ Reasons: text(''), Items: text(''), Status: text(''), Version: text(''), Writings: text('') },
    State: text(pick(['', '', 'Open', 'Closed', 'Withdrawn', ' withdrawn ', 'Withdrawn?'])),
    Id: text(`case-${index}`),
    'Second inspector grade': text(pick([...from, '', ''])),
    'Third inspector grade': text(pick([...from, '', '', ''])),
    'Referred back': text(pick(dates)),
    Reply: text(pick(['', '', 'Seen'])),
    'Reply date': text(pick(dates)),
  }));
  return sheetOf('PlCases', rows);
}

function evidenceTyped(pick: Pick, count: number): SheetPlan {
  const methods = methodsOf(framework, editions.areas).map(({ label }) => label);
  const columns = evidencePlan([]).table.columns.map(({ header }) => [header, text('')] as const);
  const rows = Array.from({ length: count }, (_, index) => {
    const named = [...new Set([pick(criteria), pick(criteria)])].map(({ number }) => `${number} strength`);
    return {
      ...Object.fromEntries(columns),
      Criteria: text(pick(['', named.join('; '), named[0] ?? ''])),
      Method: text(pick(['', 'OBSERVATION', 'By telephone', ...methods])),
      Status: text(pick(['', '', 'Withdrawn: said twice', 'withdrawn', 'Changed'])),
      Id: text(`item-${index}`),
    };
  });
  return sheetOf('PlEvidence', rows);
}

function judgmentsTyped(pick: Pick): SheetPlan {
  const words = [...defaultRule.scale, 'ri', '', 'Not applicable', 'Gold', ' good'];
  const rows = criteria.map(({ id }) => {
    const ofLayer = (layer: string): readonly (readonly [string, CellPlan])[] => {
      const [judgment, reasons] = [pick(words), pick(['', 'Seen'])];
      const own = (header: string) => `PlJudgments[[#This Row],[${layer} ${header}]]`;
      const formula = compileCountsAs(defaultRule, { judgment: own('judgment'), reasons: own('reasons') });
      const value = countsAs(judgment, reasons, defaultRule);
      return [
        [`${layer} judgment`, text(judgment)],
        [`${layer} reasons`, text(reasons)],
        [`${layer} counts as`, { type: 'formula', formula: `=${formula}`, value }],
      ];
    };
    return {
      ...Object.fromEntries([...ofLayer('Inspector'), ...ofLayer('Force')]),
      'Previous judgment': text(pick(['', ...words])),
      Id: text(id),
    };
  });
  return sheetOf('PlJudgments', rows);
}

function gradesTyped(pick: Pick): SheetPlan {
  const rows = framework.topics.flatMap(({ id }) =>
    ['inspector', 'force'].map((layer) => ({
      'Indicated grade': { type: 'formula', formula: `=${quote('Good')}`, value: 'Good' } as const,
      'Awarded grade': text(pick(['', ' ', 'good ', 'RI', 'Gold', 'Outstanding'])),
      Id: text(`${id} ${layer}`),
    })),
  );
  return sheetOf('PlGrades', rows);
}

async function readAll(workbook: FileWorkbook): Promise<WorkbookReading> {
  const names = ['PlCases', 'PlEvidence', 'PlJudgments', 'PlGrades'] as const;
  const reading = await workbook.read(names.map((name) => ({ name, columns: 'all' })));
  if (!reading.ok) throw new Error(JSON.stringify(reading.error));
  return reading.value;
}

async function write(workbook: FileWorkbook, plans: readonly SheetPlan[]): Promise<void> {
  const written = await workbook.write(plans);
  if (!written.ok) throw new Error(JSON.stringify(written.error));
}

/** Our sheets over what people typed. */
function plansOver(reading: WorkbookReading): readonly SheetPlan[] {
  const built = buildCases({
    ...{ ...editions, state: null, reading, workbookKnown: new Map(), newId: countingIds() },
  });
  const judgments = readJudgments(framework, reading);
  const read = readTopics({ framework, rule: defaultRule, reading, judgments });
  // PlGrades of this test says Good everywhere.
  const topics = new Map([...read].map(([key, topic]) => [key, { ...topic, indicated: 'Good' }]));
  const previous = new Map(
    rowsOf(reading, 'PlJudgments').map((row) => [cellText(row, 'Id'), cellText(row, 'Previous judgment')]),
  );
  return [
    built.plan,
    caseSummaryPlan({ areas, cases: built.cases, waiting: 0 }),
    overviewPlan({ framework, rule: defaultRule, judgments, topics }),
    comparisonPlan({ framework, rule: defaultRule, judgments, previous: (id) => previous.get(id) ?? '' }),
    coveragePlan({
      ...{ framework, methods: methodsOf(framework, editions.areas) },
      evidence: standingTable('PlEvidence', { plans: [], reading }),
    }),
  ];
}

async function workbookOf(seed: number): Promise<FileWorkbook> {
  const pick = createRandom(seed);
  const workbook = await openSample();
  await write(workbook, [
    ...[casesTyped(pick, seed === 4 ? 3 : 60, seed % 2 === 0), evidenceTyped(pick, seed === 4 ? 20 : 200)],
    ...[judgmentsTyped(pick), gradesTyped(pick)],
  ]);
  await write(workbook, plansOver(await readAll(workbook)));
  return workbook;
}

const sheets = ['PL Cases', 'PL Case summary', 'PL Overview', 'PL Comparison', 'PL Coverage'];

/** Every cell of the sheets under test, as an independent reader sees it; numbers to twelve digits. */
async function cellsOf(bytes: Uint8Array): Promise<Readonly<Record<string, unknown>>> {
  const book = await readXlsx(bytes);
  const cells: Record<string, unknown> = {};
  for (const { name, rows } of book.sheets.filter((sheet) => sheets.includes(sheet.name)))
    for (const [row, values] of rows.entries())
      for (const [column, value] of values.entries())
        if (value !== null && value !== '')
          cells[`${name} ${row + 1} ${column + 1}`] =
            typeof value === 'number' ? Number(value.toPrecision(12)) : value;
  return cells;
}

const seeds = [1, 2, 3, 4];
let ours: Record<string, Uint8Array>;
let theirs: Record<string, Uint8Array>;

beforeAll(async () => {
  const made = await Promise.all(
    seeds.map(async (seed) => [`seed-${seed}`, (await workbookOf(seed)).toBytes()] as const),
  );
  ours = Object.fromEntries(made);
  theirs = await resavedByLibreOffice(ours);
  const folder = process.env.CASE_SHEETS_FOLDER;
  if (folder !== undefined) for (const [name, bytes] of made) writeFileSync(`${folder}/${name}.xlsx`, bytes);
});

describe.each(seeds)('cases, their summary and the pictures, %i', (seed) => {
  test('hold beside every formula what LibreOffice calculates', async () => {
    const before = await cellsOf(ours[`seed-${seed}`] ?? new Uint8Array());
    const after = await cellsOf(theirs[`seed-${seed}`] ?? new Uint8Array());
    expect(Object.keys(before).length).toBeGreaterThan(700);
    expect(after).toEqual(before);
  });

  test('are the same when they are built again', async () => {
    const workbook = await openSample(ours[`seed-${seed}`]);
    const again = await workbook.write(plansOver(await readAll(workbook)));
    expect(again.ok && again.value).toEqual({
      sheetsAdded: [],
      rowsAdded: 0,
      rowsChanged: 0,
      rowsRemoved: 0,
    });
  });
});

test('the sample has figures and words in place of figures, warnings and none', async () => {
  const all = Object.assign({}, ...(await Promise.all(Object.values(ours).map(cellsOf))));
  const words = Object.values<unknown>(all).join('\n');
  for (const sentence of [
    ...['Fewer than two graded by both', 'No second grade yet', 'looks like a name'],
    ...['Another row has this reference', 'one grade higher', 'Fewer than 3 items, and fewer than 2 methods'],
    ...['The reply is dated before', 'Not a grade', 'worse', 'No evidence yet'],
  ])
    expect(words).toContain(sentence);
});
