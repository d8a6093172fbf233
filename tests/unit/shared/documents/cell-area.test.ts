import { describe, expect, test } from 'vitest';
import { areaGrid, areaName, parseArea, usedArea } from '../../../../shared/documents/cell-area.ts';

describe('an area of cells', () => {
  test.each([
    ['A1', { top: 0, left: 0, bottom: 0, right: 0 }],
    ['b2:d9', { top: 1, left: 1, bottom: 8, right: 3 }],
    ['$D$9:$B$2', { top: 1, left: 1, bottom: 8, right: 3 }],
    ['AA10:AB11', { top: 9, left: 26, bottom: 10, right: 27 }],
  ])('%s is read', (words, area) => {
    expect(parseArea(words)).toEqual(area);
    expect(parseArea(areaName(area))).toEqual(area);
  });

  test.each(['', 'A0', 'A1:', '1A', 'A1:B2:C3', 'ABCD1'])('%j is none', (words) => {
    expect(parseArea(words)).toBeNull();
  });

  test('is the smallest that holds every filled cell', () => {
    expect(
      usedArea([
        ['', ''],
        ['', 'x', ''],
        ['y', '', ''],
      ]),
    ).toEqual({ top: 1, left: 0, bottom: 2, right: 1 });
    expect(usedArea([['', '']])).toBeNull();
  });
});

test('a grid has the headings of its first row and no empty rows', () => {
  const rows = [['Month', 'Cases'], ['April', '12'], ['', ''], ['May']];
  const area = { top: 0, left: 0, bottom: 3, right: 1 };
  expect(areaGrid(rows, area, { caption: 'Sample', hasHeaders: true })).toEqual({
    caption: 'Sample',
    columnHeaders: ['Month', 'Cases'],
    rows: [
      { key: 'April', cells: ['April', '12'] },
      { key: 'May', cells: ['May', ''] },
    ],
  });
  expect(areaGrid(rows, area, { caption: '', hasHeaders: false }).columnHeaders).toEqual(['', '']);
});
