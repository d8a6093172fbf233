import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { SheetPlan } from '../../../../../excel-addin/workbook/sheet-plan.ts';
import { everyPlan, tableNames, theirNumber } from './every-plan.ts';
import { fixture, fixtureNames, opened, removed } from './file-plans.ts';

async function written(bytes: Uint8Array, plans: readonly SheetPlan[]): Promise<Uint8Array> {
  const workbook = await opened(bytes);
  const outcome = await workbook.write(plans);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return workbook.toBytes();
}

/** Of the parts that the first has: those that the second lacks or has otherwise. */
const changedParts = (before: Uint8Array, after: Uint8Array): readonly string[] => {
  const [a, b] = [unzipSync(before), unzipSync(after)];
  return Object.keys(a)
    .filter((name) => Buffer.compare(a[name] ?? Buffer.of(1), b[name] ?? Buffer.of(2)) !== 0)
    .toSorted();
};

const listsThatGrow = [
  '[Content_Types].xml',
  'xl/_rels/workbook.xml.rels',
  'xl/styles.xml',
  'xl/workbook.xml',
];

test('a name of theirs keeps the quotes that it was written in', async () => {
  const parts = unzipSync(fixture('fx_a'));
  const book = new TextDecoder().decode(parts['xl/workbook.xml']);
  const named = book.replace(
    /(<definedNames>)|(?=<calcPr)/,
    (_, list) =>
      `${list ?? '<definedNames>'}<definedName name="theirs" localSheetId='0'>1</definedName>${list ? '' : '</definedNames>'}`,
  );
  expect(named).toContain("localSheetId='0'");
  const before = zipSync({ ...parts, 'xl/workbook.xml': new TextEncoder().encode(named) });
  const plans = everyPlan(await theirNumber(before), 1);
  expect(changedParts(before, await removed(await written(before, plans)))).toEqual([]);
});

describe.each(fixtureNames)('every sheet of ours in %s', (name) => {
  test('leaves their parts byte for byte, through growing, shrinking and removal', async () => {
    const before = fixture(name);
    const theirs = await theirNumber(before);
    const first = await written(before, everyPlan(theirs, 1));
    expect(changedParts(before, first)).toEqual(listsThatGrow);
    const second = await written(first, everyPlan(theirs, 2));
    expect(changedParts(before, second)).toEqual(listsThatGrow);
    expect(Buffer.compare(second, await written(second, everyPlan(theirs, 2)))).toBe(0);
    const after = await removed(second);
    expect(changedParts(before, after)).toEqual([]);
    expect(Object.keys(unzipSync(after)).toSorted()).toEqual(Object.keys(unzipSync(before)).toSorted());
  });

  test('is found again, table by table', async () => {
    const theirs = await theirNumber(fixture(name));
    const workbook = await opened(await written(fixture(name), everyPlan(theirs, 2)));
    const reading = await workbook.read([{ name: 'PlMeasures', columns: 'all' }]);
    if (!reading.ok) throw new Error('it was not read');
    expect(reading.value.ourTables.map((one) => one.name)).toEqual(tableNames);
    expect(reading.value.tables[0]?.rows[1]?.Figure).toEqual({
      value: theirs.value * 2,
      formula: `=${theirs.reference}*2`,
    });
  });
});
