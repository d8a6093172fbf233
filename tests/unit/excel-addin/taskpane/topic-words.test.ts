import { describe, expect, test } from 'vitest';
import { settleLines, topicSentences } from '../../../../excel-addin/taskpane/topic-words.ts';
import { defaultRule } from '../../../../shared/grading/default-rule.ts';
import { gradeTopic } from '../../../../shared/grading/grade-topic.ts';

const grade = (...judgments: readonly string[]) =>
  gradeTopic(defaultRule, {
    criteria: judgments.map((judgment, index) => ({ number: `3.${index + 1}`, judgment, reasons: '' })),
    hasCauseOfConcern: false,
  });

describe('topicSentences', () => {
  test('says why a topic is what it is, and which criterion slips', () => {
    const graded = grade('Good', 'Adequate', 'Good', 'Good');
    expect(topicSentences(graded, 'Good: at most one is below.')).toEqual([
      'Good: at most one is below. Here 3.2 is Adequate.',
    ]);
  });

  test('gives the range while an open criterion could change the grade', () => {
    expect(topicSentences(grade('Good', '', 'Good', 'Good'), '')).toEqual([
      'Between Requires improvement and Good: 3.2 is open.',
    ]);
  });

  test('says that open criteria cannot change a grade that is decided', () => {
    const graded = grade('Inadequate', 'Inadequate', '', '');
    expect(topicSentences(graded, 'Inadequate: no higher grade is reached.')).toEqual([
      'Inadequate: no higher grade is reached.',
      '3.3 and 3.4 are open; the grade is the same whatever becomes of them.',
    ]);
  });

  test('says that nothing is judged', () => {
    expect(topicSentences(grade('', '', '', ''), '')).toEqual(['Nothing is judged yet.']);
  });
});

describe('settleLines', () => {
  test('puts equal outcomes in one line, the best first', () => {
    expect(settleLines(grade('Good', '', 'Good', 'Good'))).toEqual([
      { ifOpenBecome: 'Outstanding, Good or Adequate', grade: 'Good' },
      { ifOpenBecome: 'Requires improvement', grade: 'Adequate' },
      { ifOpenBecome: 'Inadequate', grade: 'Requires improvement' },
    ]);
  });

  test.each([
    ['nothing is open', ['Good', 'Good', 'Good', 'Good']],
    ['nothing is judged', ['', '', '', '']],
    ['the grade is decided', ['Inadequate', 'Inadequate', '', '']],
  ])('is empty when %s', (_, judgments) => {
    expect(settleLines(grade(...judgments))).toEqual([]);
  });
});
