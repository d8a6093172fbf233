import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeQuote, findQuote } from '../../../../shared/documents/quote-in-text.ts';

const text = 'Supervisors looked.\nThe same words.\n  Sergeants did not look. The same words. End';

describe('a quote in a text', () => {
  test('keeps the words and what stands around them, white space as a reader sees it', () => {
    const start = text.indexOf('The same words.\n');
    expect(describeQuote(text, { start: start - 3, end: start + 18 })).toEqual({
      exact: 'd. The same words.',
      prefix: 'Supervisors looke',
      suffix: 'Sergeants did not look. The same words. End',
    });
  });

  test.each([text.indexOf('The same'), text.lastIndexOf('The same')])(
    'is found at %i by what stands around it',
    (start) => {
      const span = { start, end: start + 'The same words.'.length };
      const quote = describeQuote(text, span);
      expect(quote && findQuote(text, quote)).toEqual(span);
    },
  );

  test('is not found where two places are alike, nor where its words are gone', () => {
    const quote = { exact: 'no', prefix: '', suffix: '' };
    expect(findQuote('yes no yes no', quote)).toBeNull();
    expect(findQuote('yes', quote)).toBeNull();
  });

  test('is none where nothing but white space was selected', () => {
    expect(describeQuote('a \n b', { start: 1, end: 4 })).toBeNull();
  });

  test('is found where it was described, whenever it is found at all', () => {
    const words = fc.array(fc.constantFrom('one', 'two', 'three', ' ', '\n'), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (parts, a, b) => {
        const whole = parts.join('');
        const [start, end] = [a % (whole.length + 1), b % (whole.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const quote = describeQuote(whole, { start, end });
        const found = quote && findQuote(whole, quote);
        if (found) {
          expect(whole.slice(found.start, found.end).replace(/\s+/g, ' ')).toBe(quote.exact);
          expect(whole.slice(start, end)).toContain(whole.slice(found.start, found.end));
          expect(found.start).toBeGreaterThanOrEqual(start);
          expect(found.end).toBeLessThanOrEqual(end);
        }
      }),
      { numRuns: 300 },
    );
  });
});
