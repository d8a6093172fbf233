import { err, ok, type Result } from '../result.ts';

export type SchemeId = 'nhs-digital' | 'department' | 'threshold-10';

/** A way to protect small counts in figures that leave the force, as data. */
export interface DisclosureScheme {
  readonly id: SchemeId;
  readonly name: string;
  readonly source: string;
  /** Counts from `smallest` to `largestSmall` are small, and point to persons. */
  readonly smallest: number;
  readonly largestSmall: number;
  /** What stands for a small count; null puts the marker there. */
  readonly smallShownAs: number | null;
  /** What stands for a figure that is withheld. */
  readonly marker: string;
  /** Other counts go to the nearest multiple; 1 leaves them as they are. Totals have a base of their own. */
  readonly base: number;
  readonly totalBase: number;
  /** Whether no rounded figure may be worked out exactly, or only none that is withheld. */
  readonly protects: 'every-rounded-figure' | 'withheld-figures';
}

export const disclosureSchemes: readonly DisclosureScheme[] = [
  {
    id: 'nhs-digital',
    name: 'Round to the nearest 5 (NHS Digital)',
    source:
      'NHS Digital, disclosure control of Hospital Episode Statistics; codonPython central_suppression_method',
    ...{ smallest: 1, largestSmall: 7, smallShownAs: 5, marker: '*', base: 5, totalBase: 5 },
    protects: 'every-rounded-figure',
  },
  {
    id: 'department',
    name: 'Withhold 1 to 5, totals to the nearest 10 (Department for Education)',
    source: 'Department for Education, children in need and children looked after: methodology',
    ...{ smallest: 1, largestSmall: 5, smallShownAs: null, marker: 'c', base: 1, totalBase: 10 },
    protects: 'withheld-figures',
  },
  {
    id: 'threshold-10',
    name: 'Withhold below 10, round to the nearest 5 (ONS Secure Research Service)',
    source: 'ONS Secure Research Service; ACRO default.yaml (safe_threshold 10, zeros are disclosive)',
    ...{ smallest: 0, largestSmall: 9, smallShownAs: null, marker: 'c', base: 5, totalBase: 5 },
    protects: 'every-rounded-figure',
  },
];

export const defaultScheme: SchemeId = 'nhs-digital';

/** One of the shipped schemes. */
export function schemeOf(id: SchemeId): DisclosureScheme {
  const scheme = disclosureSchemes.find((each) => each.id === id);
  if (scheme === undefined) throw new Error(`No scheme ${id}`);
  return scheme;
}

/** A figure as it leaves the force. */
export type ShownFigure =
  | { readonly type: 'number'; readonly number: number }
  | { readonly type: 'marker'; readonly marker: string };

/** A total is rounded by a base of its own, never summed from rounded parts. */
export type CellRole = 'part' | 'total';

export interface CountError {
  readonly type: 'not-a-count';
  readonly value: number;
}

/** The most that codonPython takes as a count of people; more is a mistake. */
export const mostCount = 5_000_000_000;

/**
 * How a scheme shows one count: a whole number from 0 to 5,000,000,000, all else is an error.
 *
 * @example showCount(3, schemeOf('nhs-digital')) // 5
 */
export function showCount(
  count: number,
  scheme: DisclosureScheme,
  role: CellRole = 'part',
): Result<ShownFigure, CountError> {
  if (!Number.isInteger(count) || count < 0 || count > mostCount)
    return err({ type: 'not-a-count', value: count });
  if (isSmallCount(count, scheme)) {
    if (scheme.smallShownAs === null) return ok({ type: 'marker', marker: scheme.marker });
    return ok({ type: 'number', number: scheme.smallShownAs });
  }
  const base = role === 'total' ? scheme.totalBase : scheme.base;
  return ok({ type: 'number', number: Math.round(count / base) * base });
}

/** Whether a count is so small that it may point to persons. */
export const isSmallCount = (count: number, { smallest, largestSmall }: DisclosureScheme): boolean =>
  count >= smallest && count <= largestSmall;

/** The least and the greatest count. */
export interface CountRange {
  readonly low: number;
  readonly high: number;
}

/**
 * Which counts a reader who knows the scheme can think of, seeing this figure alone. The scheme's marker does not tell
 * a small count from a greater one that was withheld to protect it; a nought it only stands for where noughts are small.
 */
export function countsBehind(figure: ShownFigure, scheme: DisclosureScheme, role: CellRole): CountRange {
  if (figure.type === 'marker') return { low: scheme.smallest, high: mostCount };
  const reach = Math.max(scheme.base, scheme.totalBase, scheme.largestSmall);
  const shown = Array.from({ length: 2 * reach + 1 }, (_, index) => figure.number - reach + index).filter(
    (count) => {
      const each = showCount(count, scheme, role);
      return each.ok && each.value.type === 'number' && each.value.number === figure.number;
    },
  );
  return { low: Math.min(...shown), high: Math.max(...shown) };
}
