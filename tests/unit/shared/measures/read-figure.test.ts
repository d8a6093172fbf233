import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figureWords } from '../../../../shared/measures/figure-words.ts';
import { markers } from '../../../../shared/measures/markers.ts';
import { readFigure } from '../../../../shared/measures/read-figure.ts';

const read = (value: string | number | boolean, numberFormat = 'General') =>
  readFigure({ value, text: String(value), numberFormat });

describe('a marker', () => {
  test.each([
    ['..', 'not-available'],
    ['…', 'not-available'],
    ['x', 'not-available'],
    ['[X]', 'not-available'],
    ['n/a', 'not-available'],
    ['N/A', 'not-available'],
    ['nan', 'not-available'],
    ['-', 'zero-or-nil'],
    ['–', 'zero-or-nil'],
    ['—', 'zero-or-nil'],
    [' c ', 'suppressed'],
    ['[c]', 'suppressed'],
    ['*', 'suppressed'],
    ['z', 'not-applicable'],
    ['u', 'unreliable'],
    ['k', 'rounds-to-zero'],
    ['[low]', 'rounds-to-zero'],
    ['~', 'rounds-to-zero'],
    ['..\u00a0[note 2]', 'not-available'],
    ['c*', 'suppressed'],
  ])('%j means %s', (text, meaning) => {
    expect(read(text)).toMatchObject({ type: 'marker', meaning });
  });

  test('is never a number, and each has a sentence', () => {
    for (const { marker, sentence } of markers) {
      expect(read(marker)).toMatchObject({ type: 'marker', marker });
      expect(figureWords(read(marker))).toBe(sentence);
      expect(sentence).toMatch(/\.$/);
    }
  });
});

test.each([
  ['<5', 5],
  ['< 10', 10],
  ['fewer than 5', 5],
  ['Less than 1,000', 1000],
  ['<5%', 0.05],
  ['≤5', 6],
  ['5 or fewer', 6],
  ['<5*', 5],
])('%j is a number below a bound', (text, below) => {
  expect(read(text)).toMatchObject({ type: 'below', below });
});

test.each(['', ' ', '\u00a0', '\u200b', '\ufeff \u00a0'])('%j is blank', (text) => {
  expect(read(text)).toEqual({ type: 'blank' });
});

test.each([
  ['1,234', 1234, ['number-as-text']],
  ['12%', 0.12, ['number-as-text']],
  [' 15 ', 15, ['number-as-text']],
  ['\u200b7\u00a0', 7, ['number-as-text']],
  ['-3.5', -3.5, ['number-as-text']],
  ['−3', -3, ['number-as-text']],
  ['0', 0, ['number-as-text']],
  ['£1,200', 1200, ['number-as-text']],
  ['1"', 1, ['number-as-text', 'note-mark']],
  ['12*', 12, ['number-as-text', 'note-mark']],
  ['5 [note 1]', 5, ['number-as-text', 'note-mark']],
  ['3r', 3, ['number-as-text', 'note-mark']],
  ['7(p)', 7, ['number-as-text', 'note-mark']],
  ['9¹', 9, ['number-as-text', 'note-mark']],
  ['1,234 [r] [note 2]', 1234, ['number-as-text', 'note-mark']],
  ['2018', 2018, ['number-as-text', 'text-year']],
])('%j is the number %d, and it is said how it stood', (text, number, oddities) => {
  expect(read(text)).toEqual({ type: 'number', number, oddities });
});

test.each([
  '12,5',
  '1.234,5',
  '1,23',
  '12 (3)',
  '12k',
  '(12)',
  '007',
  '1 234',
  '10/11*',
  '2018/19',
  'Total',
  'R',
  '1e5',
  '>95%',
  '3-5',
])('%j is words: nothing is guessed', (text) => {
  expect(read(text).type).toBe('words');
});

test('a comma that can be read in two ways is given its reason', () => {
  expect(figureWords(read('12,5'))).toContain('comma that can be read in two ways');
});

// A year in words is never a figure: a bare '2018' is one, and is told of.
test.each(['10/11*', '2018/19', '2018-19', '1999/00', 'FY 2018/19 (p)', '11 - 17 years'])(
  '%j is words',
  (text) => {
    expect(read(text).type).toBe('words');
  },
);

test('a number cell is its number, a date is words, an error is its word', () => {
  expect(read(12.5)).toEqual({ type: 'number', number: 12.5, oddities: [] });
  expect(read(0.25, '[h]:mm')).toMatchObject({ type: 'number' });
  expect(read(5, '0.0_);[Red]\\(0.0\\)')).toMatchObject({ type: 'number' });
  expect(readFigure({ value: 43738, text: '30/09/2019', numberFormat: 'dd/mm/yyyy' })).toEqual({
    type: 'words',
    text: '30/09/2019',
  });
  expect(readFigure({ value: '#DIV/0!', text: '#DIV/0!', numberFormat: 'General', isError: true })).toEqual({
    type: 'error',
    word: '#DIV/0!',
  });
  expect(read('#REF!')).toEqual({ type: 'error', word: '#REF!' });
  expect(read(true)).toEqual({ type: 'words', text: 'TRUE' });
});

test('text without a digit is never a number, and a whole number as text is itself', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      if (!/\d/.test(text)) expect(read(text).type).not.toBe('number');
      expect(figureWords(read(text))).not.toBe('');
    }),
  );
  fc.assert(
    fc.property(fc.integer(), (number) => {
      expect(read(number.toLocaleString('en-GB'))).toMatchObject({ type: 'number', number });
    }),
  );
});
