import { readXlsx } from 'hucre';
import { beforeAll, describe, expect, test } from 'vitest';
import { fixture, opened } from '../unit/excel-addin/workbook/file/file-plans.ts';
import { resavedByLibreOffice } from './libre-office.ts';
import { evidenceOfSample } from './whole-evidence.ts';
import { wholeSteps } from './whole-steps.ts';

const workbooks = ['ho-police-workforce-sep19', 'ho-police-use-of-force-2017-18'];
const runs = workbooks.flatMap((name) => [1, 2, 3].map((seed) => [name, `${name} ${seed}`] as const));

let ours: Record<string, Uint8Array>;
let theirs: Record<string, Uint8Array>;

beforeAll(async () => {
  const pack = await evidenceOfSample();
  ours = {};
  for (const [name, run] of runs) {
    const workbook = await opened(fixture(name));
    for (const step of wholeSteps(pack, run)) await step.run(workbook);
    ours[run] = workbook.toBytes();
  }
  theirs = await resavedByLibreOffice(ours);
});

/** Every cell of our sheets, as an independent reader sees it; LibreOffice writes fifteen figures of a number. */
async function cellsOf(bytes: Uint8Array | undefined): Promise<Readonly<Record<string, unknown>>> {
  const book = await readXlsx(bytes ?? new Uint8Array());
  const cells: Record<string, unknown> = {};
  for (const { name, rows } of book.sheets.filter((sheet) => sheet.name.startsWith('PL ')))
    for (const [row, values] of rows.entries())
      for (const [column, value] of values.entries())
        if (value !== null && value !== '')
          cells[`${name}!${row + 1} ${rows[3]?.[column] ?? column}`] =
            typeof value === 'number' ? Number(value.toPrecision(12)) : value;
  return cells;
}

describe.each(runs)('every sheet of ours in %s (%s)', (name, run) => {
  test('holds beside every formula what LibreOffice calculates', async () => {
    const before = await cellsOf(ours[run]);
    const sheets = new Set(Object.keys(before).map((cell) => cell.split('!')[0] ?? ''));
    expect((sheetsIn[name] ?? []).filter((sheet) => !sheets.has(sheet))).toEqual([]);
    expect(await cellsOf(theirs[run])).toEqual(before);
  });
});

const always = [
  'Cover',
  'Overview',
  'Evidence',
  'Findings',
  'Measures',
  'Cases',
  'Case summary',
  'Judgments',
];
const all = [...always, 'Grades', 'Comparison', 'Coverage', 'Sign-offs', 'Rule', 'Checks'];
const sheetsIn: Readonly<Record<string, readonly string[]>> = {
  'ho-police-workforce-sep19': [...all, 'Chart 1'].map((name) => `PL ${name}`),
  'ho-police-use-of-force-2017-18': all.map((name) => `PL ${name}`),
};
