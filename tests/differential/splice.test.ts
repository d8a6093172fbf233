import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx, type Workbook as SeenBook } from 'hucre';
import { beforeAll, describe, expect, test } from 'vitest';
import { createFileHands } from '../unit/excel-addin/workbook/file/file-hands.ts';
import {
  fixture,
  fixtureNames,
  graded,
  opened,
  plansOf,
  removed,
} from '../unit/excel-addin/workbook/file/file-plans.ts';
import { resavedByLibreOffice } from './libre-office.ts';

function compareParts(before: Uint8Array, after: Uint8Array): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'compare-parts-'));
  try {
    writeFileSync(join(folder, 'before.xlsx'), before);
    writeFileSync(join(folder, 'after.xlsx'), after);
    const script = new URL('compare-parts.py', import.meta.url).pathname;
    const args = [script, join(folder, 'before.xlsx'), join(folder, 'after.xlsx')];
    return JSON.parse(execFileSync('python3', args, { encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.each(fixtureNames)('%s, compared part by part by another program', (name) => {
  test('keeps every part, and holds something more only at the ends of four', async () => {
    expect(compareParts(fixture(name), await graded(fixture(name)))).toEqual({
      damaged: null,
      lost: [],
      changed: ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/workbook.xml'],
      beyond: [],
      added: 6,
    });
  });

  test('is the same part for part when ours are removed again', async () => {
    expect(compareParts(fixture(name), await removed(await graded(fixture(name))))).toEqual({
      damaged: null,
      lost: [],
      changed: [],
      beyond: [],
      added: 0,
    });
  });
});

/** Two of five judged "Good" by hand; the values stored beside the formulas know nothing of it. */
async function judgedByHand(name: string): Promise<Uint8Array> {
  const file = { bytes: await graded(fixture(name)) };
  const user = createFileHands(file);
  await user.typeInto('PL Judgments', 'B5', 'Good');
  await user.typeInto('PL Judgments', 'B7', 'Good');
  return file.bytes;
}

const forEach = async (act: (name: string) => Promise<Uint8Array>): Promise<Record<string, Uint8Array>> =>
  Object.fromEntries(await Promise.all(resavedNames.map(async (name) => [name, await act(name)] as const)));

const column = (book: SeenBook, sheetName: string, at: number): readonly unknown[] =>
  (book.sheets.find((sheet) => sheet.name === sheetName)?.rows ?? []).slice(4).map((row) => row[at]);

const theirs = async (bytes: Uint8Array): Promise<unknown> =>
  (await readXlsx(bytes)).sheets
    .filter((sheet) => !sheet.name.startsWith('PL '))
    .map(({ name, rows }) => ({ name, rows }));

/** Enough of them: LibreOffice takes a second or two for each, four times over. */
const resavedNames = fixtureNames.slice(0, 4);

describe('LibreOffice', () => {
  let saved: Record<string, Uint8Array> = {};
  let savedAgain: Record<string, Uint8Array> = {};
  let without: Record<string, Uint8Array> = {};
  let untouched: Record<string, Uint8Array> = {};
  const of = (files: Record<string, Uint8Array>, name: string): Uint8Array => files[name] ?? new Uint8Array();

  beforeAll(async () => {
    saved = await resavedByLibreOffice(await forEach(judgedByHand));
    savedAgain = await resavedByLibreOffice(await forEach((name) => graded(of(saved, name), 7)));
    without = await resavedByLibreOffice(await forEach((name) => removed(of(savedAgain, name))));
    untouched = await resavedByLibreOffice(await forEach(async (name) => fixture(name)));
  }, 300_000);

  test.each(resavedNames)('opens graded %s and calculates our formulas', async (name) => {
    const book = await readXlsx(of(saved, name));
    expect(column(book, 'PL Judgments', 3)).toEqual(
      [28, 28, 28, 28, 28].map(() => '=1+1 <b>&amp;\n  line two 0'.length),
    );
    expect(column(book, 'PL Grades', 1)).toEqual([2]);
    expect(column(book, 'PL Grades', 2)).toEqual(['Good']);
  });

  test.each(resavedNames)('saves %s so that our tables are found and filled up', async (name) => {
    const book = await readXlsx(of(savedAgain, name));
    expect(column(book, 'PL Judgments', 0)).toEqual(['J0', 'J1', 'J2', 'J3', 'J4', 'J5', 'J6']);
    expect(column(book, 'PL Judgments', 1)).toEqual(['Good', null, 'Good', null, null, null, null]);
    expect(column(book, 'PL Judgments', 2)[6]).toBe('=1+1 <b>&amp;\n  line two 6');
    expect(column(book, 'PL Grades', 1)).toEqual([2]);
  });

  test.each(resavedNames)('changes no formula of ours in %s on its way', async (name) => {
    const outcome = await (await opened(of(savedAgain, name))).write(plansOf(7));
    expect(outcome).toEqual({
      ok: true,
      value: { sheetsAdded: [], rowsAdded: 0, rowsChanged: 0, rowsRemoved: 0 },
    });
  });

  test.each(resavedNames)('opens %s after ours are removed, with their cells as they were', async (name) => {
    const book = await readXlsx(of(without, name));
    expect(book.sheets.map((sheet) => sheet.name).filter((one) => one.startsWith('PL '))).toEqual([]);
    expect(await theirs(of(without, name))).toEqual(await theirs(of(untouched, name)));
  });
});
