import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildSheets, tablesWanted } from '../../excel-addin/sheets/build-sheets.ts';
import { type CoverFacts, readCover } from '../../excel-addin/sheets/cover-sheet.ts';
import { findEditedFormulas } from '../../excel-addin/sheets/edited-formulas.ts';
import { importEvidence } from '../../excel-addin/sheets/import-evidence.ts';
import { measuresPlan } from '../../excel-addin/sheets/measures-sheet.ts';
import { readGrades } from '../../excel-addin/sheets/read-grades.ts';
import type { SignOff } from '../../excel-addin/sheets/signed-facts.ts';
import { type FileWorkbook, openFileWorkbook } from '../../excel-addin/workbook/file/file-workbook.ts';
import type { CellPlan, RowPlan, SheetPlan } from '../../excel-addin/workbook/sheet-plan.ts';
import { findFramework } from '../../shared/criteria/catalogue.ts';
import { writePack } from '../../shared/exchange/write-pack.ts';
import { defaultRule } from '../../shared/grading/default-rule.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { createDevice, packOf, point, startOf } from '../unit/shared/sample-inspection.ts';
import { resavedByLibreOffice } from './libre-office.ts';

const framework = findFramework('ncpi-2024');
if (framework === undefined) throw new Error('the edition ships');
const areas = findFramework('ncpi-2020') ?? framework;

/** Mulberry32: the same junk in every run. */
function createRandom(seed: number): <T>(from: readonly T[]) => T {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return (from) => from[Math.floor(next() * from.length)] as (typeof from)[number];
}

const tidy = ['Outstanding', 'Good', 'Good', 'Good', 'Adequate'];
const untidy = [
  ...['Outstanding', 'Good', 'Adequate', 'Requires improvement', 'Inadequate', 'Not applicable', ''],
  ...[
    '  good ',
    'REQUIRES   improvement',
    'ri',
    'Ri ',
    'not  applicable',
    'Not enough evidence',
    'outstanding',
  ],
  ...[
    '*',
    'G*',
    '?ood',
    '~*',
    'Goood',
    'Good\u00a0',
    'Good.',
    '=1+1',
    '5',
    '"Good"',
    'Open',
    '<>Good',
    'TRUE',
    'Good\nGood',
  ],
];
const reasons = ['', ' ', 'a reason', '  because ', '\u00a0'];
const typed: Readonly<Record<string, readonly string[]>> = {
  State: ['', 'Open', 'Withdrawn', 'withdrawn '],
  Critical: ['', '', '', 'Yes', ' yes ', 'no', '*'],
  'Cause of concern': ['', '', '', 'Open', ' open', 'Opened', '*', 'Closed'],
  'Awarded grade': ['', 'Good', 'inadequate ', 'RI', 'Gold', '*', 'Not applicable'],
  Reason: ['', ' ', 'Seen in 3.2'],
  Name: ['', 'A. Sample'],
  Date: ['', '2026-11-20'],
  Kind: ['Strength', 'area for improvement', ' Cause of concern', 'Practice worth sharing', 'Odd', ''],
  Criteria: ['1.1', '1.2; 3.1', '1.2,3.1', '2.1 2.2', '5.4\n1.1', '1.1 Leadership; 4.2 x', '11.1', '', '*'],
  Finding: ['Typed here', '=1+1', ''],
  'Inspector grade': ['Good', 'RI', 'inadequate ', '', 'Outstanding'],
  'Force grade': ['Good', ''],
  Confidence: ['', 'High'],
  'Signed off by': ['', 'A. Sample'],
};
const concerns = ['No concern', 'minor', 'Moderate ', 'Serious', 'Serious', '', 'odd'];
const moderation: Readonly<Record<string, readonly string[]>> = {
  'judged by': ['', 'A. Sample', 'B. Sample'],
  'moderated by': ['', 'a  sample', 'B. Sample', '.'],
  moderation: ['', 'Agreed', 'proposed another grade', 'Maybe'],
  'proposed grade': ['', 'Good', 'RI', 'Gold'],
  'moderation reason': ['', ' ', 'Seen otherwise'],
  'moderation date': [''],
};
const typedTexts = (header: string): readonly string[] => {
  if (['Method limits', 'Coherence', 'Adequacy', 'Relevance'].includes(header)) return concerns;
  return typed[header] ?? moderation[header.toLowerCase().replace(/^force /, '')] ?? [''];
};

