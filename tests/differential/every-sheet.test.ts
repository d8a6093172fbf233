import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SheetPlan } from '../../excel-addin/workbook/sheet-plan.ts';
import { everyPlan, tableNames, theirNumber } from '../unit/excel-addin/workbook/file/every-plan.ts';
import { fixture, fixtureNames, opened, removed } from '../unit/excel-addin/workbook/file/file-plans.ts';
import { resavedByLibreOffice } from './libre-office.ts';

/** Debian's own Python, the only one that can load python3-uno. */
const python = '/usr/bin/python3';
const script = (name: string): string => new URL(name, import.meta.url).pathname;

async function written(bytes: Uint8Array, plans: readonly SheetPlan[]): Promise<Uint8Array> {
  const workbook = await opened(bytes);
  const outcome = await workbook.write(plans);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return workbook.toBytes();
}

const every = async (name: string, stage: 1 | 2): Promise<readonly SheetPlan[]> =>
  everyPlan(await theirNumber(fixture(name)), stage);

async function inFolder<T>(act: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'every-sheet-'));
  try {
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const compareResaved = (before: Uint8Array, after: Uint8Array): Promise<unknown> =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'before.xlsx'), before);
    writeFileSync(join(folder, 'after.xlsx'), after);
    const args = [script('compare-resaved.py'), join(folder, 'before.xlsx'), join(folder, 'after.xlsx')];
    return JSON.parse(execFileSync(python, args, { encoding: 'utf8' }));
  });

const nothing = { sheetsAdded: [], rowsAdded: 0, rowsChanged: 0, rowsRemoved: 0 };
const found = (files: Record<string, Uint8Array>, name: string): Uint8Array =>
  files[name] ?? new Uint8Array();

describe('every sheet of ours, saved by LibreOffice', () => {
  let ours: Record<string, Uint8Array> = {};
  let theirs: Record<string, Uint8Array> = {};

  beforeAll(async () => {
    const files: Record<string, Uint8Array> = {};
    for (const name of fixtureNames) {
      files[`${name} with ours`] = await written(fixture(name), await every(name, 1));
      files[name] = fixture(name);
    }
    theirs = await resavedByLibreOffice(files);
    ours = Object.fromEntries(fixtureNames.map((name) => [name, found(theirs, `${name} with ours`)]));
  }, 400_000);

  test.each(fixtureNames)('is found in %s, and nothing is written the second time', async (name) => {
    const workbook = await opened(found(ours, name));
    const reading = await workbook.read([]);
    expect(reading.ok && reading.value.ourTables.map((one) => one.name)).toEqual(tableNames);
    expect(await workbook.write(await every(name, 1))).toEqual({ ok: true, value: nothing });
  });

  test.each(fixtureNames)('leaves %s as it would have been saved without them', async (name) => {
    expect(await compareResaved(found(theirs, name), await removed(found(ours, name)))).toEqual([]);
    const changed = await written(found(ours, name), await every(name, 2));
    expect(await compareResaved(found(theirs, name), await removed(changed))).toEqual([]);
  });

  test('has charts that follow their tables when these grow or shrink', async () => {
    const parts = unzipSync(await written(found(ours, 'fx_p'), await every('fx_p', 2)));
    const references = Object.entries(parts)
      .filter(([name]) => /^xl\/charts\/[^/]+\.xml$/.test(name))
      .flatMap(([, bytes]) => [...new TextDecoder().decode(bytes).matchAll(/<c:f>([^<]*\$\d+:[^<]*)</g)]);
    // Eight exact tables with five columns drawn in each; LibreOffice splits none and joins none.
    expect(references.length).toBeGreaterThanOrEqual(8 * 5);
    expect(references.every(([, reference]) => /\$5:\$[A-Z]\$6$/.test(reference ?? ''))).toBe(true);
  });

  test.each(fixtureNames)('the comparison tells when a cell of %s differs', async (name) => {
    const other = fixtureNames[(fixtureNames.indexOf(name) + 1) % fixtureNames.length] ?? name;
    expect(await compareResaved(found(theirs, name), found(theirs, other))).not.toEqual([]);
  });
});

describe('formulas over their cells', () => {
  test.each(['fx_p', 'ho-police-workforce-sep19'])(
    'follow in %s when rows are inserted and the sheet is renamed',
    async (name) => {
      const number = await theirNumber(fixture(name));
      const after = await inFolder(async (folder) => {
        const [path, saved] = [join(folder, 'book.xlsx'), join(folder, 'saved.xlsx')];
        writeFileSync(path, await written(fixture(name), await every(name, 1)));
        const args = [path, number.sheetName, String(number.row), 'Figures of 2025', saved];
        execFileSync(python, [script('insert-and-rename.py'), ...args]);
        return new Uint8Array(readFileSync(saved));
      });
      const reading = await (await opened(after)).read([{ name: 'PlMeasures', columns: ['Figure'] }]);
      const [first] = (reading.ok ? reading.value.tables[0]?.rows : undefined) ?? [];
      expect(first?.Figure?.formula).toMatch(
        new RegExp(`^='Figures of 2025'!\\$[A-Z]\\$${number.row + 4}\\*1$`),
      );
      expect(first?.Figure?.value).toBeCloseTo(number.value, 9);
      const seen = await readXlsx(after);
      expect(seen.sheets.some((sheet) => sheet.name === 'Figures of 2025')).toBe(true);
    },
  );
});
