import { describe, expect, test } from 'vitest';
import { awardCautions, outsideIndication } from '../../../../excel-addin/taskpane/award-cautions.ts';
import { readPane } from '../../../../excel-addin/taskpane/read-pane.ts';
import { defaultRule } from '../../../../shared/grading/default-rule.ts';
import { coverRows, readingOf } from './sample-reading.ts';

/** The inspector's first topic, all of its criteria judged so. */
function topicJudged(word: string) {
  const rows = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => ({
    Id: `ncpi-2024/leadership/${number}`,
    'Inspector judgment': word,
  }));
  const reading = readingOf({ PlCover: coverRows, PlJudgments: rows, PlGrades: [] });
  const pane = readPane({ reading, rule: defaultRule, frameworks: [], counts: null });
  const topic = pane.type === 'read' ? pane.reading.layers.inspector.topics[0] : undefined;
  if (topic === undefined) throw new Error('the edition has topics');
  return topic;
}

describe('an award', () => {
  test('that is the indicated grade and has a reason is not remarked on', () => {
    const award = { ...topicJudged('Good'), awarded: 'good', reason: 'It holds together.' };
    expect(awardCautions(award, defaultRule)).toEqual([]);
  });

  test('of another grade than the indicated one, without a reason, is remarked on twice', () => {
    const award = { ...topicJudged('Requires improvement'), awarded: 'Good', reason: ' ' };
    expect(awardCautions(award, defaultRule)).toEqual([
      'No reason was given: the report quotes it.',
      'Awarded Good; the rule indicates Requires improvement.',
    ]);
  });

  test('within the range that is still possible is not remarked on', () => {
    expect(outsideIndication({ ...topicJudged(''), awarded: 'Good' }, defaultRule)).toBeNull();
  });
});