/** The plan with something typed into every cell that is a person's. */
function typedInto(
  plan: SheetPlan,
  pick: <T>(from: readonly T[]) => T,
  judgments: readonly string[],
): SheetPlan {
  const typedText = (header: string): string => {
    if (header.endsWith('judgment')) return pick(judgments);
    return pick(header.endsWith('reasons') ? reasons : typedTexts(header));
  };
  if (plan.table.name === 'PlRule' || plan.table.name === 'PlSignOffs') return plan;
  const rows = plan.table.rows.map(({ key, cells }) => ({
    key,
    cells: Object.fromEntries(
      Object.entries(cells).map(([header, cell]): [string, CellPlan] => [
        header,
        cell.type === 'keep' ? { type: 'text', text: typedText(header) } : cell,
      ]),
    ),
  }));
  return { ...plan, table: { ...plan.table, rows } };
}

const kinds = ['strength', 'area-for-improvement', 'cause-of-concern', 'practice-worth-sharing'] as const;
const methods = [...areas.methods.map(({ id }) => id), null];

/** Rows that people type into sheets of ours: measures without a value yet, and cases. */
function typedRows(plan: SheetPlan, pick: <T>(from: readonly T[]) => T): SheetPlan {
  const columns = { PlMeasures: ['Name'], PlCases: ['Reference', 'Force grade', 'Inspector grade', 'State'] };
  const headers = columns[plan.table.name as keyof typeof columns];
  const rows = [1, 2, 3, 4, 5, 6].map((index): RowPlan => {
    const text = (header: string) =>
      ['Name', 'Reference'].includes(header) ? `MS-${index}` : pick(typed[header] ?? []);
    const cells = [...headers, 'Criteria'].map((header): [string, CellPlan] => [
      header,
      { type: 'text', text: text(header) },
    ]);
    return { key: `${String(index).repeat(32)}`, cells: Object.fromEntries(cells) };
  });
  return { ...plan, table: { ...plan.table, rows } };
}

const typedMeasures = (pick: <T>(from: readonly T[]) => T): SheetPlan =>
  typedRows(measuresPlan({ framework: framework ?? areas, rule: defaultRule, rows: [] }), pick);

async function samplePack(): Promise<Uint8Array> {
  const device = await createDevice('sheets');
  await device.record(startOf(device));
  const pick = createRandom(7);
  const criteria = framework?.topics.flatMap((topic) => topic.criteria.map(({ id }) => id)) ?? [];
  const items: string[] = [];
  for (let index = 0; index < 40; index++) {
    const item = device.newId();
    items.push(item);
    const linked = new Set([pick(criteria), pick(criteria), pick(criteria)]);
    const links = [...linked].map((criterion) =>
      setFields(
        'link',
        { id: device.newId() },
        { item, criterion, direction: pick(['strength', 'neutral'] as const) },
      ),
    );
    const gone = index % 9 === 0 ? [setFields('item', { id: item }, { withdrawn: 'Said twice' })] : [];
    const finding = setFields(
      'finding',
      { id: device.newId() },
      {
        kind: pick(kinds),
        sentence: `Finding ${index}`,
        criteria: [...linked],
        supporting: [pick(items), pick(items), item],
        withdrawn: index % 7 === 0 ? 'No' : null,
      },
    );
    const method = setFields('item', { id: item }, { method: pick(methods) });
    await device.record([point(item, `Point ${index}`), method, ...links, ...gone, finding]);
  }
  return writePack(packOf([device]));
}

const signOffs: readonly SignOff[] = ['leadership inspector', 'investigation force'].map((row) => ({
  ...{ key: `ncpi-2024/${row}`, name: 'A. Sample', date: '2026-11-21', digest: 'a1'.repeat(32) },
}));

async function builtSheets(workbook: FileWorkbook, signOff?: SignOff): Promise<readonly SheetPlan[]> {
  const reading = await workbook.read(tablesWanted);
  const cover = reading.ok ? readCover(reading.value) : null;
  if (!reading.ok || cover === null) throw new Error('the cover cannot be read back');
  return buildSheets({
    ...{ framework: framework ?? areas, areas, rule: defaultRule, state: null },
    ...{ reading: reading.value, cover, workbookKnown: cover.known, programVersion: '0.1.0' },
    ...(signOff !== undefined && { signOff }),
  }).plans;
}

