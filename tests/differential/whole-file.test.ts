import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { fixture, fixtureNames, opened, removed } from '../unit/excel-addin/workbook/file/file-plans.ts';
import { evidenceOfSample } from './whole-evidence.ts';
import { nothingWritten, type WholeStep, wholeSteps } from './whole-steps.ts';

/** Parts that every sheet and style of a workbook has a line in: the only ones that may change. */
const listsThatGrow = [
  '[Content_Types].xml',
  'xl/_rels/workbook.xml.rels',
  'xl/styles.xml',
  'xl/workbook.xml',
];

/** Of the parts that the first has: those that the second lacks or has otherwise. */
function changedParts(before: Uint8Array, after: Uint8Array): readonly string[] {
  const [a, b] = [unzipSync(before), unzipSync(after)];
  return Object.keys(a)
    .filter((name) => Buffer.compare(a[name] ?? Buffer.of(1), b[name] ?? Buffer.of(2)) !== 0)
    .toSorted();
}

let pack: Uint8Array;
beforeAll(async () => {
  pack = await evidenceOfSample();
});

describe.each(fixtureNames)('the whole way in the file %s', (name) => {
  test('leaves their parts byte for byte after each command, which finds nothing to do again', async () => {
    const before = fixture(name);
    const workbook = await opened(before);
    for (const step of wholeSteps(pack, name)) {
      await step.run(workbook);
      const bytes = workbook.toBytes();
      expect([step.name, changedParts(before, bytes)]).toEqual([step.name, listsThatGrow]);
      await expectIdle(step, bytes);
    }
    const after = await removed(workbook.toBytes());
    expect(changedParts(before, after)).toEqual([]);
    expect(Object.keys(unzipSync(after)).toSorted()).toEqual(Object.keys(unzipSync(before)).toSorted());
  });
});

/** Opened again from its bytes, as the next person does. */
async function expectIdle(step: WholeStep, bytes: Uint8Array): Promise<void> {
  const again = await opened(bytes);
  expect([step.name, await step.run(again)]).toEqual([step.name, nothingWritten]);
  expect(Buffer.compare(again.toBytes(), bytes)).toBe(0);
}
