import { describe, expect, test } from 'vitest';
import { parsePickMessage } from '../../../../extension/picking/parse-pick-message.ts';

const place = { rectangle: { x: 0, y: 0, width: 10, height: 10 }, scrollX: 0, scrollY: 0, viewWidth: 800 };

describe('what a script in a page says of picking', () => {
  test('is heard where it is whole', () => {
    expect(parsePickMessage({ type: 'picked-picture', place, words: 'Map' })).toEqual({
      type: 'picked-picture',
      place,
      words: 'Map',
    });
  });

  test.each([
    null,
    'pick-here',
    { type: 'mark-tab' },
    { type: 'picked-picture', place: { ...place, viewWidth: Number.NaN }, words: '' },
    { type: 'picked-picture', place, words: 'x'.repeat(2_001) },
    { type: 'picked-clip', place, clip: { quote: 'No structure' } },
  ])('is not heard where it is %j', (message) => {
    expect(parsePickMessage(message)).toBeNull();
  });
});
