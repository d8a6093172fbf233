import { describe, expect, test } from 'vitest';
import { parseFoundMessage } from '../../../../extension/marks/marks-messages.ts';

const found = { item: 'a'.repeat(32), verdict: 'same', confidence: 1, text: '' };

describe('what a page’s script tells of the clips it found', () => {
  test('is read as it was sent', () => {
    const message = { type: 'clips-found', found: [found] };
    expect(parseFoundMessage(message)).toEqual(message);
  });

  test.each([
    ['another type', { type: 'pane-outcome', found: [] }],
    ['a verdict that there is not', { type: 'clips-found', found: [{ ...found, verdict: 'certain' }] }],
    ['a confidence above one', { type: 'clips-found', found: [{ ...found, confidence: 7 }] }],
    ['a text without end', { type: 'clips-found', found: [{ ...found, text: 'x'.repeat(20_001) }] }],
    ['an id that is none', { type: 'clips-found', found: [{ ...found, item: { toString: 'x' } }] }],
    ['nothing', null],
  ])('is not heard with %s', (_, message) => {
    expect(parseFoundMessage(message)).toBeNull();
  });
});
