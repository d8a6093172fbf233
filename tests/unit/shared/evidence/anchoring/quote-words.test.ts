import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describePlace } from '../../../../../shared/evidence/anchoring/describe-place.ts';
import { quoteWordSteps, quoteWords } from '../../../../../shared/evidence/anchoring/quote-words.ts';
import { wordsOf } from '../../../../../shared/evidence/anchoring/words.ts';
import { pageOf } from './page-of.ts';

const clipOf = (quote: string) => ({ ...describePlace(pageOf(['A page.']), 0, 1), quote });

test('the words of a long quote read in steps are those read at once', () => {
  const spacing = fc.constantFrom(' ', '\n', ' — ', '', '\u00A0');
  const word = fc.constantFrom('child', '14', 'Ångström', 'naïve', '北京', '🚸', '%', 'co\u00ADoperate');
  const text = fc
    .array(fc.tuple(word, spacing), { minLength: 1, maxLength: 40 })
    .map((parts) => parts.flat().join(''));
  fc.assert(
    fc.property(text, (part) => {
      const clip = clipOf(part.repeat(Math.ceil(60_000 / part.length)));
      const steps = [...quoteWordSteps(clip)];
      // As texts: some ten thousand words each time.
      expect(JSON.stringify(quoteWords(clip))).toBe(JSON.stringify(wordsOf(clip.quote)));
      if (/\s/.test(part)) expect(steps.length).toBeGreaterThan(2);
    }),
    { numRuns: 20 },
  );
});

test('a short quote takes no step', () => {
  expect([...quoteWordSteps(clipOf('Seen alone on 12 May.'))]).toEqual([]);
});
