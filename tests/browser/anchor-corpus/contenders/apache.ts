import { createTextQuoteSelectorMatcher } from '@apache-annotator/dom';
import type { Contender } from './contender.ts';
import { describeQuote, type Quote } from './text-run.ts';

/** @apache-annotator: exact only; of several matches the first. */
export const apache: Contender = {
  name: '@apache-annotator',
  describe: describeQuote,
  prepare: () => null,
  anchor: async (root, stored) => {
    const { exact, prefix, suffix } = stored as Quote;
    const matcher = createTextQuoteSelectorMatcher({ type: 'TextQuoteSelector', exact, prefix, suffix });
    const scope = root.ownerDocument.createRange();
    scope.selectNodeContents(root);
    for await (const range of matcher(scope)) return { range, verdict: 'same' };
    return { range: null, verdict: 'gone' };
  },
};
