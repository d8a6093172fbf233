import { expect, test } from 'vitest';
import { givenWords } from '../../../../excel-addin/taskpane/given-words.ts';

const none = {
  ...{ judgments: 0, awards: 0, papers: 0, findings: 0, cases: 0 },
  ...{ measures: 0, moderations: 0, signOffs: 0 },
};

test.each([
  [none, '0 judgments and 0 awarded grades'],
  [
    {
      ...none,
      judgments: 23,
      awards: 1,
      findings: 2,
      cases: 1,
      measures: 3,
      moderations: 1,
      signOffs: 2,
      papers: 1,
    },
    '23 judgments, 1 awarded grade, 2 findings, 1 case, 3 measures, 1 moderation, 2 sign-offs and 1 document or note',
  ],
])('says what a judgments file holds: %j', (counts, words) => {
  expect(givenWords(counts)).toBe(words);
});
