import { expect, test } from 'vitest';
import { inspectionDiffersSentences } from '../../../../excel-addin/taskpane/inspection-differs-sentences.ts';

const marchshire = 'Marchshire (fictional), from 2026-11-02';

test('says what differs where both inspections have one name', () => {
  const sentences = inspectionDiffersSentences({ here: marchshire, inFile: marchshire, isBegunHere: true });
  expect(sentences.join(' ')).toBe(
    `This workbook was begun as an inspection of its own, and this file belongs to another. Both are called “${marchshire}”, but they were begun separately, so their evidence is kept apart. Nothing was taken in. Begin in a fresh workbook, or with the inspection file (“I have an inspection file”), then bring it in.`,
  );
});

test('names both inspections where their names differ', () => {
  const inFile = 'Northshire (fictional), from 2026-12-01';
  const [first] = inspectionDiffersSentences({ here: marchshire, inFile, isBegunHere: false });
  expect(first).toContain(`Here it is “${marchshire}”; in the file it is “${inFile}”.`);
});