/** `isBroughtUpToDate`: whether our values are worked out again after the typing. */
async function gradedWorkbook(pack: Uint8Array, seed: number, isBroughtUpToDate = true): Promise<Uint8Array> {
  const bytes = readFileSync(new URL('../fixtures/xlsx/fx_p.xlsx', import.meta.url));
  const opened = await openFileWorkbook(new Uint8Array(bytes));
  if (!opened.ok) throw new Error(opened.error.type);
  const workbook = opened.value;
  const options = { nowMs: 1_790_000_000_000, fileName: 'case.plumb', programVersion: '0.1.0' };
  const imported = await importEvidence(workbook, pack, options);
  if (!imported.ok) throw new Error(imported.error.type);
  const pick = createRandom(seed);
  const steps = ['type', 'measure', 'sign', 'type', 'update', 'update'] as const;
  for (const step of isBroughtUpToDate ? steps : (['type'] as const)) {
    const built = await builtSheets(workbook, step === 'sign' ? signOffs[seed % signOffs.length] : undefined);
    const typing = built.map((plan) =>
      typedInto(plan, pick, seed % 2 === 0 ? untidy : [...tidy, pick(untidy)]),
    );
    const others = built.map((plan) => (plan.table.name === 'PlCases' ? typedRows(plan, pick) : plan));
    const measured = step === 'measure' ? [typedMeasures(pick), ...others] : built;
    const written = await workbook.write(step === 'type' ? typing : measured);
    if (!written.ok) throw new Error(JSON.stringify(written.error));
  }
  return workbook.toBytes();
}

/** Judgments and grades from the last row to the first, and the judgment of 1.3 gone. */
async function turnedWorkbook(): Promise<Uint8Array> {
  const bytes = readFileSync(new URL('../fixtures/xlsx/fx_p.xlsx', import.meta.url));
  const opened = await openFileWorkbook(new Uint8Array(bytes));
  if (!opened.ok) throw new Error(opened.error.type);
  const reading = await opened.value.read(tablesWanted);
  if (!reading.ok) throw new Error(reading.error.type);
  const cover: CoverFacts = {
    ...{
      inspection: 'a1',
      force: 'Marchshire (fictional)',
      framework: 'ncpi-2024',
      areasFramework: 'ncpi-2020',
    },
    ...{ startDate: '', endDate: '', files: [], checked: '', known: new Map() },
    kind: 'joint',
  };
  const { plans } = buildSheets({
    ...{
      framework: framework ?? areas,
      areas,
      rule: defaultRule,
      state: null,
      reading: reading.value,
      cover,
    },
    workbookKnown: new Map(),
    programVersion: '0.1.0',
  });
  const pick = createRandom(11);
  const turned = plans.map((plan) => {
    const { table } = typedInto(plan, pick, ['Good', 'Outstanding', 'Good']);
    const rows = table.rows.filter(({ key }) => key !== 'ncpi-2024/leadership/3').toReversed();
    return { ...plan, table: { ...table, rows } };
  });
  const written = await opened.value.write(turned);
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  return opened.value.toBytes();
}

/** LibreOffice writes fifteen figures of a number. */
const asKept = (value: unknown): unknown =>
  typeof value === 'number' ? Number(value.toPrecision(14)) : value;

/** Every cell of our sheets, as an independent reader sees it. */
async function cellsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, unknown>> {
  const book = await readXlsx(bytes);
  const cells = new Map<string, unknown>();
  for (const { name, rows } of book.sheets.filter((sheet) => sheet.name.startsWith('PL '))) {
    for (const [row, values] of rows.entries()) {
      for (const [column, value] of values.entries()) {
        if (value !== null && value !== '') cells.set(`${name} ${row + 1} ${column + 1}`, asKept(value));
      }
    }
  }
  return cells;
}

const seeds = [1, 2, 3, 4, 5, 6];
let ours: Record<string, Uint8Array>;
let byHand: Record<'stale' | 'sorted', Uint8Array>;
let theirs: Record<string, Uint8Array>;

beforeAll(async () => {
  const pack = await samplePack();
  ours = Object.fromEntries(
    await Promise.all(seeds.map(async (seed) => [`seed-${seed}`, await gradedWorkbook(pack, seed)] as const)),
  );
  const stale = await gradedWorkbook(pack, 1, false);
  byHand = { stale, sorted: await turnedWorkbook() };
  theirs = await resavedByLibreOffice({ ...ours, ...byHand });
});

