import { describe, expect, test } from 'vitest';
import { isUntouched } from '../../../../excel-addin/taskpane/adopt-inspection.ts';
import { coverRows, readingOf } from './sample-reading.ts';

const begun = {
  PlCover: coverRows,
  PlJudgments: [{ Id: 'ncpi-2024/leadership/1', 'Inspector judgment': '', 'Force reasons': ' ' }],
  PlGrades: [{ Id: 'ncpi-2024/leadership inspector', 'Indicated grade': 'Open', 'Awarded grade': '' }],
};

describe('isUntouched', () => {
  test('is so right after the workbook was begun', () => {
    expect(isUntouched(readingOf(begun))).toBe(true);
  });

  test.each([
    ['a judgment', { PlJudgments: [{ Id: 'a', 'Force judgment': 'Good' }] }],
    ['a reason', { PlJudgments: [{ Id: 'a', 'Inspector reasons': 'As seen.' }] }],
    ['an award', { PlGrades: [{ Id: 'a', 'Awarded grade': 'Good' }] }],
    ['an own paper', { PlEvidence: [{ Id: 'b2'.repeat(16) }] }],
    ['an evidence file', { PlCover: [...coverRows, { Item: 'Evidence file 1', Value: 'a.plumb' }] }],
  ])('is not so with %s', (_, tables) => {
    expect(isUntouched(readingOf({ ...begun, ...tables }))).toBe(false);
  });

  test('is not so without our cover', () => {
    expect(isUntouched(readingOf({}))).toBe(false);
  });
});
