import { readXlsx, writeXlsx } from 'hucre';
import { beforeAll, describe, expect, test } from 'vitest';
import { controlPlan, seriesOf } from '../../excel-addin/sheets/chart-sheet.ts';
import { checksPlan } from '../../excel-addin/sheets/checks-sheet.ts';
import { forceCells } from '../../excel-addin/sheets/force-cells.ts';
import { checkForceFigures } from '../../excel-addin/sheets/force-checks/check-force-figures.ts';
import { funnelPlan } from '../../excel-addin/sheets/funnel-sheet.ts';
import { readMeasures } from '../../excel-addin/sheets/measure-readings.ts';
import { bindMeasures, keepMeasures } from '../../excel-addin/sheets/measure-rows.ts';
import { measuresPlan, measuresWanted } from '../../excel-addin/sheets/measures-sheet.ts';
import { type FileWorkbook, openFileWorkbook } from '../../excel-addin/workbook/file/file-workbook.ts';
import type { SheetPlan } from '../../excel-addin/workbook/sheet-plan.ts';
import type { Workbook } from '../../excel-addin/workbook/workbook.ts';
import { defaultRule } from '../../shared/grading/default-rule.ts';
import type { Measure } from '../../shared/measures/measure.ts';
import {
  acceptedMeasure,
  forceSheet,
  place,
  shippedFramework,
} from '../unit/excel-addin/sheets/sample-measures.ts';
import { resavedByLibreOffice } from './libre-office.ts';

const about = { framework: shippedFramework(), rule: defaultRule };

/** Mulberry32: the same junk in every run. */
function createRandom(seed: number): { next: () => number; pick: <T>(from: readonly T[]) => T } {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return { next, pick: (from) => from[Math.floor(next() * from.length)] as (typeof from)[number] };
}

const markers = ['..', '-', '–', 'c', 'x', 'z', 'u', 'k', '*', '~', '[c]', '<5', 'n/a', 'nan', '', '\u00a0'];
const texts = [
  '1,234',
  '12%',
  ' 15 ',
  '1"',
  '12*',
  '5 [note 1]',
  '3r',
  '10/11*',
  '12,5',
  'Total',
  '0',
  '2018',
];
const numbers = [0, 1, 12, 0.29, 0.123, 45.25, 1234.5, 99999, 0.0004, -3.5, 100, 0.3, 1.005, 2.5];

function randomSheet(seed: number): readonly (readonly (string | number)[])[] {
  const { pick } = createRandom(seed);
  return Array.from({ length: 40 }, () =>
    Array.from({ length: 8 }, () =>
      pick([pick(markers), pick(texts), pick(numbers), pick(numbers), pick(numbers)]),
    ),
  );
}

const sheetName = "Table 9’s & Bob's";

function randomMeasure(seed: number): Partial<Omit<Measure, 'id'>> {
  const { pick } = createRandom(seed);
  const direction = pick(['higher', 'higher', 'lower', 'lower', 'neutral'] as const);
  const falling = pick([[80, 60, 40, 20], [0.9, 0.3], [12], [1000, 100, 12, 0]]);
  const limits = pick([[], falling, falling, falling, [3, 2, 2]]);
  const grades = ['Outstanding', 'Good', 'Adequate', 'Requires improvement'];
  return {
    unit: pick(['count', 'percent', 'share', 'rate', 'days', 'hours', 'money', 'other']),
    direction,
    basis: pick(['snapshot', 'period']),
    target: pick([null, 12, 0.3, 50]),
    bands: (direction === 'lower' ? limits.toReversed() : limits).map((limit, at) => ({
      grade: grades[at] ?? '',
      limit,
    })),
    definition: pick(['', 'What was counted']),
    denominator: pick(['', 'none', ' ']),
    criteria: pick([[], ['ncpi-2024/leadership/2']]),
  };
}

