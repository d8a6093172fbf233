import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { createExcelWorkbook } from '../../excel-addin/workbook/excel/excel-workbook.ts';
import { removeOurSheets } from '../../excel-addin/workbook/excel/remove-our-sheets.ts';
import { ExcelHost } from '../excel-host/excel-host.ts';
import { loadOfficeInNode } from '../excel-host/node-office.ts';
import { fixture, fixtureNames } from '../unit/excel-addin/workbook/file/file-plans.ts';
import { evidenceOfSample } from './whole-evidence.ts';
import { must, nothingWritten, wholeSteps } from './whole-steps.ts';

let pack: Uint8Array;
beforeAll(async () => {
  pack = await evidenceOfSample();
});

/**
 * The small one is calculated after every command; the others keep the values that their files hold. (LibreOffice
 * calculates what all commands leave, in whole-recalculated.test.ts.)
 */
const openHost = (name: string): ExcelHost =>
  ExcelHost.open(fixture(name), { calculation: name === 'fx_p' ? 'built-in' : 'none' });

/** Styles are only ever added, and no cell of theirs has one of the new; the others are the lists of parts and sheets. */
const lists = ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/workbook.xml'];

describe.each(fixtureNames)('the whole way in the open workbook %s', (name) => {
  test('writes nothing when a command is run again, and leaves every part of theirs', async () => {
    const before = unzipSync(await openHost(name).save());
    const host = openHost(name);
    const { Excel: excel } = loadOfficeInNode(host);
    const live = createExcelWorkbook(excel);
    for (const step of wholeSteps(pack, name)) {
      await step.run(live);
      expect([step.name, await step.run(live)]).toEqual([step.name, nothingWritten]);
    }
    const during = unzipSync(await host.save());
    expect(changed(before, during).filter((path) => path in before && !lists.includes(path))).toEqual([]);
    must(await removeOurSheets(excel));
    const after = unzipSync(await host.save());
    expect(changed(before, after).filter((path) => !lists.includes(path))).toEqual([]);
    expect(host.unsupported).toEqual([]);
  });
});

type Parts = Readonly<Record<string, Uint8Array>>;

const changed = (before: Parts, after: Parts): readonly string[] =>
  Object.keys({ ...before, ...after }).filter(
    (path) => Buffer.compare(before[path] ?? Buffer.of(), after[path] ?? Buffer.of()) !== 0,
  );
