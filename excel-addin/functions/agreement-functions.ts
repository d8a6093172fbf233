import { type AgreementError, type KappaWeighting, kappaOf } from '../../shared/statistics/agreement.ts';
import { alphaOf } from '../../shared/statistics/alpha.ts';
import {
  type Argument,
  FunctionFault,
  filledRows,
  isLeftOut,
  places,
  scaleWords,
  sideBySide,
  wordOf,
} from './read-arguments.ts';

const weightings: Readonly<Record<string, KappaWeighting>> = {
  linear: 'linear',
  quadratic: 'quadratic',
  none: 'unweighted',
};

const faultWords: Readonly<Record<AgreementError['type'], string>> = {
  'nothing-compared': 'Nothing was graded by two people.',
  'one-rating-only': 'Everything has one and the same grade: agreement beyond chance has no value then.',
  'not-on-scale': 'A grade is not on the scale.',
  'not-a-number': 'A grade is not on the scale.',
};

export function kappa(...[first, second, scale, weights]: readonly Argument[]): number {
  const [ones = [], others = []] = sideBySide(first, second).map((cells) => places(cells, scale));
  const weighting = isLeftOut(weights) ? 'linear' : weightings[wordOf(weights)];
  if (weighting === undefined) throw new FunctionFault('The weights are “linear”, “quadratic” or “none”.');
  const pairs = ones.map((place, index) => [place, others[index] ?? null] as const);
  const found = kappaOf(pairs, { weighting, scale: scaleWords(scale).map((_, index) => index + 1) });
  if (!found.ok) throw new FunctionFault(faultWords[found.error.type]);
  return found.value;
}

/** A row a case, a column a person. */
export function alpha(grades: Argument, scale: Argument): number {
  const rows = filledRows(grades).map((row) => places(row, scale));
  const people = rows[0]?.length ?? 0;
  const byPerson = Array.from({ length: people }, (_, person) => rows.map((row) => row[person] ?? null));
  const found = alphaOf(byPerson, 'ordinal');
  if (!found.ok) throw new FunctionFault(faultWords[found.error.type]);
  return found.value;
}
