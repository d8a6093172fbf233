import { quote } from '../../shared/grading/compile-rule.ts';
import { kappaOf } from '../../shared/statistics/agreement.ts';
import { alphaOf } from '../../shared/statistics/alpha.ts';
import type { CellValue } from '../workbook/workbook.ts';
import { type CaseReading, gradeNumber } from './case-readings.ts';
import { caseGrades } from './case-words.ts';
import { thisRow } from './table-reference.ts';

/** Said in place of a figure that there is none of. */
const noFigure = {
  tooFew: 'Fewer than two graded by both',
  oneGrade: 'Only one grade was given',
  noSecond: 'No second grade yet',
} as const;

export const howWorkedOut =
  'Agreement beyond chance, 1 at most, 0 as by chance. Force against inspector: Cohen’s kappa with linear weights over the cases that both graded, so that good against inadequate counts twice as far apart as good against requires improvement. All who graded, once a second inspector has: Krippendorff’s alpha, ordinal, since the three grades have an order but no measured distance between them; cases that only one person graded are left out. The counts behind both stand in the hidden columns at the right.';

/** Headers of the nine counts, force by inspector, and of the totals that alpha is made of. */
export const pairHeader = (force: number, inspector: number): string => `Pairs ${force} ${inspector}`;
export const pairedHeader = (grade: number): string => `Paired marks ${grade}`;
export const splitHeader = (a: number, b: number): string => `Split ${a} ${b}`;

/** Places on the scale, 1 the best. */
const places = [1, 2, 3] as const;
export const pairPlaces = places.flatMap((force) => places.map((inspector) => [force, inspector] as const));
export const splitPlaces = [
  [1, 2],
  [1, 3],
  [2, 3],
] as const;

const own = (header: string): string => thisRow('PlCaseSummary', header);
const sum = (parts: readonly string[]): string => parts.join('+');

/** Over the counts of the same row. */
export function kappaFormula(): string {
  const apart = pairPlaces.filter(([force, inspector]) => force !== inspector);
  const weight = (a: number, b: number) => (Math.abs(a - b) === 1 ? '' : `${Math.abs(a - b)}*`);
  const byForce = (at: number) => `(${sum(places.map((other) => own(pairHeader(at, other))))})`;
  const byInspector = (at: number) => `(${sum(places.map((other) => own(pairHeader(other, at))))})`;
  const observed = sum(apart.map(([a, b]) => weight(a, b) + own(pairHeader(a, b))));
  const expected = sum(apart.map(([a, b]) => `${weight(a, b)}${byForce(a)}*${byInspector(b)}`));
  const compared = own('Graded by both');
  return `IF(${compared}<2,${quote(noFigure.tooFew)},IF(${expected}=0,${quote(noFigure.oneGrade)},1-(${observed})*${compared}/(${expected})))`;
}

export function kappaValue(cases: readonly CaseReading[]): CellValue {
  const both = cases.filter(({ grades: [force, inspector] }) => force !== '' && inspector !== '');
  if (both.length < 2) return noFigure.tooFew;
  const pairs = both.map(({ grades: [force = '', inspector = ''] }) => [force, inspector] as const);
  const kappa = kappaOf(pairs, { weighting: 'linear', scale: caseGrades });
  return kappa.ok ? kappa.value : noFigure.oneGrade;
}

/**
 * Ordinal alpha of three grades: the distance between two is how many marks lie between their middles, so it follows
 * from the totals of the row.
 */
export function alphaFormula(): string {
  const [first, second, third] = places.map((place) => own(pairedHeader(place)));
  const distances = [
    `(${first}+${second})/2`,
    `(${first}/2+${second}+${third}/2)`,
    `(${second}+${third})/2`,
  ].map((distance) => `(${distance})*(${distance})`);
  const observed = sum(splitPlaces.map(([a, b], index) => `${own(splitHeader(a, b))}*${distances[index]}`));
  const expected = sum(
    splitPlaces.map(([a, b], index) => `${own(pairedHeader(a))}*${own(pairedHeader(b))}*${distances[index]}`),
  );
  const count = sum(places.map((place) => own(pairedHeader(place))));
  const inspectors = own('Graded by more inspectors');
  return `IF(${inspectors}=0,${quote(noFigure.noSecond)},IF(${expected}=0,${quote(noFigure.oneGrade)},1-(${count}-1)*(${observed})/(${expected})))`;
}

export function alphaValue(cases: readonly CaseReading[]): CellValue {
  if (!cases.some(({ inspectorMarks }) => inspectorMarks > 1)) return noFigure.noSecond;
  const raterCount = Math.max(...cases.map(({ grades }) => grades.length));
  const rows = Array.from({ length: raterCount }, (_, rater) =>
    cases.map(({ grades }) => gradeNumber(grades[rater] ?? '') || null),
  );
  const alpha = alphaOf(rows, 'ordinal');
  return alpha.ok ? alpha.value : noFigure.oneGrade;
}
