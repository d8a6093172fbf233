import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordDifference } from '../../../../../shared/evidence/anchoring/word-difference.ts';

const only = (before: string, after: string, left: string) =>
  wordDifference(before, after)
    .filter(({ type }) => type !== left)
    .map(({ text }) => text)
    .join('');

describe('the difference of two texts', () => {
  test('names the words that were replaced, in their place', () => {
    expect(wordDifference('The risk is high today.', 'The risk is low today.')).toEqual([
      { type: 'kept', text: 'The risk is ' },
      { type: 'removed', text: 'high ' },
      { type: 'added', text: 'low ' },
      { type: 'kept', text: 'today.' },
    ]);
  });

  test('keeps words that only moved apart', () => {
    expect(wordDifference('seen alone', 'seen twice and alone')).toEqual([
      { type: 'kept', text: 'seen ' },
      { type: 'added', text: 'twice and ' },
      { type: 'kept', text: 'alone' },
    ]);
  });

  test('without what was added is the old text, without what was removed the new', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', ' ', '\n'), { maxLength: 40 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(only(before, after, 'added')).toBe(before);
        expect(only(before, after, 'removed')).toBe(after);
      }),
    );
  });

  test('of two long texts with nothing in common is all of both', () => {
    const before = 'old '.repeat(3000);
    const after = 'new '.repeat(3000);
    expect(wordDifference(before, after).map(({ type }) => type)).toEqual(['removed', 'added']);
  });
});
