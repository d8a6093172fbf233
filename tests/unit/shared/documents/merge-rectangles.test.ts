import { expect, test } from 'vitest';
import { mergeRectangles } from '../../../../shared/documents/merge-rectangles.ts';

test('words of one line become one rectangle; another line and another column stay apart', () => {
  expect(
    mergeRectangles([
      { x: 10, y: 700, width: 30, height: 12 },
      { x: 43.004, y: 701, width: 20, height: 12 },
      { x: 300, y: 700, width: 20, height: 12 },
      { x: 10, y: 686, width: 50, height: 12 },
      { x: 60, y: 686, width: 0, height: 12 },
    ]),
  ).toEqual([
    { x: 10, y: 700, width: 53, height: 13 },
    { x: 300, y: 700, width: 20, height: 12 },
    { x: 10, y: 686, width: 50, height: 12 },
  ]);
});