async function forceWorkbook(rows: readonly (readonly (string | number)[])[]): Promise<FileWorkbook> {
  const bytes = await writeXlsx({ sheets: [{ name: sheetName, rows: rows.map((row) => [...row]) }] });
  const opened = await openFileWorkbook(bytes);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

/** Bound, then something typed over the inputs of some rows, then worked out again. */
async function measuresWorkbook(seed: number): Promise<Uint8Array> {
  const rows = randomSheet(seed);
  const { pick } = createRandom(seed + 100);
  const workbook = await forceWorkbook(rows);
  const cells = forceCells([forceSheet(sheetName, rows)]);
  const accepted = rows.map((_, row) =>
    acceptedMeasure(`m${row}`, place(sheetName, row, 0), {
      measure: randomMeasure(seed * 1000 + row),
      proposal: {
        numerator: pick([null, place(sheetName, row, 1)]),
        denominator: pick([null, place(sheetName, row, 2)]),
        series: pick([
          null,
          {
            values: { row, column: 0, rowCount: 1, columnCount: 8 },
            periods: { row: 0, column: 0, rowCount: 1, columnCount: 8 },
            isNewestFirst: row % 2 === 0,
          },
        ]),
      },
    }),
  );
  const plan = measuresPlan({
    ...about,
    rows: bindMeasures(accepted, { cells, framework: about.framework }),
  });
  const typed = plan.table.rows.map((row, at) => ({
    ...row,
    cells: at % 3 === 0 ? { ...row.cells, ...typedCells(pick) } : row.cells,
  }));
  await write(workbook, { ...plan, table: { ...plan.table, rows: typed } });
  const reading = await workbook.read(measuresWanted);
  if (!reading.ok) throw new Error(JSON.stringify(reading.error));
  await write(workbook, measuresPlan({ ...about, rows: keepMeasures(readMeasures(reading.value, about)) }));
  return workbook.toBytes();
}

function typedCells(pick: <T>(from: readonly T[]) => T) {
  const text = (words: string) => ({ type: 'text', text: words }) as const;
  return {
    Unit: text(pick([' number ', 'Share (0 TO 1)', 'apples', ''])),
    Direction: text(pick(['lower  is better', 'worse', ''])),
    'Good limit': pick([text('80%'), text(' '), { type: 'number', number: 0.3 } as const]),
    Target: pick([text('soon'), { type: 'number', number: 3 } as const]),
    'Counted out of': text(pick(['', 'all of them'])),
  };
}

async function write(workbook: Workbook, plan: Parameters<Workbook['write']>[0][number]): Promise<void> {
  const written = await workbook.write([plan]);
  if (!written.ok) throw new Error(JSON.stringify(written.error));
}

const months = 60;

/** Levels that shift, slopes, spikes, gaps: what brings every signal. */
function randomSeries(seed: number): readonly (string | number)[] {
  const { next, pick } = createRandom(seed);
  let level = 100;
  let slope = 0;
  return Array.from({ length: months }, (_, at) => {
    if (at % 9 === 0) level += pick([-25, 0, 0, 25]);
    if (at % 7 === 0) slope = pick([0, 0, 4, -4]);
    level += slope;
    const spike = next() < 0.05 ? pick([-120, 120]) : 0;
    const value = Math.round((level + spike + (slope === 0 ? 20 * (next() - 0.5) : 0)) * 10) / 10;
    return next() < 0.03 ? pick(['..', '', '12*', 'c']) : value;
  });
}

/** Columns: a force's name, numerator, denominator. `spread`: how far their true shares lie apart. */
function randomForces(seed: number, spread: number): readonly (readonly (string | number)[])[] {
  const { next } = createRandom(seed);
  return Array.from({ length: 43 }, (_, at) => {
    const size = 20 + Math.floor(next() * 900);
    const share = Math.min(1, Math.max(0, 0.4 + spread * (next() - 0.5)));
    const count = Array.from({ length: size }, () => next() < share).filter(Boolean).length;
    return [`Force ${at + 1}`, at === 5 ? 'c' : count, size];
  });
}

/** Control charts of several series, and funnels with and without more spread than chance. */
async function chartsWorkbook(isTurned = false): Promise<Uint8Array> {
  const header = Array.from({ length: months }, (_, at) => `Month ${at + 1}`);
  const series = [header, ...seriesSeeds.map(randomSeries)];
  const workbook = await forceWorkbook(series);
  const cells = forceCells([forceSheet(sheetName, series)]);
  const control = seriesSeeds.map((_, at) => {
    const area = (row: number) => ({ row, column: 0, rowCount: 1, columnCount: months });
    const proposal = { series: { values: area(at + 1), periods: area(0), isNewestFirst: at === 1 } };
    const accepted = acceptedMeasure('m', place(sheetName, at + 1, 0), { proposal });
    const [row] = bindMeasures([accepted], { cells, framework: about.framework });
    const points = row === undefined ? null : seriesOf(row.reading, cells);
    const direction = (['higher', 'lower', 'neutral'] as const)[at % 3] ?? 'neutral';
    const measure = {
      id: 'm',
      name: 'Calls',
      unit: 'count',
      direction,
      target: at === 0 ? 100 : null,
    } as const;
    return controlPlan({ number: at + 1, measure, points: points ?? [] });
  });
  for (const plan of control) if (plan.ok) await write(workbook, isTurned ? turned(plan.value) : plan.value);
  return workbook.toBytes();
}

/** The same charts with every row at another place, as after a person has sorted them. */
function turned(plan: SheetPlan): SheetPlan {
  return { ...plan, table: { ...plan.table, rows: plan.table.rows.toReversed() } };
}

async function funnelWorkbook(spread: number): Promise<Uint8Array> {
  const rows = randomForces(3, spread);
  const workbook = await forceWorkbook(rows);
  const forces = rows.map((row, at) => ({
    id: `m${at}`,
    name: String(row[0]),
    numerator: { place: place(sheetName, at, 1), value: row[1] ?? '' },
    denominator: { place: place(sheetName, at, 2), value: row[2] ?? '' },
  }));
  const plan = funnelPlan({ number: 1, name: 'Held in time', forces });
  if (!plan.ok) throw new Error(plan.error.type);
  await write(workbook, plan.value);
  return workbook.toBytes();
}

/** Checks of random cells, linked to them. */
async function checksWorkbook(): Promise<Uint8Array> {
  const rows = [1, 2, 3].flatMap((seed) =>
    randomSheet(seed).map((row, at) =>
      at === 0 ? row.map((_, column) => `Header ${column}`) : [`Row ${seed} ${at}`, ...row.slice(1)],
    ),
  );
  const workbook = await forceWorkbook(rows);
  await write(workbook, checksPlan(checkForceFigures([forceSheet(sheetName, rows)])));
  return workbook.toBytes();
}

const seriesSeeds = [1, 2, 3, 4, 5, 6];

/** Every cell of our sheets, as an independent reader sees it. */
async function cellsOf(bytes: Uint8Array | undefined): Promise<ReadonlyMap<string, unknown>> {
  const book = await readXlsx(bytes ?? new Uint8Array());
  const cells = new Map<string, unknown>();
  for (const { name, rows } of book.sheets.filter((sheet) => sheet.name.startsWith('PL '))) {
    for (const [row, values] of rows.entries()) {
      for (const [column, value] of values.entries()) {
        const header = rows[3]?.[column] ?? column;
        if (value !== null && value !== '') cells.set(`${name} ${row + 1} ${header}`, value);
      }
    }
  }
  return cells;
}

const seeds = [1, 2, 3];
let ours: Record<string, Uint8Array>;
let theirs: Record<string, Uint8Array>;

beforeAll(async () => {
  const made = seeds.map(async (seed) => [`measures-${seed}`, await measuresWorkbook(seed)] as const);
  ours = Object.fromEntries(await Promise.all(made));
  ours.charts = await chartsWorkbook();
  ours.turned = await chartsWorkbook(true);
  ours.chance = await funnelWorkbook(0);
  ours.spread = await funnelWorkbook(0.4);
  ours.checks = await checksWorkbook();
  theirs = await resavedByLibreOffice(ours);
});

/** Twelve digits: bounds are worked out by another chi-square and normal quantile than ours. */
const near = (cells: ReadonlyMap<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    [...cells].map(([name, value]) => [
      name,
      typeof value === 'number' ? Number(value.toPrecision(12)) : value,
    ]),
  );

describe.each(seeds)('measures over random cells, %i', (seed) => {
  test('hold beside every formula what LibreOffice calculates', async () => {
    const before = await cellsOf(ours[`measures-${seed}`]);
    const after = await cellsOf(theirs[`measures-${seed}`]);
    expect(before.size).toBeGreaterThan(500);
    expect(near(after)).toEqual(near(before));
  });
});

/** Sums in another order differ in the last digits. */
describe.each(['charts', 'turned', 'chance', 'spread', 'checks'])('sheets of charts, %s', (name) => {
  test('hold beside every formula what LibreOffice calculates', async () => {
    const before = await cellsOf(ours[name]);
    const after = await cellsOf(theirs[name]);
    expect(before.size).toBeGreaterThan(90);
    expect(near(after)).toEqual(near(before));
  });
});

test('the sample brings every signal of a series, and both kinds of funnel', async () => {
  const words = [...(await cellsOf(theirs.charts))].filter(([name]) => name.endsWith('What stands out'));
  const kinds = new Set(words.map(([, text]) => String(text).split(':')[0]));
  expect(kinds.size).toBe(9);
  const notes = await Promise.all(
    ['chance', 'spread'].map(async (name) => (await cellsOf(theirs[name])).get('PL Chart 1 2 Force')),
  );
  expect(notes.map((note) => String(note).includes('so the limits are wider'))).toEqual([false, true]);
});
