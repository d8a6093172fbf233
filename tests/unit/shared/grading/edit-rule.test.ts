import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultRule } from '../../../../shared/grading/default-rule.ts';
import { editRule, nextVersion, type RuleEdit } from '../../../../shared/grading/edit-rule.ts';
import { gradeTopic } from '../../../../shared/grading/grade-topic.ts';
import { parseRule } from '../../../../shared/grading/parse-rule.ts';
import { ruleFaultSentence } from '../../../../shared/grading/rule-sentences.ts';

const note = 'Agreed by the panel';
const edited = (edits: readonly RuleEdit[]) => {
  const rule = editRule(defaultRule, edits, { note });
  if (!rule.ok) throw new Error(ruleFaultSentence(rule.error));
  return rule.value;
};
const indicated = (judgments: readonly string[], rule = defaultRule, hasCauseOfConcern = false) =>
  gradeTopic(rule, {
    criteria: judgments.map((judgment, index) => ({ number: `1.${index}`, judgment, reasons: '' })),
    hasCauseOfConcern,
  }).indicated;

describe('an edited rule', () => {
  test('grades by what was changed', () => {
    const twoSlips = ['Good', 'Good', 'Adequate', 'Adequate'];
    expect(indicated(twoSlips)).toBe('Adequate');
    const rule = edited([{ type: 'max-below', grade: 'Good', below: 'Good', max: 2 }]);
    expect(indicated(twoSlips, rule)).toBe('Good');
  });

  test('holds a topic with a cause of concern no lower once that cap is lifted', () => {
    const good = ['Good', 'Good', 'Good'];
    expect(indicated(good, defaultRule, true)).toBe('Requires improvement');
    expect(indicated(good, edited([{ type: 'cause-of-concern-cap', cap: null }]), true)).toBe('Good');
    const lower = edited([{ type: 'cause-of-concern-cap', cap: 'Inadequate' }]);
    expect(indicated(good, lower, true)).toBe('Inadequate');
  });

  test('does not grade a topic with fewer criteria than it asks for', () => {
    const rule = edited([{ type: 'min-applicable', count: 4 }]);
    expect(indicated(['Good', 'Good', 'Good'], rule)).toBe('Not enough evidence');
  });

  test('has a version and a name of its own, and says why', () => {
    const rule = edited([{ type: 'min-applicable', count: 4 }]);
    expect(rule).toMatchObject({ id: 'one-slip (edited)', version: '1.1.0', note });
    expect(editRule(rule, [], { note: 'Again' })).toMatchObject({
      value: { id: 'one-slip (edited)', version: '1.2.0', note: 'Again' },
    });
  });

  test('leaves the rule that it came from alone', () => {
    const before = JSON.stringify(defaultRule);
    edited([{ type: 'critical-cap', limit: null }]);
    expect(JSON.stringify(defaultRule)).toBe(before);
  });

  test.each([
    ['1.0.0', '1.1.0'],
    ['2.9', '2.10.0'],
    ['7', '8'],
    ['spring', 'spring.1'],
  ])('of version %s is version %s', (before, after) => {
    expect(nextVersion(before)).toBe(after);
  });

  test('is refused without a reason, and under the version that it had', () => {
    expect(editRule(defaultRule, [], { note: ' ' })).toMatchObject({ error: { path: 'note' } });
    const same = editRule(defaultRule, [], { note, version: '1.0.0' });
    expect(same).toMatchObject({ error: { path: 'version' } });
  });
});

const grade = fc.constantFrom(...defaultRule.scale);
const someEdit: fc.Arbitrary<RuleEdit> = fc.oneof(
  fc.record({
    type: fc.constant('max-below' as const),
    grade,
    below: grade,
    max: fc.oneof(fc.constant(null), fc.constant('half' as const), fc.integer({ min: -1, max: 4 })),
  }),
  fc.record({ type: fc.constant('cause-of-concern-cap' as const), cap: fc.option(grade) }),
  fc.record({
    type: fc.constant('critical-cap' as const),
    limit: fc.option(fc.record({ atMost: grade, cap: grade })),
  }),
  fc.record({ type: fc.constant('min-applicable' as const), count: fc.integer({ min: 0, max: 5 }) }),
);

describe('whatever is edited', () => {
  test('a rule that is accepted never lowers a grade for a better judgment, and a refused one says where', () => {
    const level = (word: string) => defaultRule.scale.indexOf(word);
    fc.assert(
      fc.property(
        fc.array(someEdit, { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 6 }),
        fc.nat(),
        (edits, levels, at) => {
          const rule = editRule(defaultRule, edits, { note });
          if (!rule.ok) {
            expect(ruleFaultSentence(rule.error)).toMatch(/^The rule cannot be used: (in|at|as) .+\.$/);
            return;
          }
          const place = at % levels.length;
          const words = (list: readonly number[]) => list.map((one) => defaultRule.scale[one] ?? '');
          const better = levels.with(place, (levels[place] ?? 0) + 1);
          const [before, after] = [levels, better].map((list) => level(indicated(words(list), rule.value)));
          expect(after).toBeGreaterThanOrEqual(before ?? 0);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a rule that cannot be used', () => {
  const { rows } = defaultRule;
  const [first, second, ...others] = rows;
  const said = (changed: object) => {
    const rule = parseRule({ ...defaultRule, ...changed });
    return rule.ok ? 'accepted' : ruleFaultSentence(rule.error);
  };

  test('is refused in words that say which line', () => {
    expect(said({ rows: [second, first, ...others] })).toMatch(
      /in line 2, .* better judgment could then lower/,
    );
    expect(said({ rows: rows.slice(0, -1) })).toMatch(/in line 4, the last line has conditions/);
    expect(said({ rows: [first, { grade: 'Good', maxBelow: {} }, ...others] })).toMatch(
      /in line 3, the line can never be reached/,
    );
    expect(said({ rows: [{ ...first, minAbove: 3 }, second, ...others] })).toMatch(
      /in line 1, it has a condition .* cannot have/,
    );
    expect(said({ rows: [{ grade: 'Gold', maxBelow: {} }] })).toMatch(/in line 1, “Gold” is not one of its/);
    expect(said({ limiters: [{ id: 'x', when: { share: 3 }, cap: 'Good' }] })).toMatch(
      /in cap 1 .*, only two/,
    );
  });

  test('has its line named with its grade where the rule is known, and no word of the library that looked', () => {
    const data = { ...defaultRule, rows: [first, { grade: 'Good', maxBelow: {} }, ...others] };
    const dead = parseRule(data);
    expect(!dead.ok && ruleFaultSentence(dead.error, data)).toMatch(/in line 3 \(Adequate\), the line can/);
    const broken: readonly object[] = [
      ...[{ id: '' }, { id: 5 }, { scale: ['Good'] }, { scale: 'Good' }, { open: [1] }, { open: 'x' }],
      ...[{ minApplicable: 0 }, { minApplicable: 1.5 }, { minApplicable: '3' }, { rows: [] }, { rows: {} }],
      ...[{ rows: [1] }, { rows: [{ grade: 'Good' }] }, { rows: [{ grade: 'Good', maxBelow: 3 }] }],
      ...[{ rows: [{ grade: 'Good', maxBelow: { Good: -1 } }] }, { limiters: 3 }, { limiters: [{}] }],
    ];
    for (const changed of broken)
      expect(said(changed)).not.toMatch(
        /Invalid|Expected|[Rr]eceived|Array|Object|string|undefined|[<>!]=?\d|maxBelow/,
      );
  });
});
