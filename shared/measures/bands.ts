import type { Measure, MeasureBands, MeasureDirection } from './measure.ts';

/** Excel and LibreOffice compare numbers to 15 digits; so do we, that 0.1 + 0.2 meets a limit of 0.3. */
const fifteenDigits = (number: number): number => Number(number.toPrecision(15));

/** The grade that a value counts as; null where the measure has no bands, is neutral, or its bands are out of order. */
export function bandOf(
  { bands, direction }: Pick<Measure, 'bands' | 'direction'>,
  value: number,
  scale: readonly string[],
): string | null {
  if (direction === 'neutral' || bands.length === 0 || checkBands(bands, direction, scale) !== null)
    return null;
  const meets = (limit: number): boolean =>
    direction === 'higher'
      ? fifteenDigits(value) >= fifteenDigits(limit)
      : fifteenDigits(value) <= fifteenDigits(limit);
  const best = inOrder(bands, scale).find(({ limit }) => meets(limit));
  return best?.grade ?? scale[0] ?? null;
}

const inOrder = (bands: MeasureBands, scale: readonly string[]): MeasureBands =>
  bands.toSorted((a, b) => scale.indexOf(b.grade) - scale.indexOf(a.grade));

/** What is wrong with a measure's bands, in a sentence; null where nothing is. `scale`: the rule's, lowest first. */
export function checkBands(
  bands: MeasureBands,
  direction: MeasureDirection,
  scale: readonly string[],
): string | null {
  if (bands.length === 0) return null;
  if (direction === 'neutral')
    return 'A neutral measure has no bands: choose which way is better, or take the limits away.';
  const unknown = bands.find(({ grade }) => scale.indexOf(grade) < 1);
  if (unknown !== undefined) return unknownGrade(unknown.grade, scale);
  if (new Set(bands.map(({ grade }) => grade)).size < bands.length)
    return 'A grade has two limits: keep one of them.';
  if (bands.some(({ limit }) => !Number.isFinite(limit))) return 'A limit is not a number.';
  return orderFault(inOrder(bands, scale), direction);
}

const unknownGrade = (grade: string, scale: readonly string[]): string =>
  grade === scale[0]
    ? `${grade} is the lowest grade and needs no limit: it is what meets none.`
    : `“${grade}” is no grade of this rule.`;

function orderFault(bands: MeasureBands, direction: 'higher' | 'lower'): string | null {
  for (const [index, { grade, limit }] of bands.entries()) {
    const better = bands[index - 1];
    if (better === undefined) continue;
    const [above, below] = [fifteenDigits(better.limit), fifteenDigits(limit)];
    if (direction === 'higher' ? above > below : above < below) continue;
    return `The limit of ${better.grade} must be ${direction === 'higher' ? 'higher' : 'lower'} than that of ${grade}.`;
  }
  return null;
}