test('what LibreOffice writes otherwise is not taken for an edited formula', async () => {
  const opened = await openFileWorkbook(theirs['seed-1'] ?? new Uint8Array());
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const reading = await opened.value.read(tablesWanted);
  if (!reading.ok) throw new Error(JSON.stringify(reading.error));
  const plans = await builtSheets(opened.value);
  const found = findEditedFormulas(reading.value, plans, '0.1.0');
  expect(found.map(({ sentence }) => sentence)).toEqual([]);
});

describe.each(seeds)('our sheets with what people typed, %i', (seed) => {
  test('hold beside every formula what LibreOffice calculates', async () => {
    const before = await cellsOf(ours[`seed-${seed}`] ?? new Uint8Array());
    const after = await cellsOf(theirs[`seed-${seed}`] ?? new Uint8Array());
    expect(before.size).toBeGreaterThan(500);
    expect(Object.fromEntries(after)).toEqual(Object.fromEntries(before));
  });
});

test('values that nobody worked out again are found to be wrong', async () => {
  const after = await cellsOf(theirs.stale ?? new Uint8Array());
  expect(Object.fromEntries(after)).not.toEqual(Object.fromEntries(await cellsOf(byHand.stale)));
});

test('a deleted row and turned tables are graded by LibreOffice as by us', async () => {
  const opened = await openFileWorkbook(byHand.sorted);
  const reading = opened.ok ? await opened.value.read(tablesWanted) : opened;
  if (!reading.ok) throw new Error(JSON.stringify(reading.error));
  const { topics } = readGrades(reading.value, { framework: framework ?? areas, rule: defaultRule });
  const book = await readXlsx(theirs.sorted ?? new Uint8Array());
  const rows = book.sheets.find(({ name }) => name === 'PL Grades')?.rows ?? [];
  const seen = rows.slice(4).map((row) => [row.at(-1), row[2], row[3], row[5] ?? '']);
  const expected = topics.map(({ key, indicated, grade }) => [
    key,
    indicated,
    grade.range,
    grade.settleWords,
  ]);
  expect(seen).toEqual(expected.toReversed());
  expect(expected.flat().join()).toContain('Open: 1.3, no others.');
});

test('the sample has topics of every kind, and everything that stands beside a judgment', async () => {
  const kinds = { graded: 0, open: 0, capped: 0, warned: 0, notGrades: 0 };
  const beside = { changed: 0, unchanged: 0, backed: 0, moderated: 0, measured: 0, suggested: 0 };
  for (const bytes of Object.values(ours)) {
    const opened = await openFileWorkbook(bytes);
    const reading = opened.ok ? await opened.value.read(tablesWanted) : opened;
    if (!reading.ok) throw new Error(JSON.stringify(reading.error));
    const { topics, layers } = readGrades(reading.value, {
      framework: framework ?? areas,
      rule: defaultRule,
    });
    kinds.graded += topics.filter(({ grade }) => grade.isGraded).length;
    kinds.open += topics.filter(({ grade }) => !grade.isGraded).length;
    kinds.capped += topics.filter(({ why }) => why.includes('cause of concern')).length;
    kinds.warned += topics.filter(({ warnings }) => warnings.length > 0).length;
    kinds.notGrades += layers.inspector.notGrades.length;
    const rows = (name: string) => reading.value.tables.find((table) => table.name === name)?.rows ?? [];
    const count = (name: string, isOne: (text: (header: string) => string) => boolean) =>
      rows(name).filter((row) => isOne((header) => String(row[header]?.value ?? ''))).length;
    beside.changed += count('PlSignOffs', (text) => text('Changed') === 'Yes');
    beside.unchanged += count('PlSignOffs', (text) => text('Changed') === '');
    beside.backed += count('PlJudgments', (text) => Number(text('Methods')) > 1);
    beside.moderated += count('PlJudgments', (text) => text('Check').includes('the same name judged'));
    beside.measured += count('PlJudgments', (text) => / measures?: /.test(text('Measures')));
    beside.suggested += count('PlJudgments', (text) => text('Confidence suggested') !== '');
  }
  expect(Math.min(...Object.values(kinds), ...Object.values(beside))).toBeGreaterThan(2);
});
