import { expect, test } from 'vitest';
import type { AskedCell } from '../../../../../excel-addin/sheets/force-layer.ts';
import { takenWords } from '../../../../../excel-addin/taskpane/round/force-words.ts';

const asked: AskedCell = {
  ...{ table: 'PlJudgments', key: 'a', header: 'Force judgment', row: '1.1' },
  ...{ text: 'Good', here: 'Adequate' },
};

test.each([
  [
    { judgmentsFilled: 23, asked: [] },
    '23 judgments of the force filled in. It stands beside yours: see PL Comparison.',
  ],
  [
    { judgmentsFilled: 1, asked: [asked] },
    '1 judgment of the force filled in. 1 cell left as it was typed here.',
  ],
  [
    { judgmentsFilled: 0, asked: [asked, asked] },
    'The force’s layer was taken; no judgment was filled in. 2 cells left as they were typed here.',
  ],
])('says what became of the force’s layer: %j', (report, words) => {
  expect(takenWords(report)).toBe(words);
});
