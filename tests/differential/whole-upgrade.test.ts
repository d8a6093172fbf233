import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { readGrades } from '../../excel-addin/sheets/read-grades.ts';
import { refreshSheets } from '../../excel-addin/sheets/refresh-sheets.ts';
import type { FileWorkbook } from '../../excel-addin/workbook/file/file-workbook.ts';
import type { TableName } from '../../excel-addin/workbook/sheet-plan.ts';
import { findFramework } from '../../shared/criteria/catalogue.ts';
import { defaultRule } from '../../shared/grading/default-rule.ts';
import { fixture, opened, removed } from '../unit/excel-addin/workbook/file/file-plans.ts';
import { createChance } from '../unit/shared/sample-inspection.ts';
import { evidenceOfSample } from './whole-evidence.ts';
import { must, nothingWritten, wholeSteps } from './whole-steps.ts';

/** Made by the grade command of 0.1.0 from fx_p.xlsx, the evidence of the sample and six judgments in both layers. */
const graded = (): Uint8Array =>
  new Uint8Array(readFileSync(new URL('../fixtures/xlsx-0.1.0/fx_p-graded.xlsx', import.meta.url)));

const before: readonly TableName[] = [
  ...(['PlCover', 'PlEvidence', 'PlFindings', 'PlCases', 'PlJudgments', 'PlGrades', 'PlRule'] as const),
];

type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

async function rowsOf(workbook: FileWorkbook): Promise<Rows> {
  const reading = must(await workbook.read(before.map((name) => ({ name, columns: 'all' }))));
  return Object.fromEntries(
    reading.tables.map(({ name, rows }) => [
      name,
      rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([header, { value }]) => [header, value])),
      ),
    ]),
  );
}

const upgrade = async (workbook: FileWorkbook) =>
  must(await refreshSheets(workbook, { programVersion: '0.2.0', newId: createChance('upgrade').newId }));

describe('a workbook that version 0.1.0 graded', () => {
  let old: Rows;
  let workbook: FileWorkbook;
  beforeAll(async () => {
    old = await rowsOf(await opened(graded()));
    workbook = await opened(graded());
  });

  test('keeps every word that people typed and every grade, and gets the later columns and sheets', async () => {
    const { outcome, checks } = await upgrade(workbook);
    expect(outcome.sheetsAdded).toEqual([
      'PL Overview',
      'PL Case summary',
      'PL Comparison',
      'PL Coverage',
      'PL Checks',
    ]);
    const now = await rowsOf(workbook);
    for (const name of ['PlJudgments', 'PlGrades', 'PlCases', 'PlFindings', 'PlEvidence']) {
      for (const [index, row] of (old[name] ?? []).entries()) {
        const same = Object.keys(row).filter((header) => header !== 'Check');
        const kept = Object.fromEntries(same.map((header) => [header, now[name]?.[index]?.[header]]));
        expect([name, index, kept]).toEqual([name, index, Object.fromEntries(same.map((h) => [h, row[h]]))]);
      }
      expect(now[name]?.length).toBe(old[name]?.length);
    }
    expect(Object.keys(now.PlJudgments?.[0] ?? {})).toEqual(
      expect.arrayContaining(['Methods', 'Measures', 'Confidence', 'Moderated by']),
    );
    expect(checks.filter(({ kind }) => kind === 'formula')).toEqual([]);
  });

  test('is up to date then: a second run writes nothing', async () => {
    expect((await upgrade(await opened(workbook.toBytes()))).outcome).toEqual(nothingWritten);
  });

  test('is graded as before', async () => {
    const framework = findFramework('ncpi-2024');
    if (framework === undefined) throw new Error('the edition ships');
    const reading = must(await workbook.read(before.map((name) => ({ name, columns: 'all' }))));
    const { topics } = readGrades(reading, { framework, rule: defaultRule });
    const shown = (old.PlGrades ?? []).map((row) => [row.Id, row['Indicated grade'], row['Awarded grade']]);
    expect(topics.map(({ key, indicated, awarded }) => [key, indicated, awarded])).toEqual(shown);
  });

  test('goes the whole way on, and leaves the force’s workbook as it was when ours are removed', async () => {
    for (const step of wholeSteps(await evidenceOfSample(), 'upgrade')) await step.run(workbook);
    const [after, theirs] = [unzipSync(await removed(workbook.toBytes())), unzipSync(fixture('fx_p'))];
    expect(Object.keys(after).toSorted()).toEqual(Object.keys(theirs).toSorted());
    for (const [part, bytes] of Object.entries(theirs))
      expect([part, Buffer.compare(after[part] ?? Buffer.of(), bytes)]).toEqual([part, 0]);
  });
});
