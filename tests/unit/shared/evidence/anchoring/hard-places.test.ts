import { describe, expect, test } from 'vitest';
import { alignCells } from '../../../../../shared/evidence/anchoring/align-cells.ts';
import { anchorPlace } from '../../../../../shared/evidence/anchoring/anchor-place.ts';
import { describePlace } from '../../../../../shared/evidence/anchoring/describe-place.ts';
import { findAgain, indexOf, pageOf } from './page-of.ts';

const paragraphs = [
  '1. Perran Madeup met the officer at the old mill on 3 May 2024.',
  '2. Wren Sampleton was told of reference CP/24/10331 by letter.',
  '3. The court must retain the notice under paragraph 36 within 3 days.',
  '4. The authority must record the notice under paragraph 81 within 40 days.',
  '5. Bram Notreal asked for a copy of reference CP/24/88120 in June.',
  '6. Corin Plotter signed the form at 09:41 on 12 May 2024.',
];
const quote = 'The authority must record the notice under paragraph 81 within 40 days.';

describe('a sentence that stands word for word', () => {
  test('is found though all else of its page is gone', () => {
    const found = findAgain(pageOf(paragraphs), pageOf([quote]), quote);
    expect(found.text).toBe(quote);
  });

  test('is found when what stood beside it is gone', () => {
    const left = paragraphs.filter((_, at) => at !== 2 && at !== 4);
    expect(findAgain(pageOf(paragraphs), pageOf(left), quote).text).toBe(quote);
  });

  test('is found as the last words of a page whose end was cut off', () => {
    const found = findAgain(pageOf(paragraphs), pageOf(paragraphs.slice(0, 4)), quote);
    expect(found).toMatchObject({ verdict: 'same', text: quote });
  });
});

test('the only words of a page are the same while they stand there', () => {
  expect(findAgain(pageOf([quote]), pageOf([quote]), quote)).toMatchObject({ verdict: 'same', text: quote });
});

test('a sentence has changed when half of its words have, between the words it stood between', () => {
  const edited = '4. The region must keep every notice named in paragraph 81 for almost forty weekly days.';
  const after = pageOf(paragraphs.map((one, at) => (at === 3 ? edited : one)));
  const found = findAgain(pageOf(paragraphs), after, quote);
  expect(found.verdict).toBe('changed');
  expect(edited).toContain(found.text);
});

const children = [
  ['Reference', 'Child', 'Risk', 'Status'],
  ['MP/24/00417', 'Wren Sampleton', 'High', 'Open'],
  ['MP/24/00418', 'Corin Plotter', 'Medium', 'Open'],
  ['MP/24/00532', 'Hesper Fabler', 'High', 'Closed'],
  ['MP/24/00640', 'Bram Notreal', 'Low', 'Open'],
];

function findPlace(before: readonly (readonly string[])[], [row, cell]: readonly [number, number]) {
  const page = pageOf([{ table: before }]);
  const { start = 0, end = 0 } = page.records[row - 1]?.cells[cell] ?? {};
  const kept = describePlace(page, start, end);
  return (after: readonly (readonly string[])[]) => {
    const now = pageOf([{ table: after }]);
    const found = anchorPlace(indexOf(now), kept);
    const at = found.place?.start ?? -1;
    return { ...found, row: now.records.findIndex((one) => one.start <= at && at < one.end) + 1 };
  };
}

describe('a row whose reference is another now', () => {
  const find = findPlace(children, [2, 3]);
  const withRow = (row: readonly string[]) => children.map((one, at) => (at === 2 ? row : one));

  test('is found when one digit was corrected and the child and all else are the same', () => {
    expect(find(withRow(['MP/24/00419', 'Corin Plotter', 'Medium', 'Open'])).row).toBe(2);
  });

  test('is gone when the child is another', () => {
    expect(find(withRow(['MP/24/00419', 'Zelah Placehold', 'Medium', 'Open'])).verdict).toBe('gone');
  });

  test('is gone when the reference is another altogether', () => {
    expect(find(withRow(['MP/24/97351', 'Corin Plotter', 'Medium', 'Open'])).verdict).toBe('gone');
  });
});

test('a row without a key is gone when the rows around it stand side by side', () => {
  const rota = [
    ['Day', 'Shift', 'Officer', 'Visit', 'Remark'],
    ['Mon', 'Early', 'Storrison', 'No', 'swapped'],
    ['Tue', 'Late', 'Plotter', 'Yes', 'no access'],
    ['Mon', 'Late', 'Plotter', 'Yes', 'called in'],
    ['Tue', 'Early', 'Storrison', 'No', 'no access'],
    ['Tue', 'Late', 'Plotter', 'Yes', 'none'],
    ['Mon', 'Early', 'Inventer', 'Yes', 'none'],
  ];
  const find = findPlace(rota, [2, 4]);
  expect(find(rota).row).toBe(2);
  expect(find(rota.filter((_, at) => at !== 2)).verdict).toBe('gone');
});

describe('the cells of a row without headers', () => {
  test('keep their order when one was put between them', () => {
    expect(alignCells([11, 12, 13], [11, 99, 12, 13])).toEqual([0, 2, 3]);
  });

  test('are gone when those beside them meet', () => {
    expect(alignCells([11, 12, 13], [11, 13])).toEqual([0, -1, 1]);
  });

  test('are edited when as many stand between the same two', () => {
    expect(alignCells([11, 12, 13, 14], [99, 11, 77, 13, 14])).toEqual([1, 2, 3, 4]);
  });

  test('cannot be told when another number stands between the same two', () => {
    expect(alignCells([11, 12, 13], [11, 77, 78, 13])).toEqual([0, null, 3]);
  });
});
