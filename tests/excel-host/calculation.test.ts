import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasLibreOffice, type LibreOffice, startLibreOffice } from './calculation/libreoffice.ts';
import { ExcelHost, type HostOptions } from './excel-host.ts';
import { loadOfficeInNode } from './node-office.ts';

/** Formula and what Excel gives: from Microsoft's function reference and common knowledge, not from our engine. */
const CASES: readonly (readonly [formula: string, result: string | number | boolean])[] = [
  ['=COUNTIF(T[Grade],"good")', 2],
  ['=COUNTIF(T[Grade],"Requires*")', 1],
  ['=COUNTIF(T[Grade],"")', 1],
  ['=COUNTIF(T[Grade],"<>")', 4],
  ['=COUNTIF(T[Points],">=2")', 2],
  ['=COUNTIF(T[Grade],"G??d")', 2],
  ['=COUNTIFS(T[Grade],"Good",T[Points],">1")', 1],
  ['=COUNTIFS(T[[Grade]:[Grade]],"<>Good")', 3],
  ['=SUM(T[Grade])', 0],
  ['=MIN(T[Points])', 1],
  ['=MAX(T[Points],4)', 4],
  ['=AND(TRUE,1=1)', true],
  ['=OR(FALSE,"a"="A")', true],
  ['=INT(-1.5)', -2],
  ['=INT(7/2)', 3],
  ['=IF("good"=A2,"yes","no")', 'yes'],
  ['=IF(E99="","blank","filled")', 'blank'],
  ['=IF(E99=0,"zero","other")', 'zero'],
  ['=CHOOSE(2,"a","b","c")', 'b'],
  ['=CHOOSE(4,"a","b","c")', '#VALUE!'],
  ['=LEN(TRIM("  two  words "))', 9],
  ['="Strength: "&COUNTA(T[Grade])&" of "&5', 'Strength: 4 of 5'],
  ['="0"=0', false],
  ['="b">"A"', true],
  ['=""+1', '#VALUE!'],
  ['="5"+1', 6],
  ['=1/0', '#DIV/0!'],
  ['=IF(1/0,1,2)', '#DIV/0!'],
  ['=-2^2', 4],
  ['=50%', 0.5],
  ['=2*3+4', 10],
  ['=1&2=12', false],
  ['=E99', 0],
  ['=IF(FALSE,1)', false],
  ['=ROUND(1.285,2)', 1.29],
  ['=IFERROR(1/0,"none")', 'none'],
  ['=ISERROR(SEARCH("x","Good"))', true],
  ['=SUM(B2:B6)', 8],
  ['=Points*2', 4],
];

/** LibreOffice 7.4 makes #VALUE! of the first and counts truth values as numbers in the second. */
const ONLY_EXCEL: typeof CASES = [
  ['=SUM(T[Points],1,"2")', 11],
  ['=TRUE>"z"', true],
];

function openCases(options: HostOptions, cases = CASES): { host: ExcelHost; write: () => Promise<void> } {
  const host = ExcelHost.open(null, options);
  const { Excel } = loadOfficeInNode(host);
  const write = (): Promise<void> =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange('A1:B6').values = [
        ['Grade', 'Points'],
        ['Good', 1],
        ['good', 3],
        ['Requires improvement', 2],
        ['Poor', 1],
        ['', 1],
      ];
      sheet.tables.add('A1:B6', true).name = 'T';
      context.workbook.names.add('Points', sheet.getRange('B4'));
      sheet.getRange(`D1:D${cases.length}`).formulas = cases.map(([formula]) => [formula]);
      await context.sync();
    });
  return { host, write };
}

async function results(host: ExcelHost, cases = CASES): Promise<unknown[]> {
  const { values } = await host.read('Sheet1', `D1:D${cases.length}`);
  return values.map(([value], index) => [cases[index]?.[0], value]);
}

test('the built-in engine gives what Excel gives', async () => {
  const { host, write } = openCases({ calculation: 'built-in' });
  await write();
  expect(await results(host)).toEqual(CASES);
});

test('the built-in engine follows Excel where LibreOffice does not', async () => {
  const { host, write } = openCases({ calculation: 'built-in' }, ONLY_EXCEL);
  await write();
  expect(await results(host, ONLY_EXCEL)).toEqual(ONLY_EXCEL);
});

test('the built-in engine leaves the value of a formula that it cannot read', async () => {
  const host = ExcelHost.open(null, { calculation: 'built-in' });
  host.userEdit('Sheet1', 'A1', [['=SUMPRODUCT(B1:B3)']]);
  expect((await host.read('Sheet1', 'A1')).values).toEqual([[0]]);
});

test('a change is calculated when somebody looks, and what depends on it follows', async () => {
  const host = ExcelHost.open(null, { calculation: 'built-in' });
  host.userEdit('Sheet1', 'A1:C1', [[1, '=A1+1', '=B1*10']]);
  expect((await host.read('Sheet1', 'C1')).values).toEqual([[20]]);
  host.userEdit('Sheet1', 'A1', [[4]]);
  expect((await host.read('Sheet1', 'B1:C1')).values).toEqual([[5, 50]]);
});

describe.runIf(hasLibreOffice())('LibreOffice', { timeout: 120_000 }, () => {
  let libreOffice: LibreOffice;
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-calculation-'));
  beforeAll(async () => {
    libreOffice = await startLibreOffice();
  }, 120_000);
  afterAll(async () => {
    await libreOffice.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('gives what Excel gives', async () => {
    const { host, write } = openCases({ calculation: 'libreoffice', libreOffice });
    await write();
    expect(await results(host)).toEqual(CASES);
  });

  test('takes no cached value on trust', async () => {
    const host = ExcelHost.open(null);
    host.userEdit('Sheet1', 'A1:B1', [[2, '=A1*3']]);
    host.model.sheets[0]?.setResult(0, 1, -999);
    const calculated = await libreOffice.recalculate(await host.save());
    expect(calculated.get('Sheet1')?.get('B1')).toBe(6);
  });

  test('prints a workbook', async () => {
    const path = join(folder, 'printed.xlsx');
    writeFileSync(path, readFileSync(new URL('../fixtures/xlsx/fx_a.xlsx', import.meta.url)));
    const pdf = await libreOffice.convertToPdf(path, folder);
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect(spawnSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).stdout).toContain('Referrals');
  });
});
