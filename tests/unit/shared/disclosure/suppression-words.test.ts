import { expect, test } from 'vitest';
import { type ProtectedFigures, protectFigures } from '../../../../shared/disclosure/protect-figures.ts';
import { type SchemeId, schemeOf } from '../../../../shared/disclosure/scheme.ts';
import { runThrough } from '../../../../shared/disclosure/stepwise.ts';
import { suppressionNote } from '../../../../shared/disclosure/suppression-words.ts';

function note(id: SchemeId, extra: Partial<ProtectedFigures> = {}): string[] {
  const made = runThrough(protectFigures({ cells: [], sums: [], percentages: [] }, schemeOf(id)));
  if (!made.ok) throw new Error(made.error.type);
  return suppressionNote({ ...made.value, ...extra });
}

test('says what each scheme did', () => {
  expect(note('nhs-digital')[0]).toBe(
    'A nought is a true nought. Counts from 1 to 7 are shown as 5. All other figures, totals among them, are rounded to the nearest 5, each on its own, so parts may not add up to their total.',
  );
  expect(note('department')[0]).toBe(
    'A nought is a true nought. Counts from 1 to 5 are withheld and shown as "c". All other figures are as counted; totals are rounded to the nearest 10, each on its own, so parts may not add up to their total.',
  );
  expect(note('threshold-10')[0]).toMatch(
    /^Counts below 10, noughts among them, are withheld and shown as "c"\./,
  );
});

test('says in the same words always that further figures may be withheld, and that totals do not match', () => {
  const broken = { total: 't', parts: [] };
  expect(note('department', { alsoWithheld: ['a', 'b'], brokenSums: [broken] })).toEqual([
    expect.any(String),
    'Further figures may be withheld and shown as "c", so that no small count can be worked out from the rest.',
    'Percentages are worked out from the figures as shown here, not from the true counts.',
    "One total does not match the parts in the force's own figures.",
  ]);
});

test('tells nobody whether or how many further figures were withheld', () => {
  expect(note('department', { alsoWithheld: ['a', 'b'] })).toEqual(note('department'));
});
