import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultRule } from '../../../../shared/grading/default-rule.ts';
import { type CriterionJudgment, gradeTopic } from '../../../../shared/grading/grade-topic.ts';

const { scale } = defaultRule;
const states = [...scale, '', 'Not applicable'];

const criteriaOf = (vector: readonly string[]): readonly CriterionJudgment[] =>
  vector.map((judgment, index) => ({ number: `3.${index + 1}`, judgment, reasons: 'x' }));
const gradeOf = (vector: readonly string[], hasCauseOfConcern = false) =>
  gradeTopic(defaultRule, { criteria: criteriaOf(vector), hasCauseOfConcern });

function vectorsOf(length: number, from: readonly string[]): readonly (readonly string[])[] {
  if (length === 0) return [[]];
  return vectorsOf(length - 1, from).flatMap((rest) => from.map((state) => [...rest, state]));
}
const all = [4, 5].flatMap((length) => vectorsOf(length, states));
const level = (grade: string | null): number => scale.indexOf(grade ?? '');

describe('the whole space of four and five criteria', () => {
  test('has the grade and range that the independent answers give', () => {
    const text = readFileSync(
      new URL('../../../fixtures/rule/one-slip_all_states.csv', import.meta.url),
      'utf8',
    );
    const answers = new Map(
      text
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => [line.split(',').slice(0, 8).join(), line.split(',').slice(8).join()]),
    );
    expect(answers.size).toBe(672);
    const wrong = all.filter((vector) => {
      const counts = states.map((state) => vector.filter((one) => one === state).length);
      const { low, high, indicated } = gradeOf(vector);
      return answers.get([vector.length, ...counts].join()) !== [low ?? '', high ?? '', indicated].join();
    });
    expect(all).toHaveLength(19_208);
    expect(wrong).toEqual([]);
  });

  test('never has a lower grade for a better judgment', () => {
    const falls = [4, 5].flatMap((length) =>
      vectorsOf(length, scale).flatMap((vector) =>
        vector.flatMap((grade, index) => {
          const better = scale[scale.indexOf(grade) + 1];
          if (better === undefined) return [];
          const raised = gradeOf(vector.with(index, better)).low;
          return level(raised) < level(gradeOf(vector).low) ? [vector] : [];
        }),
      ),
    );
    expect(falls).toEqual([]);
  });
});

const vector = fc.array(fc.constantFrom(...states), { minLength: 3, maxLength: 8 });

describe('a topic', () => {
  test('does not depend on the order of its criteria', () => {
    fc.assert(
      fc.property(vector, fc.infiniteStream(fc.nat()), (judgments, keys) => {
        const shuffled = judgments
          .map((judgment) => [keys.next().value ?? 0, judgment] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, judgment]) => judgment);
        const { indicated, range, low, high, counts } = gradeOf(judgments);
        expect(gradeOf(shuffled)).toMatchObject({ indicated, range, low, high, counts });
      }),
    );
  });

  test('holds in its range every grade that completing it gives', () => {
    fc.assert(
      fc.property(vector, fc.infiniteStream(fc.constantFrom(...scale)), (judgments, grades) => {
        const complete = judgments.map((judgment) =>
          judgment === '' ? (grades.next().value ?? '') : judgment,
        );
        const { low, high } = gradeOf(judgments);
        const truth = gradeOf(complete).low;
        if (truth === null) return low === null;
        return level(low) <= level(truth) && level(truth) <= level(high);
      }),
    );
  });

  test('is held at Requires improvement by an open cause of concern, and never raised by one', () => {
    fc.assert(
      fc.property(vector, (judgments) => {
        const [without, held] = [gradeOf(judgments), gradeOf(judgments, true)];
        return level(held.high) <= 1 && level(held.low) <= level(without.low);
      }),
    );
  });

  test('is Inadequate where a critical criterion is', () => {
    const criteria = criteriaOf(['Inadequate', 'Good', 'Good', 'Good']).map((criterion, index) => ({
      ...criterion,
      isCritical: index === 0,
    }));
    const grade = gradeTopic(defaultRule, { criteria, hasCauseOfConcern: false });
    expect(grade.indicated).toBe('Inadequate');
    expect(grade.why).toBe('A critical criterion is at Inadequate: no higher than Inadequate.');
  });

  test('may still become Inadequate while a critical criterion is open', () => {
    const criteria = criteriaOf(['', 'Good', 'Good', 'Good']).map((criterion, index) => ({
      ...criterion,
      isCritical: index === 0,
    }));
    expect(gradeTopic(defaultRule, { criteria, hasCauseOfConcern: false })).toMatchObject({
      low: 'Inadequate',
      high: 'Good',
    });
  });

  test('says why, and which criteria are below its grade', () => {
    expect(gradeOf(['Good', 'Adequate', 'Good', 'Outstanding'])).toMatchObject({
      indicated: 'Good',
      why: 'Good: at most one criterion is below Good, and none is below Adequate.',
      slips: 'here 3.2 is Adequate',
    });
  });

  test('names what is open and what each outcome would give', () => {
    expect(gradeOf(['Good', 'Good', 'Good', ''])).toMatchObject({
      indicated: 'Not enough evidence',
      range: 'Requires improvement to Good',
      openCriteria: ['3.4'],
      settle: [
        { ifAll: 'Outstanding', grade: 'Good' },
        { ifAll: 'Good', grade: 'Good' },
        { ifAll: 'Adequate', grade: 'Good' },
        { ifAll: 'Requires improvement', grade: 'Adequate' },
        { ifAll: 'Inadequate', grade: 'Requires improvement' },
      ],
    });
  });

  test('is not graded when fewer than three criteria apply', () => {
    expect(gradeOf(['Good', 'Good', 'Not applicable', 'Not applicable'])).toMatchObject({
      indicated: 'Not enough evidence',
      low: null,
      high: null,
      range: 'Not graded: fewer than 3 criteria apply',
    });
  });
});
